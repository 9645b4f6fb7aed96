package org.pyrt.stdlib.atomics;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.KeyHash;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A mapping that many threads write to: its keys are spread over {@value #MOST_SHARDS} dicts at most by their hashes, so that threads seldom want the mutex of the same
 * one. What concerns one key is atomic; what concerns all goes from dict to dict.
 *
 * <p>Implementation notes. Each shard is an ordinary dict, safe by itself, and no lock is held across two of them, nor while Python code runs.
 */
@ExposedType(name = "ConcurrentDict")
final class PyConcurrentDict extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.atomics.ConcurrentDict", new PyConcurrentDictAdapter())
                    .flags(PyType.HAS_WEAKREF | PyType.MAPPING)
                    .doc("ConcurrentDict(source=(), /, **more)\n--\n\nA mapping that many threads write to at once.")
                    .ownLayout()
                    .build();

    private static final int MOST_SHARDS = 64;
    private static final int SHARDS_PER_PROCESSOR = 8;

    /** Spreads hashes over their upper bits, for ints hash to themselves and the dicts use the lower ones. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final PyStr KEYS = PyStr.interned("keys");
    private static final PyStr VALUES = PyStr.interned("values");
    private static final PyStr ITEMS = PyStr.interned("items");

    /** The shards, a power of two, never replaced; null once a collector has taken them, which nobody sees who could ask. */
    @Slot final PyObject[] shards;

    private final int shift;

    private PyConcurrentDict(ThreadState ts) {
        super(ts);
        int processors = Runtime.getRuntime().availableProcessors();
        int bits = Integer.numberOfTrailingZeros(Math.min(Integer.highestOneBit(processors) * SHARDS_PER_PROCESSOR, MOST_SHARDS));
        shift = Long.SIZE - bits;
        shards = new PyObject[1 << bits];
        for (int i = 0; i < shards.length; i++) {
            PyDict shard = new PyDict(ts);
            ts.trackFor(this, shard);
            Slots.init(ts, shards, i, shard);
        }
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default PyObject source, @VarKeywords PyDict more) {
        PyConcurrentDict d = new PyConcurrentDict(ts);
        try (var held = ts.hold(d)) {
            update(ts, d, source, more);
            return held.moveOut();
        }
    }

    @Borrowed
    private PyDict shard(long hash) {
        return shardAt((int) (hash * SPREAD >>> shift));
    }

    @Borrowed
    private PyDict shardAt(int index) {
        return (PyDict) shards[index];
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyConcurrentDict self, @PositionalOnly PyObject key) {
        PyObject value = self.find(ts, key);
        if (value == null) {
            throw Errors.keyError(ts, key);
        }
        return value;
    }

    @CleanPoint
    private PyObject find(ThreadState ts, PyObject key) {
        long hash = KeyHash.ofKey(ts, key);
        return shard(hash).get(ts, key, hash);
    }

    @ExposedMethod(name = "__setitem__")
    @CleanPoint
    static void setItem(ThreadState ts, PyConcurrentDict self, PyObject key, @PositionalOnly PyObject value) {
        self.put(ts, key, value);
    }

    @CleanPoint
    private void put(ThreadState ts, PyObject key, PyObject value) {
        long hash = KeyHash.ofKey(ts, key);
        shard(hash).put(ts, key, hash, value);
    }

    @ExposedMethod(name = "__delitem__")
    @CleanPoint
    static void delItem(ThreadState ts, PyConcurrentDict self, @PositionalOnly PyObject key) {
        PyObject value = self.remove(ts, key);
        if (value == null) {
            throw Errors.keyError(ts, key);
        }
        Refs.discard(ts, value);
    }

    @CleanPoint
    private PyObject remove(ThreadState ts, PyObject key) {
        return shard(KeyHash.ofKey(ts, key)).pop(ts, key);
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyConcurrentDict self, @PositionalOnly PyObject key) {
        long hash = KeyHash.ofKey(ts, key);
        return self.shard(hash).contains(ts, key, hash);
    }

    @ExposedMethod(name = "__len__")
    static long length(ThreadState ts, PyConcurrentDict self) {
        long n = 0;
        for (int i = 0; i < self.shards.length; i++) {
            n += self.shardAt(i).size();
        }
        return n;
    }

    @ExposedMethod(doc = "get($self, key, default=None, /)\n--\n\nThe value of key, or default if there is none.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyConcurrentDict self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyObject value = self.find(ts, key);
        return value == null ? default_ : value;
    }

    @ExposedMethod(doc = "setdefault($self, key, default=None, /)\n--\n\nThe value of key, which is default from now on if there was none.")
    @CleanPoint
    static PyObject setdefault(ThreadState ts, PyConcurrentDict self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        return self.shard(KeyHash.ofKey(ts, key)).setDefault(ts, key, default_);
    }

    @ExposedMethod(doc = "pop($self, key, default=<unrepresentable>, /)\n--\n\nRemove key and return its value, or default if there is none.")
    @CleanPoint
    static PyObject pop(ThreadState ts, PyConcurrentDict self, PyObject key, @PositionalOnly @Default PyObject default_) {
        PyObject value = self.remove(ts, key);
        if (value != null) {
            return value;
        }
        if (default_ == null) {
            throw Errors.keyError(ts, key);
        }
        return default_;
    }

    @ExposedMethod(doc = "popitem($self, /)\n--\n\nRemove some key and return it with its value.")
    static PyObject popitem(ThreadState ts, PyConcurrentDict self) {
        for (int i = 0; i < self.shards.length; i++) {
            PyObject pair = self.shardAt(i).popItem(ts);
            if (pair != null) {
                return pair;
            }
        }
        throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, "popitem(): dictionary is empty");
    }

    @ExposedMethod(name = "clear", doc = "clear($self, /)\n--\n\nRemove all keys; some that come meanwhile may stay.")
    static void clearAll(ThreadState ts, PyConcurrentDict self) {
        for (int i = 0; i < self.shards.length; i++) {
            self.shardAt(i).removeAll(ts);
        }
    }

    @ExposedMethod(doc = "update($self, source=(), /, **more)\n--\n\nStore the items of a mapping or an iterable of pairs, one after the other.")
    @CleanPoint
    static void update(ThreadState ts, PyConcurrentDict self, @PositionalOnly @Default PyObject source, @VarKeywords PyDict more) {
        PyDict items = new PyDict(ts);
        try (var held = ts.hold(items)) {
            if (source != null) {
                PyObject given = source instanceof PyConcurrentDict d ? d.moment(ts) : source;
                try (var heldGiven = ts.hold(given)) {
                    DictUpdate.update(ts, items, given);
                }
            }
            if (more != null) {
                DictUpdate.merge(ts, items, more, true);
            }
            PyObject keys = Iteration.iter(ts, items);
            try (var heldKeys = ts.hold(keys)) {
                for (PyObject key; (key = Iteration.next(ts, keys)) != null; ) {
                    PyObject value;
                    try (var heldKey = ts.hold(key);
                            var heldValue = ts.hold(value = items.get(ts, key))) {
                        self.put(ts, key, value);
                    }
                }
            }
        }
    }

    @ExposedMethod(
            name = "compare_exchange",
            doc = "compare_exchange($self, key, expected, value, /)\n--\n\nStore value if the value of key is expected; whether it was stored.")
    @CleanPoint
    static boolean compareExchange(
            ThreadState ts, PyConcurrentDict self, PyObject key, PyObject expected, @PositionalOnly PyObject value) {
        long hash = KeyHash.ofKey(ts, key);
        return self.shard(hash).replaceIf(ts, key, hash, expected, value);
    }

    @ExposedMethod(
            doc = "compute($self, key, function, default=None, /)\n--\n\nReplace the value of key, or default if there is none, by function(value) and return that. The function\n"
                    + "is called again when another thread has changed the value meanwhile; when it raises, the value stays.")
    @CleanPoint
    static PyObject compute(
            ThreadState ts, PyConcurrentDict self, PyObject key, PyObject function, @PositionalOnly @Default("None") PyObject default_) {
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            PyObject before = self.shard(hash).get(ts, key, hash);
            try (var held = ts.hold(before)) {
                PyObject next = Calls.call(ts, function, before == null ? default_ : before);
                try (var heldNext = ts.hold(next)) {
                    if (self.shard(hash).replaceIf(ts, key, hash, before, next)) {
                        return heldNext.moveOut();
                    }
                }
            }
        }
    }

    /** A floating dict of all items, each shard's of one moment. */
    @CleanPoint
    private PyDict moment(ThreadState ts) {
        PyDict all = new PyDict(ts);
        try (var held = ts.hold(all)) {
            for (int i = 0; i < shards.length; i++) {
                PyDict now = shardAt(i).copy(ts);
                try (var heldNow = ts.hold(now)) {
                    DictUpdate.merge(ts, all, now, true);
                }
            }
            held.moveOut();
            return all;
        }
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nA dict of all items; of those that change meanwhile, some as they were and some as they are.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyConcurrentDict self) {
        return self.moment(ts);
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nThe keys of a copy.")
    @CleanPoint
    static PyObject keys(ThreadState ts, PyConcurrentDict self) {
        return Calls.callMethod(ts, self.moment(ts), KEYS);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nThe values of a copy.")
    @CleanPoint
    static PyObject values(ThreadState ts, PyConcurrentDict self) {
        return Calls.callMethod(ts, self.moment(ts), VALUES);
    }

    @ExposedMethod(doc = "items($self, /)\n--\n\nThe items of a copy.")
    @CleanPoint
    static PyObject items(ThreadState ts, PyConcurrentDict self) {
        return Calls.callMethod(ts, self.moment(ts), ITEMS);
    }

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyConcurrentDict self) {
        return Iteration.iter(ts, self.moment(ts));
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyConcurrentDict self) {
        if (!Representation.enter(ts, self)) {
            return PyStr.ofAscii("ConcurrentDict(...)");
        }
        try {
            return new StrBuilder().append("ConcurrentDict(").append(Representation.repr(ts, self.moment(ts))).append(')').toStr();
        } finally {
            Representation.leave(ts);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyConcurrentDictSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyConcurrentDictSlots.clear(ts, this);
    }
}
