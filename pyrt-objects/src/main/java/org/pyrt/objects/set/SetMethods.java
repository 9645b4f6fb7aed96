package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What Python sees of a set. Source: CPython 3.14 Objects/setobject.c. */
@ExposedType(name = "set")
public final class SetMethods {

    private SetMethods() {}

    @ExposedMethod(name = "__new__", doc = "__new__($type, *args, **kwargs)\n--\n\nCreate a new empty set.")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        return type == PySet.TYPE ? new PySet(ts) : new PySetSub(ts, type);
    }

    @ExposedMethod(name = "__init__", doc = "__init__($self, /, *args, **kwargs)\n--\n\nReplace the elements by the items of an iterable.")
    @CleanPoint
    static void init(ThreadState ts, PySet self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw Errors.typeError(ts, "set() takes no keyword arguments");
        }
        checkCount(ts, PyType.of(self), args);
        self.removeAll(ts);
        if (args.length > 0) {
            SetOperations.update(ts, self, args[0]);
        }
    }

    /** A set or frozenset takes one iterable, or none. */
    static void checkCount(ThreadState ts, PyType type, PyObject[] args) {
        if (args.length > 1) {
            throw Errors.typeError(ts, type.fullName() + " expected at most 1 argument, got " + args.length);
        }
    }

    @ExposedMethod(doc = "add($self, object, /)\n--\n\nMake an object an element.")
    @CleanPoint
    static void add(ThreadState ts, PySet self, @PositionalOnly PyObject object) {
        self.add(ts, object);
    }

    @ExposedMethod(doc = "remove($self, object, /)\n--\n\nRemove an element; raise KeyError if it is none.")
    @CleanPoint
    static void remove(ThreadState ts, PySet self, @PositionalOnly PyObject object) {
        if (!SetKeys.delete(ts, self, object)) {
            throw Errors.keyError(ts, object);
        }
    }

    @ExposedMethod(doc = "discard($self, object, /)\n--\n\nRemove an object if it is an element.")
    @CleanPoint
    static void discard(ThreadState ts, PySet self, @PositionalOnly PyObject object) {
        SetKeys.delete(ts, self, object);
    }

    @ExposedMethod(doc = "pop($self, /)\n--\n\nRemove and return some element.")
    static PyObject pop(ThreadState ts, PySet self) {
        PyObject e = self.removeAny(ts);
        if (e == null) {
            throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, "pop from an empty set");
        }
        return e;
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nRemove all elements.")
    static void clear(ThreadState ts, PySet self) {
        self.removeAll(ts);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a set of the same elements.")
    static PyObject copy(ThreadState ts, PySet self) {
        return self.copy(ts);
    }

    @ExposedMethod(doc = "update($self, /, *others)\n--\n\nAdd all items of the iterables.")
    @CleanPoint
    static void update(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        for (PyObject other : others) {
            SetOperations.update(ts, self, other);
        }
    }

    @ExposedMethod(name = "intersection_update", doc = "intersection_update($self, /, *others)\n--\n\nKeep only what is in all the iterables.")
    @CleanPoint
    static void intersectionUpdate(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        SetOperations.intersect(ts, self, others);
    }

    @ExposedMethod(name = "difference_update", doc = "difference_update($self, /, *others)\n--\n\nRemove all items of the iterables.")
    @CleanPoint
    static void differenceUpdate(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        for (PyObject other : others) {
            SetOperations.subtract(ts, self, other);
        }
    }

    @ExposedMethod(name = "symmetric_difference_update", doc = "symmetric_difference_update($self, other, /)\n--\n\nKeep what is in only one of the two.")
    @CleanPoint
    static void symmetricDifferenceUpdate(ThreadState ts, PySet self, @PositionalOnly PyObject other) {
        SetOperations.toggle(ts, self, other);
    }

    @ExposedMethod(name = "__ior__", doc = "__ior__($self, value, /)\n--\n\nImplement self|=value.")
    @CleanPoint
    static PyObject inPlaceOr(ThreadState ts, PySet self, PyObject other) {
        if (!(other instanceof PyAnySet)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetOperations.update(ts, self, other);
        return self;
    }

    @ExposedMethod(name = "__iand__", doc = "__iand__($self, value, /)\n--\n\nImplement self&=value.")
    @CleanPoint
    static PyObject inPlaceAnd(ThreadState ts, PySet self, PyObject other) {
        if (!(other instanceof PyAnySet)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetOperations.intersect(ts, self, new PyObject[] {other});
        return self;
    }

    @ExposedMethod(name = "__isub__", doc = "__isub__($self, value, /)\n--\n\nImplement self-=value.")
    @CleanPoint
    static PyObject inPlaceSub(ThreadState ts, PySet self, PyObject other) {
        if (!(other instanceof PyAnySet)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetOperations.subtract(ts, self, other);
        return self;
    }

    @ExposedMethod(name = "__ixor__", doc = "__ixor__($self, value, /)\n--\n\nImplement self^=value.")
    @CleanPoint
    static PyObject inPlaceXor(ThreadState ts, PySet self, PyObject other) {
        if (!(other instanceof PyAnySet)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        SetOperations.toggle(ts, self, other);
        return self;
    }

    @ExposedMethod(name = "__len__", doc = "__len__($self, /)\n--\n\nReturn len(self).")
    static int length(PySet self) {
        return self.size();
    }

    @ExposedMethod(name = "__contains__", coexists = true, doc = "__contains__($self, object, /)\n--\n\nReturn whether the key is an element.")
    @CleanPoint
    static boolean contains(ThreadState ts, PySet self, @PositionalOnly PyObject key) {
        return SetKeys.contains(ts, self, key);
    }

    @ExposedMethod(name = "__iter__", doc = "__iter__($self, /)\n--\n\nImplement iter(self).")
    static PyObject iter(ThreadState ts, PySet self) {
        return new PySetIterator(ts, self);
    }

    @ExposedMethod(doc = "isdisjoint($self, other, /)\n--\n\nReturn whether no item of the iterable is an element.")
    @CleanPoint
    static boolean isdisjoint(ThreadState ts, PySet self, @PositionalOnly PyObject other) {
        return SetOperations.isDisjoint(ts, self, other);
    }

    @ExposedMethod(doc = "issubset($self, other, /)\n--\n\nReturn whether every element is an item of the iterable.")
    @CleanPoint
    static boolean issubset(ThreadState ts, PySet self, @PositionalOnly PyObject other) {
        return SetOperations.isSubset(ts, self, other);
    }

    @ExposedMethod(doc = "issuperset($self, other, /)\n--\n\nReturn whether every item of the iterable is an element.")
    @CleanPoint
    static boolean issuperset(ThreadState ts, PySet self, @PositionalOnly PyObject other) {
        return SetOperations.isSuperset(ts, self, other);
    }

    @ExposedMethod(doc = "union($self, /, *others)\n--\n\nReturn a set of all elements and all items of the iterables.")
    @CleanPoint
    static PyObject union(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        return SetOperations.unionOfAll(ts, self, others);
    }

    @ExposedMethod(doc = "intersection($self, /, *others)\n--\n\nReturn a set of the elements that are in all the iterables.")
    @CleanPoint
    static PyObject intersection(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        return SetOperations.intersectionOfAll(ts, self, others);
    }

    @ExposedMethod(doc = "difference($self, /, *others)\n--\n\nReturn a set of the elements that are in none of the iterables.")
    @CleanPoint
    static PyObject difference(ThreadState ts, PySet self, @VarArgs PyObject[] others) {
        return SetOperations.differenceOfAll(ts, self, others);
    }

    @ExposedMethod(name = "symmetric_difference", doc = "symmetric_difference($self, other, /)\n--\n\nReturn a set of what is in only one of the two.")
    @CleanPoint
    static PyObject symmetricDifference(ThreadState ts, PySet self, @PositionalOnly PyObject other) {
        return SetOperations.symmetricDifference(ts, self, other);
    }

    @ExposedMethod(name = "__or__", doc = "__or__($self, value, /)\n--\n\nReturn self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet ? SetOperations.union(ts, self, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ror__", doc = "__ror__($self, value, /)\n--\n\nReturn value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s ? SetOperations.union(ts, s, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__and__", doc = "__and__($self, value, /)\n--\n\nReturn self&value.")
    @CleanPoint
    static PyObject and(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.intersection(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rand__", doc = "__rand__($self, value, /)\n--\n\nReturn value&self.")
    @CleanPoint
    static PyObject reflectedAnd(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.intersection(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__sub__", doc = "__sub__($self, value, /)\n--\n\nReturn self-value.")
    @CleanPoint
    static PyObject sub(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.difference(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rsub__", doc = "__rsub__($self, value, /)\n--\n\nReturn value-self.")
    @CleanPoint
    static PyObject reflectedSub(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.difference(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__xor__", doc = "__xor__($self, value, /)\n--\n\nReturn self^value.")
    @CleanPoint
    static PyObject xor(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet
                ? SetOperations.symmetricDifference(ts, self, other)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__rxor__", doc = "__rxor__($self, value, /)\n--\n\nReturn value^self.")
    @CleanPoint
    static PyObject reflectedXor(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? SetOperations.symmetricDifference(ts, s, self)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__eq__", doc = "__eq__($self, value, /)\n--\n\nReturn self==value.")
    @CleanPoint
    static PyObject eq(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isEqual(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ne__", doc = "__ne__($self, value, /)\n--\n\nReturn self!=value.")
    @CleanPoint
    static PyObject ne(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(!SetOperations.isEqual(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__le__", doc = "__le__($self, value, /)\n--\n\nReturn self<=value.")
    @CleanPoint
    static PyObject le(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isSubset(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__ge__", doc = "__ge__($self, value, /)\n--\n\nReturn self>=value.")
    @CleanPoint
    static PyObject ge(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(SetOperations.isSubset(ts, s, self))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__lt__", doc = "__lt__($self, value, /)\n--\n\nReturn self<value.")
    @CleanPoint
    static PyObject lt(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(self.size() < s.size() && SetOperations.isSubset(ts, self, s))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__gt__", doc = "__gt__($self, value, /)\n--\n\nReturn self>value.")
    @CleanPoint
    static PyObject gt(ThreadState ts, PySet self, PyObject other) {
        return other instanceof PyAnySet s
                ? PyBool.of(self.size() > s.size() && SetOperations.isSubset(ts, s, self))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling.")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PySet self) {
        return SetOperations.reduce(ts, self);
    }

    @ExposedMethod(name = "__sizeof__", doc = "__sizeof__($self, /)\n--\n\nReturn the size in memory, in bytes.")
    static long sizeOf(PySet self) {
        return self.sizeInMemory();
    }

    @ExposedMethod(name = "__repr__", doc = "__repr__($self, /)\n--\n\nReturn repr(self).")
    @CleanPoint
    static PyObject repr(ThreadState ts, PySet self) {
        return SetOperations.repr(ts, self);
    }
}
