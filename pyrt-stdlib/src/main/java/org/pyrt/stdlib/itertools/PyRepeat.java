package org.pyrt.stdlib.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** One object, again and again. */
@ExposedType(name = "repeat")
final class PyRepeat extends SlotIterator {

    static final PyType TYPE = IteratorMethods.type("repeat", new PyRepeatAdapter()).doc("The same object so many times, or without end.").build();

    private static final int OBJECT = 0;
    private static final VarHandle LEFT;

    static {
        try {
            LEFT = MethodHandles.lookup().findVarHandle(PyRepeat.class, "left", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many times are left; -1 without end. Changed by CAS. */
    private volatile long left;

    private PyRepeat(ThreadState ts, PyType type, PyObject object, long times) {
        super(ts, type, TYPE, object);
        left = times;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject object, @Default PyObject times) {
        return new PyRepeat(ts, type, object, times == null ? -1 : Math.max(Conversions.toLong(ts, times), 0));
    }

    @Override
    public PyObject advance(ThreadState ts) {
        long n;
        do {
            n = left;
            if (n == 0) {
                return null;
            }
        } while (n > 0 && !LEFT.compareAndSet(this, n, n - 1));
        return load(ts, OBJECT);
    }

    @ExposedMethod(name = "__length_hint__", doc = "How often the object is still to come.")
    long lengthHint(ThreadState ts) {
        long n = left;
        if (n < 0) {
            throw Errors.typeError(ts, "len() of unsized object");
        }
        return n;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyRepeat self) {
        long n = self.left;
        return PyType.of(self).name() + "(" + Representation.repr(ts, self.load(ts, OBJECT)) + (n < 0 ? "" : ", " + n) + ")";
    }
}
