package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.HasAttributes;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * A function made by def or lambda. Calls go through {@code Calls} or the interpreter; attributes that can be assigned
 * ({@code __code__}, {@code __defaults__}...) are replaced under the function's mutex and read without a lock.
 */
public final class PyFunction extends Counted implements HasAttributes {

    /** The type function. */
    public static final PyType TYPE =
            PyType.builtin("function", new FunctionMethodsAdapter())
                    .flags(PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("function(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)\n--\n\nCreate a function object.")
                    .build();

    @Slot volatile PyInstance attributes;
    @Slot volatile PyTuple defaults;
    @Slot volatile PyDict keywordDefaults;
    @Slot volatile PyObject doc;
    @Slot volatile PyObject module;
    @Slot volatile PyObject annotations;
    @Slot volatile PyObject annotate;
    @Slot volatile PyTuple typeParams;
    @Slot final PyCell[] closure;
    @Slot final PyDict globals;
    @Slot final PyObject builtins;

    @Slot(stays = true)
    volatile PyCode code;

    private final boolean deferred;
    private volatile PyStr name;
    private volatile PyStr qualname;
    boolean cleared;

    /** A floating function; counts what it is given. The closure array has a cell for each free variable of the code, and is kept. */
    public PyFunction(ThreadState ts, PyCode code, PyDict globals, PyObject builtins, PyCell[] closure, PyObject doc, PyObject module, boolean deferred) {
        super(ts);
        this.code = code;
        this.globals = globals;
        this.builtins = builtins;
        this.closure = closure;
        this.name = PyStr.interned(code.name);
        this.qualname = PyStr.of(code.qualname);
        this.doc = doc;
        this.module = module;
        Refs.incref(ts, code);
        Refs.incref(ts, globals);
        Refs.incref(ts, builtins);
        Refs.incref(ts, doc);
        Refs.incref(ts, module);
        for (PyCell cell : closure) {
            Refs.incref(ts, cell);
        }
        ts.trackFor(this, globals);
        this.deferred = deferred;
        if (deferred) {
            Refs.defer(this);
        }
    }

    /** Whether only the cycle collector ends it: functions of module and class scope. */
    public boolean isDeferred() {
        return deferred;
    }

    /** What it runs. */
    public PyCode code() {
        return code;
    }

    /** The namespace of its module. */
    public PyDict globals() {
        return globals;
    }

    /** The namespace of builtins, normally a dict. */
    public PyObject builtins() {
        return builtins;
    }

    /** Defaults of the last positional parameters, or null. */
    public PyTuple defaults() {
        return defaults;
    }

    /** Replaces the defaults; null for none. */
    public void setDefaults(ThreadState ts, PyTuple value) {
        Refs.incref(ts, value);
        PyTuple old = defaults;
        defaults = value;
        Refs.decref(ts, old);
    }

    /** Defaults of keyword-only parameters, or null. */
    public PyDict keywordDefaults() {
        return keywordDefaults;
    }

    /** Replaces the keyword defaults; null for none. */
    public void setKeywordDefaults(ThreadState ts, PyDict value) {
        Refs.incref(ts, value);
        PyDict old = keywordDefaults;
        keywordDefaults = value;
        Refs.decref(ts, old);
    }

    /** Replaces the code; the caller checked that the number of free variables agrees. */
    public void setCode(ThreadState ts, PyCode value) {
        Refs.incref(ts, value);
        PyCode old = code;
        code = value;
        Refs.decref(ts, old);
    }

    /** The cells of the free variables; not to be changed. */
    public PyCell[] closure() {
        return closure;
    }

    /** {@code __name__}. */
    public PyStr name() {
        return name;
    }

    /** Replaces {@code __name__}. */
    public void setName(PyStr value) {
        name = value;
    }

    /** {@code __qualname__}. */
    public PyStr qualname() {
        return qualname;
    }

    /** Replaces {@code __qualname__}. */
    public void setQualname(PyStr value) {
        qualname = value;
    }

    /** {@code __doc__}, borrowed; may be null. */
    public PyObject doc() {
        return doc;
    }

    /** Replaces {@code __doc__}. */
    public void setDoc(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = doc;
        doc = value;
        Refs.decref(ts, old);
    }

    /** {@code __module__}, borrowed; may be null. */
    public PyObject module() {
        return module;
    }

    /** Replaces {@code __module__}. */
    public void setModule(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = module;
        module = value;
        Refs.decref(ts, old);
    }

    /** {@code __annotations__} if they were computed or set, or null; borrowed. */
    public PyObject annotations() {
        return annotations;
    }

    /** Replaces {@code __annotations__}. */
    public void setAnnotations(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = annotations;
        annotations = value;
        Refs.decref(ts, old);
    }

    /** {@code __annotate__}, or null; borrowed. */
    public PyObject annotate() {
        return annotate;
    }

    /** Replaces {@code __annotate__}. */
    public void setAnnotate(ThreadState ts, PyObject value) {
        Refs.incref(ts, value);
        PyObject old = annotate;
        annotate = value;
        Refs.decref(ts, old);
    }

    /** {@code __type_params__}, or null for none; borrowed. */
    public PyTuple typeParams() {
        return typeParams;
    }

    /** Replaces {@code __type_params__}. */
    public void setTypeParams(ThreadState ts, PyTuple value) {
        Refs.incref(ts, value);
        PyTuple old = typeParams;
        typeParams = value;
        Refs.decref(ts, old);
    }

    @Override
    public PyInstance attributes() {
        return attributes;
    }

    @Override
    public PyInstance attributes(ThreadState ts) {
        PyInstance a = attributes;
        if (a == null) {
            synchronized (closure) {
                a = attributes;
                if (a == null) {
                    a = PyInstance.carried(ts, TYPE);
                    Refs.incref(ts, a);
                    attributes = a;
                }
            }
            ts.trackFor(this, a);
        }
        return a;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyFunctionSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        Slots.clearAllBackwards(ts, closure);
        PyFunctionSlots.clear(ts, this);
    }
}
