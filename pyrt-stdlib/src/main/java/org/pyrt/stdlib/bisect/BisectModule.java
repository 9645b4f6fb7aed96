package org.pyrt.stdlib.bisect;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module _bisect. Source: CPython 3.14 Modules/_bisectmodule.c. */
@ExposedModule(name = "_bisect", doc = "Bisection algorithms.")
public final class BisectModule {

    private static final PyStr INSERT = PyStr.interned("insert");

    private BisectModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_bisect", "Bisection algorithms.", new BisectModuleAdapter()).build();
    }

    @ExposedMethod(
            name = "bisect_right",
            doc = "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nReturn the index where to insert item x in list a, behind equal items.")
    @CleanPoint
    static long bisectRight(
            ThreadState ts,
            PyObject a,
            PyObject x,
            @Default("0") long lo,
            @Default("None") PyObject hi,
            @KeywordOnly @Default("None") PyObject key) {
        return find(ts, a, x, lo, end(ts, hi), key, true);
    }

    @ExposedMethod(
            name = "bisect_left",
            doc = "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nReturn the index where to insert item x in list a, before equal items.")
    @CleanPoint
    static long bisectLeft(
            ThreadState ts,
            PyObject a,
            PyObject x,
            @Default("0") long lo,
            @Default("None") PyObject hi,
            @KeywordOnly @Default("None") PyObject key) {
        return find(ts, a, x, lo, end(ts, hi), key, false);
    }

    @ExposedMethod(
            name = "insort_right",
            doc = "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert item x in list a, behind equal items.")
    @CleanPoint
    static void insortRight(
            ThreadState ts,
            PyObject a,
            PyObject x,
            @Default("0") long lo,
            @Default("None") PyObject hi,
            @KeywordOnly @Default("None") PyObject key) {
        insort(ts, a, x, lo, end(ts, hi), key, true);
    }

    @ExposedMethod(
            name = "insort_left",
            doc = "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\nInsert item x in list a, before equal items.")
    @CleanPoint
    static void insortLeft(
            ThreadState ts,
            PyObject a,
            PyObject x,
            @Default("0") long lo,
            @Default("None") PyObject hi,
            @KeywordOnly @Default("None") PyObject key) {
        insort(ts, a, x, lo, end(ts, hi), key, false);
    }

    @CleanPoint
    private static long end(ThreadState ts, PyObject hi) {
        return hi == PyNone.NONE ? -1 : Conversions.toLong(ts, hi);
    }

    @CleanPoint
    private static void insort(ThreadState ts, PyObject a, PyObject x, long lo, long hi, PyObject key, boolean right) {
        long index;
        if (key == PyNone.NONE) {
            index = find(ts, a, x, lo, hi, key, right);
        } else {
            PyObject value = Calls.call(ts, key, x);
            try (var held = ts.hold(value)) {
                index = find(ts, a, value, lo, hi, key, right);
            }
        }
        if (a.getClass() == PyList.class) {
            ((PyList) a).insert(ts, index, x);
        } else {
            Refs.discard(ts, Calls.callMethod(ts, a, INSERT, PyInt.of(index), x));
        }
    }

    @CleanPoint
    private static long find(ThreadState ts, PyObject a, PyObject x, long lo, long hi, PyObject key, boolean right) {
        if (lo < 0) {
            throw Errors.valueError(ts, "lo must be non-negative");
        }
        long low = lo;
        long high = hi == -1 ? Sizes.length(ts, a) : hi;
        while (low < high) {
            long middle = low + high >>> 1;
            PyObject item = item(ts, a, middle);
            if (key != PyNone.NONE) {
                try (var held = ts.hold(item)) {
                    item = Calls.call(ts, key, item);
                }
            }
            boolean below;
            try (var held = ts.hold(item)) {
                below = right ? !Comparison.test(ts, SlotId.LT, x, item) : Comparison.test(ts, SlotId.LT, item, x);
            }
            if (below) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @CleanPoint
    private static PyObject item(ThreadState ts, PyObject a, long index) {
        if (a.getClass() == PyList.class) {
            PyObject item = ((PyList) a).getItem(ts, index);
            if (item == null) {
                throw Errors.indexError(ts, "list index out of range");
            }
            return item;
        }
        return Subscripts.get(ts, a, PyInt.of(index));
    }
}
