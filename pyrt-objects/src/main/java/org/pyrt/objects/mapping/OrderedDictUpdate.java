package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** How an OrderedDict takes over other mappings: item by item through {@code __setitem__}, which a subclass may have of its own. */
@ExposedType(name = "OrderedDict")
final class OrderedDictUpdate {

    private static final PyStr KEYS = PyStr.interned("keys");
    private static final PyStr ITEMS = PyStr.interned("items");

    private OrderedDictUpdate() {}

    @ExposedMethod(name = "__init__", doc = "Initialize self.  See help(type(self)) for accurate signature.")
    @CleanPoint
    static void init(ThreadState ts, PyOrderedDict self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError(ts, "expected at most 1 argument, got " + args.length);
        }
        updateAll(ts, self, args, kwargs);
    }

    @ExposedMethod(doc = "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.")
    @CleanPoint
    static void update(ThreadState ts, PyOrderedDict self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError(ts, "update() takes at most 1 positional argument (" + args.length + " given)");
        }
        updateAll(ts, self, args, kwargs);
    }

    @CleanPoint
    private static void updateAll(ThreadState ts, PyOrderedDict self, PyObject[] args, PyDict kwargs) {
        if (args.length == 1) {
            take(ts, self, args[0]);
        }
        if (kwargs != null) {
            take(ts, self, kwargs);
        }
    }

    /** Takes over a mapping, or pairs of key and value. */
    @CleanPoint
    static void take(ThreadState ts, PyObject self, PyObject source) {
        if (source.getClass() == PyDict.class) {
            PyObject items = new PyDictItems(ts, (PyDict) source);
            try (var held = ts.hold(items)) {
                takePairs(ts, self, items);
            }
            return;
        }
        if (takeAtOnce(ts, self, source)) {
            return;
        }
        PyObject keys = Attributes.find(ts, source, KEYS);
        if (keys != null) {
            try (var held = ts.hold(keys)) {
                PyObject all = Calls.call(ts, keys);
                try (var heldAll = ts.hold(all)) {
                    takeKeys(ts, self, source, all);
                }
            }
            return;
        }
        PyObject items = Attributes.find(ts, source, ITEMS);
        if (items == null) {
            takePairs(ts, self, source);
            return;
        }
        try (var held = ts.hold(items)) {
            PyObject pairs = Calls.call(ts, items);
            try (var heldPairs = ts.hold(pairs)) {
                takePairs(ts, self, pairs);
            }
        }
    }

    /** From one exact OrderedDict to another, where no key needs Python code: what is taken is a state that existed. */
    @CleanPoint
    static boolean takeAtOnce(ThreadState ts, PyObject self, PyObject source) {
        if (!(source instanceof PyOrderedDict from) || from.type() != PyOrderedDict.TYPE) {
            return false;
        }
        if (!(self instanceof PyOrderedDict to) || to.type() != PyOrderedDict.TYPE) {
            return false;
        }
        PyObject[] all = from.snapshotOrdered(ts);
        if (all == null) {
            return false;
        }
        PyTuple items = PyTuple.adopt(ts, all);
        try (var held = ts.hold(items)) {
            for (int i = 0; i < all.length; i += 2) {
                to.putOrdered(ts, items.get(i), items.get(i + 1));
            }
        }
        return true;
    }

    @CleanPoint
    private static void takeKeys(ThreadState ts, PyObject self, PyObject source, PyObject keys) {
        PyObject iterator;
        try (var held = ts.hold(keys)) {
            iterator = Iteration.iter(ts, keys);
        }
        try (var held = ts.hold(iterator)) {
            for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    PyObject value = Subscripts.get(ts, source, key);
                    try (var heldValue = ts.hold(value)) {
                        Subscripts.set(ts, self, key, value);
                    }
                }
            }
        }
    }

    @CleanPoint
    private static void takePairs(ThreadState ts, PyObject self, PyObject pairs) {
        PyObject iterator = Iteration.iter(ts, pairs);
        try (var held = ts.hold(iterator)) {
            for (PyObject pair; (pair = Iteration.next(ts, iterator)) != null; ) {
                try (var heldPair = ts.hold(pair)) {
                    PyTuple both = Iteration.toTuple(ts, pair);
                    try (var heldBoth = ts.hold(both)) {
                        if (both.size() != 2) {
                            throw wrongSize(ts, both.size());
                        }
                        Subscripts.set(ts, self, both.get(0), both.get(1));
                    }
                }
            }
        }
    }

    private static RuntimeException wrongSize(ThreadState ts, int n) {
        return Errors.valueError(
                ts,
                n > 2 ? "too many values to unpack (expected 2)" : "need more than " + n + " value" + (n == 1 ? "" : "s") + " to unpack");
    }

    @ExposedMethod(name = "__or__", doc = "Return self|value.")
    @CleanPoint
    static PyObject or(ThreadState ts, PyObject self, PyObject other) {
        return unite(ts, self, other, self);
    }

    @ExposedMethod(name = "__ror__", doc = "Return value|self.")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyObject self, PyObject other) {
        return unite(ts, other, self, self);
    }

    @CleanPoint
    private static PyObject unite(ThreadState ts, PyObject left, PyObject right, PyObject like) {
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject d = Calls.call(ts, PyType.of(like), left);
        try (var held = ts.hold(d)) {
            take(ts, d, right);
            return held.moveOut();
        }
    }

    @ExposedMethod(name = "__ior__", doc = "Return self|=value.")
    @CleanPoint
    static PyObject inPlaceOr(ThreadState ts, PyObject self, PyObject other) {
        take(ts, self, other);
        return self;
    }
}
