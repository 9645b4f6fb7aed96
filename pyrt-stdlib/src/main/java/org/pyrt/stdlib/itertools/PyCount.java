package org.pyrt.stdlib.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyComplex;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.ThreadState;

/** Numbers from a start on, by a step. Ints that count by one are given out by one CAS; all others under the object's lock. */
@ExposedType(name = "count")
final class PyCount extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("count", new PyCountAdapter()).doc("count(start=0, step=1)\n--\n\nEvenly spaced values, without end.").build();

    /** The next number once it is no small int that counts by one. */
    private static final int NUMBER = 0;

    private static final int STEP = 1;
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(PyCount.class, "next", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The next number, or Long.MAX_VALUE when it is in its slot. Changed by CAS. */
    private volatile long next;

    private PyCount(ThreadState ts, PyType type, long next, PyObject number, PyObject step) {
        super(ts, type, TYPE, number, step);
        this.next = next;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @Default("0") PyObject start, @Default("1") PyObject step) {
        if (!isNumber(start) || !isNumber(step)) {
            throw Errors.typeError(ts, "a number is required");
        }
        PyInt first = PyInt.asSelf(start);
        PyInt by = PyInt.asSelf(step);
        boolean fast = first != null && by != null && first.fitsLong() && by.fitsLong() && by.longValue() == 1
                && first.longValue() != Long.MAX_VALUE;
        return fast ? new PyCount(ts, type, first.longValue(), null, by) : new PyCount(ts, type, Long.MAX_VALUE, start, step);
    }

    private static boolean isNumber(PyObject o) {
        PyType type = PyType.of(o);
        return type.slot(SlotId.INDEX) != null || type.slot(SlotId.INT) != null || type.slot(SlotId.FLOAT) != null
                || type.isSubtypeOf(PyComplex.TYPE);
    }

    @Override
    @CleanPoint
    public PyObject advance(ThreadState ts) {
        while (true) {
            long n = next;
            if (n == Long.MAX_VALUE) {
                return advanceSlow(ts);
            }
            if (NEXT.compareAndSet(this, n, n + 1)) {
                return PyInt.of(n);
            }
        }
    }

    @CleanPoint
    private PyObject advanceSlow(ThreadState ts) {
        CriticalSection.begin(ts, this);
        try {
            PyObject number = load(ts, NUMBER);
            if (number == null) {
                number = PyInt.of(Long.MAX_VALUE);
            }
            try (var held = ts.hold(number)) {
                PyObject step = load(ts, STEP);
                try (var heldStep = ts.hold(step)) {
                    store(ts, NUMBER, Operators.binary(ts, SlotId.ADD, number, step));
                }
                return held.moveOut();
            }
        } finally {
            CriticalSection.end(ts);
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyCount self) {
        String name = PyType.of(self).name();
        long n = self.next;
        if (n != Long.MAX_VALUE) {
            return name + "(" + n + ")";
        }
        PyObject number = self.load(ts, NUMBER);
        if (number == null) {
            return name + "(" + n + ")";
        }
        try (var held = ts.hold(number)) {
            String shown = Representation.repr(ts, number).toString();
            PyObject step = self.load(ts, STEP);
            boolean one = step instanceof PyInt i && i.fitsLong() && i.longValue() == 1;
            return name + "(" + shown + (one ? "" : ", " + Representation.repr(ts, step)) + ")";
        }
    }
}
