package org.pyrt.stdlib.abc;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * An abstract base class's registry and caches. They hold classes weakly and by identity, in the host's sense: a class that the program cannot reach any
 * more drops out. Guarded by its monitor, in which no Python code runs.
 */
@ExposedType(name = "_abc_data")
@SuppressWarnings("UncountedField") // Weak sets: what they refer to is not kept alive.
final class PyAbcData extends Counted {

    static final PyType TYPE = PyType.builtin("_abc._abc_data", new PyAbcDataAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final Set<PyObject> registry = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<PyObject> cache = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<PyObject> negativeCache = Collections.newSetFromMap(new WeakHashMap<>());
    private long negativeVersion;

    PyAbcData(ThreadState ts) {
        super(ts);
    }

    synchronized boolean isCached(PyObject type) {
        return cache.contains(type);
    }

    synchronized void addToCache(PyObject type) {
        cache.add(type);
    }

    /** Whether the class is known not to be a subclass, by what was registered up to {@code version}. */
    synchronized boolean isRefused(PyObject type, long version) {
        return negativeVersion == version && negativeCache.contains(type);
    }

    /** Whether the negative cache is of that version; if not, it is emptied and becomes so. */
    synchronized void renew(long version) {
        if (negativeVersion < version) {
            negativeCache.clear();
            negativeVersion = version;
        }
    }

    synchronized void addRefusal(PyObject type) {
        negativeCache.add(type);
    }

    synchronized void register(PyObject type) {
        registry.add(type);
    }

    /** The registered classes that live, counted by {@code into} from now on. */
    synchronized void registered(ThreadState ts, Scratch into) {
        for (PyObject c : registry) {
            if (!(c instanceof Counted counted) || Refs.upgrade(ts, counted)) {
                into.add(c);
            }
        }
    }

    synchronized void clearRegistry() {
        registry.clear();
    }

    synchronized void clearCaches() {
        cache.clear();
        negativeCache.clear();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
