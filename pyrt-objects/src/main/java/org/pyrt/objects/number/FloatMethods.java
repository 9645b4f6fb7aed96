package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.InstanceMaker;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The methods of float. Binary operators take ints too, and return NotImplemented for what is neither. */
@ExposedType(name = "float")
final class FloatMethods {

    private FloatMethods() {}

    @ExposedMethod(doc = "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.")
    @CleanPoint
    static PyObject __new__(ThreadState ts, PyType type, @PositionalOnly @Default PyObject x, @VarKeywords PyDict kwargs) {
        InstanceMaker.ignoreKeywords(ts, type, PyFloat.TYPE, kwargs);
        return FloatConstructor.make(ts, type, x);
    }

    @ExposedMethod
    static PyStr __repr__(PyFloat self) {
        return PyStr.ofAscii(FloatText.repr(self.value));
    }

    @ExposedMethod
    static long __hash__(ThreadState ts, PyObject self) {
        PyFloat value = PyFloat.asSelf(self);
        if (value == null) {
            throw Errors.typeError(
                    ts, "descriptor '__hash__' requires a 'float' object but received a '" + PyType.of(self).fullName() + "'");
        }
        return self != value && Double.isNaN(value.value) ? System.identityHashCode(self) : FloatArithmetic.hash(value.value);
    }

    @ExposedMethod
    static boolean __bool__(PyFloat self) {
        return self.value != 0.0;
    }

    // ---- comparison ----

    /** Whether {@code o} is a float or an int. */
    private static boolean isReal(PyObject o) {
        return PyFloat.asSelf(o) != null || PyInt.asSelf(o) != null;
    }

    /** The value of a float or an int; raises OverflowError. */
    private static double real(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.asSelf(o);
        return f != null ? f.value : IntArithmetic.toDouble(ts, PyInt.asSelf(o));
    }

    /** -1, 0 or 1 as {@code a} is below, equal to or above a float or int; 2 if they are unordered. */
    private static int order(double a, PyObject o) {
        PyFloat f = PyFloat.asSelf(o);
        if (f != null) {
            return a < f.value ? -1 : a == f.value ? 0 : a > f.value ? 1 : 2;
        }
        return Double.isNaN(a) ? 2 : -Integer.signum(FloatArithmetic.compare(PyInt.asSelf(o), a));
    }

    @ExposedMethod
    static PyObject __lt__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value < o.value);
        }
        return isReal(other) ? PyBool.of(order(self.value, other) == -1) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __le__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value <= o.value);
        }
        return isReal(other) ? PyBool.of(order(self.value, other) <= 0) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __eq__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value == o.value);
        }
        return isReal(other) ? PyBool.of(order(self.value, other) == 0) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __ne__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value != o.value);
        }
        return isReal(other) ? PyBool.of(order(self.value, other) != 0) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __gt__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value > o.value);
        }
        return isReal(other) ? PyBool.of(order(self.value, other) == 1) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __ge__(PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyBool.of(self.value >= o.value);
        }
        return isReal(other) ? PyBool.of((order(self.value, other) & ~1) == 0) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- operators ----

    @ExposedMethod
    static PyObject __add__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(self.value + o.value);
        }
        return isReal(other) ? PyFloat.of(self.value + real(ts, other)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __radd__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(real(ts, other) + self.value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __sub__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(self.value - o.value);
        }
        return isReal(other) ? PyFloat.of(self.value - real(ts, other)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rsub__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(real(ts, other) - self.value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __mul__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(self.value * o.value);
        }
        return isReal(other) ? PyFloat.of(self.value * real(ts, other)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rmul__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(real(ts, other) * self.value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __truediv__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(FloatArithmetic.truediv(ts, self.value, o.value));
        }
        return isReal(other) ? PyFloat.of(FloatArithmetic.truediv(ts, self.value, real(ts, other))) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rtruediv__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(FloatArithmetic.truediv(ts, real(ts, other), self.value)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __floordiv__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(FloatArithmetic.floordiv(ts, self.value, o.value));
        }
        return isReal(other) ? PyFloat.of(FloatArithmetic.floordiv(ts, self.value, real(ts, other))) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rfloordiv__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(FloatArithmetic.floordiv(ts, real(ts, other), self.value)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __mod__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return PyFloat.of(FloatArithmetic.mod(ts, self.value, o.value));
        }
        return isReal(other) ? PyFloat.of(FloatArithmetic.mod(ts, self.value, real(ts, other))) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rmod__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? PyFloat.of(FloatArithmetic.mod(ts, real(ts, other), self.value)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __divmod__(ThreadState ts, PyFloat self, PyObject other) {
        if (other instanceof PyFloat o) {
            return divmod(ts, self.value, o.value);
        }
        return isReal(other) ? divmod(ts, self.value, real(ts, other)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rdivmod__(ThreadState ts, PyFloat self, PyObject other) {
        return isReal(other) ? divmod(ts, real(ts, other), self.value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static PyObject divmod(ThreadState ts, double a, double b) {
        double quotient = FloatArithmetic.floordiv(ts, a, b);
        return PyTuple.of(ts, PyFloat.of(quotient), PyFloat.of(FloatArithmetic.mod(ts, a, b)));
    }

    @ExposedMethod
    static PyObject __pow__(ThreadState ts, PyFloat self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        if (mod != PyNone.NONE) {
            throw noModulus(ts);
        }
        return isReal(value) ? power(ts, self.value, real(ts, value)) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rpow__(ThreadState ts, PyFloat self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        if (mod != PyNone.NONE) {
            throw noModulus(ts);
        }
        return isReal(value) ? power(ts, real(ts, value), self.value) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static PyObject power(ThreadState ts, double a, double b) {
        if (FloatArithmetic.powIsComplex(a, b)) {
            return ComplexArithmetic.pow(ts, PyComplex.of(a, 0.0), PyComplex.of(b, 0.0));
        }
        return PyFloat.of(FloatArithmetic.pow(ts, a, b));
    }

    /** The error of {@code pow} with three arguments that are not all ints. */
    static RuntimeException noModulus(ThreadState ts) {
        return Errors.typeError(ts, "pow() 3rd argument not allowed unless all arguments are integers");
    }

    @ExposedMethod
    static double __neg__(PyFloat self) {
        return -self.value;
    }

    @ExposedMethod
    static PyObject __pos__(PyFloat self) {
        return self;
    }

    @ExposedMethod
    static double __abs__(PyFloat self) {
        return Math.abs(self.value);
    }

    // ---- conversions ----

    @ExposedMethod
    static PyObject __int__(ThreadState ts, PyFloat self) {
        return FloatArithmetic.truncate(ts, self.value);
    }

    @ExposedMethod
    static PyObject __float__(PyFloat self) {
        return self;
    }

    @ExposedMethod(doc = "__trunc__($self, /)\n--\n\nReturn the Integral closest to x between 0 and x.")
    static PyObject __trunc__(ThreadState ts, PyFloat self) {
        return FloatArithmetic.truncate(ts, self.value);
    }

    @ExposedMethod(doc = "__floor__($self, /)\n--\n\nReturn the floor as an Integral.")
    static PyObject __floor__(ThreadState ts, PyFloat self) {
        return FloatArithmetic.truncate(ts, Math.floor(self.value));
    }

    @ExposedMethod(doc = "__ceil__($self, /)\n--\n\nReturn the ceiling as an Integral.")
    static PyObject __ceil__(ThreadState ts, PyFloat self) {
        return FloatArithmetic.truncate(ts, Math.ceil(self.value));
    }

    @ExposedMethod(doc = "__round__($self, ndigits=None, /)\n--\n\nReturn the Integral closest to x, rounding half toward even.")
    @CleanPoint
    static PyObject __round__(ThreadState ts, PyFloat self, @PositionalOnly @Default("None") PyObject ndigits) {
        if (ndigits == PyNone.NONE) {
            return FloatArithmetic.truncate(ts, Math.rint(self.value));
        }
        return PyFloat.of(FloatRounding.round(ts, self.value, Sizes.indexAsLong(ts, ndigits, null)));
    }

    @ExposedMethod(doc = "__format__($self, format_spec, /)\n--\n\nFormats the float according to format_spec.")
    @CleanPoint
    static PyObject __format__(ThreadState ts, PyObject self, @PositionalOnly PyObject format_spec) {
        PyFloat value = PyFloat.asSelf(self);
        if (value == null) {
            throw Conversions.badReceiver(ts, "float", "__format__", self);
        }
        PyStr spec = Conversions.toStr(ts, format_spec, "__format__() argument");
        return NumberFormatter.format(ts, self, value, spec);
    }

    @ExposedMethod(doc = "__getnewargs__($self, /)\n--\n\nWhat copy and pickle pass to __new__.")
    static PyObject __getnewargs__(ThreadState ts, PyFloat self) {
        return PyTuple.of(ts, self);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "__getformat__($type, typestr, /)\n--\n\nThe machine's format of 'double' or 'float'.")
    static PyObject __getformat__(ThreadState ts, PyType type, @PositionalOnly PyStr typestr) {
        String s = typestr.toString();
        if (!s.equals("double") && !s.equals("float")) {
            throw Errors.valueError(ts, "__getformat__() argument 1 must be 'double' or 'float'");
        }
        return PyStr.ofAscii("IEEE, little-endian");
    }

    // ---- named methods ----

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "from_number($type, number, /)\n--\n\nConvert real number to a floating-point number.")
    @CleanPoint
    static PyObject from_number(ThreadState ts, PyType type, @PositionalOnly PyObject number) {
        if (number instanceof PyFloat && type == PyFloat.TYPE) {
            return number;
        }
        return FloatConstructor.ofType(ts, type, PyFloat.of(Conversions.toDouble(ts, number)));
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromhex($type, string, /)\n--\n\nCreate a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.8p2')\n6.0")
    @CleanPoint
    static PyObject fromhex(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        PyStr s = PyStr.asSelf(string);
        if (s == null) {
            throw Errors.typeError(ts, "bad argument type for built-in operation");
        }
        return FloatConstructor.ofType(ts, type, PyFloat.of(FloatHex.parse(ts, s.toString())));
    }

    @ExposedMethod(doc = "hex($self, /)\n--\n\nReturn a hexadecimal representation of a floating-point number.\n\n>>> (6.5).hex()\n'0x1.a000000000000p+2'")
    static PyStr hex(PyFloat self) {
        return PyStr.ofAscii(FloatHex.hex(self.value));
    }

    @ExposedMethod(doc = "is_integer($self, /)\n--\n\nReturn True if the float is an integer.")
    static boolean is_integer(PyFloat self) {
        return !Double.isInfinite(self.value) && self.value == Math.floor(self.value);
    }

    @ExposedMethod(doc = "as_integer_ratio($self, /)\n--\n\nA pair of integers whose ratio is exactly the float.\n\n>>> (0.75).as_integer_ratio()\n(3, 4)")
    static PyObject as_integer_ratio(ThreadState ts, PyFloat self) {
        return PyTuple.of(ts, FloatRounding.ratio(ts, self.value));
    }

    @ExposedMethod(doc = "conjugate($self, /)\n--\n\nReturns self, the complex conjugate of any float.")
    static PyObject conjugate(PyFloat self) {
        return self;
    }

    // ---- attributes ----

    @ExposedGetter(name = "real", doc = "the real part of a complex number")
    static PyObject realPart(PyFloat self) {
        return self;
    }

    @ExposedGetter(doc = "the imaginary part of a complex number")
    static double imag(PyFloat self) {
        return 0.0;
    }
}
