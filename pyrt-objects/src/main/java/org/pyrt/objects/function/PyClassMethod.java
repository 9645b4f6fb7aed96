package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A classmethod: an attribute that binds to the class. */
public final class PyClassMethod extends Counted implements HasAttributes {

    /** The type classmethod. */
    public static final PyType TYPE =
            PyType.builtin("classmethod", null).flags(PyType.BASETYPE | PyType.HAS_DICT).ownLayout().build();

    @Slot private PyObject callable;
    private final PyInstance attributes;

    /** A floating classmethod of {@code type} that counts {@code callable}. */
    public PyClassMethod(ThreadState ts, PyType type, PyObject callable) {
        super(ts);
        this.callable = callable;
        attributes = new PyInstance(ts, type);
        Refs.incref(ts, callable);
        ts.trackFor(this, callable);
    }

    /** What it wraps, borrowed. */
    public PyObject callable() {
        return callable;
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        return attributes;
    }

    @Override
    public PyType type() {
        return attributes.type();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (callable != null) {
            visitor.visit(callable);
        }
        attributes.traverse(visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject c = callable;
        callable = null;
        Refs.decref(ts, c);
        attributes.clear(ts);
    }
}
