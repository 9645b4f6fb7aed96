package org.pyrt.stdlib.pickle;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyAnySet;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.set.SetCursor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Writes the containers of a run. */
final class SaveContainers {

    private static final int BATCH = 1000;

    /** Nesting from which on a pickler without a memo looks for cycles. */
    private static final int UNCHECKED_NESTING = 50;

    private static final PyStr ITEMS = PyStr.interned("items");

    private final Save save;
    private final ThreadState ts;

    /** The containers that are open in fast mode; from the 50th on they are looked at. Borrowed from the runs that save them. */
    private PyObject[] open = new PyObject[16];

    private int depth;

    SaveContainers(Save save) {
        this.save = save;
        ts = save.ts;
    }

    // ---- tuples ----

    @CleanPoint
    void saveTuple(PyTuple tuple) {
        int n = tuple.size();
        if (n == 0) {
            if (save.binary) {
                save.out.op(Op.EMPTY_TUPLE);
            } else {
                save.out.op(Op.MARK, Op.TUPLE);
            }
            return;
        }
        boolean small = n <= 3 && save.proto >= 2;
        if (!small) {
            save.out.op(Op.MARK);
        }
        for (int i = 0; i < n; i++) {
            try {
                save.save(tuple.get(i));
            } catch (Raised e) {
                throw item(tuple, i);
            }
        }
        long number = save.pickler.memoNumber(tuple);
        if (number >= 0) {
            if (!small && save.binary) {
                save.out.op(Op.POP_MARK);
            } else {
                for (int i = small ? 0 : -1; i < n; i++) {
                    save.out.op(Op.POP);
                }
            }
            save.get(number);
            return;
        }
        save.out.op(!small ? Op.TUPLE : n == 1 ? Op.TUPLE1 : n == 2 ? Op.TUPLE2 : Op.TUPLE3);
        save.memoize(tuple);
    }

    @CleanPoint
    private Raised item(PyObject whole, long index) {
        return PickleErrors.noted(ts, "when serializing " + TypeNames.qualified(ts, PyType.of(whole)) + " item " + index);
    }

    // ---- lists ----

    @CleanPoint
    void saveList(PyList list) {
        enter(list);
        if (save.binary) {
            save.out.op(Op.EMPTY_LIST);
        } else {
            save.out.op(Op.MARK, Op.LIST);
        }
        save.memoize(list);
        int n = list.size();
        if (n == 1 && save.binary) {
            PyObject only = list.getItem(ts, 0);
            if (only != null) {
                saveItem(only, list, 0);
                save.out.op(Op.APPEND);
            }
        } else if (n > 0 && save.binary) {
            saveBatches(list);
        } else if (n > 0) {
            appendFrom(Iteration.iter(ts, list), list);
        }
        leave();
    }

    @CleanPoint
    private void saveBatches(PyList list) {
        int i = 0;
        PyObject item = list.getItem(ts, 0);
        while (item != null) {
            save.out.op(Op.MARK);
            for (int k = 0; k < BATCH && item != null; k++) {
                saveItem(item, list, i);
                item = list.getItem(ts, ++i);
            }
            save.out.op(Op.APPENDS);
            item = list.getItem(ts, i);
        }
    }

    @CleanPoint
    private void saveItem(@Floating PyObject item, PyObject whole, long index) {
        try (var held = ts.hold(item)) {
            save.save(item);
        } catch (Raised e) {
            throw item(whole, index);
        }
    }

    /** Writes what an iterator gives as items to append to an object. */
    @CleanPoint
    void appendFrom(@Floating PyObject iterator, PyObject whole) {
        saveAll(iterator, whole, false);
    }

    /** Writes the pairs that an iterator gives as items to set in an object. */
    @CleanPoint
    void setFrom(@Floating PyObject iterator, PyObject whole) {
        saveAll(iterator, whole, true);
    }

    @CleanPoint
    private void saveAll(@Floating PyObject iterator, PyObject whole, boolean pairs) {
        int one = pairs ? Op.SETITEM : Op.APPEND;
        try (var held = ts.hold(iterator)) {
            long index = 0;
            if (!save.binary) {
                for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                    saveNext(item, whole, index++, pairs);
                    save.out.op(one);
                }
                return;
            }
            int count;
            do {
                PyObject first = Iteration.next(ts, iterator);
                if (first == null) {
                    return;
                }
                try (var heldFirst = ts.hold(first)) {
                    PyObject next = Iteration.next(ts, iterator);
                    if (next == null) {
                        saveNext(first, whole, index, pairs);
                        save.out.op(one);
                        return;
                    }
                    try (var heldNext = ts.hold(next)) {
                        save.out.op(Op.MARK);
                        saveNext(first, whole, index++, pairs);
                        saveNext(next, whole, index++, pairs);
                    }
                }
                count = 2;
                while (count < BATCH) {
                    PyObject item = Iteration.next(ts, iterator);
                    if (item == null) {
                        break;
                    }
                    saveNext(item, whole, index++, pairs);
                    count++;
                }
                save.out.op(pairs ? Op.SETITEMS : Op.APPENDS);
            } while (count == BATCH);
        }
    }

    @CleanPoint
    private void saveNext(@Floating PyObject item, PyObject whole, long index, boolean pairs) {
        if (pairs) {
            savePair(item, whole);
        } else {
            saveItem(item, whole, index);
        }
    }

    // ---- dicts ----

    @CleanPoint
    void saveDict(PyDict dict) {
        enter(dict);
        if (save.binary) {
            save.out.op(Op.EMPTY_DICT);
        } else {
            save.out.op(Op.MARK, Op.DICT);
        }
        save.memoize(dict);
        if (dict.size() > 0) {
            if (save.binary) {
                saveEntries(dict);
            } else {
                setFrom(Iteration.iter(ts, Calls.callMethod(ts, dict, ITEMS)), dict);
            }
        }
        leave();
    }

    @CleanPoint
    private void saveEntries(PyDict dict) {
        int size = dict.size();
        DictTable table = dict.table();
        int i = 0;
        int count;
        do {
            count = 0;
            if (size > 1) {
                save.out.op(Op.MARK);
            }
            for (; i < table.used() && count < BATCH; i++) {
                PyObject value = table.value(ts, i);
                if (value != null) {
                    try (var heldValue = ts.hold(value)) {
                        PyObject key = table.key(ts, i);
                        try (var heldKey = ts.hold(key)) {
                            saveEntry(dict, key, value);
                        }
                    }
                    count++;
                }
            }
            save.out.op(size > 1 ? Op.SETITEMS : Op.SETITEM);
            if (dict.size() != size) {
                throw save.changed("dictionary");
            }
        } while (count == BATCH);
    }

    @CleanPoint
    private void saveEntry(PyObject whole, PyObject key, PyObject value) {
        save.save(key);
        try {
            save.save(value);
        } catch (Raised e) {
            String shown = PickleErrors.shown(ts, key);
            throw PickleErrors.noted(ts, "when serializing " + TypeNames.qualified(ts, PyType.of(whole)) + " item " + shown);
        }
    }

    @CleanPoint
    private void savePair(@Floating PyObject pair, PyObject whole) {
        try (var held = ts.hold(pair)) {
            if (!(pair instanceof PyTuple t) || t.size() != 2) {
                throw Errors.typeError(ts, "dict items iterator must return 2-tuples");
            }
            saveEntry(whole, t.get(0), t.get(1));
        }
    }

    // ---- sets ----

    @CleanPoint
    void saveSet(PySet set) {
        if (save.proto < 4) {
            saveAsList(set, PySet.TYPE);
            return;
        }
        save.out.op(Op.EMPTY_SET);
        save.memoize(set);
        int size = set.size();
        if (size == 0) {
            return;
        }
        SetCursor cursor = new SetCursor(set);
        int count;
        do {
            save.out.op(Op.MARK);
            count = saveElements(cursor, set, BATCH);
            save.out.op(Op.ADDITEMS);
            if (set.size() != size) {
                throw save.changed("set");
            }
        } while (count == BATCH);
    }

    @CleanPoint
    private int saveElements(SetCursor cursor, PyAnySet set, int most) {
        int count = 0;
        while (count < most && cursor.next(ts)) {
            save.savePart(cursor.element, set, "element");
            count++;
        }
        return count;
    }

    @CleanPoint
    void saveFrozenSet(PyFrozenSet set) {
        if (save.proto < 4) {
            saveAsList(set, PyFrozenSet.TYPE);
            return;
        }
        save.out.op(Op.MARK);
        saveElements(new SetCursor(set), set, Integer.MAX_VALUE);
        long number = save.pickler.memoNumber(set);
        if (number >= 0) {
            save.out.op(Op.POP_MARK);
            save.get(number);
            return;
        }
        save.out.op(Op.FROZENSET);
        save.memoize(set);
    }

    @CleanPoint
    private void saveAsList(PyAnySet set, PyType type) {
        PyObject list = Calls.call(ts, PyList.TYPE, set);
        save.saveReduced(PyTuple.of(ts, type, PyTuple.of(ts, list)), set);
    }

    // ---- cycles in fast mode ----

    private void enter(PyObject o) {
        if (!save.pickler.fast) {
            return;
        }
        if (depth >= UNCHECKED_NESTING) {
            for (int i = 0; i < depth; i++) {
                if (open[i] == o) {
                    throw Errors.valueError(
                            ts,
                            "fast mode: can't pickle cyclic objects including object type "
                                    + PyType.of(o).fullName() + " at " + ObjectIds.address(ts, o));
                }
            }
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = o;
    }

    private void leave() {
        if (depth > 0) {
            open[--depth] = PyNone.NONE;
        }
    }
}
