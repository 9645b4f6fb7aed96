package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** True and False, which are ints too. */
@ExposedType(name = "bool")
public final class PyBool extends PyInt {

    /** The type bool. */
    public static final PyType TYPE =
            PyType.builtin("bool", new PyBoolAdapter())
                    .doc("bool(object=False, /)\n--\n\nTrue or False: the truth of the argument.")
                    .base(PyInt.TYPE)
                    .flags(PyType.MATCH_SELF)
                    .build();

    /** True. */
    public static final PyBool TRUE = new PyBool(true);

    /** False. */
    public static final PyBool FALSE = new PyBool(false);

    private static final PyStr TRUE_TEXT = PyStr.interned("True");
    private static final PyStr FALSE_TEXT = PyStr.interned("False");

    private final boolean value;

    private PyBool(boolean value) {
        this.value = value;
    }

    /** True or False. */
    public static PyBool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public boolean fitsLong() {
        return true;
    }

    @Override
    public long longValue() {
        return value ? 1 : 0;
    }

    @Override
    public BigInteger bigValue() {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    // ---- what Python sees ----

    @ExposedMethod(doc = "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.")
    @CleanPoint
    static PyObject __new__(ThreadState ts, PyType type, @PositionalOnly @Default PyObject x) {
        IntConstructor.checkSubtype(ts, type, TYPE, null);
        return x == null ? FALSE : of(Comparison.isTrue(ts, x));
    }

    @ExposedMethod
    static PyStr __repr__(PyBool self) {
        return self.value ? TRUE_TEXT : FALSE_TEXT;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __invert__(ThreadState ts, PyBool self) {
        Interpreter.of(ts).hooks.warn(
                ts,
                ExceptionTypes.DEPRECATION_WARNING,
                "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of"
                        + " the underlying int object and is usually not what you expect from negating a bool. Use the 'not'"
                        + " operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
                1);
        return SmallInt.of(self.value ? -2 : -1);
    }

    @ExposedMethod
    static PyObject __and__(PyBool self, PyObject other) {
        if (other instanceof PyBool o) {
            return of(self.value & o.value);
        }
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.and(self, o);
    }

    @ExposedMethod
    static PyObject __rand__(PyBool self, PyObject other) {
        return __and__(self, other);
    }

    @ExposedMethod
    static PyObject __xor__(PyBool self, PyObject other) {
        if (other instanceof PyBool o) {
            return of(self.value ^ o.value);
        }
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.xor(self, o);
    }

    @ExposedMethod
    static PyObject __rxor__(PyBool self, PyObject other) {
        return __xor__(self, other);
    }

    @ExposedMethod
    static PyObject __or__(PyBool self, PyObject other) {
        if (other instanceof PyBool o) {
            return of(self.value | o.value);
        }
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.or(self, o);
    }

    @ExposedMethod
    static PyObject __ror__(PyBool self, PyObject other) {
        return __or__(self, other);
    }
}
