package org.pyrt.vm.modules.thread;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.thread.ThreadLocals;

/**
 * An object whose attributes each thread has for itself. A thread's dict is made, and {@code __init__} of a subclass run, at the thread's
 * first access; it goes with the thread or with the object. Source: CPython 3.14 Modules/_threadmodule.c.
 */
@ExposedType(name = "_local", doc = "An object whose attributes each thread has for itself.")
@HandWrittenSlots("the dict of each thread is in a table")
public final class PyLocal extends Counted implements ThreadLocals.Holder {

    /** The type {@code _thread._local}. */
    public static final PyType TYPE =
            PyType.builtin("_thread._local", new PyLocalAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .doc("_local()\n--\n\nAn object whose attributes each thread has for itself.")
                    .ownLayout()
                    .build();

    private static final PyStr DICT = PyStr.interned("__dict__");

    private final PyType type;
    @Slot private PyTuple args;
    @Slot private PyDict keywords;

    /** Pairs of thread and dict: replaced under the mutex, elements never change but to empty; read without a lock. */
    private volatile Table table = new Table(new int[0], new PyDict[0]);

    private static final class Table {
        final int[] threads;
        @Slot final PyDict[] dicts;

        Table(int[] threads, PyDict[] dicts) {
            this.threads = threads;
            this.dicts = dicts;
        }
    }

    private PyLocal(ThreadState ts, PyType type, PyTuple args, PyDict keywords) {
        super(ts);
        this.type = type;
        this.args = args;
        this.keywords = keywords;
        Refs.incref(ts, args);
        Refs.incref(ts, keywords);
        ts.trackFor(this, keywords);
        ts.trackFor(this, args);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        if ((args.length > 0 || kwargs != null) && type.slot(SlotId.INIT) == PyType.OBJECT.slot(SlotId.INIT)) {
            throw Errors.typeError(ts, "Initialization arguments are not supported");
        }
        PyLocal local = new PyLocal(ts, type, PyTuple.of(ts, args.clone()), kwargs);
        try (var held = ts.hold(local)) {
            local.add(ts);
            return local;
        }
    }

    private PyDict find(ThreadState ts) {
        Table t = table;
        int[] threads = t.threads;
        for (int i = 0; i < threads.length; i++) {
            if (threads[i] == ts.id) {
                return t.dicts[i];
            }
        }
        return null;
    }

    @CleanPoint
    private PyDict add(ThreadState ts) {
        PyDict dict = new PyDict(ts);
        Refs.incref(ts, dict);
        ts.trackFor(this, dict);
        Mutex.lock(ts, this);
        try {
            Table t = table;
            int n = 0;
            for (PyDict d : t.dicts) {
                n += d != null ? 1 : 0;
            }
            int[] threads = new int[n + 1];
            PyDict[] dicts = new PyDict[n + 1];
            n = 0;
            for (int i = 0; i < t.dicts.length; i++) {
                if (t.dicts[i] != null) {
                    threads[n] = t.threads[i];
                    dicts[n++] = t.dicts[i];
                }
            }
            threads[n] = ts.id;
            dicts[n] = dict;
            table = new Table(threads, dicts);
        } finally {
            Mutex.unlock(ts, this);
        }
        ThreadLocals.note(ts, this);
        return dict;
    }

    /** The calling thread's attributes, borrowed. */
    @CleanPoint
    private PyDict dict(ThreadState ts) {
        PyDict dict = find(ts);
        if (dict != null) {
            return dict;
        }
        dict = add(ts);
        try (var heldDict = ts.hold(dict)) {
            if (type.slot(SlotId.INIT) != PyType.OBJECT.slot(SlotId.INIT)) {
                PyObject init = Attributes.get(ts, type, PyStr.interned("__init__"));
                try (var held = ts.hold(init)) {
                    Refs.discard(ts, Calls.callWithDict(ts, init, Calls.prepend(this, args.array()), keywords));
                }
            }
            return dict;
        }
    }

    @Override
    @CleanPoint
    public void dropThread(ThreadState ts) {
        PyDict gone = null;
        Mutex.lock(ts, this);
        try {
            Table t = table;
            for (int i = 0; i < t.threads.length; i++) {
                if (t.threads[i] == ts.id && t.dicts[i] != null) {
                    gone = t.dicts[i];
                    t.dicts[i] = null;
                    t.threads[i] = 0;
                }
            }
        } finally {
            Mutex.unlock(ts, this);
        }
        Refs.decref(ts, gone);
    }

    @ExposedGetter(name = "__dict__")
    @CleanPoint
    PyObject namespace(ThreadState ts) {
        return dict(ts);
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    PyObject getAttribute(ThreadState ts, PyStr name) {
        PyDict own = dict(ts);
        PyObject d = type.lookup(ts, name);
        if (d != null && Descriptors.isData(d)) {
            return Descriptors.get(ts, d, this, type);
        }
        PyObject v = own.getStr(ts, name);
        if (v != null) {
            return v;
        }
        if (d != null) {
            return Descriptors.get(ts, d, this, type);
        }
        throw Attributes.missing(ts, this, name);
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    void setAttribute(ThreadState ts, PyStr name, PyObject value) {
        store(ts, name, value);
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    void deleteAttribute(ThreadState ts, PyStr name) {
        store(ts, name, null);
    }

    @CleanPoint
    private void store(ThreadState ts, PyStr name, PyObject value) {
        PyDict own = dict(ts);
        if (name.equals(DICT)) {
            throw Errors.attributeError(
                    ts, this, name, "'" + type.fullName() + "' object attribute '__dict__' is read-only");
        }
        PyObject d = type.lookup(ts, name);
        if (d != null && Descriptors.isData(d)) {
            try (var held = ts.hold(d)) {
                Descriptors.set(ts, d, this, value);
            }
        } else if (value != null) {
            own.putStr(ts, PyStr.intern(name), value);
        } else {
            PyObject old = own.popStr(ts, name);
            if (old == null) {
                throw Attributes.missing(ts, this, name);
            }
            Refs.discard(ts, old);
        }
    }

    @Override
    public PyType type() {
        return type;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (args != null) {
            visitor.visit(args);
        }
        if (keywords != null) {
            visitor.visit(keywords);
        }
        for (PyDict d : table.dicts) {
            if (d != null) {
                visitor.visit(d);
            }
        }
    }

    @Override
    public void clear(ThreadState ts) {
        Table t = table;
        table = new Table(new int[0], new PyDict[0]);
        PyTuple a = args;
        PyDict k = keywords;
        args = null;
        keywords = null;
        Refs.decref(ts, a);
        Refs.decref(ts, k);
        for (int i = 0; i < t.dicts.length; i++) {
            PyDict d = t.dicts[i];
            t.dicts[i] = null;
            Refs.decref(ts, d);
        }
    }
}
