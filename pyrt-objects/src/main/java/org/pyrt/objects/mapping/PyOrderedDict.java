package org.pyrt.objects.mapping;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * An ordered dict. A dict keeps the order of insertion by itself; this one can also change the order, compares it, and notices changes during iteration. Source:
 * CPython 3.14 Objects/odictobject.c.
 */
public final class PyOrderedDict extends PyDict implements HasAttributes {

    /** The type collections.OrderedDict. */
    public static final PyType TYPE =
            PyType.builtin("collections.OrderedDict", new OrderedDictMethodsAdapter())
                    .include(new OrderedDictUpdateAdapter())
                    .base(PyDict.TYPE)
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Dictionary that remembers insertion order")
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__hash__"), PyNone.NONE);
    }

    /** The type it was made of, until it has attributes. */
    @SuppressWarnings("UncountedField") // classes are deferred: only a collector ends them
    private final PyType made;

    @Slot(stays = true)
    volatile PyInstance attributes;

    boolean cleared;

    /** A floating empty one of {@code type}. */
    public PyOrderedDict(ThreadState ts, PyType type) {
        super(ts);
        made = type;
        if (type != TYPE) {
            attributes(ts);
        }
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        PyInstance own = attributes;
        if (own == null) {
            synchronized (this) {
                own = attributes;
                if (own == null) {
                    own = new CarriedAttributes(ts, made);
                    Refs.incref(ts, own);
                    attributes = own;
                }
            }
            ts.trackFor(this, own);
        }
        return own;
    }

    @Override
    public PyType type() {
        PyInstance own = attributes;
        return own == null ? made : own.type();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyOrderedDictSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyOrderedDictSlots.clear(ts, this);
        super.clear(ts);
    }

    @Override
    public boolean hasFinalizer() {
        return attributes != null && type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
