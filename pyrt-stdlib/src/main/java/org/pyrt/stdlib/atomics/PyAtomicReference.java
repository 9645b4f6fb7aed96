package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A reference that threads change together. Each method is atomic but {@code update}, which calls its function again when another thread was first.
 *
 * <p>Implementation notes. The value is an element of its own array, counted. A CAS counts the new value before it is tried, and gives up the old one's count when it
 * succeeded, the new one's when it failed.
 */
@ExposedType(name = "AtomicReference")
final class PyAtomicReference extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.AtomicReference", new PyAtomicReferenceAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("AtomicReference(value=None, /)\n--\n\nA reference that threads change together.")
                    .ownLayout()
                    .build();

    private static final int VALUE = 0;

    /** The value; null once a collector has taken it, which reads as None. */
    @Slot final PyObject[] slots = new PyObject[1];

    private PyAtomicReference(ThreadState ts, PyObject value) {
        super(ts);
        Slots.init(ts, slots, VALUE, value);
        ts.trackFor(this, value);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default("None") PyObject value) {
        return new PyAtomicReference(ts, value);
    }

    @ExposedMethod(doc = "get($self, /)\n--\n\nThe value.")
    PyObject get(ThreadState ts) {
        return shown(load(ts));
    }

    private PyObject load(ThreadState ts) {
        return Slots.load(ts, slots, VALUE);
    }

    private static PyObject shown(PyObject value) {
        return value == null ? PyNone.NONE : value;
    }

    @ExposedMethod(doc = "set($self, value, /)\n--\n\nReplace the value.")
    static void set(ThreadState ts, PyAtomicReference self, @PositionalOnly PyObject value) {
        ts.trackFor(self, value);
        Slots.store(ts, self.slots, VALUE, value);
    }

    @ExposedMethod(doc = "exchange($self, value, /)\n--\n\nReplace the value and return the one before.")
    static PyObject exchange(ThreadState ts, PyAtomicReference self, @PositionalOnly PyObject value) {
        ts.trackFor(self, value);
        Refs.incref(ts, value);
        PyObject before = Slots.exchange(self.slots, VALUE, value);
        Refs.moveOut(ts, before);
        return shown(before);
    }

    @ExposedMethod(
            name = "compare_exchange",
            doc = "compare_exchange($self, expected, value, /)\n--\n\nReplace the value if it is expected; whether it was replaced.")
    static boolean compareExchange(ThreadState ts, PyAtomicReference self, PyObject expected, @PositionalOnly PyObject value) {
        while (true) {
            PyObject before = self.load(ts);
            if (!Comparison.is(shown(before), expected)) {
                return false;
            }
            if (self.replace(ts, before, value)) {
                return true;
            }
        }
    }

    /** Puts {@code value} in the place of {@code before}; false if something else is there. */
    private boolean replace(ThreadState ts, PyObject before, PyObject value) {
        ts.trackFor(this, value);
        return Slots.replace(ts, slots, VALUE, before, value);
    }

    @ExposedMethod(
            doc = "update($self, function, /)\n--\n\nReplace the value by function(value) and return that. The function is called again when\n"
                    + "another thread has replaced the value meanwhile; when it raises, the value stays.")
    @CleanPoint
    static PyObject update(ThreadState ts, PyAtomicReference self, @PositionalOnly PyObject function) {
        while (true) {
            PyObject before = self.load(ts);
            try (var held = ts.hold(before)) {
                PyObject next = Calls.call(ts, function, shown(before));
                if (self.replace(ts, before, next)) {
                    return next;
                }
            }
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyAtomicReferenceSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyAtomicReferenceSlots.clear(ts, this);
    }
}
