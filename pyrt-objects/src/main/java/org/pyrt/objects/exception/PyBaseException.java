package org.pyrt.objects.exception;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
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
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Finalizers;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.MemoryReserve;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * An exception. Types whose exceptions have no further fields of their own ({@code ValueError}...) use this class itself.
 *
 * <p>Implementation notes. Making one allocates this object and the tuple of arguments, nothing else: the attributes of an instance come
 * when the first is set. What subtypes add ({@code StopIteration.value}...) sits in {@link #extra}, so that all slots are read and changed
 * here, by exchange and with the load barrier; any thread may do both.
 */
@ExposedType(name = "BaseException", doc = "Common base class for all exceptions.")
public class PyBaseException extends Counted implements HasAttributes {

    private static final VarHandle ARGS;
    private static final VarHandle TRACEBACK;
    private static final VarHandle CONTEXT;
    private static final VarHandle CAUSE;
    private static final PyObject[] NO_EXTRA = {};
    private static final PyStr NOTES = PyStr.interned("__notes__");

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ARGS = lookup.findVarHandle(PyBaseException.class, "args", PyTuple.class);
            TRACEBACK = lookup.findVarHandle(PyBaseException.class, "traceback", PyObject.class);
            CONTEXT = lookup.findVarHandle(PyBaseException.class, "context", PyObject.class);
            CAUSE = lookup.findVarHandle(PyBaseException.class, "cause", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UncountedField") // classes are deferred: references of instances to them are not counted
    private final PyType made;

    @Slot final PyObject[] extra;

    @Slot(stays = true)
    volatile PyInstance attributes;

    @Slot PyTuple args;
    @Slot PyObject traceback;
    @Slot PyObject cause;
    @Slot PyObject context;
    private volatile boolean suppressContext;
    boolean cleared;

    /** A floating exception of {@code type}. */
    public PyBaseException(ThreadState ts, PyType type, PyTuple args) {
        this(ts, type, args, 0);
    }

    /** A floating exception with room for {@code extraFields} fields of a subtype. */
    protected PyBaseException(ThreadState ts, PyType type, PyTuple args, int extraFields) {
        super(ts);
        made = type;
        this.args = args;
        extra = extraFields == 0 ? NO_EXTRA : new PyObject[extraFields];
        if (args != PyTuple.EMPTY) {
            Refs.incref(ts, args);
            trackForArgs(ts, args);
        }
    }

    /** A tuple of ints and strs is not tracked, and an exception that has nothing else need not be. */
    private void trackForArgs(ThreadState ts, PyTuple tuple) {
        if (tuple.isTracked()) {
            ts.trackFor(this, tuple);
        }
    }

    // ---- making ----

    /** {@code BaseException.__new__}: keeps the arguments, whatever they are. */
    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return new PyBaseException(ts, type, tuple(ts, arguments));
    }

    @ExposedMethod(name = "__init__")
    static void init(ThreadState ts, PyBaseException self, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        self.refuseKeywords(ts, keywords);
        self.initArgs(ts, arguments);
    }

    /** A tuple of borrowed arguments. */
    static PyTuple tuple(ThreadState ts, PyObject[] arguments) {
        return arguments.length == 0 ? PyTuple.EMPTY : PyTuple.of(ts, arguments.clone());
    }

    /** Raises TypeError if there are any. */
    final void refuseKeywords(ThreadState ts, PyDict keywords) {
        if (keywords != null && keywords.size() != 0) {
            throw Errors.typeError(ts, type().name() + "() takes no keyword arguments");
        }
    }

    /** What {@code __init__} does with its arguments; usually they are those of {@code __new__}, and stay. */
    final void initArgs(ThreadState ts, PyObject[] arguments) {
        PyObject[] own = args.array();
        boolean same = own.length == arguments.length;
        for (int i = 0; same && i < own.length; i++) {
            same = own[i] == arguments[i];
        }
        if (!same) {
            setArgs(ts, tuple(ts, arguments));
        }
    }

    // ---- fields ----

    /** The arguments, borrowed. */
    public final PyTuple args() {
        return args;
    }

    /** Replaces the arguments. */
    public final void setArgs(ThreadState ts, PyTuple value) {
        trackForArgs(ts, value);
        store(ts, ARGS, value);
    }

    /** The only argument, borrowed; null unless there is exactly one. */
    final PyObject onlyArg() {
        return args.size() == 1 ? args.get(0) : null;
    }

    /** {@code __traceback__}: a PyTraceback or null; borrowed. */
    public final PyObject traceback() {
        return traceback;
    }

    /** Replaces {@code __traceback__}. */
    public final void setTraceback(ThreadState ts, PyObject value) {
        ts.trackFor(this, value);
        store(ts, TRACEBACK, value);
    }

    /** {@code __context__}, floating; null for None. */
    public final PyBaseException context(ThreadState ts) {
        return (PyBaseException) load(ts, CONTEXT);
    }

    /** Replaces {@code __context__}; null for None. */
    public final void setContext(ThreadState ts, PyBaseException value) {
        ts.trackFor(this, value);
        store(ts, CONTEXT, value);
    }

    /** {@code __cause__}, floating; null for None. */
    public final PyBaseException cause(ThreadState ts) {
        return (PyBaseException) load(ts, CAUSE);
    }

    /** Replaces {@code __cause__}, null for None, and suppresses the context, as {@code raise ... from} does. */
    public final void setCause(ThreadState ts, PyBaseException value) {
        ts.trackFor(this, value);
        suppressContext = true;
        store(ts, CAUSE, value);
    }

    /** {@code __suppress_context__}. */
    public final boolean suppressesContext() {
        return suppressContext;
    }

    /** A field of a subtype, floating, or null if it is not set. */
    final PyObject extra(ThreadState ts, int index) {
        return Slots.load(ts, extra, index);
    }

    /** A field of a subtype that is set once, when the exception is made; borrowed. */
    @Borrowed
    final PyObject rawExtra(int index) {
        return extra[index];
    }

    /** A field of a subtype as Python shows it: None if it is not set. Floating. */
    final PyObject extraOrNone(ThreadState ts, int index) {
        PyObject v = Slots.load(ts, extra, index);
        return v == null ? PyNone.NONE : v;
    }

    /** Puts a field of a subtype into a dict, if it is set. */
    final void putExtra(ThreadState ts, PyDict into, String name, int index) {
        PyObject v = Slots.load(ts, extra, index);
        if (v != null) {
            into.putStr(ts, PyStr.interned(name), v);
        }
    }

    /** Sets a field of a subtype; null unsets it. */
    final void setExtra(ThreadState ts, int index, PyObject value) {
        ts.trackFor(this, value);
        Slots.store(ts, extra, index, value);
    }

    private PyObject load(ThreadState ts, VarHandle field) {
        PyObject v = (PyObject) field.getOpaque(this);
        while (Refs.touch(ts, v)) {
            PyObject again = (PyObject) field.getVolatile(this);
            if (again == v) {
                break;
            }
            v = again;
        }
        return v;
    }

    private void store(ThreadState ts, VarHandle field, PyObject value) {
        Refs.incref(ts, value);
        Refs.decref(ts, (PyObject) field.getAndSet(this, value));
    }

    /**
     * Sets {@code __context__} to the exception being handled, as raising does. A chain of contexts that leads back here is cut there; one
     * that is a cycle already is left alone. Source: CPython 3.14 Python/errors.c, _PyErr_SetObject.
     */
    public final void chain(ThreadState ts) {
        if (ts.handled instanceof PyBaseException handled && handled != this) {
            cutCycle(ts, handled);
            setContext(ts, handled);
        }
    }

    private void cutCycle(ThreadState ts, PyBaseException handled) {
        PyBaseException e = handled;
        PyBaseException slow = handled;
        boolean step = false;
        for (PyBaseException next; (next = e.context(ts)) != null; e = next) {
            if (next == this) {
                e.setContext(ts, null);
                return;
            }
            if (next == slow) {
                return;
            }
            if (step) {
                slow = slow.context(ts);
            }
            step = !step;
        }
    }

    // ---- attributes as Python shows them ----

    @ExposedGetter(name = "args")
    static PyObject getArgs(ThreadState ts, PyBaseException self) {
        return self.load(ts, ARGS);
    }

    @ExposedSetter(name = "args")
    @CleanPoint
    static void setArgs(ThreadState ts, PyBaseException self, PyObject value) {
        self.setArgs(ts, Iteration.toTuple(ts, value));
    }

    @ExposedGetter(name = "__traceback__")
    static PyObject getTraceback(ThreadState ts, PyBaseException self) {
        PyObject v = self.load(ts, TRACEBACK);
        return v == null ? PyNone.NONE : v;
    }

    @ExposedSetter(name = "__traceback__")
    static void setTraceback(ThreadState ts, PyBaseException self, PyObject value) {
        if (value != PyNone.NONE && !(value instanceof PyTraceback)) {
            throw Errors.typeError(ts, "__traceback__ must be a traceback or None");
        }
        self.setTraceback(ts, value == PyNone.NONE ? null : value);
    }

    @ExposedGetter(name = "__context__")
    static PyObject getContext(ThreadState ts, PyBaseException self) {
        PyObject v = self.context(ts);
        return v == null ? PyNone.NONE : v;
    }

    @ExposedSetter(name = "__context__")
    static void setContext(ThreadState ts, PyBaseException self, PyObject value) {
        if (value != PyNone.NONE && !(value instanceof PyBaseException)) {
            throw Errors.typeError(ts, "exception context must be None or derive from BaseException");
        }
        self.setContext(ts, value == PyNone.NONE ? null : (PyBaseException) value);
    }

    @ExposedGetter(name = "__cause__")
    static PyObject getCause(ThreadState ts, PyBaseException self) {
        PyObject v = self.cause(ts);
        return v == null ? PyNone.NONE : v;
    }

    @ExposedSetter(name = "__cause__")
    static void setCause(ThreadState ts, PyBaseException self, PyObject value) {
        if (value != PyNone.NONE && !(value instanceof PyBaseException)) {
            throw Errors.typeError(ts, "exception cause must be None or derive from BaseException");
        }
        self.setCause(ts, value == PyNone.NONE ? null : (PyBaseException) value);
    }

    @ExposedGetter(name = "__suppress_context__", member = true)
    static boolean getSuppressContext(PyBaseException self) {
        return self.suppressContext;
    }

    @ExposedSetter(name = "__suppress_context__", deletes = true)
    @CleanPoint
    static void setSuppressContext(ThreadState ts, PyBaseException self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "can't delete numeric/char attribute");
        }
        if (!(value instanceof PyBool)) {
            throw Errors.typeError(ts, "attribute value type must be bool");
        }
        self.suppressContext = Comparison.isTrue(ts, value);
    }

    // ---- methods ----

    /** Appends to {@code __notes__}, which is made if there is none. */
    @CleanPoint
    public final void addNote(ThreadState ts, PyStr note) {
        PyObject notes = Attributes.find(ts, this, NOTES);
        if (notes == null) {
            notes = PyList.of(ts);
            try (var held = ts.hold(notes)) {
                Attributes.set(ts, this, NOTES, notes);
            }
        }
        if (!(notes instanceof PyList list)) {
            throw Errors.typeError(ts, "Cannot add note: __notes__ is not a list");
        }
        list.append(ts, note);
    }

    @ExposedMethod(name = "add_note", doc = "add_note($self, note, /)\n--\n\nAdd a line to what tracebacks show after the exception.")
    @CleanPoint
    static void addNote(ThreadState ts, PyBaseException self, @PositionalOnly PyObject note) {
        PyStr text = PyStr.asSelf(note);
        if (text == null) {
            throw Errors.typeError(ts, "add_note() argument must be str, not " + PyType.of(note).fullName());
        }
        self.addNote(ts, text);
    }

    @ExposedMethod(name = "__setstate__", doc = "__setstate__($self, state, /)\n--\n\nSet the attributes that a dict names.")
    @CleanPoint
    static void setState(ThreadState ts, PyBaseException self, @PositionalOnly PyObject state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict dict)) {
            throw Errors.typeError(ts, "state is not a dictionary");
        }
        DictTable table = dict.table();
        for (int i = 0; i < table.used(); i++) {
            PyObject value = table.value(ts, i);
            PyStr name = value == null ? null : PyStr.asSelf(table.key(ts, i));
            if (name != null) {
                try (var held = ts.hold(value)) {
                    Attributes.set(ts, self, name, value);
                }
            }
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyBaseException self) {
        PyTuple a = self.args;
        try (var held = ts.hold(a)) {
            String shown = a.size() == 1 ? "(" + Representation.repr(ts, a.get(0)) + ")" : Representation.repr(ts, a).toString();
            return PyStr.of(self.type().name() + shown);
        }
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyBaseException self) {
        return self.argsAsStr(ts);
    }

    /** What {@code BaseException.__str__} gives. */
    @CleanPoint
    final PyStr argsAsStr(ThreadState ts) {
        PyTuple a = args;
        if (a.size() == 0) {
            return PyStr.EMPTY;
        }
        try (var held = ts.hold(a)) {
            return a.size() == 1 ? Representation.str(ts, a.get(0)) : Representation.repr(ts, a);
        }
    }

    @ExposedMethod(name = "with_traceback", doc = "with_traceback($self, object, /)\n--\n\nSet __traceback__ and return the exception.")
    static PyObject withTraceback(ThreadState ts, PyBaseException self, @PositionalOnly PyObject object) {
        setTraceback(ts, self, object);
        return self;
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyBaseException self) {
        PyInstance own = self.attributes;
        return own == null
                ? PyTuple.of(ts, self.type(), self.load(ts, ARGS))
                : PyTuple.of(ts, self.type(), self.load(ts, ARGS), own.dict(ts));
    }

    // ---- attributes, type, life ----

    @Override
    public final PyInstance attributes() {
        return attributes;
    }

    @Override
    public final PyInstance attributes(ThreadState ts) {
        PyInstance own = attributes;
        if (own == null) {
            synchronized (this) {
                own = attributes;
                if (own == null) {
                    own = PyInstance.carried(ts, made);
                    Refs.incref(ts, own);
                    attributes = own;
                }
            }
            ts.trackFor(this, own);
        }
        return own;
    }

    @Override
    public final PyType type() {
        PyInstance own = attributes;
        return own == null ? made : own.type();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyBaseExceptionSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyBaseExceptionSlots.clear(ts, this);
        args = PyTuple.EMPTY;
        if (made == ExceptionTypes.MEMORY_ERROR) {
            MemoryReserve.of(ts).errorDied(ts);
        }
    }

    @Override
    public final boolean hasFinalizer() {
        return type().slot(SlotId.DEL) != null;
    }

    @Override
    @CleanPoint
    public final void finalizeObject(ThreadState ts) {
        Finalizers.run(ts, this);
    }
}
