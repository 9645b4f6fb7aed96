package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.type.InstanceMaker;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a frozenset. Source: CPython 3.14 Objects/setobject.c. */
@ExposedType(name = "frozenset")
public final class FrozenSetMethods {

    private FrozenSetMethods() {}

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a frozenset of the items of an iterable.")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        InstanceMaker.ignoreKeywords(ts, type, PyFrozenSet.TYPE, kwargs);
        SetMethods.checkCount(ts, type, args);
        boolean exact = type == PyFrozenSet.TYPE;
        PyObject iterable = args.length == 0 ? null : args[0];
        if (iterable == null) {
            return exact ? new PyFrozenSet(ts) : new PyFrozenSetSub(ts, type);
        }
        return exact
                ? PyFrozenSet.from(ts, iterable)
                : PyFrozenSet.fill(ts, new PyFrozenSetSub(ts, type), iterable);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a frozenset of the same elements.")
    static PyObject copy(ThreadState ts, PyFrozenSet self) {
        return self.getClass() == PyFrozenSet.class ? self : self.copy(ts);
    }

    @ExposedMethod(name = "__hash__", doc = "__hash__($self, /)\n--\n\nReturn hash(self).")
    static long hash(PyFrozenSet self) {
        return self.hash();
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int length(PyFrozenSet self) {
        return self.size();
    }

    @ExposedMethod(name = "__contains__", coexists = true, doc = "__contains__($self, object, /)\n--\n\nReturn whether the key is an element.")
    @CleanPoint
    static boolean contains(ThreadState ts, PyFrozenSet self, @PositionalOnly PyObject key) {
        return SetKeys.contains(ts, self, key);
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PyFrozenSet self) {
        return new PySetIterator(ts, self);
    }

    @ExposedMethod(doc = "isdisjoint($self, other, /)\n--\n\nReturn whether no item of the iterable is an element.")
    @CleanPoint
    static boolean isdisjoint(ThreadState ts, PyFrozenSet self, @PositionalOnly PyObject other) {
        return SetOperations.isDisjoint(ts, self, other);
    }

    @ExposedMethod(doc = "issubset($self, other, /)\n--\n\nReturn whether every element is an item of the iterable.")
    @CleanPoint
    static boolean issubset(ThreadState ts, PyFrozenSet self, @PositionalOnly PyObject other) {
        return SetOperations.isSubset(ts, self, other);
    }

    @ExposedMethod(doc = "issuperset($self, other, /)\n--\n\nReturn whether every item of the iterable is an element.")
    @CleanPoint
    static boolean issuperset(ThreadState ts, PyFrozenSet self, @PositionalOnly PyObject other) {
        return SetOperations.isSuperset(ts, self, other);
    }

    @ExposedMethod(doc = "union($self, /, *others)\n--\n\nReturn a set of all elements and all items of the iterables.")
    @CleanPoint
    static PyObject union(ThreadState ts, PyFrozenSet self, @VarArgs PyObject[] others) {
        return SetOperations.unionOfAll(ts, self, others);
    }

    @ExposedMethod(doc = "intersection($self, /, *others)\n--\n\nReturn a set of the elements that are in all the iterables.")
    @CleanPoint
    static PyObject intersection(ThreadState ts, PyFrozenSet self, @VarArgs PyObject[] others) {
        return SetOperations.intersectionOfAll(ts, self, others);
    }

    @ExposedMethod(doc = "difference($self, /, *others)\n--\n\nReturn a set of the elements that are in none of the iterables.")
    @CleanPoint
    static PyObject difference(ThreadState ts, PyFrozenSet self, @VarArgs PyObject[] others) {
        return SetOperations.differenceOfAll(ts, self, others);
    }

    @ExposedMethod(name = "symmetric_difference", doc = "symmetric_difference($self, other, /)\n--\n\nReturn a set of what is in only one of the two.")
    @CleanPoint
    static PyObject symmetricDifference(ThreadState ts, PyFrozenSet self, @PositionalOnly PyObject other) {
        return SetOperations.symmetricDifference(ts, self, other);
    }

    @ExposedMethod(name = "__or__", doc = "__or__($self, value, /)\n--\n\nReturn self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet ? SetOperations.union(ts, self, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ror__", doc = "__ror__($self, value, /)\n--\n\nReturn value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s ? SetOperations.union(ts, s, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__and__", doc = "__and__($self, value, /)\n--\n\nReturn self&value.")
    @CleanPoint
    static PyObject and(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.intersection(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rand__", doc = "__rand__($self, value, /)\n--\n\nReturn value&self.")
    @CleanPoint
    static PyObject reflectedAnd(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.intersection(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__sub__", doc = "__sub__($self, value, /)\n--\n\nReturn self-value.")
    @CleanPoint
    static PyObject sub(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.difference(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rsub__", doc = "__rsub__($self, value, /)\n--\n\nReturn value-self.")
    @CleanPoint
    static PyObject reflectedSub(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.difference(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__xor__", doc = "__xor__($self, value, /)\n--\n\nReturn self^value.")
    @CleanPoint
    static PyObject xor(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.symmetricDifference(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rxor__", doc = "__rxor__($self, value, /)\n--\n\nReturn value^self.")
    @CleanPoint
    static PyObject reflectedXor(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.symmetricDifference(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isEqual(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(!SetOperations.isEqual(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isSubset(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isSubset(ts, s, self))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(self.size() < s.size() && SetOperations.isSubset(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PyFrozenSet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(self.size() > s.size() && SetOperations.isSubset(ts, s, self))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyFrozenSet self) {
        return SetOperations.reduce(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nReturn the size in memory, in bytes.")
    static long sizeOf(PyFrozenSet self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyFrozenSet self) {
        return SetOperations.repr(ts, self);
    }
}
