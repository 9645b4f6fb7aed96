package org.pyrt.objects.set;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.KeyHash;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.Elements;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * The algebra of sets and frozensets. New sets come about in the same way as CPython's, so that they have the same order. An operation on sets
 * whose elements are quiet is atomic ({@link SetsAtOnce}); otherwise each step on an element is. Source: CPython 3.14 Objects/setobject.c.
 */
public final class SetOperations {

    private static final PyStr GETSTATE = PyStr.interned("__getstate__");

    private SetOperations() {}

    /** Adds all items of {@code other}. */
    @CleanPoint
    public static void update(ThreadState ts, PyAnySet set, PyObject other) {
        if (other instanceof PyAnySet s) {
            if (!set.addAllAtOnce(ts, s)) {
                PyAnySet from = s.steady(ts);
                try (var heldFrom = ts.hold(from)) {
                    for (SetCursor c = new SetCursor(from); c.next(ts); ) {
                        PyObject x = c.element;
                        try (var held = ts.hold(x)) {
                            set.insert(ts, x, c.hash());
                        }
                    }
                }
            }
        } else if (other.getClass() == PyDict.class) {
            PyDict d = (PyDict) other;
            set.makeRoom(ts, d.size());
            for (DictCursor c = new DictCursor(d); c.next(ts); ) {
                PyObject x = c.key;
                try (var held = ts.hold(x)) {
                    set.insert(ts, x, c.hash());
                }
            }
        } else {
            PyObject iterator = Iteration.iter(ts, other);
            try (var held = ts.hold(iterator)) {
                for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldItem = ts.hold(x)) {
                        set.insert(ts, x);
                    }
                }
            }
        }
    }

    /** {@code set | other}, floating. */
    @CleanPoint
    static PyAnySet union(ThreadState ts, PyAnySet set, PyObject other) {
        PyAnySet result = set.copy(ts);
        if (other != set) {
            try (var held = ts.hold(result)) {
                update(ts, result, other);
                held.moveOut();
            }
        }
        return result;
    }

    /** {@code set & other}, floating. */
    @CleanPoint
    static PyAnySet intersection(ThreadState ts, PyAnySet set, PyObject other) {
        if (other == set) {
            return set.copy(ts);
        }
        PyAnySet result = set.newEmpty(ts);
        try (var held = ts.hold(result)) {
            if (other instanceof PyAnySet s) {
                if (!SetsAtOnce.addCommon(ts, result, set, s)) {
                    boolean swap = s.size() > set.size();
                    addCommon(ts, result, swap ? set : s, swap ? s : set);
                }
            } else {
                addCommonOf(ts, result, other, set);
            }
            held.moveOut();
            return result;
        }
    }

    @CleanPoint
    private static void addCommon(ThreadState ts, PyAnySet result, PyAnySet from, PyAnySet in) {
        PyAnySet steady = from.steady(ts);
        try (var heldSteady = ts.hold(steady)) {
            for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    if (in.contains(ts, x, c.hash())) {
                        result.insert(ts, x, c.hash());
                    }
                }
            }
        }
    }

    @CleanPoint
    private static void addCommonOf(ThreadState ts, PyAnySet result, PyObject from, PyAnySet in) {
        PyObject iterator = Iteration.iter(ts, from);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    long hash = Comparison.hash(ts, x);
                    if (in.contains(ts, x, hash)) {
                        result.insert(ts, x, hash);
                        if (result.size() >= in.size()) {
                            return;
                        }
                    }
                }
            }
        }
    }

    /** {@code set - other}, floating. */
    @CleanPoint
    static PyAnySet difference(ThreadState ts, PyAnySet set, PyObject other) {
        int size =
                other instanceof PyAnySet s
                        ? s.size()
                        : other.getClass() == PyDict.class ? ((PyDict) other).size() : -1;
        boolean copied = size < 0 || set.size() >> 2 > size;
        PyAnySet result = copied ? set.copy(ts) : set.newEmpty(ts);
        try (var held = ts.hold(result)) {
            if (copied) {
                subtract(ts, result, other);
            } else if (!(other instanceof PyAnySet both && both != set && SetsAtOnce.addOthers(ts, result, set, both))) {
                addOthers(ts, result, set, other);
            }
            held.moveOut();
            return result;
        }
    }

    /** Adds to {@code result} what {@code set} has and {@code other}, a set or a dict, has not. */
    @CleanPoint
    private static void addOthers(ThreadState ts, PyAnySet result, PyAnySet set, PyObject other) {
        PyAnySet steady = set.steady(ts);
        try (var heldSteady = ts.hold(steady)) {
            for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    boolean common = other instanceof PyAnySet s ? s.contains(ts, x, c.hash()) : ((PyDict) other).contains(ts, x, c.hash());
                    if (!common) {
                        result.insert(ts, x, c.hash());
                    }
                }
            }
        }
    }

    /** Removes all items of {@code other}. */
    @CleanPoint
    public static void subtract(ThreadState ts, PyAnySet set, PyObject other) {
        if (other == set) {
            set.removeAll(ts);
            return;
        }
        if (other instanceof PyAnySet s) {
            if (s.size() >> 3 > set.size()) {
                PyAnySet common = intersection(ts, set, s);
                try (var held = ts.hold(common)) {
                    subtractSet(ts, set, common);
                }
            } else {
                subtractSet(ts, set, s);
            }
        } else {
            PyObject iterator = Iteration.iter(ts, other);
            try (var held = ts.hold(iterator)) {
                for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                    try (var heldItem = ts.hold(x)) {
                        set.delete(ts, x);
                    }
                }
            }
        }
        set.clean(ts);
    }

    @CleanPoint
    private static void subtractSet(ThreadState ts, PyAnySet set, PyAnySet other) {
        if (SetsAtOnce.remove(ts, set, other, false)) {
            return;
        }
        PyAnySet steady = other.steady(ts);
        try (var heldSteady = ts.hold(steady)) {
            for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    set.delete(ts, x, c.hash());
                }
            }
        }
    }

    /** {@code set ^ other}, floating. */
    @CleanPoint
    static PyAnySet symmetricDifference(ThreadState ts, PyAnySet set, PyObject other) {
        PyAnySet result = set.newEmpty(ts);
        try (var held = ts.hold(result)) {
            update(ts, result, other);
            toggleSet(ts, result, set);
            held.moveOut();
            return result;
        }
    }

    /** {@code set ^= other}. */
    @CleanPoint
    public static void toggle(ThreadState ts, PyAnySet set, PyObject other) {
        if (other == set) {
            set.removeAll(ts);
        } else if (other instanceof PyAnySet s) {
            toggleSet(ts, set, s);
        } else if (other.getClass() == PyDict.class) {
            for (DictCursor c = new DictCursor((PyDict) other); c.next(ts); ) {
                PyObject x = c.key;
                try (var held = ts.hold(x)) {
                    toggle(ts, set, x, c.hash());
                }
            }
        } else {
            PyAnySet once = set.newEmpty(ts);
            try (var held = ts.hold(once)) {
                update(ts, once, other);
                toggleSet(ts, set, once);
            }
        }
    }

    @CleanPoint
    private static void toggleSet(ThreadState ts, PyAnySet set, PyAnySet other) {
        if (SetsAtOnce.remove(ts, set, other, true)) {
            return;
        }
        PyAnySet steady = other.steady(ts);
        try (var heldSteady = ts.hold(steady)) {
            for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    toggle(ts, set, x, c.hash());
                }
            }
        }
    }

    @CleanPoint
    private static void toggle(ThreadState ts, PyAnySet set, PyObject element, long hash) {
        if (!set.delete(ts, element, hash)) {
            set.insert(ts, element, hash);
        }
    }

    /** {@code set &= others}: as often as other threads change the set meanwhile, it begins anew. */
    @CleanPoint
    static void intersect(ThreadState ts, PyAnySet set, PyObject[] others) {
        while (true) {
            SetTable seen = set.table();
            int inserted = seen.inserted();
            int size = set.size();
            PyAnySet result = intersectionOfAll(ts, set, others);
            try (var held = ts.hold(result)) {
                if (set.replaceAll(ts, result, seen, inserted, size)) {
                    return;
                }
            }
        }
    }

    /** {@code set.intersection(*others)}, floating. */
    @CleanPoint
    static PyAnySet intersectionOfAll(ThreadState ts, PyAnySet set, PyObject[] others) {
        if (others.length == 0) {
            return set.copy(ts);
        }
        PyAnySet result = intersection(ts, set, others[0]);
        for (int i = 1; i < others.length; i++) {
            try (var held = ts.hold(result)) {
                result = intersection(ts, result, others[i]);
            }
        }
        return result;
    }

    /** {@code set.union(*others)}, floating. */
    @CleanPoint
    static PyAnySet unionOfAll(ThreadState ts, PyAnySet set, PyObject[] others) {
        PyAnySet result = set.copy(ts);
        try (var held = ts.hold(result)) {
            for (PyObject other : others) {
                if (other != set) {
                    update(ts, result, other);
                }
            }
            held.moveOut();
            return result;
        }
    }

    /** {@code set.difference(*others)}, floating. */
    @CleanPoint
    static PyAnySet differenceOfAll(ThreadState ts, PyAnySet set, PyObject[] others) {
        if (others.length == 0) {
            return set.copy(ts);
        }
        PyAnySet result = difference(ts, set, others[0]);
        try (var held = ts.hold(result)) {
            for (int i = 1; i < others.length; i++) {
                subtract(ts, result, others[i]);
            }
            held.moveOut();
            return result;
        }
    }

    /** Whether no item of {@code other} is an element. */
    @CleanPoint
    static boolean isDisjoint(ThreadState ts, PyAnySet set, PyObject other) {
        if (other == set) {
            return set.size() == 0;
        }
        if (other.getClass() == PySet.class || other.getClass() == PyFrozenSet.class) {
            PyAnySet s = (PyAnySet) other;
            int known = SetsAtOnce.isDisjoint(ts, set, s);
            if (known != SetsAtOnce.NOT_QUIET) {
                return known != 0;
            }
            boolean swap = s.size() > set.size();
            PyAnySet in = swap ? s : set;
            PyAnySet steady = (swap ? set : s).steady(ts);
            try (var heldSteady = ts.hold(steady)) {
                for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                    PyObject x = c.element;
                    try (var held = ts.hold(x)) {
                        if (in.contains(ts, x, c.hash())) {
                            return false;
                        }
                    }
                }
                return true;
            }
        }
        PyObject iterator = Iteration.iter(ts, other);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    if (set.contains(ts, x)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Whether every element is an item of {@code other}. */
    @CleanPoint
    static boolean isSubset(ThreadState ts, PyAnySet set, PyObject other) {
        if (!(other instanceof PyAnySet s)) {
            PyAnySet common = intersection(ts, set, other);
            try (var held = ts.hold(common)) {
                return common.size() == set.size();
            }
        }
        return s == set || isSubset(ts, set, s, false);
    }

    @CleanPoint
    private static boolean isSubset(ThreadState ts, PyAnySet set, PyAnySet s, boolean equal) {
        int known = SetsAtOnce.isSubset(ts, set, s, equal);
        if (known != SetsAtOnce.NOT_QUIET) {
            return known != 0;
        }
        PyAnySet steady = set.steady(ts);
        try (var heldSteady = ts.hold(steady)) {
            for (SetCursor c = new SetCursor(steady); c.next(ts); ) {
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    if (!s.contains(ts, x, c.hash())) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Whether every item of {@code other} is an element. */
    @CleanPoint
    static boolean isSuperset(ThreadState ts, PyAnySet set, PyObject other) {
        if (other instanceof PyAnySet s) {
            return isSubset(ts, s, set);
        }
        PyObject iterator = Iteration.iter(ts, other);
        try (var held = ts.hold(iterator)) {
            for (PyObject x; (x = Iteration.next(ts, iterator)) != null; ) {
                try (var heldItem = ts.hold(x)) {
                    if (!set.contains(ts, x)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Whether both have the same elements. */
    @CleanPoint
    static boolean isEqual(ThreadState ts, PyAnySet a, PyAnySet b) {
        if (a == b) {
            return true;
        }
        if (a instanceof PyFrozenSet x && b instanceof PyFrozenSet y && x.hash() != y.hash()) {
            return false;
        }
        return isSubset(ts, a, b, true);
    }

    /** {@code set.__reduce__()}: the class, a list of the elements, the state. */
    @CleanPoint
    static PyTuple reduce(ThreadState ts, PyAnySet set) {
        PyList elements = PyList.adopt(ts, Elements.of(ts, set));
        PyTuple arguments = PyTuple.of(ts, elements);
        try (var held = ts.hold(arguments)) {
            return PyTuple.of(ts, PyType.of(set), arguments, Calls.callMethod(ts, set, GETSTATE));
        }
    }

    /** {@code repr(set)}. */
    @CleanPoint
    static PyStr repr(ThreadState ts, PyAnySet set) {
        String name = PyType.of(set).name();
        if (set.size() == 0) {
            return PyStr.of(name + "()");
        }
        if (!Representation.enter(ts, set)) {
            return PyStr.of(name + "(...)");
        }
        try {
            boolean plain = set.getClass() == PySet.class;
            StrBuilder b = new StrBuilder();
            if (!plain) {
                b.append(PyStr.of(name)).append('(');
            }
            b.append('{');
            boolean first = true;
            for (SetCursor c = new SetCursor(set); c.next(ts); ) {
                if (!first) {
                    b.append(", ");
                }
                first = false;
                PyObject x = c.element;
                try (var held = ts.hold(x)) {
                    b.append(Representation.repr(ts, x));
                }
            }
            return b.append(plain ? "}" : "})").toStr();
        } finally {
            Representation.leave(ts);
        }
    }
}
