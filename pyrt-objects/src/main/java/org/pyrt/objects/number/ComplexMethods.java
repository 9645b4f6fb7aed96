package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The methods of complex. Binary operators take floats and ints too, and return NotImplemented for what is none of these. */
@ExposedType(name = "complex")
final class ComplexMethods {

    private static final PyStr REAL = PyStr.interned("real");
    private static final PyStr IMAG = PyStr.interned("imag");

    private ComplexMethods() {}

    @ExposedMethod(doc = "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.")
    @CleanPoint
    static PyObject __new__(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        PyObject real = arguments.length > 0 ? arguments[0] : null;
        PyObject imag = arguments.length > 1 ? arguments[1] : null;
        int named = keywords == null ? 0 : keywords.size();
        if (arguments.length + named > 2) {
            throw Errors.typeError(ts, "complex() takes at most 2 arguments (" + (arguments.length + named) + " given)");
        }
        if (named > 0) {
            PyObject realByName = keywords.getStr(ts, REAL);
            PyObject imagByName = keywords.getStr(ts, IMAG);
            if (real != null && realByName != null) {
                throw Errors.typeError(ts, "argument for complex() given by name ('real') and position (1)");
            }
            if ((realByName == null ? 0 : 1) + (imagByName == null ? 0 : 1) < named) {
                throw Errors.typeError(ts, "complex() got an unexpected keyword argument '" + unexpected(ts, keywords) + "'");
            }
            real = real == null ? realByName : real;
            imag = imagByName;
        }
        try (var heldReal = ts.hold(real);
                var heldImag = ts.hold(imag)) {
            return ComplexConstructor.make(ts, type, real, imag, named > 0);
        }
    }

    /** The first name that is neither of the two. */
    private static String unexpected(ThreadState ts, PyDict keywords) {
        PyObject[] names = keywords.keys(ts);
        int i = 0;
        while (i < names.length - 1 && (names[i].toString().equals("real") || names[i].toString().equals("imag"))) {
            i++;
        }
        return names[i].toString();
    }

    @ExposedMethod
    static PyStr __repr__(PyComplex self) {
        return PyStr.ofAscii(ComplexArithmetic.repr(self));
    }

    @ExposedMethod
    static long __hash__(PyComplex self) {
        return ComplexArithmetic.hash(self);
    }

    @ExposedMethod
    static boolean __bool__(PyComplex self) {
        return self.real != 0.0 || self.imag != 0.0;
    }

    // ---- comparison: complex numbers have no order ----

    @ExposedMethod
    static PyObject __eq__(PyComplex self, PyObject other) {
        int r = equal(self, other);
        return r < 0 ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(r == 1);
    }

    @ExposedMethod
    static PyObject __ne__(PyComplex self, PyObject other) {
        int r = equal(self, other);
        return r < 0 ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(r == 0);
    }

    @ExposedMethod
    static PyObject __lt__(PyComplex self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __le__(PyComplex self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __gt__(PyComplex self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __ge__(PyComplex self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    /** 1 or 0, or -1 for what is no number. */
    private static int equal(PyComplex a, PyObject o) {
        PyComplex c = PyComplex.asSelf(o);
        if (c != null) {
            return a.real == c.real && a.imag == c.imag ? 1 : 0;
        }
        PyFloat f = PyFloat.asSelf(o);
        if (f != null) {
            return a.real == f.value && a.imag == 0.0 ? 1 : 0;
        }
        PyInt i = PyInt.asSelf(o);
        if (i == null) {
            return -1;
        }
        return a.imag == 0.0 && !Double.isNaN(a.real) && FloatArithmetic.compare(i, a.real) == 0 ? 1 : 0;
    }

    private static boolean isReal(PyObject o) {
        return PyFloat.asSelf(o) != null || PyInt.asSelf(o) != null;
    }

    /** The value of a float or an int; raises OverflowError. */
    private static double real(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.asSelf(o);
        return f != null ? f.value : IntArithmetic.toDouble(ts, PyInt.asSelf(o));
    }

    // ---- operators ----

    @ExposedMethod
    static PyObject __add__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.add(self, c);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(self.real + r, self.imag);
    }

    @ExposedMethod
    static PyObject __radd__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.add(c, self);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(r + self.real, self.imag);
    }

    @ExposedMethod
    static PyObject __sub__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.sub(self, c);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(self.real - r, self.imag);
    }

    @ExposedMethod
    static PyObject __rsub__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.sub(c, self);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(r - self.real, -self.imag);
    }

    @ExposedMethod
    static PyObject __mul__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.mul(self, c);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(self.real * r, self.imag * r);
    }

    @ExposedMethod
    static PyObject __rmul__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.mul(c, self);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return PyComplex.of(self.real * r, self.imag * r);
    }

    @ExposedMethod
    static PyObject __truediv__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.div(ts, self, c);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return divideByReal(ts, self, r);
    }

    @ExposedMethod
    static PyObject __rtruediv__(ThreadState ts, PyComplex self, PyObject other) {
        PyComplex c = PyComplex.asSelf(other);
        if (c != null) {
            return ComplexArithmetic.div(ts, c, self);
        }
        if (!isReal(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        double r = real(ts, other);
        return ComplexArithmetic.div(ts, r, self);
    }

    private static PyObject divideByReal(ThreadState ts, PyComplex a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(ts, "division by zero");
        }
        return PyComplex.of(a.real / b, a.imag / b);
    }

    @ExposedMethod
    static PyObject __pow__(ThreadState ts, PyComplex self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        PyComplex exponent = complex(ts, value);
        return exponent == null ? PyNotImplemented.NOT_IMPLEMENTED : power(ts, self, exponent, mod);
    }

    @ExposedMethod
    static PyObject __rpow__(ThreadState ts, PyComplex self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        PyComplex base = complex(ts, value);
        return base == null ? PyNotImplemented.NOT_IMPLEMENTED : power(ts, base, self, mod);
    }

    private static PyComplex complex(ThreadState ts, PyObject o) {
        PyComplex c = PyComplex.asSelf(o);
        return c != null ? c : isReal(o) ? PyComplex.of(real(ts, o), 0.0) : null;
    }

    private static PyObject power(ThreadState ts, PyComplex a, PyComplex b, PyObject mod) {
        if (mod != PyNone.NONE) {
            throw Errors.valueError(ts, "complex modulo");
        }
        return ComplexArithmetic.pow(ts, a, b);
    }

    @ExposedMethod
    static PyObject __neg__(PyComplex self) {
        return PyComplex.of(-self.real, -self.imag);
    }

    @ExposedMethod
    static PyObject __pos__(PyComplex self) {
        return self;
    }

    @ExposedMethod
    static double __abs__(ThreadState ts, PyComplex self) {
        return ComplexArithmetic.abs(ts, self);
    }

    // ---- named methods ----

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "from_number($type, number, /)\n--\n\nConvert number to a complex floating-point number.")
    @CleanPoint
    static PyObject from_number(ThreadState ts, PyType type, @PositionalOnly PyObject number) {
        if (number instanceof PyComplex && type == PyComplex.TYPE) {
            return number;
        }
        PyComplex value = ComplexConstructor.tryNumber(ts, number);
        if (value == null) {
            throw Errors.typeError(ts, "must be real number, not " + PyType.of(number).fullName());
        }
        return type == PyComplex.TYPE ? value : Calls.call(ts, type, value);
    }

    @ExposedMethod(doc = "conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument.")
    static PyObject conjugate(PyComplex self) {
        return PyComplex.of(self.real, -self.imag);
    }

    @ExposedMethod(doc = "__complex__($self, /)\n--\n\nConvert this value to exact type complex.")
    static PyObject __complex__(PyComplex self) {
        return self;
    }

    @ExposedMethod(doc = "__getnewargs__($self, /)\n--\n\nWhat copy and pickle pass to __new__.")
    static PyObject __getnewargs__(ThreadState ts, PyComplex self) {
        return PyTuple.of(ts, PyFloat.of(self.real), PyFloat.of(self.imag));
    }

    @ExposedMethod(doc = "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec.")
    @CleanPoint
    static PyObject __format__(ThreadState ts, PyObject self, @PositionalOnly PyObject format_spec) {
        PyComplex value = PyComplex.asSelf(self);
        if (value == null) {
            throw Conversions.badReceiver(ts, "complex", "__format__", self);
        }
        PyStr spec = Conversions.toStr(ts, format_spec, "__format__() argument");
        return NumberFormatter.format(ts, self, value, spec);
    }

    @ExposedGetter(name = "real", doc = "the real part of a complex number", member = true)
    static double realPart(PyComplex self) {
        return self.real;
    }

    @ExposedGetter(name = "imag", doc = "the imaginary part of a complex number", member = true)
    static double imagPart(PyComplex self) {
        return self.imag;
    }
}
