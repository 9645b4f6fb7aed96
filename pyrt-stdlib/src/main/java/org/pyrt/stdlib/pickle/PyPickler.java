package org.pyrt.stdlib.pickle;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A pickler: a file, settings, and the memo of what was written. Source: CPython 3.14 Modules/_pickle.c.
 *
 * <p>Implementation notes. Who has set {@link #running} is the only one that changes the memo; others may read the objects in it.
 */
@ExposedType(name = "Pickler")
final class PyPickler extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("_pickle.Pickler", new PyPicklerAdapter())
            .flags(PyType.BASETYPE)
            .doc("Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\nWrites pickles to a binary file.")
            .ownLayout()
            .build();

    static final int HIGHEST_PROTOCOL = 5;
    static final int DEFAULT_PROTOCOL = 5;

    static final PyStr PERSISTENT_ID = PyStr.interned("persistent_id");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr DISPATCH_TABLE = PyStr.interned("dispatch_table");

    private static final int FILE_WRITE = 0;
    private static final int DISPATCH = 1;
    private static final int CALLBACK = 2;
    private static final int OWN_PERSISTENT_ID = 3;

    @Slot final PyObject[] parts = new PyObject[4];

    /** The objects of the memo; as many as it says. */
    @Slot PyObject[] memoized = new PyObject[8];

    private final PicklerMemo memo = new PicklerMemo();
    private final AtomicBoolean running = new AtomicBoolean();

    int proto;
    boolean fixImports;
    boolean fast;
    private boolean initialized;

    PyPickler(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyPickler(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyPickler self,
            PyObject file,
            @Default("None") PyObject protocol,
            @Default("True") boolean fix_imports,
            @Default("None") PyObject buffer_callback) {
        self.enter(ts);
        try {
            self.initialized = false;
            self.set(ts, protocol, fix_imports, buffer_callback);
            PyObject write = Attributes.find(ts, file, WRITE);
            if (write == null) {
                throw Errors.typeError(ts, "file must have a 'write' attribute");
            }
            self.store(ts, FILE_WRITE, write);
            self.forget(ts);
            PyObject dispatch = Attributes.find(ts, self, DISPATCH_TABLE);
            if (dispatch != null) {
                self.store(ts, DISPATCH, dispatch);
            }
            self.initialized = true;
        } finally {
            self.leave();
        }
    }

    /** Takes the settings; raises ValueError if they do not fit each other. */
    @CleanPoint
    void set(ThreadState ts, PyObject protocol, boolean fixesImports, PyObject callback) {
        long wanted = protocol == PyNone.NONE ? DEFAULT_PROTOCOL : Sizes.indexAsLong(ts, protocol, null);
        if (wanted > HIGHEST_PROTOCOL) {
            throw Errors.valueError(ts, "pickle protocol must be <= " + HIGHEST_PROTOCOL);
        }
        proto = wanted < 0 ? HIGHEST_PROTOCOL : (int) wanted;
        if (callback != PyNone.NONE && proto < 5) {
            throw Errors.valueError(ts, "buffer_callback needs protocol >= 5");
        }
        fixImports = fixesImports && proto < 3;
        store(ts, CALLBACK, callback == PyNone.NONE ? null : callback);
    }

    private void store(ThreadState ts, int part, PyObject value) {
        ts.trackFor(this, value);
        Slots.store(ts, parts, part, value);
    }

    /** Begins to use the pickler; raises RuntimeError if somebody does already. */
    private void enter(ThreadState ts) {
        if (!running.compareAndSet(false, true)) {
            throw Errors.runtimeError(ts, "Pickler object is already used");
        }
    }

    private void leave() {
        running.set(false);
    }

    // ---- what a run asks for ----

    boolean isBinary() {
        return proto >= 1;
    }

    /** The method of the file, floating; null if the pickle stays in memory. */
    PyObject fileWrite(ThreadState ts) {
        return Slots.load(ts, parts, FILE_WRITE);
    }

    /** The pickler's own dispatch table, floating; null if it has none. */
    PyObject dispatchTable(ThreadState ts) {
        return Slots.load(ts, parts, DISPATCH);
    }

    /** What is called with buffers, floating; null if nothing is. */
    PyObject bufferCallback(ThreadState ts) {
        return Slots.load(ts, parts, CALLBACK);
    }

    /** Whether persistent_id was set on this very pickler. */
    boolean hasOwnPersistentId() {
        return parts[OWN_PERSISTENT_ID] != null;
    }

    /** The number of the object in the memo, or -1. */
    long memoNumber(PyObject o) {
        int at = memo.find(memoized, o);
        return at < 0 ? -1 : memo.number(at);
    }

    /** How many objects the memo has. */
    int memoSize() {
        return memo.size();
    }

    /** Puts an object that is not in it into the memo, under a number. */
    void memoize(ThreadState ts, PyObject o, long number) {
        int n = memo.size();
        if (n == memoized.length) {
            memoized = Arrays.copyOf(memoized, n * 2);
        }
        memo.add(memoized, o, number);
        Refs.incref(ts, o);
        ts.trackFor(this, o);
        memoized[n] = o;
    }

    private void forget(ThreadState ts) {
        PyObject[] old = memoized;
        int n = memo.size();
        memoized = new PyObject[8];
        memo.clear();
        for (int i = 0; i < n; i++) {
            Refs.decref(ts, old[i]);
        }
    }

    // ---- methods ----

    @ExposedMethod(doc = "dump($self, obj, /)\n--\n\nWrite a pickle of the object to the file.")
    @CleanPoint
    static void dump(ThreadState ts, PyPickler self, @PositionalOnly PyObject obj) {
        if (!self.initialized) {
            throw PickleErrors.pickling(ts, "Pickler.__init__() was not called by " + self.type().name() + ".__init__()");
        }
        self.enter(ts);
        try {
            new Save(ts, self).dump(obj);
        } finally {
            self.leave();
        }
    }

    @ExposedMethod(doc = "clear_memo($self, /)\n--\n\nForget what was written.")
    static void clear_memo(ThreadState ts, PyPickler self) {
        self.forget(ts);
    }

    @ExposedMethod(doc = "persistent_id($self, obj, /)\n--\n\nThe id under which an object is kept elsewhere, or None.")
    static PyObject persistent_id(PyPickler self, @PositionalOnly PyObject obj) {
        return PyNone.NONE;
    }

    // ---- attributes ----

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyPickler self, PyObject name) {
        if (name instanceof PyStr s && s.equals(PERSISTENT_ID)) {
            PyObject own = Slots.load(ts, self.parts, OWN_PERSISTENT_ID);
            if (own != null) {
                return own;
            }
        }
        return PickleNames.generic(ts, self, name);
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    static void setAttribute(ThreadState ts, PyPickler self, PyObject name, PyObject value) {
        PyStr s = PickleNames.attribute(ts, name);
        if (s.equals(PERSISTENT_ID)) {
            self.store(ts, OWN_PERSISTENT_ID, value);
        } else {
            Attributes.genericSet(ts, self, s, value);
        }
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    static void deleteAttribute(ThreadState ts, PyPickler self, PyObject name) {
        PyStr s = PickleNames.attribute(ts, name);
        if (!s.equals(PERSISTENT_ID)) {
            Attributes.genericSet(ts, self, s, null);
        } else if (Slots.load(ts, self.parts, OWN_PERSISTENT_ID) == null) {
            throw Errors.attributeError(ts, self, s, "persistent_id");
        } else {
            Slots.drop(ts, self.parts, OWN_PERSISTENT_ID);
        }
    }

    @ExposedGetter(member = true)
    static int bin(PyPickler self) {
        return self.proto >= 1 ? 1 : 0;
    }

    @ExposedGetter(member = true)
    static int fast(PyPickler self) {
        return self.fast ? 1 : 0;
    }

    @ExposedSetter(name = "fast")
    static void setFast(PyPickler self, int value) {
        self.fast = value != 0;
    }

    @ExposedGetter(name = "dispatch_table", member = true)
    static PyObject shownDispatchTable(ThreadState ts, PyPickler self) {
        PyObject table = self.dispatchTable(ts);
        if (table == null) {
            throw Attributes.missing(ts, self, DISPATCH_TABLE);
        }
        return table;
    }

    @ExposedSetter(name = "dispatch_table", deletes = true)
    static void setDispatchTable(ThreadState ts, PyPickler self, PyObject value) {
        if (value == null && self.dispatchTable(ts) == null) {
            throw Errors.attributeError(ts, self, DISPATCH_TABLE, "dispatch_table");
        }
        self.store(ts, DISPATCH, value);
    }

    @ExposedGetter(name = "memo")
    static PyObject memo(ThreadState ts, PyPickler self) {
        return new PyPicklerMemoProxy(ts, self);
    }

    @ExposedSetter(name = "memo", deletes = true)
    @CleanPoint
    static void setMemo(ThreadState ts, PyPickler self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "attribute deletion is not supported");
        }
        if (value instanceof PyPicklerMemoProxy p) {
            self.copyMemo(ts, p.pickler);
        } else if (value instanceof PyDict d) {
            self.readMemo(ts, d);
        } else {
            throw Errors.typeError(
                    ts, "'memo' attribute must be a PicklerMemoProxy object or dict, not " + PyType.of(value).fullName());
        }
    }

    private void copyMemo(ThreadState ts, PyPickler other) {
        if (other == this) {
            return;
        }
        forget(ts);
        for (int i = 0; i < other.memo.size(); i++) {
            memoize(ts, Slots.load(ts, other.memoized, i), other.memo.number(i));
        }
    }

    @CleanPoint
    private void readMemo(ThreadState ts, PyDict dict) {
        forget(ts);
        DictTable table = dict.table();
        for (int i = 0; i < table.used(); i++) {
            PyObject value = table.value(ts, i);
            if (value == null) {
                continue;
            }
            try (var held = ts.hold(value)) {
                if (!(value instanceof PyTuple t) || t.size() != 2) {
                    throw Errors.typeError(ts, "'memo' values must be 2-item tuples");
                }
                long number = Sizes.indexAsLong(ts, t.get(0), null);
                if (memo.find(memoized, t.get(1)) < 0) {
                    memoize(ts, t.get(1), number);
                }
            }
        }
    }

    /** The memo as a dict: by ids, numbers and objects. Floating. */
    @CleanPoint
    PyDict memoDict(ThreadState ts) {
        PyDict result = new PyDict(ts);
        try (var held = ts.hold(result)) {
            for (int i = 0; i < memo.size(); i++) {
                PyObject o = Slots.load(ts, memoized, i);
                try (var heldObject = ts.hold(o)) {
                    PyInt id = Interpreter.of(ts).ids.of(ts, o);
                    PyTuple entry = PyTuple.of(ts, PyInt.of(memo.number(i)), o);
                    try (var heldEntry = ts.hold(entry)) {
                        result.put(ts, id, entry);
                    }
                }
            }
            held.moveOut();
            return result;
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyPicklerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPicklerSlots.clear(ts, this);
        super.clear(ts);
    }
}
