package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Operators;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** What both kinds of weak proxies pass on, but for binary operators. The referent is held meanwhile. */
@ExposedType(name = "weakref.ProxyType")
final class ProxyMethods {

    private ProxyMethods() {}

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyWeakProxy self) {
        return self.describe(ts, "weakproxy", false);
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Representation.str(ts, o);
        }
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyWeakProxy self, PyStr name) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Attributes.get(ts, o, name);
        }
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    static void setAttribute(ThreadState ts, PyWeakProxy self, PyStr name, PyObject value) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            Attributes.set(ts, o, name, value);
        }
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    static void deleteAttribute(ThreadState ts, PyWeakProxy self, PyStr name) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            Attributes.set(ts, o, name, null);
        }
    }

    @ExposedMethod(name = "__bool__")
    @CleanPoint
    static boolean isTrue(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Comparison.isTrue(ts, o);
        }
    }

    @ExposedMethod(name = "__len__")
    @CleanPoint
    static long length(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Sizes.length(ts, o);
        }
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyWeakProxy self, PyObject key) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Subscripts.get(ts, o, key);
        }
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyWeakProxy self, PyObject key, PyObject value) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            Subscripts.set(ts, o, key, value);
        }
    }

    @ExposedMethod(name = "__delitem__")
    @CleanPoint
    static void deleteItem(ThreadState ts, PyWeakProxy self, PyObject key) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            Subscripts.delete(ts, o, key);
        }
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyWeakProxy self, PyObject item) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Subscripts.contains(ts, o, item);
        }
    }

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iterate(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Iteration.iter(ts, o);
        }
    }

    @ExposedMethod(name = "__next__")
    @CleanPoint
    static PyObject next(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            if (PyType.of(o).slot(SlotId.NEXT) == null) {
                throw Errors.typeError(ts, "Weakref proxy referenced a non-iterator '" + PyType.of(o).fullName() + "' object");
            }
            return Iteration.next(ts, o);
        }
    }

    @ExposedMethod(name = "__int__")
    @CleanPoint
    static PyObject toInt(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Calls.call(ts, PyInt.TYPE, o);
        }
    }

    @ExposedMethod(name = "__float__")
    @CleanPoint
    static PyObject toFloat(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Calls.call(ts, PyFloat.TYPE, o);
        }
    }

    @ExposedMethod(name = "__index__")
    @CleanPoint
    static PyObject index(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Sizes.index(ts, o);
        }
    }

    @ExposedMethod(name = "__neg__")
    @CleanPoint
    static PyObject negative(ThreadState ts, PyWeakProxy self) {
        return unary(ts, SlotId.NEG, self);
    }

    @ExposedMethod(name = "__pos__")
    @CleanPoint
    static PyObject positive(ThreadState ts, PyWeakProxy self) {
        return unary(ts, SlotId.POS, self);
    }

    @ExposedMethod(name = "__abs__")
    @CleanPoint
    static PyObject absolute(ThreadState ts, PyWeakProxy self) {
        return unary(ts, SlotId.ABS, self);
    }

    @ExposedMethod(name = "__invert__")
    @CleanPoint
    static PyObject invert(ThreadState ts, PyWeakProxy self) {
        return unary(ts, SlotId.INVERT, self);
    }

    @CleanPoint
    private static PyObject unary(ThreadState ts, int op, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Operators.unary(ts, op, o);
        }
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject le(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyWeakProxy self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    @CleanPoint
    private static PyObject compare(ThreadState ts, int op, PyWeakProxy self, PyObject other) {
        PyObject a = self.require(ts);
        PyObject b = PyWeakProxy.unwrap(ts, other);
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            return Comparison.compare(ts, op, a, b);
        }
    }
}
