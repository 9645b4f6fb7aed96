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
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.KeywordOnly;
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
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An unpickler: a file, settings, the stack of a run and the memo. Source: CPython 3.14 Modules/_pickle.c.
 *
 * <p>Implementation notes. Who has set {@link #running} is the only one that uses the stack and changes the memo. The memo is an array as long as its numbers come close to
 * each other; what is far out goes to a dict, so that a short pickle cannot ask for much memory.
 */
@ExposedType(name = "Unpickler")
final class PyUnpickler extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("_pickle.Unpickler", new PyUnpicklerAdapter())
            .flags(PyType.BASETYPE)
            .doc("Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())\n--\n\nReads pickles from a binary file.")
            .ownLayout()
            .build();

    static final PyStr PERSISTENT_LOAD = PyStr.interned("persistent_load");
    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr READLINE = PyStr.interned("readline");

    private static final int FILE_READ = 0;
    private static final int FILE_READLINE = 1;
    private static final int BUFFERS = 2;
    private static final int OWN_PERSISTENT_LOAD = 3;
    private static final int SPARSE = 4;

    @Slot final PyObject[] parts = new PyObject[5];

    @Slot PyObject[] memo = new PyObject[32];

    /** The stack of the run, {@link #size} objects. */
    @Slot PyObject[] stack = new PyObject[32];

    int size;

    private int memoized;
    private final AtomicBoolean running = new AtomicBoolean();

    int proto;
    boolean fixImports;
    String encoding = "ASCII";
    String errors = "strict";

    PyUnpickler(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyUnpickler(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyUnpickler self,
            PyObject file,
            @KeywordOnly @Default("True") boolean fix_imports,
            @Default("'ASCII'") String encoding,
            @Default("'strict'") String errors,
            @Default("None") PyObject buffers) {
        self.enter(ts);
        try {
            self.store(ts, FILE_READ, null);
            PyObject read = Attributes.find(ts, file, READ);
            try (var held = ts.hold(read)) {
                PyObject readline = Attributes.find(ts, file, READLINE);
                if (read == null || readline == null) {
                    Refs.discard(ts, readline);
                    throw Errors.typeError(ts, "file must have 'read' and 'readline' attributes");
                }
                self.store(ts, FILE_READ, read);
                self.store(ts, FILE_READLINE, readline);
            }
            self.set(ts, fix_imports, encoding, errors, buffers);
            self.forget(ts);
            self.proto = 0;
        } finally {
            self.leave();
        }
    }

    /** Takes the settings. */
    @CleanPoint
    void set(ThreadState ts, boolean fixesImports, String newEncoding, String newErrors, PyObject buffers) {
        fixImports = fixesImports;
        encoding = newEncoding;
        errors = newErrors;
        store(ts, BUFFERS, buffers == PyNone.NONE ? null : Iteration.iter(ts, buffers));
    }

    private void store(ThreadState ts, int part, PyObject value) {
        ts.trackFor(this, value);
        Slots.store(ts, parts, part, value);
    }

    private void enter(ThreadState ts) {
        if (!running.compareAndSet(false, true)) {
            throw Errors.runtimeError(ts, "Unpickler object is already used");
        }
    }

    private void leave() {
        running.set(false);
    }

    // ---- what a run asks for ----

    /** The method {@code read} of the file, floating; null if there is no file. */
    PyObject fileRead(ThreadState ts) {
        return Slots.load(ts, parts, FILE_READ);
    }

    /** The method {@code readline} of the file, floating. */
    PyObject fileReadline(ThreadState ts) {
        return Slots.load(ts, parts, FILE_READLINE);
    }

    /** The iterator over buffers, floating; null if there is none. */
    PyObject buffers(ThreadState ts) {
        return Slots.load(ts, parts, BUFFERS);
    }

    /** Whether persistent_load was set on this very unpickler. */
    boolean hasOwnPersistentLoad() {
        return parts[OWN_PERSISTENT_LOAD] != null;
    }

    /** Puts an object on the stack. */
    void push(ThreadState ts, @Floating PyObject o) {
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, size * 2);
        }
        Refs.incref(ts, o);
        ts.trackFor(this, o);
        stack[size++] = o;
    }

    /** Takes the uppermost object off the stack, floating. */
    PyObject pop(ThreadState ts) {
        PyObject o = stack[--size];
        stack[size] = null;
        Refs.moveOut(ts, o);
        return o;
    }

    /** Takes all from an index on off the stack, with the counts, as a container's array. */
    PyObject[] take(int from) {
        PyObject[] taken = Arrays.copyOfRange(stack, from, size);
        Arrays.fill(stack, from, size, null);
        size = from;
        return taken;
    }

    /** Drops all from an index on. */
    void cut(ThreadState ts, int from) {
        while (size > from) {
            PyObject o = stack[--size];
            stack[size] = null;
            Refs.decref(ts, o);
        }
    }

    /** The object of a number, floating; null if there is none. */
    PyObject recall(ThreadState ts, long number) {
        PyObject o = number >= 0 && number < memo.length ? Slots.load(ts, memo, (int) number) : null;
        return o != null || parts[SPARSE] == null ? o : recallSparse(ts, number);
    }

    @SuppressWarnings({"CleanPoint", "FloatingReference"}) // the keys are ints
    private PyObject recallSparse(ThreadState ts, long number) {
        return ((PyDict) parts[SPARSE]).get(ts, PyInt.of(number));
    }

    /** How many objects the memo has. */
    int memoSize() {
        return memoized;
    }

    /** Gives an object a number. */
    void memoize(ThreadState ts, long number, PyObject o) {
        if (number >= memo.length) {
            if (number >= 2L * memo.length) {
                memoizeSparse(ts, number, o);
                return;
            }
            memo = Arrays.copyOf(memo, memo.length * 2);
        }
        if (memo[(int) number] == null) {
            memoized++;
        }
        ts.trackFor(this, o);
        Slots.store(ts, memo, (int) number, o);
    }

    @SuppressWarnings({"CleanPoint", "FloatingReference"}) // the keys are ints
    private void memoizeSparse(ThreadState ts, long number, PyObject o) {
        if (parts[SPARSE] == null) {
            store(ts, SPARSE, new PyDict(ts));
        }
        PyDict sparse = (PyDict) parts[SPARSE];
        int before = sparse.size();
        sparse.put(ts, PyInt.of(number), o);
        memoized += sparse.size() - before;
    }

    /** Empties the memo. */
    void forget(ThreadState ts) {
        PyObject[] old = memo;
        memo = new PyObject[32];
        memoized = 0;
        for (PyObject o : old) {
            Refs.decref(ts, o);
        }
        store(ts, SPARSE, null);
    }

    // ---- methods ----

    @ExposedMethod(doc = "load($self, /)\n--\n\nRead an object from the file.")
    @CleanPoint
    static PyObject load(ThreadState ts, PyUnpickler self) {
        if (self.parts[FILE_READ] == null) {
            throw PickleErrors.unpickling(ts, "Unpickler.__init__() was not called by " + self.type().name() + ".__init__()");
        }
        return self.run(ts, PickleIn.ofFile(ts, self));
    }

    /** Reads an object from an input; the caller holds the unpickler. */
    @CleanPoint
    PyObject run(ThreadState ts, PickleIn in) {
        enter(ts);
        try {
            return new Load(ts, this, in).load();
        } finally {
            cut(ts, 0);
            leave();
        }
    }

    @ExposedMethod(doc = "persistent_load($self, pid, /)\n--\n\nThe object that is kept elsewhere under an id.")
    static PyObject persistent_load(ThreadState ts, PyUnpickler self, @PositionalOnly PyObject pid) {
        throw PickleErrors.unpickling(
                ts, "A load persistent id instruction was encountered, but no persistent_load function was specified.");
    }

    @ExposedMethod(doc = "find_class($self, module_name, global_name, /)\n--\n\nThe object of a name in a module.")
    @CleanPoint
    static PyObject find_class(ThreadState ts, PyUnpickler self, PyObject module_name, @PositionalOnly PyObject global_name) {
        return FindClass.find(ts, self, module_name, global_name);
    }

    // ---- attributes ----

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyUnpickler self, PyObject name) {
        if (name instanceof PyStr s && s.equals(PERSISTENT_LOAD)) {
            PyObject own = Slots.load(ts, self.parts, OWN_PERSISTENT_LOAD);
            if (own != null) {
                return own;
            }
        }
        return PickleNames.generic(ts, self, name);
    }

    @ExposedMethod(name = "__setattr__")
    @CleanPoint
    static void setAttribute(ThreadState ts, PyUnpickler self, PyObject name, PyObject value) {
        PyStr s = PickleNames.attribute(ts, name);
        if (s.equals(PERSISTENT_LOAD)) {
            self.store(ts, OWN_PERSISTENT_LOAD, value);
        } else {
            Attributes.genericSet(ts, self, s, value);
        }
    }

    @ExposedMethod(name = "__delattr__")
    @CleanPoint
    static void deleteAttribute(ThreadState ts, PyUnpickler self, PyObject name) {
        PyStr s = PickleNames.attribute(ts, name);
        if (!s.equals(PERSISTENT_LOAD)) {
            Attributes.genericSet(ts, self, s, null);
        } else if (!self.hasOwnPersistentLoad()) {
            throw Errors.attributeError(ts, self, s, "persistent_load");
        } else {
            Slots.drop(ts, self.parts, OWN_PERSISTENT_LOAD);
        }
    }

    @ExposedGetter(name = "memo")
    static PyObject memo(ThreadState ts, PyUnpickler self) {
        return new PyUnpicklerMemoProxy(ts, self);
    }

    @ExposedSetter(name = "memo", deletes = true)
    @CleanPoint
    static void setMemo(ThreadState ts, PyUnpickler self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "attribute deletion is not supported");
        }
        if (value instanceof PyUnpicklerMemoProxy p) {
            if (p.unpickler != self) {
                PyDict copy = p.unpickler.memoDict(ts);
                try (var held = ts.hold(copy)) {
                    self.readMemo(ts, copy);
                }
            }
        } else if (value instanceof PyDict d) {
            self.readMemo(ts, d);
        } else {
            throw Errors.typeError(
                    ts, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not " + PyType.of(value).fullName());
        }
    }

    private void readMemo(ThreadState ts, PyDict dict) {
        DictTable table = dict.table();
        for (int i = 0; i < table.used(); i++) {
            if (table.value(ts, i) != null) {
                PyInt key = PyInt.asSelf(table.key(ts, i));
                if (key == null) {
                    throw Errors.typeError(ts, "memo key must be integers");
                }
                if (key.bigValue().signum() < 0) {
                    throw Errors.valueError(ts, "memo key must be positive integers.");
                }
                if (!key.fitsLong()) {
                    throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
                }
            }
        }
        forget(ts);
        for (int i = 0; i < table.used(); i++) {
            PyObject value = table.value(ts, i);
            if (value != null && table.key(ts, i) instanceof PyObject k && PyInt.asSelf(k) != null) {
                memoize(ts, PyInt.asSelf(k).longValue(), value);
            }
        }
    }

    /** The memo as a dict of objects by their numbers. Floating. */
    @CleanPoint
    PyDict memoDict(ThreadState ts) {
        PyDict result = new PyDict(ts);
        try (var held = ts.hold(result)) {
            PyObject[] now = memo;
            for (int i = 0; i < now.length; i++) {
                PyObject o = Slots.load(ts, now, i);
                if (o != null) {
                    try (var heldObject = ts.hold(o)) {
                        result.put(ts, PyInt.of(i), o);
                    }
                }
            }
            if (Slots.load(ts, parts, SPARSE) instanceof PyDict sparse) {
                try (var heldSparse = ts.hold(sparse)) {
                    DictTable table = sparse.table();
                    for (int i = 0; i < table.used(); i++) {
                        PyObject value = table.value(ts, i);
                        if (value != null) {
                            try (var heldValue = ts.hold(value)) {
                                result.put(ts, PyInt.asSelf(table.key(ts, i)), value);
                            }
                        }
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
        PyUnpicklerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyUnpicklerSlots.clear(ts, this);
        super.clear(ts);
    }
}
