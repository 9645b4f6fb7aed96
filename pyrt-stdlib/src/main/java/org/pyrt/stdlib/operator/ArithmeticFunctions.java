package org.pyrt.stdlib.operator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The functions of _operator that stand for arithmetic and comparison. */
@ExposedModule(name = "_operator")
final class ArithmeticFunctions {

    private ArithmeticFunctions() {}

    @ExposedMethod(name = "add", doc = "add($module, a, b, /)\n--\n\nSame as a + b.")
    @CleanPoint
    static PyObject add(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.ADD, a, b);
    }

    @ExposedMethod(name = "sub", doc = "sub($module, a, b, /)\n--\n\nSame as a - b.")
    @CleanPoint
    static PyObject sub(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.SUB, a, b);
    }

    @ExposedMethod(name = "mul", doc = "mul($module, a, b, /)\n--\n\nSame as a * b.")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.MUL, a, b);
    }

    @ExposedMethod(name = "matmul", doc = "matmul($module, a, b, /)\n--\n\nSame as a @ b.")
    @CleanPoint
    static PyObject matmul(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.MATMUL, a, b);
    }

    @ExposedMethod(name = "truediv", doc = "truediv($module, a, b, /)\n--\n\nSame as a / b.")
    @CleanPoint
    static PyObject truediv(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.TRUEDIV, a, b);
    }

    @ExposedMethod(name = "floordiv", doc = "floordiv($module, a, b, /)\n--\n\nSame as a // b.")
    @CleanPoint
    static PyObject floordiv(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.FLOORDIV, a, b);
    }

    @ExposedMethod(name = "mod", doc = "mod($module, a, b, /)\n--\n\nSame as a % b.")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.MOD, a, b);
    }

    @ExposedMethod(name = "lshift", doc = "lshift($module, a, b, /)\n--\n\nSame as a << b.")
    @CleanPoint
    static PyObject lshift(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.LSHIFT, a, b);
    }

    @ExposedMethod(name = "rshift", doc = "rshift($module, a, b, /)\n--\n\nSame as a >> b.")
    @CleanPoint
    static PyObject rshift(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.RSHIFT, a, b);
    }

    @ExposedMethod(name = "and_", doc = "and_($module, a, b, /)\n--\n\nSame as a & b.")
    @CleanPoint
    static PyObject and(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.AND, a, b);
    }

    @ExposedMethod(name = "xor", doc = "xor($module, a, b, /)\n--\n\nSame as a ^ b.")
    @CleanPoint
    static PyObject xor(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.XOR, a, b);
    }

    @ExposedMethod(name = "or_", doc = "or_($module, a, b, /)\n--\n\nSame as a | b.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.binary(ts, SlotId.OR, a, b);
    }

    @ExposedMethod(name = "pow", doc = "pow($module, a, b, /)\n--\n\nSame as a ** b.")
    @CleanPoint
    static PyObject pow(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.pow(ts, a, b, PyNone.NONE);
    }

    @ExposedMethod(name = "iadd", doc = "iadd($module, a, b, /)\n--\n\nSame as a += b.")
    @CleanPoint
    static PyObject iadd(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.ADD, a, b);
    }

    @ExposedMethod(name = "isub", doc = "isub($module, a, b, /)\n--\n\nSame as a -= b.")
    @CleanPoint
    static PyObject isub(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.SUB, a, b);
    }

    @ExposedMethod(name = "imul", doc = "imul($module, a, b, /)\n--\n\nSame as a *= b.")
    @CleanPoint
    static PyObject imul(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.MUL, a, b);
    }

    @ExposedMethod(name = "imatmul", doc = "imatmul($module, a, b, /)\n--\n\nSame as a @= b.")
    @CleanPoint
    static PyObject imatmul(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.MATMUL, a, b);
    }

    @ExposedMethod(name = "itruediv", doc = "itruediv($module, a, b, /)\n--\n\nSame as a /= b.")
    @CleanPoint
    static PyObject itruediv(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.TRUEDIV, a, b);
    }

    @ExposedMethod(name = "ifloordiv", doc = "ifloordiv($module, a, b, /)\n--\n\nSame as a //= b.")
    @CleanPoint
    static PyObject ifloordiv(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.FLOORDIV, a, b);
    }

    @ExposedMethod(name = "imod", doc = "imod($module, a, b, /)\n--\n\nSame as a %= b.")
    @CleanPoint
    static PyObject imod(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.MOD, a, b);
    }

    @ExposedMethod(name = "ilshift", doc = "ilshift($module, a, b, /)\n--\n\nSame as a <<= b.")
    @CleanPoint
    static PyObject ilshift(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.LSHIFT, a, b);
    }

    @ExposedMethod(name = "irshift", doc = "irshift($module, a, b, /)\n--\n\nSame as a >>= b.")
    @CleanPoint
    static PyObject irshift(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.RSHIFT, a, b);
    }

    @ExposedMethod(name = "iand", doc = "iand($module, a, b, /)\n--\n\nSame as a &= b.")
    @CleanPoint
    static PyObject iand(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.AND, a, b);
    }

    @ExposedMethod(name = "ixor", doc = "ixor($module, a, b, /)\n--\n\nSame as a ^= b.")
    @CleanPoint
    static PyObject ixor(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.XOR, a, b);
    }

    @ExposedMethod(name = "ior", doc = "ior($module, a, b, /)\n--\n\nSame as a |= b.")
    @CleanPoint
    static PyObject ior(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.OR, a, b);
    }

    @ExposedMethod(name = "ipow", doc = "ipow($module, a, b, /)\n--\n\nSame as a **= b.")
    @CleanPoint
    static PyObject ipow(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Operators.inplace(ts, SlotId.POW, a, b);
    }

    @ExposedMethod(name = "neg", doc = "neg($module, a, /)\n--\n\nSame as -a.")
    @CleanPoint
    static PyObject neg(ThreadState ts, @PositionalOnly PyObject a) {
        return Operators.unary(ts, SlotId.NEG, a);
    }

    @ExposedMethod(name = "pos", doc = "pos($module, a, /)\n--\n\nSame as +a.")
    @CleanPoint
    static PyObject pos(ThreadState ts, @PositionalOnly PyObject a) {
        return Operators.unary(ts, SlotId.POS, a);
    }

    @ExposedMethod(name = "inv", doc = "inv($module, a, /)\n--\n\nSame as ~a.")
    @CleanPoint
    static PyObject inv(ThreadState ts, @PositionalOnly PyObject a) {
        return Operators.unary(ts, SlotId.INVERT, a);
    }

    @ExposedMethod(name = "invert", doc = "invert($module, a, /)\n--\n\nSame as ~a.")
    @CleanPoint
    static PyObject invert(ThreadState ts, @PositionalOnly PyObject a) {
        return Operators.unary(ts, SlotId.INVERT, a);
    }

    @ExposedMethod(name = "abs", doc = "abs($module, a, /)\n--\n\nSame as abs(a).")
    @CleanPoint
    static PyObject absolute(ThreadState ts, @PositionalOnly PyObject a) {
        return Operators.unary(ts, SlotId.ABS, a);
    }

    @ExposedMethod(name = "lt", doc = "lt($module, a, b, /)\n--\n\nSame as a < b.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.LT, a, b);
    }

    @ExposedMethod(name = "le", doc = "le($module, a, b, /)\n--\n\nSame as a <= b.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.LE, a, b);
    }

    @ExposedMethod(name = "eq", doc = "eq($module, a, b, /)\n--\n\nSame as a == b.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.EQ, a, b);
    }

    @ExposedMethod(name = "ne", doc = "ne($module, a, b, /)\n--\n\nSame as a != b.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.NE, a, b);
    }

    @ExposedMethod(name = "gt", doc = "gt($module, a, b, /)\n--\n\nSame as a > b.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.GT, a, b);
    }

    @ExposedMethod(name = "ge", doc = "ge($module, a, b, /)\n--\n\nSame as a >= b.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyObject a, @PositionalOnly PyObject b) {
        return Comparison.compare(ts, SlotId.GE, a, b);
    }
}
