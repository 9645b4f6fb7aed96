package org.pyrt.stdlib.contextvars;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** The values of context variables. A thread enters it to run something in it; no two threads at once. Source: CPython 3.14 Python/context.c. */
@ExposedType(name = "Context")
public final class PyContext extends Counted {

    /** The type contextvars.Context. */
    static final PyType TYPE =
            PyType.builtin("_contextvars.Context", new PyContextAdapter())
                    .include(new ContextRun())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("A mapping of context variables to their values.")
                    .build();

    private static final int MAP = 1;

    /** The context that was current when this was entered. */
    private static final int PREVIOUS = 0;

    private static final VarHandle ENTERED;

    static {
        try {
            ENTERED = MethodHandles.lookup().findVarHandle(PyContext.class, "entered", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot final PyObject[] slots = new PyObject[2];

    /** Whether a thread runs in it; by CAS. */
    private volatile boolean entered;

    private PyContext(ThreadState ts, ContextMap map) {
        super(ts);
        Slots.init(ts, slots, MAP, map);
        ts.trackFor(this, map);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (args.length > 0 || keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "Context() does not accept any arguments");
        }
        return new PyContext(ts, new ContextMap(ts));
    }

    /** The thread's context, borrowed from it; made if there is none. */
    public static PyContext current(ThreadState ts) {
        if (ts.context == null) {
            PyContext c = new PyContext(ts, new ContextMap(ts));
            c.entered = true;
            Refs.incref(ts, c);
            ts.context = c;
        }
        return (PyContext) ts.context;
    }

    /** The contents, floating; empty once a collector has taken them. */
    ContextMap map(ThreadState ts) {
        ContextMap map = (ContextMap) Slots.load(ts, slots, MAP);
        return map == null ? new ContextMap(ts) : map;
    }

    void setMap(ThreadState ts, ContextMap map) {
        Slots.store(ts, slots, MAP, map);
    }

    /** Calls in this context; keyword values come last in {@code args}. */
    @CleanPoint
    PyObject run(ThreadState ts, PyObject callable, PyObject[] args, PyStr[] kwNames) {
        enter(ts);
        try {
            return Calls.call(ts, callable, args, kwNames);
        } finally {
            exit(ts);
        }
    }

    /** Makes it the thread's context until {@link #exit}. Raises RuntimeError if a thread is in it already. */
    @CleanPoint
    public void enter(ThreadState ts) {
        if (!ENTERED.compareAndSet(this, false, true)) {
            throw Errors.runtimeError(ts, "cannot enter context: " + Representation.repr(ts, this) + " is already entered");
        }
        PyObject previous = ts.context;
        Slots.store(ts, slots, PREVIOUS, previous);
        Refs.incref(ts, this);
        ts.context = this;
        Refs.decref(ts, previous);
    }

    /** Goes back to the context that the thread had when it entered this one. */
    public void exit(ThreadState ts) {
        ts.context = slots[PREVIOUS];
        Refs.incref(ts, ts.context);
        Slots.drop(ts, slots, PREVIOUS);
        entered = false;
        Refs.decref(ts, this);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a shallow copy of the context object.")
    public PyObject copy(ThreadState ts) {
        return new PyContext(ts, map(ts));
    }

    @ExposedMethod(doc = "get($self, key, default=None, /)\n--\n\nReturn the value for `key` if `key` has the value in the context object.")
    @CleanPoint
    static PyObject get(ThreadState ts, PyContext self, PyObject key, @PositionalOnly @Default("None") PyObject default_) {
        PyContextVar variable = variable(ts, key);
        PyObject v = self.map(ts).get(variable);
        return v == null ? default_ : v;
    }

    @CleanPoint
    private static PyContextVar variable(ThreadState ts, PyObject key) {
        if (key instanceof PyContextVar v) {
            return v;
        }
        throw Errors.typeError(ts, "a ContextVar key was expected, got " + Representation.repr(ts, key));
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyContext self, PyObject key) {
        PyContextVar variable = variable(ts, key);
        PyObject v = self.map(ts).get(variable);
        if (v == null) {
            throw Errors.keyError(ts, key);
        }
        return v;
    }

    @ExposedMethod(name = "__contains__")
    @CleanPoint
    static boolean contains(ThreadState ts, PyContext self, PyObject key) {
        PyContextVar variable = variable(ts, key);
        return self.map(ts).get(variable) != null;
    }

    @ExposedMethod(name = "__len__")
    int length(ThreadState ts) {
        return map(ts).size();
    }

    @ExposedMethod(name = "__iter__")
    PyObject iter(ThreadState ts) {
        return new ContextIterator(ts, map(ts), ContextIterator.KEYS);
    }

    @ExposedMethod(doc = "keys($self, /)\n--\n\nReturn a list of all variables in the context object.")
    PyObject keys(ThreadState ts) {
        return new ContextIterator(ts, map(ts), ContextIterator.KEYS);
    }

    @ExposedMethod(doc = "values($self, /)\n--\n\nReturn a list of all variables' values in the context object.")
    PyObject values(ThreadState ts) {
        return new ContextIterator(ts, map(ts), ContextIterator.VALUES);
    }

    @ExposedMethod(doc = "items($self, /)\n--\n\nReturn all variables and their values in the context object.")
    PyObject items(ThreadState ts) {
        return new ContextIterator(ts, map(ts), ContextIterator.ITEMS);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyContext self, PyObject other) {
        if (!(other instanceof PyContext c)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        ContextMap a = self.map(ts);
        ContextMap b = c.map(ts);
        if (a.size() != b.size()) {
            return PyBool.FALSE;
        }
        try (var heldA = ts.hold(a);
                var heldB = ts.hold(b)) {
            for (int i = 0; i < a.size(); i++) {
                PyObject v = b.get(a.variable(i));
                if (v == null || !Comparison.sameFloating(ts, a.value(i), v)) {
                    return PyBool.FALSE;
                }
            }
            return PyBool.TRUE;
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyContextSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyContextSlots.clear(ts, this);
    }
}
