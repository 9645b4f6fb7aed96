package org.pyrt.vm.modules.builtins;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Functions of the module builtins about numbers and characters. */
@ExposedModule(name = "builtins")
final class NumberFunctions {

    private NumberFunctions() {}

    @ExposedMethod(doc = "abs($module, number, /)\n--\n\nThe absolute value.")
    @CleanPoint
    static PyObject abs(ThreadState ts, @PositionalOnly PyObject number) {
        return Operators.unary(ts, SlotId.ABS, number);
    }

    @ExposedMethod(doc = "bin($module, number, /)\n--\n\nAn integer in binary, such as '0b101'.\n\n>>> bin(21)\n'0b10101'")
    @CleanPoint
    static PyObject bin(ThreadState ts, @PositionalOnly PyObject number) {
        return digits(ts, number, 2, "0b");
    }

    @ExposedMethod(doc = "oct($module, number, /)\n--\n\nAn integer in octal, such as '0o17'.\n\n>>> oct(83)\n'0o123'")
    @CleanPoint
    static PyObject oct(ThreadState ts, @PositionalOnly PyObject number) {
        return digits(ts, number, 8, "0o");
    }

    @ExposedMethod(doc = "hex($module, number, /)\n--\n\nAn integer in hexadecimal, such as '0xff'.\n\n>>> hex(3054)\n'0xbee'")
    @CleanPoint
    static PyObject hex(ThreadState ts, @PositionalOnly PyObject number) {
        return digits(ts, number, 16, "0x");
    }

    @CleanPoint
    private static PyObject digits(ThreadState ts, PyObject number, int base, String prefix) {
        PyInt i = Sizes.index(ts, number);
        if (i.fitsLong() && i.longValue() != Long.MIN_VALUE) {
            long v = i.longValue();
            String text = prefix + Long.toString(Math.abs(v), base);
            return PyStr.of(v < 0 ? "-" + text : text);
        }
        BigInteger v = i.bigValue();
        String text = prefix + v.abs().toString(base);
        return PyStr.of(v.signum() < 0 ? "-" + text : text);
    }

    @ExposedMethod(doc = "chr($module, i, /)\n--\n\nThe str of one code point.")
    @CleanPoint
    static PyObject chr(ThreadState ts, @PositionalOnly PyObject i) {
        PyInt code = Sizes.index(ts, i);
        if (!code.fitsLong() || code.longValue() < 0 || code.longValue() > Character.MAX_CODE_POINT) {
            throw Errors.valueError(ts, "chr() arg not in range(0x110000)");
        }
        return PyStr.ofCodePoint((int) code.longValue());
    }

    @ExposedMethod(doc = "ord($module, character, /)\n--\n\nThe code point of a str of length one.")
    @CleanPoint
    static long ord(ThreadState ts, @PositionalOnly PyObject character) {
        PyStr s = PyStr.asSelf(character);
        int length;
        if (s != null) {
            length = s.length();
            if (length == 1) {
                return s.codePointAt(0);
            }
        } else {
            byte[] array = ByteArrays.contentOrNull(ts, character);
            if (array == null) {
                throw Errors.typeError(ts, "ord() expected string of length 1, but " + PyType.of(character).fullName() + " found");
            }
            length = array.length;
            if (length == 1) {
                return array[0] & 0xff;
            }
        }
        throw Errors.typeError(ts, "ord() expected a character, but string of length " + length + " found");
    }

    @ExposedMethod(doc = "divmod($module, x, y, /)\n--\n\nThe tuple (x//y, x%y).")
    @CleanPoint
    static PyObject divmod(ThreadState ts, PyObject x, @PositionalOnly PyObject y) {
        return Operators.divmod(ts, x, y);
    }

    @ExposedMethod(doc = "pow($module, /, base, exp, mod=None)\n--\n\nbase**exp, or base**exp % mod.")
    @CleanPoint
    static PyObject pow(ThreadState ts, PyObject base, PyObject exp, @Default("None") PyObject mod) {
        return Operators.pow(ts, base, exp, mod);
    }

    @ExposedMethod(doc = "round($module, /, number, ndigits=None)\n--\n\nThe number rounded.")
    @CleanPoint
    static PyObject round(ThreadState ts, PyObject number, @Default("None") PyObject ndigits) {
        return Operators.round(ts, number, ndigits);
    }
}
