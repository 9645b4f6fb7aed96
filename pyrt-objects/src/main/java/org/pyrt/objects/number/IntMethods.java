package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The methods of int. Binary operators return NotImplemented for what is no int. */
@ExposedType(name = "int")
final class IntMethods {

    private IntMethods() {}

    @ExposedMethod(doc = "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.")
    @CleanPoint
    static PyObject __new__(ThreadState ts, PyType type, @PositionalOnly @Default PyObject x, @Default PyObject base) {
        return IntConstructor.make(ts, type, x, base);
    }

    @ExposedMethod
    static PyStr __repr__(ThreadState ts, PyInt self) {
        return PyStr.ofAscii(IntText.decimal(ts, self));
    }

    @ExposedMethod
    static long __hash__(PyInt self) {
        return self.fitsLong() ? IntHash.of(self.longValue()) : IntHash.of(self.bigValue());
    }

    @ExposedMethod
    static boolean __bool__(PyInt self) {
        return !IntArithmetic.isZero(self);
    }

    // ---- comparison ----

    @ExposedMethod
    static PyObject __lt__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(IntArithmetic.compare(self, o) < 0);
    }

    @ExposedMethod
    static PyObject __le__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(IntArithmetic.compare(self, o) <= 0);
    }

    @ExposedMethod
    static PyObject __eq__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(IntArithmetic.equal(self, o));
    }

    @ExposedMethod
    static PyObject __ne__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(!IntArithmetic.equal(self, o));
    }

    @ExposedMethod
    static PyObject __gt__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(IntArithmetic.compare(self, o) > 0);
    }

    @ExposedMethod
    static PyObject __ge__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyBool.of(IntArithmetic.compare(self, o) >= 0);
    }

    // ---- operators ----

    @ExposedMethod
    static PyObject __add__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.add(self, o);
    }

    @ExposedMethod
    static PyObject __radd__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.add(o, self);
    }

    @ExposedMethod
    static PyObject __sub__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.sub(self, o);
    }

    @ExposedMethod
    static PyObject __rsub__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.sub(o, self);
    }

    @ExposedMethod
    static PyObject __mul__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.mul(self, o);
    }

    @ExposedMethod
    static PyObject __rmul__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.mul(o, self);
    }

    @ExposedMethod
    static PyObject __truediv__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyFloat.of(IntArithmetic.truediv(ts, self, o));
    }

    @ExposedMethod
    static PyObject __rtruediv__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyFloat.of(IntArithmetic.truediv(ts, o, self));
    }

    @ExposedMethod
    static PyObject __floordiv__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.floordiv(ts, self, o);
    }

    @ExposedMethod
    static PyObject __rfloordiv__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.floordiv(ts, o, self);
    }

    @ExposedMethod
    static PyObject __mod__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.mod(ts, self, o);
    }

    @ExposedMethod
    static PyObject __rmod__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.mod(ts, o, self);
    }

    @ExposedMethod
    static PyObject __divmod__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyTuple.of(ts, IntArithmetic.divmod(ts, self, o));
    }

    @ExposedMethod
    static PyObject __rdivmod__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : PyTuple.of(ts, IntArithmetic.divmod(ts, o, self));
    }

    @ExposedMethod
    static PyObject __lshift__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.lshift(ts, self, o);
    }

    @ExposedMethod
    static PyObject __rlshift__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.lshift(ts, o, self);
    }

    @ExposedMethod
    static PyObject __rshift__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.rshift(ts, self, o);
    }

    @ExposedMethod
    static PyObject __rrshift__(ThreadState ts, PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.rshift(ts, o, self);
    }

    @ExposedMethod
    static PyObject __and__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.and(self, o);
    }

    @ExposedMethod
    static PyObject __rand__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.and(o, self);
    }

    @ExposedMethod
    static PyObject __xor__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.xor(self, o);
    }

    @ExposedMethod
    static PyObject __rxor__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.xor(o, self);
    }

    @ExposedMethod
    static PyObject __or__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.or(self, o);
    }

    @ExposedMethod
    static PyObject __ror__(PyInt self, PyObject other) {
        PyInt o = PyInt.asSelf(other);
        return o == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.or(o, self);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __pow__(ThreadState ts, PyInt self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        PyInt exponent = PyInt.asSelf(value);
        return exponent == null ? PyNotImplemented.NOT_IMPLEMENTED : power(ts, self, exponent, mod);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __rpow__(ThreadState ts, PyInt self, PyObject value, @PositionalOnly @Default("None") PyObject mod) {
        PyInt base = PyInt.asSelf(value);
        return base == null ? PyNotImplemented.NOT_IMPLEMENTED : power(ts, base, self, mod);
    }

    private static PyObject power(ThreadState ts, PyInt base, PyInt exponent, PyObject mod) {
        if (mod != PyNone.NONE) {
            PyInt m = PyInt.asSelf(mod);
            return m == null ? PyNotImplemented.NOT_IMPLEMENTED : IntArithmetic.pow(ts, base, exponent, m);
        }
        if (IntArithmetic.isNegative(exponent)) {
            return PyFloat.of(
                    FloatArithmetic.pow(ts, IntArithmetic.toDouble(ts, base), IntArithmetic.toDouble(ts, exponent)));
        }
        return IntArithmetic.pow(base, exponent);
    }

    @ExposedMethod
    static PyObject __neg__(PyInt self) {
        return IntArithmetic.neg(self);
    }

    @ExposedMethod
    static PyObject __pos__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod
    static PyObject __abs__(PyInt self) {
        return IntArithmetic.abs(self);
    }

    @ExposedMethod
    static PyObject __invert__(PyInt self) {
        return IntArithmetic.invert(self);
    }

    // ---- conversions ----

    @ExposedMethod
    static PyObject __int__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod
    static PyObject __index__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod
    static double __float__(ThreadState ts, PyInt self) {
        return IntArithmetic.toDouble(ts, self);
    }

    @ExposedMethod(doc = "__trunc__($self, /)\n--\n\nTruncating an Integral returns itself.")
    static PyObject __trunc__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod(doc = "__floor__($self, /)\n--\n\nFlooring an Integral returns itself.")
    static PyObject __floor__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod(doc = "__ceil__($self, /)\n--\n\nCeiling of an Integral returns itself.")
    static PyObject __ceil__(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod(doc = "__round__($self, ndigits=None, /)\n--\n\nRounds to a multiple of a power of ten, half to even.")
    @CleanPoint
    static PyObject __round__(ThreadState ts, PyInt self, @PositionalOnly @Default("None") PyObject ndigits) {
        return ndigits == PyNone.NONE ? IntArithmetic.exact(self) : IntRounding.round(self, Sizes.index(ts, ndigits));
    }

    @ExposedMethod(doc = "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec.")
    @CleanPoint
    static PyObject __format__(ThreadState ts, PyObject self, @PositionalOnly PyObject format_spec) {
        PyInt value = PyInt.asSelf(self);
        if (value == null) {
            throw Conversions.badReceiver(ts, "int", "__format__", self);
        }
        PyStr spec = Conversions.toStr(ts, format_spec, "__format__() argument");
        return NumberFormatter.format(ts, self, value, spec);
    }

    @ExposedMethod(doc = "__getnewargs__($self, /)\n--\n\nWhat copy and pickle pass to __new__.")
    static PyObject __getnewargs__(ThreadState ts, PyInt self) {
        return PyTuple.of(ts, IntArithmetic.exact(self));
    }

    @ExposedMethod(doc = "__sizeof__($self, /)\n--\n\nThe size in memory, in bytes.")
    static long __sizeof__(PyInt self) {
        return self.sizeInMemory();
    }

    // ---- named methods ----

    @ExposedMethod(doc = "conjugate($self, /)\n--\n\nReturns self, the complex conjugate of any int.")
    static PyObject conjugate(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedMethod(doc = "bit_length($self, /)\n--\n\nNumber of bits necessary to represent self in binary.\n\n>>> (20).bit_length()\n5")
    static long bit_length(PyInt self) {
        return IntArithmetic.bitLength(self);
    }

    @ExposedMethod(doc = "bit_count($self, /)\n--\n\nNumber of ones in the binary representation of the absolute value of self.\n\n>>> (-7).bit_count()\n3")
    static long bit_count(PyInt self) {
        return self.fitsLong() ? Long.bitCount(Math.abs(self.longValue())) : self.bigValue().abs().bitCount();
    }

    @ExposedMethod(doc = "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nThe bytes of the integer.")
    @CleanPoint
    static PyObject to_bytes(
            ThreadState ts,
            PyInt self,
            @Default("1") long length,
            @Default("'big'") PyStr byteorder,
            @KeywordOnly @Default("False") boolean signed) {
        return IntBytes.toBytes(ts, self, length, byteorder, signed);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nThe integer that an array of bytes represents.")
    @CleanPoint
    static PyObject from_bytes(
            ThreadState ts,
            PyType type,
            PyObject bytes,
            @Default("'big'") PyStr byteorder,
            @KeywordOnly @Default("False") boolean signed) {
        return IntBytes.fromBytes(ts, type, bytes, byteorder, signed);
    }

    @ExposedMethod(doc = "as_integer_ratio($self, /)\n--\n\nA pair of integers whose ratio is equal to self.\n\n>>> (-3).as_integer_ratio()\n(-3, 1)")
    static PyObject as_integer_ratio(ThreadState ts, PyInt self) {
        return PyTuple.of(ts, IntArithmetic.exact(self), SmallInt.of(1));
    }

    @ExposedMethod(doc = "is_integer($self, /)\n--\n\nReturns True; exists for duck type compatibility with float.is_integer.")
    static boolean is_integer(PyInt self) {
        return true;
    }

    // ---- attributes ----

    @ExposedGetter(doc = "the real part of a complex number")
    static PyObject real(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedGetter(doc = "the imaginary part of a complex number")
    static PyObject imag(PyInt self) {
        return SmallInt.of(0);
    }

    @ExposedGetter(doc = "the numerator of a rational number in lowest terms")
    static PyObject numerator(PyInt self) {
        return IntArithmetic.exact(self);
    }

    @ExposedGetter(doc = "the denominator of a rational number in lowest terms")
    static PyObject denominator(PyInt self) {
        return SmallInt.of(1);
    }
}
