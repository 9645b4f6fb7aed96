package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A reference or proxy: what is on the list of an object's weak references. Guarded by the lock of its list, see {@link WeakTable}. */
public abstract class WeakLink extends Counted {

    private static final PyStr NAME = PyStr.interned("__name__");

    /** What it refers to; null once that died. Not counted: that is the point. Written under the lock, read without. */
    @SuppressWarnings("UncountedField")
    volatile Counted referent;

    /** Called when the referent dies; null if there is none, or it was called. */
    @Slot PyObject callback;

    /** The list it is on; null when it refers to nothing. */
    volatile WeakTable.WeakList list;

    /** Its neighbours on the list, which do not count it. */
    @SuppressWarnings("UncountedField")
    WeakLink next;

    @SuppressWarnings("UncountedField")
    WeakLink previous;

    /** A floating link that refers to nothing yet and counts its callback. */
    WeakLink(ThreadState ts, PyObject callback) {
        super(ts);
        Refs.incref(ts, callback);
        ts.trackFor(this, callback);
        this.callback = callback;
    }

    /** Empties the slot of the callback. */
    final void dropCallback(ThreadState ts) {
        PyObject old = callback;
        callback = null;
        Refs.decref(ts, old);
    }

    /** Whether it stands for its referent in all operations. */
    abstract boolean isProxy();

    /** Whether it is a reference (a proxy) of which an object has one at most: of the exact type and without a callback. */
    abstract boolean isPlain(boolean proxy);

    /** What it refers to, floating; null if that is dead. */
    public final PyObject get(ThreadState ts) {
        Counted c = referent;
        return c != null && Refs.upgrade(ts, c) ? c : null;
    }

    /** What it refers to, floating; raises ReferenceError if that is dead. */
    final PyObject require(ThreadState ts) {
        PyObject o = get(ts);
        if (o == null) {
            throw Errors.raise(ts, ExceptionTypes.REFERENCE_ERROR, "weakly-referenced object no longer exists");
        }
        return o;
    }

    /** Its repr: {@code <kind at 0x...; to 'type' at 0x...>}. */
    @CleanPoint
    final PyStr describe(ThreadState ts, String kind, boolean named) {
        String head = "<" + kind + " at " + ObjectIds.address(ts, this);
        PyObject o = get(ts);
        if (o == null) {
            return PyStr.of(head + "; dead>");
        }
        try (var held = ts.hold(o)) {
            String tail = "";
            if (named) {
                PyObject name = Attributes.findSpecial(ts, o, NAME);
                tail = name instanceof PyStr s ? " (" + s + ")" : "";
                Refs.discard(ts, name);
            }
            return PyStr.of(head + "; to '" + PyType.of(o).fullName() + "' at " + ObjectIds.address(ts, o) + tail + ">");
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        WeakLinkSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        WeakTable.remove(this);
        WeakLinkSlots.clear(ts, this);
    }
}
