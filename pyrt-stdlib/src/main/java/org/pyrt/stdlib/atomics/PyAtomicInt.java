package org.pyrt.stdlib.atomics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.IntArithmetic;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/**
 * An int of any size that threads change together. Each method is atomic; arguments are what has {@code __index__}, which is called before the value is looked at.
 *
 * <p>Implementation notes. The value is a leaf, so it is replaced by a CAS on its field and nothing is counted. Ints are immutable: that the CAS compares
 * identities is harmless, as an equal int found in the place of another means that the attempt is made again.
 */
@ExposedType(name = "AtomicInt")
final class PyAtomicInt extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.AtomicInt", new PyAtomicIntAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("AtomicInt(value=0, /)\n--\n\nAn int of any size that threads change together.")
                    .ownLayout()
                    .build();

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(PyAtomicInt.class, "value", PyInt.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Never a bool. Changed by CAS and exchange. */
    private volatile PyInt value;

    private PyAtomicInt(ThreadState ts, PyInt value) {
        super(ts);
        this.value = value;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default("0") PyObject value) {
        return new PyAtomicInt(ts, plain(ts, value));
    }

    /** The int that an argument stands for; bools become 0 and 1. */
    @CleanPoint
    private static PyInt plain(ThreadState ts, PyObject argument) {
        PyInt i = Sizes.index(ts, argument);
        return i.fitsLong() ? PyInt.of(i.longValue()) : i;
    }

    @ExposedMethod(doc = "get($self, /)\n--\n\nThe value.")
    PyObject get(ThreadState ts) {
        return value;
    }

    @ExposedMethod(doc = "set($self, value, /)\n--\n\nReplace the value.")
    @CleanPoint
    static void set(ThreadState ts, PyAtomicInt self, @PositionalOnly PyObject value) {
        self.value = plain(ts, value);
    }

    @ExposedMethod(doc = "exchange($self, value, /)\n--\n\nReplace the value and return the one before.")
    @CleanPoint
    static PyObject exchange(ThreadState ts, PyAtomicInt self, @PositionalOnly PyObject value) {
        return (PyInt) VALUE.getAndSet(self, plain(ts, value));
    }

    @ExposedMethod(doc = "add($self, n=1, /)\n--\n\nAdd n and return the value after it.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyAtomicInt self, @PositionalOnly @Default("1") PyObject n) {
        PyInt by = plain(ts, n);
        return IntArithmetic.add(self.fetchAdd(by), by);
    }

    @ExposedMethod(name = "fetch_add", doc = "fetch_add($self, n=1, /)\n--\n\nAdd n and return the value before it.")
    @CleanPoint
    static PyObject fetchAdd(ThreadState ts, PyAtomicInt self, @PositionalOnly @Default("1") PyObject n) {
        return self.fetchAdd(plain(ts, n));
    }

    private PyInt fetchAdd(PyInt by) {
        while (true) {
            PyInt before = value;
            if (VALUE.compareAndSet(this, before, IntArithmetic.add(before, by))) {
                return before;
            }
        }
    }

    @ExposedMethod(
            name = "compare_exchange",
            doc = "compare_exchange($self, expected, value, /)\n--\n\nReplace the value if it equals expected; whether it was replaced.")
    @CleanPoint
    static boolean compareExchange(ThreadState ts, PyAtomicInt self, PyObject expected, @PositionalOnly PyObject value) {
        PyInt wanted = plain(ts, expected);
        PyInt next = plain(ts, value);
        while (true) {
            PyInt before = self.value;
            if (!IntArithmetic.equal(before, wanted)) {
                return false;
            }
            if (VALUE.compareAndSet(self, before, next)) {
                return true;
            }
        }
    }

    @ExposedMethod(name = "__int__")
    static PyObject toInt(ThreadState ts, PyAtomicInt self) {
        return self.value;
    }

    @ExposedMethod(name = "__index__")
    static PyObject index(ThreadState ts, PyAtomicInt self) {
        return self.value;
    }

    @ExposedMethod(name = "__bool__")
    static boolean isTrue(ThreadState ts, PyAtomicInt self) {
        PyInt now = self.value;
        return !now.fitsLong() || now.longValue() != 0;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyAtomicInt self) {
        return "AtomicInt(" + Representation.repr(ts, self.value) + ")";
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
