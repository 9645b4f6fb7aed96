package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.ListMethods;
import org.pyrt.objects.sequence.ListSort;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.coroutine.PyNextAwaitable;

/** Functions of the module builtins about iterables. */
@ExposedModule(name = "builtins")
final class SequenceFunctions {


    private SequenceFunctions() {}

    @ExposedMethod(doc = "all($module, iterable, /)\n--\n\nWhether all items are true.")
    @CleanPoint
    static boolean all(ThreadState ts, @PositionalOnly PyObject iterable) {
        return search(ts, iterable, false) == 0;
    }

    @ExposedMethod(doc = "any($module, iterable, /)\n--\n\nWhether an item is true.")
    @CleanPoint
    static boolean any(ThreadState ts, @PositionalOnly PyObject iterable) {
        return search(ts, iterable, true) == 1;
    }

    /** 1 if an item has that truth, else 0. */
    @CleanPoint
    private static int search(ThreadState ts, PyObject iterable, boolean truth) {
        PyObject iterator = Iteration.iter(ts, iterable);
        int mark = ts.holdMark();
        ts.pushHold(iterator);
        try {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                boolean is;
                try (var held = ts.hold(item)) {
                    is = Comparison.isTrue(ts, item);
                }
                if (is == truth) {
                    return 1;
                }
            }
            return 0;
        } finally {
            ts.unholdTo(mark);
            Refs.discard(ts, iterator);
        }
    }

    @ExposedMethod(doc = "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyObject object, @PositionalOnly @Default PyObject sentinel) {
        if (sentinel == null) {
            return Iteration.iter(ts, object);
        }
        if (!BuiltinsModule.isCallable(object)) {
            throw Errors.typeError(ts, "iter(v, w): v must be callable");
        }
        return new PyCallableIterator(ts, object, sentinel);
    }

    @ExposedMethod(doc = "next(iterator[, default])")
    @CleanPoint
    static PyObject next(ThreadState ts, PyObject iterator, @PositionalOnly @Default PyObject default_) {
        if (!(iterator instanceof PyIterator) && PyType.of(iterator).slot(SlotId.NEXT) == null) {
            throw Errors.typeError(ts, "'" + PyType.of(iterator).fullName() + "' object is not an iterator");
        }
        if (default_ == null) {
            return Iteration.nextOrStop(ts, iterator);
        }
        try {
            PyObject item = Iteration.next(ts, iterator);
            return item == null ? default_ : item;
        } catch (Raised e) {
            swallowStop(ts, e);
            return default_;
        }
    }

    @ExposedMethod(doc = "aiter($module, async_iterable, /)\n--\n\nAn asynchronous iterator over the iterable.")
    @CleanPoint
    static PyObject aiter(ThreadState ts, @PositionalOnly PyObject async_iterable) {
        TypeSlot slot = PyType.of(async_iterable).slot(SlotId.AITER);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(async_iterable).fullName() + "' object is not an async iterable");
        }
        PyObject iterator = slot.call0(ts, async_iterable);
        if (PyType.of(iterator).slot(SlotId.ANEXT) == null) {
            String name = PyType.of(iterator).fullName();
            Refs.discard(ts, iterator);
            throw Errors.typeError(ts, "aiter() returned not an async iterator of type '" + name + "'");
        }
        return iterator;
    }

    @ExposedMethod(doc = "anext($module, async_iterator, default=<unrepresentable>, /)\n--\n\nAn awaitable of the iterator's next item.")
    @CleanPoint
    static PyObject anext(ThreadState ts, PyObject async_iterator, @PositionalOnly @Default PyObject default_) {
        TypeSlot slot = PyType.of(async_iterator).slot(SlotId.ANEXT);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(async_iterator).fullName() + "' object is not an async iterator");
        }
        PyObject awaitable = slot.call0(ts, async_iterator);
        if (default_ == null) {
            return awaitable;
        }
        PyObject result = new PyNextAwaitable(ts, awaitable, default_);
        return result;
    }

    @ExposedMethod(doc = "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value")
    @CleanPoint
    static PyObject max(ThreadState ts, @VarArgs PyObject[] args, @KeywordOnly @Default("None") PyObject key, @Default PyObject default_) {
        return extreme(ts, "max", SlotId.GT, args, key, default_);
    }

    @ExposedMethod(doc = "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value")
    @CleanPoint
    static PyObject min(ThreadState ts, @VarArgs PyObject[] args, @KeywordOnly @Default("None") PyObject key, @Default PyObject default_) {
        return extreme(ts, "min", SlotId.LT, args, key, default_);
    }

    @CleanPoint
    private static PyObject extreme(ThreadState ts, String name, int op, PyObject[] args, PyObject key, PyObject default_) {
        if (args.length == 0) {
            throw Errors.typeError(ts, name + " expected at least 1 argument, got 0");
        }
        PyObject function = key == PyNone.NONE ? null : key;
        if (args.length > 1) {
            if (default_ != null) {
                throw Errors.typeError(ts, "Cannot specify a default for " + name + "() with multiple positional arguments");
            }
            return extremeOf(ts, op, args, function);
        }
        PyObject iterator = Iteration.iter(ts, args[0]);
        try (var held = ts.hold(iterator)) {
            PyObject best = extremeItem(ts, op, iterator, function);
            if (best == null && default_ == null) {
                throw Errors.valueError(ts, name + "() iterable argument is empty");
            }
            return best == null ? default_ : best;
        }
    }

    @CleanPoint
    private static PyObject keyOf(ThreadState ts, PyObject function, PyObject item) {
        return function == null ? item : Calls.call(ts, function, item);
    }

    /** The first of the greatest or least items; null if there are none. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // the best item and its key are what is held above the mark, round for round
    private static PyObject extremeItem(ThreadState ts, int op, PyObject iterator, PyObject function) {
        int mark = ts.holdMark();
        PyObject best = null;
        PyObject bestKey = null;
        try {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                int before = ts.holdMark();
                ts.pushHold(item);
                PyObject itemKey = keyOf(ts, function, item);
                ts.pushHold(itemKey);
                if (best != null && !Comparison.test(ts, op, itemKey, bestKey)) {
                    ts.releaseTo(before);
                    continue;
                }
                ts.unholdTo(before);
                ts.releaseTo(mark);
                best = item;
                bestKey = itemKey;
                ts.pushHold(best);
                ts.pushHold(bestKey);
            }
            return best;
        } finally {
            ts.releaseTo(mark);
        }
    }

    @CleanPoint
    private static PyObject extremeOf(ThreadState ts, int op, PyObject[] args, PyObject function) {
        int mark = ts.holdMark();
        try {
            PyObject best = null;
            PyObject bestKey = null;
            for (PyObject item : args) {
                PyObject itemKey = item;
                if (function != null) {
                    itemKey = Calls.call(ts, function, item);
                    ts.pushHold(itemKey);
                }
                if (best == null || Comparison.test(ts, op, itemKey, bestKey)) {
                    best = item;
                    bestKey = itemKey;
                }
            }
            return best;
        } finally {
            ts.releaseTo(mark);
        }
    }

    @ExposedMethod(doc = "sum($module, iterable, /, start=0)\n--\n\nThe sum of the items, and of start.")
    @CleanPoint
    static PyObject sum(ThreadState ts, @PositionalOnly PyObject iterable, @Default("0") PyObject start) {
        return Summation.sum(ts, iterable, start);
    }

    @ExposedMethod(doc = "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nA new sorted list of the items.")
    @CleanPoint
    static PyObject sorted(
            ThreadState ts,
            @VarArgs PyObject[] iterable,
            @KeywordOnly @Default("None") PyObject key,
            @Default("False") PyObject reverse) {
        if (iterable.length != 1) {
            throw Errors.typeError(ts, "sorted expected 1 argument, got " + iterable.length);
        }
        PyList list = ListMethods.from(ts, iterable[0]);
        try (var held = ts.hold(list)) {
            ListSort.sort(ts, list, key == PyNone.NONE ? null : key, Comparison.isTrue(ts, reverse));
        }
        return list;
    }

    /** Swallows the StopIteration being raised; rethrows anything else. */
    static void swallowStop(ThreadState ts, Raised e) {
        if (!Errors.matches(ts, ExceptionTypes.STOP_ITERATION)) {
            throw e;
        }
        Errors.clear(ts);
    }
}
