package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A bound method: a callable and the first argument it is called with. */
public final class PyMethod extends Counted {

    /** The type method. */
    public static final PyType TYPE = PyType.builtin("method", null).build();

    @Slot private PyObject function;
    @Slot private PyObject self;

    /** A floating method that counts both. */
    public PyMethod(ThreadState ts, PyObject function, PyObject self) {
        super(ts);
        this.function = function;
        this.self = self;
        Refs.incref(ts, function);
        Refs.incref(ts, self);
        ts.trackFor(this, function);
        ts.trackFor(this, self);
    }

    /** What is called, borrowed. */
    public PyObject function() {
        return function;
    }

    /** The first argument, borrowed. */
    public PyObject self() {
        return self;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (function != null) {
            visitor.visit(function);
            visitor.visit(self);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject f = function;
        function = null;
        Refs.decref(ts, f);
        Refs.decref(ts, self);
        self = null;
    }
}
