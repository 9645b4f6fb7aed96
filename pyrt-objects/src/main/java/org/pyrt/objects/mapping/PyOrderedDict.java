package org.pyrt.objects.mapping;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.protocol.KeyHash;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.CarriedAttributes;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * An ordered dict. A dict keeps the order of insertion by itself; this one has an order of its own, changes and compares it, and notices changes during iteration. The
 * methods that dict has change the dict alone. Source: CPython 3.14 Objects/odictobject.c.
 */
@HandWrittenSlots("the keys in their order are in a ring")
public final class PyOrderedDict extends PyDict implements HasAttributes {

    /** The type collections.OrderedDict. */
    public static final PyType TYPE =
            PyType.builtin("collections.OrderedDict", new OrderedDictMethodsAdapter())
                    .include(new OrderedDictUpdateAdapter())
                    .base(PyDict.TYPE)
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Dictionary that remembers insertion order")
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__hash__"), PyNone.NONE);
    }

    private static final long LINKS_BYTES = 48;
    private static final long LINK_BYTES = 56;

    /** The type it was made of, until it has attributes. */
    @SuppressWarnings("UncountedField") // classes are deferred: only a collector ends them
    private final PyType made;

    @Slot(stays = true)
    volatile PyInstance attributes;

    private boolean cleared;

    private final OrderedKeys keys = new OrderedKeys();

    /** A floating empty one of {@code type}. */
    public PyOrderedDict(ThreadState ts, PyType type) {
        super(ts);
        made = type;
        if (type != TYPE) {
            attributes(ts);
        }
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        PyInstance own = attributes;
        if (own == null) {
            synchronized (this) {
                own = attributes;
                if (own == null) {
                    own = new CarriedAttributes(ts, made);
                    Refs.incref(ts, own);
                    attributes = own;
                }
            }
            ts.trackFor(this, own);
        }
        return own;
    }

    @Override
    public PyType type() {
        PyInstance own = attributes;
        return own == null ? made : own.type();
    }

    // ---- the order ----

    /** Stores {@code value} under {@code key}, which becomes the newest if it is new. Raises TypeError for an unhashable key. */
    @CleanPoint
    void putOrdered(ThreadState ts, PyObject key, PyObject value) {
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            PyObject old = null;
            Mutex.lockAttached(ts, this);
            try {
                if (!holds(t, used, e)) {
                    continue;
                }
                if (e >= 0) {
                    old = replace(ts, t, e, value);
                    keys.add(ts, t, e);
                } else {
                    addLast(ts, key, hash, value);
                }
            } finally {
                Mutex.unlock(ts, this);
            }
            Refs.decref(ts, old);
            return;
        }
    }

    private void addLast(ThreadState ts, PyObject key, long hash, PyObject value) {
        append(ts, key, hash, value);
        DictTable now = table();
        keys.add(ts, now, now.used() - 1);
    }

    /** The value under {@code key}, floating; if there is none, stores and returns {@code value}. Raises TypeError for an unhashable key. */
    @CleanPoint
    PyObject setDefaultOrdered(ThreadState ts, PyObject key, PyObject value) {
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            if (e >= 0) {
                PyObject v = t.value(ts, e);
                if (v != null) {
                    return v;
                }
                continue;
            }
            Mutex.lockAttached(ts, this);
            try {
                if (holds(t, used, e)) {
                    addLast(ts, key, hash, value);
                    return value;
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
    }

    /** Removes {@code key} and returns its value, floating, or null if it was absent. Raises TypeError for an unhashable key. */
    @CleanPoint
    PyObject popOrdered(ThreadState ts, PyObject key) {
        return popOrdered(ts, key, KeyHash.ofKey(ts, key));
    }

    /** As {@link #popOrdered(ThreadState, PyObject)}, for a key whose hash is known. */
    @CleanPoint
    PyObject popOrdered(ThreadState ts, PyObject key, long hash) {
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            PyObject old;
            OrderedKeys.Node node;
            Mutex.lockAttached(ts, this);
            try {
                if (!holds(t, used, e)) {
                    continue;
                }
                if (e < 0) {
                    return null;
                }
                node = keys.at(t, e);
                if (node != null) {
                    keys.remove(node, e);
                }
                old = remove(ts, t, e);
            } finally {
                Mutex.unlock(ts, this);
            }
            if (node != null) {
                Refs.decref(ts, node.key);
            }
            Refs.moveOut(ts, old);
            return old;
        }
    }

    /** Makes {@code key} the newest or the oldest; false if it is absent. Raises TypeError for an unhashable key. */
    @CleanPoint
    boolean moveToEnd(ThreadState ts, PyObject key, boolean last) {
        OrderedKeys.Node there = end(ts, last);
        if (there != null && there.key == key) {
            return true;
        }
        long hash = KeyHash.ofKey(ts, key);
        while (true) {
            DictTable t = table();
            int used = t.used();
            int e = t.lookup(ts, this, key, hash);
            Mutex.lockAttached(ts, this);
            try {
                if (holds(t, used, e)) {
                    OrderedKeys.Node node = e < 0 ? null : keys.at(t, e);
                    if (node != null) {
                        keys.move(node, last);
                    }
                    return node != null;
                }
            } finally {
                Mutex.unlock(ts, this);
            }
        }
    }

    /** Removes everything. */
    void removeAllOrdered(ThreadState ts) {
        OrderedKeys.Node first;
        DictTable old;
        Mutex.lockAttached(ts, this);
        try {
            first = keys.removeAll();
            old = emptied();
        } finally {
            Mutex.unlock(ts, this);
        }
        old.dropAll(ts);
        OrderedKeys.drop(ts, first);
    }

    /** Keys and values in turn, in the order, as they are now, in a new array, each counted once for the caller; null if some key is not quiet. */
    PyObject[] snapshotOrdered(ThreadState ts) {
        Mutex.lockAttached(ts, this);
        try {
            DictTable t = table();
            if (!t.leafKeys) {
                return null;
            }
            PyObject[] all = new PyObject[2 * size()];
            int n = 0;
            for (OrderedKeys.Node node = keys.atEnd(false); node != null && n < all.length; node = keys.next(node, false)) {
                int e = t.entryOf(node.key, node.hash);
                if (e >= 0) {
                    all[n++] = node.key;
                    all[n++] = t.entries[2 * e + 1];
                }
            }
            for (int i = 0; i < n; i++) {
                Refs.incref(ts, all[i]);
            }
            return n == all.length ? all : Arrays.copyOf(all, n);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** Counts the changes of the order. */
    int state() {
        return keys.state;
    }

    /** Whether the node is in the order. */
    boolean isLinked(ThreadState ts, OrderedKeys.Node node) {
        Mutex.lockAttached(ts, this);
        try {
            return OrderedKeys.isLinked(node);
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The first node, whose key floats, or null. */
    OrderedKeys.Node first(ThreadState ts) {
        return end(ts, false);
    }

    /** The node after {@code node}, or null at the end, and where {@code node} is not in the order any more. */
    OrderedKeys.Node after(ThreadState ts, OrderedKeys.Node node) {
        return next(ts, node, false);
    }

    /** The first or the last node, whose key floats, or null. */
    OrderedKeys.Node end(ThreadState ts, boolean last) {
        Mutex.lockAttached(ts, this);
        try {
            return touched(ts, keys.atEnd(last));
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The neighbour of a node, whose key floats, or null. */
    OrderedKeys.Node next(ThreadState ts, OrderedKeys.Node node, boolean backwards) {
        Mutex.lockAttached(ts, this);
        try {
            return touched(ts, keys.next(node, backwards));
        } finally {
            Mutex.unlock(ts, this);
        }
    }

    /** The load barrier: under the mutex the node keeps its key, so there is no second look. */
    private static OrderedKeys.Node touched(ThreadState ts, OrderedKeys.Node node) {
        if (node != null) {
            Refs.touch(ts, node.key);
        }
        return node;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        keys.traverse(visitor);
        if (attributes != null && !cleared) {
            visitor.visit(attributes);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        if (attributes != null && !cleared) {
            cleared = true;
            Refs.decref(ts, attributes);
        }
        OrderedKeys.drop(ts, keys.removeAll());
        super.clear(ts);
    }

    @Override
    public boolean hasFinalizer() {
        return attributes != null && type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }

    @Override
    public long sizeInMemory() {
        return super.sizeInMemory() + LINKS_BYTES + LINK_BYTES * size();
    }
}
