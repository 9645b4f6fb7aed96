package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Binary operators of weak proxies: proxies among the operands stand for their referents, which are held meanwhile. */
@ExposedType(name = "weakref.ProxyType")
final class ProxyOperators {

    private ProxyOperators() {}

    @CleanPoint
    private static PyObject binary(ThreadState ts, int op, PyObject left, PyObject right) {
        PyObject a = PyWeakProxy.unwrap(ts, left);
        PyObject b = PyWeakProxy.unwrap(ts, right);
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            return Operators.binary(ts, op, a, b);
        }
    }

    @CleanPoint
    private static PyObject inPlace(ThreadState ts, int op, PyObject left, PyObject right) {
        PyObject a = PyWeakProxy.unwrap(ts, left);
        PyObject b = PyWeakProxy.unwrap(ts, right);
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            return Operators.inplace(ts, op, a, b);
        }
    }

    @ExposedMethod(name = "__pow__")
    @CleanPoint
    static PyObject pow(ThreadState ts, PyWeakProxy self, PyObject other, @Default("None") PyObject mod) {
        PyObject a = self.require(ts);
        PyObject b = PyWeakProxy.unwrap(ts, other);
        PyObject c = PyWeakProxy.unwrap(ts, mod);
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b);
                var heldC = ts.hold(c)) {
            return Operators.pow(ts, a, b, c);
        }
    }

    @ExposedMethod(name = "__rpow__")
    @CleanPoint
    static PyObject reflectedPow(ThreadState ts, PyWeakProxy self, PyObject other, @Default("None") PyObject mod) {
        PyObject a = PyWeakProxy.unwrap(ts, other);
        PyObject b = self.require(ts);
        PyObject c = PyWeakProxy.unwrap(ts, mod);
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b);
                var heldC = ts.hold(c)) {
            return Operators.pow(ts, a, b, c);
        }
    }

    @ExposedMethod(name = "__ipow__")
    @CleanPoint
    static PyObject inPlacePow(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.POW, self, other);
    }

    @ExposedMethod(name = "__add__")
    @CleanPoint
    static PyObject add(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.ADD, self, other);
    }

    @ExposedMethod(name = "__radd__")
    @CleanPoint
    static PyObject reflectedAdd(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.ADD, other, self);
    }

    @ExposedMethod(name = "__iadd__")
    @CleanPoint
    static PyObject inPlaceAdd(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.ADD, self, other);
    }

    @ExposedMethod(name = "__sub__")
    @CleanPoint
    static PyObject sub(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.SUB, self, other);
    }

    @ExposedMethod(name = "__rsub__")
    @CleanPoint
    static PyObject reflectedSub(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.SUB, other, self);
    }

    @ExposedMethod(name = "__isub__")
    @CleanPoint
    static PyObject inPlaceSub(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.SUB, self, other);
    }

    @ExposedMethod(name = "__mul__")
    @CleanPoint
    static PyObject mul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MUL, self, other);
    }

    @ExposedMethod(name = "__rmul__")
    @CleanPoint
    static PyObject reflectedMul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MUL, other, self);
    }

    @ExposedMethod(name = "__imul__")
    @CleanPoint
    static PyObject inPlaceMul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.MUL, self, other);
    }

    @ExposedMethod(name = "__matmul__")
    @CleanPoint
    static PyObject matmul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MATMUL, self, other);
    }

    @ExposedMethod(name = "__rmatmul__")
    @CleanPoint
    static PyObject reflectedMatmul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MATMUL, other, self);
    }

    @ExposedMethod(name = "__imatmul__")
    @CleanPoint
    static PyObject inPlaceMatmul(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.MATMUL, self, other);
    }

    @ExposedMethod(name = "__truediv__")
    @CleanPoint
    static PyObject truediv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.TRUEDIV, self, other);
    }

    @ExposedMethod(name = "__rtruediv__")
    @CleanPoint
    static PyObject reflectedTruediv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.TRUEDIV, other, self);
    }

    @ExposedMethod(name = "__itruediv__")
    @CleanPoint
    static PyObject inPlaceTruediv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.TRUEDIV, self, other);
    }

    @ExposedMethod(name = "__floordiv__")
    @CleanPoint
    static PyObject floordiv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.FLOORDIV, self, other);
    }

    @ExposedMethod(name = "__rfloordiv__")
    @CleanPoint
    static PyObject reflectedFloordiv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.FLOORDIV, other, self);
    }

    @ExposedMethod(name = "__ifloordiv__")
    @CleanPoint
    static PyObject inPlaceFloordiv(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.FLOORDIV, self, other);
    }

    @ExposedMethod(name = "__mod__")
    @CleanPoint
    static PyObject mod(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MOD, self, other);
    }

    @ExposedMethod(name = "__rmod__")
    @CleanPoint
    static PyObject reflectedMod(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.MOD, other, self);
    }

    @ExposedMethod(name = "__imod__")
    @CleanPoint
    static PyObject inPlaceMod(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.MOD, self, other);
    }

    @ExposedMethod(name = "__divmod__")
    @CleanPoint
    static PyObject divmod(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.DIVMOD, self, other);
    }

    @ExposedMethod(name = "__rdivmod__")
    @CleanPoint
    static PyObject reflectedDivmod(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.DIVMOD, other, self);
    }

    @ExposedMethod(name = "__lshift__")
    @CleanPoint
    static PyObject lshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.LSHIFT, self, other);
    }

    @ExposedMethod(name = "__rlshift__")
    @CleanPoint
    static PyObject reflectedLshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.LSHIFT, other, self);
    }

    @ExposedMethod(name = "__ilshift__")
    @CleanPoint
    static PyObject inPlaceLshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.LSHIFT, self, other);
    }

    @ExposedMethod(name = "__rshift__")
    @CleanPoint
    static PyObject rshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.RSHIFT, self, other);
    }

    @ExposedMethod(name = "__rrshift__")
    @CleanPoint
    static PyObject reflectedRshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.RSHIFT, other, self);
    }

    @ExposedMethod(name = "__irshift__")
    @CleanPoint
    static PyObject inPlaceRshift(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.RSHIFT, self, other);
    }

    @ExposedMethod(name = "__and__")
    @CleanPoint
    static PyObject and(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.AND, self, other);
    }

    @ExposedMethod(name = "__rand__")
    @CleanPoint
    static PyObject reflectedAnd(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.AND, other, self);
    }

    @ExposedMethod(name = "__iand__")
    @CleanPoint
    static PyObject inPlaceAnd(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.AND, self, other);
    }

    @ExposedMethod(name = "__xor__")
    @CleanPoint
    static PyObject xor(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.XOR, self, other);
    }

    @ExposedMethod(name = "__rxor__")
    @CleanPoint
    static PyObject reflectedXor(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.XOR, other, self);
    }

    @ExposedMethod(name = "__ixor__")
    @CleanPoint
    static PyObject inPlaceXor(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.XOR, self, other);
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject or(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.OR, self, other);
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyWeakProxy self, PyObject other) {
        return binary(ts, SlotId.OR, other, self);
    }

    @ExposedMethod(name = "__ior__")
    @CleanPoint
    static PyObject inPlaceOr(ThreadState ts, PyWeakProxy self, PyObject other) {
        return inPlace(ts, SlotId.OR, self, other);
    }
}
