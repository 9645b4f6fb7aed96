package org.pyrt.objects.mapping;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Filling a dict from other objects. Source: CPython 3.14 Objects/dictobject.c, {@code dict_update_arg} and what it calls. */
public final class DictUpdate {

    private static final PyStr KEYS = PyStr.interned("keys");

    private DictUpdate() {}

    /** {@code d.update(source)}: source is a dict, has {@code keys()}, or gives pairs. */
    @CleanPoint
    public static void update(ThreadState ts, PyDict d, PyObject source) {
        if (source.getClass() == PyDict.class) {
            merge(ts, d, source, true);
            return;
        }
        PyObject keys = Attributes.find(ts, source, KEYS);
        if (keys != null) {
            Refs.discard(ts, keys);
            merge(ts, d, source, true);
        } else {
            addPairs(ts, d, source);
        }
    }

    /** {@code d.update(source)} for a mapping; without {@code override} keys that are there keep their values. */
    @CleanPoint
    public static void merge(ThreadState ts, PyDict d, PyObject source, boolean override) {
        if (source == d) {
            return;
        }
        if (source instanceof PyDict from && PyType.of(from).slot(SlotId.ITER) == PyDict.TYPE.slot(SlotId.ITER)) {
            if (!d.putAllAtOnce(ts, from, override)) {
                mergeOneByOne(ts, d, from, override);
            }
            return;
        }
        PyObject keys = Calls.callMethod(ts, source, KEYS);
        PyObject iterator;
        try (var heldKeys = ts.hold(keys)) {
            String shown = PyType.of(source).fullName() + ".keys() returned a non-iterable (type " + PyType.of(keys).fullName() + ")";
            iterator = iterator(ts, keys, shown);
        }
        try (var held = ts.hold(iterator)) {
            for (PyObject key; (key = Iteration.next(ts, iterator)) != null; ) {
                try (var heldKey = ts.hold(key)) {
                    if (override || !d.contains(ts, key)) {
                        PyObject value = Subscripts.get(ts, source, key);
                        try (var heldValue = ts.hold(value)) {
                            d.put(ts, key, value);
                        }
                    }
                }
            }
        }
    }

    /** Keys need Python code to compare: other changes may come between. */
    @CleanPoint
    private static void mergeOneByOne(ThreadState ts, PyDict d, PyDict from, boolean override) {
        DictTable t = from.table();
        int used = t.used();
        DictCursor cursor = new DictCursor(from);
        while (cursor.next(ts)) {
            PyObject key = cursor.key;
            PyObject value = cursor.value;
            try (var heldKey = ts.hold(key);
                    var heldValue = ts.hold(value)) {
                if (override) {
                    d.put(ts, key, cursor.hash(), value);
                } else {
                    Refs.discard(ts, d.setDefault(ts, key, value));
                }
            }
            if (from.table() != t || t.used() != used) {
                throw Errors.runtimeError(ts, "dict mutated during update");
            }
        }
    }

    @CleanPoint
    private static void addPairs(ThreadState ts, PyDict d, PyObject pairs) {
        PyObject iterator = Iteration.iter(ts, pairs);
        try (var held = ts.hold(iterator)) {
            PyObject item;
            for (int i = 0; (item = Iteration.next(ts, iterator)) != null; i++) {
                try (var heldItem = ts.hold(item)) {
                    addPair(ts, d, item, i);
                }
            }
        }
    }

    @CleanPoint
    private static void addPair(ThreadState ts, PyDict d, PyObject item, int number) {
        if (item.getClass() == PyTuple.class) {
            PyTuple pair = (PyTuple) item;
            if (pair.size() != 2) {
                throw badLength(ts, number, pair.size());
            }
            d.put(ts, pair.get(0), pair.get(1));
            return;
        }
        PyTuple pair;
        try {
            PyObject iterator = iterator(ts, item, "object is not iterable");
            try (var held = ts.hold(iterator)) {
                pair = Iteration.toTuple(ts, iterator);
            }
        } catch (Raised e) {
            if (Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                addNote(ts, number);
            }
            throw e;
        }
        try (var held = ts.hold(pair)) {
            addPair(ts, d, pair, number);
        }
    }

    /** {@code iter(o)}, with these words for the TypeError. */
    @CleanPoint
    private static PyObject iterator(ThreadState ts, PyObject o, String message) {
        try {
            return Iteration.iter(ts, o);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw Errors.typeError(ts, message);
        }
    }

    /** Notes with the exception being raised at which element the update failed. */
    @CleanPoint
    private static void addNote(ThreadState ts, int number) {
        PyBaseException raised = Errors.take(ts);
        try (var held = ts.hold(raised)) {
            raised.addNote(ts, PyStr.of("Cannot convert dictionary update sequence element #" + number + " to a sequence"));
            throw Errors.reraise(ts, raised);
        }
    }

    private static RuntimeException badLength(ThreadState ts, int number, int length) {
        return Errors.valueError(
                ts, "dictionary update sequence element #" + number + " has length " + length + "; 2 is required");
    }
}
