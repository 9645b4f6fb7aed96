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
                    .doc("Create a function object.")
                    .build();

    @Slot private volatile PyCode code;
    @Slot private final PyDict globals;
    @Slot private final PyObject builtins;
    @Slot private volatile PyTuple defaults;
    @Slot private volatile PyDict keywordDefaults;
    @Slot private final PyCell[] closure;
    private final boolean deferred;
    private volatile PyStr name;
    private volatile PyStr qualname;
    @Slot private volatile PyObject doc;
    @Slot private volatile PyObject module;
    @Slot private volatile PyObject annotations;
    @Slot private volatile PyObject annotate;
    @Slot private volatile PyTuple typeParams;
    @Slot private volatile PyInstance attributes;
    private boolean cleared;

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
        if (!cleared) {
            visit(visitor, code);
            visit(visitor, globals);
            visit(visitor, builtins);
        }
        visit(visitor, defaults);
        visit(visitor, keywordDefaults);
        for (PyCell cell : closure) {
            visit(visitor, cell);
        }
        visit(visitor, doc);
        visit(visitor, module);
        visit(visitor, annotations);
        visit(visitor, annotate);
        visit(visitor, typeParams);
        visit(visitor, attributes);
    }

    private static void visit(SlotVisitor visitor, PyObject o) {
        if (o != null) {
            visitor.visit(o);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyInstance a = attributes;
        attributes = null;
        Refs.decref(ts, a);
        setDefaults(ts, null);
        setKeywordDefaults(ts, null);
        setDoc(ts, null);
        setModule(ts, null);
        setAnnotations(ts, null);
        setAnnotate(ts, null);
        setTypeParams(ts, null);
        for (int i = 0; i < closure.length; i++) {
            PyCell cell = closure[i];
            closure[i] = null;
            Refs.decref(ts, cell);
        }
        if (!cleared) {
            cleared = true;
            Refs.decref(ts, globals);
            Refs.decref(ts, builtins);
            Refs.decref(ts, code);
        }
    }
}
