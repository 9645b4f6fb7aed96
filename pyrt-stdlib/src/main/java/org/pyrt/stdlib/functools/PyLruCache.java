package org.pyrt.stdlib.functools;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A function that remembers its results. Results without a limit are values of a dict; with a limit, the dict's values are links of a list in the order
 * of last use.
 *
 * <p>Implementation notes. The dict is searched without a lock. The list, its size and the numbers of hits and misses are guarded by the object's
 * mutex, in which no Python code runs. A link enters the dict before the list and leaves the list before the dict, each by the thread that made or
 * evicted it alone; so a link found may not be in the list, and is a hit all the same.
 */
@ExposedType(name = "_lru_cache_wrapper")
final class PyLruCache extends SlottedInstance {

    /** The type functools._lru_cache_wrapper. */
    static final PyType TYPE =
            PyType.builtin("functools._lru_cache_wrapper", new PyLruCacheAdapter())
                    .include(new LruCall())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Create a cached callable that wraps another function.")
                    .build();

    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final int FUNCTION = 0;
    private static final int CACHE = 1;
    private static final int INFO = 2;

    @Slot final PyObject[] slots = new PyObject[3];

    /** -1 without a limit. */
    private final long maxsize;

    private final boolean typed;

    // Guarded by the mutex.
    private long hits;
    private long misses;
    private long linked;

    @SuppressWarnings("UncountedField") // counted by the dict
    private LruLink oldest;

    @SuppressWarnings("UncountedField") // counted by the dict
    private LruLink newest;

    private PyLruCache(ThreadState ts, PyType type, PyObject function, long maxsize, boolean typed, PyObject info) {
        super(ts, type);
        this.maxsize = maxsize;
        this.typed = typed;
        PyDict cache = new PyDict(ts);
        Slots.init(ts, slots, FUNCTION, function);
        Slots.init(ts, slots, CACHE, cache);
        Slots.init(ts, slots, INFO, info);
        ts.trackFor(this, cache);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject user_function, PyObject maxsize, boolean typed, PyObject cache_info_type) {
        if (PyType.of(user_function).slot(SlotId.CALL) == null) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        long limit = -1;
        if (maxsize != PyNone.NONE) {
            if (PyInt.asSelf(maxsize) == null && PyType.of(maxsize).slot(SlotId.INDEX) == null) {
                throw Errors.typeError(ts, "maxsize should be integer or None");
            }
            limit = Math.max(Sizes.indexAsLong(ts, maxsize, ExceptionTypes.OVERFLOW_ERROR), 0);
        }
        return new PyLruCache(ts, type, user_function, limit, typed, cache_info_type);
    }

    /** Calls the function unless its result is known; keyword values come last in {@code args}. */
    @CleanPoint
    PyObject invoke(ThreadState ts, PyObject[] args, PyStr[] kwNames) {
        PyObject function = Slots.load(ts, slots, FUNCTION);
        if (maxsize == 0) {
            count(ts, false);
            return Calls.call(ts, function, args, kwNames);
        }
        PyDict cache = (PyDict) Slots.load(ts, slots, CACHE);
        PyObject key = key(ts, args, kwNames);
        try (var held = ts.hold(key);
                var heldCache = ts.hold(cache);
                var heldFunction = ts.hold(function)) {
            long hash = Comparison.hash(ts, key);
            PyObject found = cache.get(ts, key, hash);
            if (maxsize < 0) {
                count(ts, found != null);
                return found != null ? found : remember(ts, cache, key, hash, Calls.call(ts, function, args, kwNames));
            }
            if (found instanceof LruLink link) {
                touch(ts, link);
                return link.result(ts);
            }
            count(ts, false);
            return link(ts, cache, key, hash, Calls.call(ts, function, args, kwNames));
        }
    }

    /** What arguments are looked up by: one str or int itself, otherwise a tuple of all, with their types if those matter. */
    private PyObject key(ThreadState ts, PyObject[] args, PyStr[] kwNames) {
        int keywords = kwNames == null ? 0 : kwNames.length;
        if (keywords == 0 && !typed) {
            if (args.length == 1 && (args[0] instanceof PyStr || args[0] instanceof PyInt && !(args[0] instanceof PyBool))) {
                return args[0];
            }
            return PyTuple.of(ts, args.clone());
        }
        int positional = args.length - keywords;
        int n = positional + (keywords == 0 ? 0 : 1 + 2 * keywords);
        PyObject[] key = Arrays.copyOf(args, typed ? n + args.length : n);
        if (keywords > 0) {
            int i = positional;
            key[i++] = TYPE;
            for (int k = 0; k < keywords; k++) {
                key[i++] = kwNames[k];
                key[i++] = args[positional + k];
            }
        }
        if (typed) {
            for (int i = 0; i < args.length; i++) {
                key[n + i] = PyType.of(args[i]);
            }
        }
        return PyTuple.of(ts, key);
    }

    private void count(ThreadState ts, boolean hit) {
        Mutex.lockAttached(ts, this);
        if (hit) {
            hits++;
        } else {
            misses++;
        }
        Mutex.unlock(ts, this);
    }

    @CleanPoint
    private static PyObject remember(ThreadState ts, PyDict cache, PyObject key, long hash, @Floating PyObject result) {
        try (var held = ts.hold(result)) {
            cache.put(ts, key, hash, result);
            return held.moveOut();
        }
    }

    /** Counts a hit and makes the link the newest. */
    private void touch(ThreadState ts, LruLink link) {
        Mutex.lockAttached(ts, this);
        hits++;
        if (link != newest && link.newer != null) {
            unlink(link);
            append(link);
        }
        Mutex.unlock(ts, this);
    }

    @CleanPoint
    private PyObject link(ThreadState ts, PyDict cache, PyObject key, long hash, @Floating PyObject result) {
        try (var held = ts.hold(result)) {
            if (cache.get(ts, key, hash) != null) {
                return held.moveOut();
            }
            LruLink link = new LruLink(ts, key, result);
            try (var heldLink = ts.hold(link)) {
                if (cache.setDefault(ts, key, link) == link) {
                    LruLink evicted = enter(ts, link);
                    if (evicted != null) {
                        PyObject old = evicted.key(ts);
                        try (var heldOld = ts.hold(old)) {
                            Refs.discard(ts, cache.pop(ts, old));
                        }
                    }
                }
            }
            return held.moveOut();
        }
    }

    /** Puts a link into the list; returns the one that has to go for it, or null. */
    private LruLink enter(ThreadState ts, LruLink link) {
        Mutex.lockAttached(ts, this);
        try {
            append(link);
            if (++linked <= maxsize) {
                return null;
            }
            LruLink evicted = oldest;
            unlink(evicted);
            linked--;
            return evicted;
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    private void append(LruLink link) {
        link.older = newest;
        if (newest == null) {
            oldest = link;
        } else {
            newest.newer = link;
        }
        newest = link;
    }

    private void unlink(LruLink link) {
        if (link.older == null) {
            oldest = link.newer;
        } else {
            link.older.newer = link.newer;
        }
        if (link.newer == null) {
            newest = link.older;
        } else {
            link.newer.older = link.older;
        }
        link.older = null;
        link.newer = null;
    }

    @ExposedMethod(name = "cache_info", doc = "cache_info($self, /)\n--\n\nReport cache statistics")
    @CleanPoint
    static PyObject cacheInfo(ThreadState ts, PyLruCache self) {
        PyDict cache = (PyDict) Slots.load(ts, self.slots, CACHE);
        PyObject info = Slots.load(ts, self.slots, INFO);
        long hits;
        long misses;
        long size;
        Mutex.lockAttached(ts, self);
        hits = self.hits;
        misses = self.misses;
        size = self.maxsize < 0 ? cache.size() : self.linked;
        Mutex.unlock(ts, self);
        PyObject[] args = {
            PyInt.of(hits), PyInt.of(misses), self.maxsize < 0 ? PyNone.NONE : PyInt.of(self.maxsize), PyInt.of(size)
        };
        return Calls.call(ts, info, args, null);
    }

    @ExposedMethod(name = "cache_clear", doc = "cache_clear($self, /)\n--\n\nClear the cache and cache statistics")
    static void cacheClear(ThreadState ts, PyLruCache self) {
        PyDict cache = (PyDict) Slots.load(ts, self.slots, CACHE);
        Mutex.lockAttached(ts, self);
        self.hits = 0;
        self.misses = 0;
        self.linked = 0;
        while (self.oldest != null) {
            self.unlink(self.oldest);
        }
        Mutex.unlock(ts, self);
        cache.removeAll(ts);
    }

    @ExposedMethod(name = "__get__")
    static PyObject bind(ThreadState ts, PyLruCache self, PyObject instance, @Default("None") PyObject owner) {
        return instance == PyNone.NONE ? self : new PyMethod(ts, self, instance);
    }

    @ExposedMethod(name = "__reduce__")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyLruCache self) {
        return Attributes.get(ts, self, QUALNAME);
    }

    @ExposedMethod(name = "__copy__")
    static PyObject copy(PyLruCache self) {
        return self;
    }

    @ExposedMethod(name = "__deepcopy__")
    static PyObject deepCopy(PyLruCache self, @PositionalOnly PyObject memo) {
        return self;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyLruCacheSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        oldest = null;
        newest = null;
        PyLruCacheSlots.clear(ts, this);
        super.clear(ts);
    }
}
