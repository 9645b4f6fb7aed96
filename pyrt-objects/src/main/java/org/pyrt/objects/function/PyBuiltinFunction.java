package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A function written in Java: of a module, a static method or {@code __new__} of a type, or a builtin method bound to its receiver. */
@ExposedType(name = "builtin_function_or_method")
public final class PyBuiltinFunction extends BuiltinCallable {

    /** The type builtin_function_or_method. */
    public static final PyType TYPE = PyType.builtin("builtin_function_or_method", new PyBuiltinFunctionAdapter()).flags(PyType.HAS_WEAKREF).build();

    @Slot PyObject self;
    private final String module;

    private PyBuiltinFunction(PyObject self, String module, String name, Adapter adapter, int entry, String doc) {
        super(name, adapter, entry, doc);
        this.self = self;
        this.module = module;
    }

    private PyBuiltinFunction(ThreadState ts, PyObject self, BuiltinCallable method) {
        super(ts, method.name, method.adapter, method.entry, method.doc);
        this.self = self;
        this.module = null;
        Refs.incref(ts, self);
        ts.trackFor(this, self);
    }

    /** A function of a module; immortal. */
    public static PyBuiltinFunction ofModule(String module, String name, Adapter adapter, int entry, String doc) {
        return new PyBuiltinFunction(null, module, name, adapter, entry, doc);
    }

    /** A static method of a type, or its {@code __new__}; immortal. {@code __self__} is the type. */
    public static PyBuiltinFunction ofType(PyType type, String name, Adapter adapter, int entry, String doc) {
        return new PyBuiltinFunction(type, null, name, adapter, entry, doc);
    }

    /** A method of a type bound to {@code self}, floating. */
    public static PyBuiltinFunction bind(ThreadState ts, BuiltinCallable method, PyObject self) {
        return new PyBuiltinFunction(ts, self, method);
    }

    /** The receiver or the type; null for a module's function. Borrowed. */
    @Borrowed
    public PyObject self() {
        return self;
    }

    /** {@code __module__}; null for methods. */
    public String module() {
        return module;
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyBuiltinFunction f, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        return Calls.callWithDict(ts, f, arguments, keywords);
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PyBuiltinFunction f) {
        if (f.self == null || f.self instanceof PyModule) {
            return PyStr.of("<built-in function " + f.name + ">");
        }
        return PyStr.of(
                "<built-in method " + f.name + " of " + PyType.of(f.self).fullName() + " object at "
                        + ObjectIds.address(ts, f.self) + ">");
    }

    @ExposedMethod(name = "__eq__")
    static PyObject equal(PyBuiltinFunction f, PyObject other) {
        if (!(other instanceof PyBuiltinFunction g)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(f.self == g.self && f.adapter == g.adapter && f.entry == g.entry);
    }

    @ExposedMethod(name = "__hash__")
    static long hash(PyBuiltinFunction f) {
        return System.identityHashCode(f.self) * 31L + System.identityHashCode(f.adapter) + f.entry;
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyBuiltinFunction f) {
        if (f.self == null || f.self instanceof PyModule) {
            return PyStr.interned(f.name);
        }
        PyObject getattr = Interpreter.of(ts).builtins().getStr(ts, PyStr.interned("getattr"));
        return PyTuple.of(ts, getattr, PyTuple.of(ts, f.self, PyStr.interned(f.name)));
    }

    @ExposedGetter(name = "__name__")
    PyObject shownName() {
        return PyStr.interned(name);
    }

    @ExposedGetter(name = "__qualname__")
    PyObject qualname() {
        if (self == null || self instanceof PyModule) {
            return PyStr.interned(name);
        }
        PyType of = self instanceof PyType t ? t : PyType.of(self);
        return PyStr.of(of.qualname() + "." + name);
    }

    @ExposedGetter(name = "__doc__")
    PyObject shownDoc() {
        return DocText.doc(doc);
    }

    @ExposedGetter(name = "__text_signature__")
    @CleanPoint
    PyObject textSignature(ThreadState ts) {
        return DocText.signature(ts, this, receiver());
    }

    /** How signatures call what the function is bound to; null for a static method, which is bound to nothing. */
    private String receiver() {
        if (self == null || self instanceof PyModule) {
            return "$module";
        }
        if (!(self instanceof PyType)) {
            return "$self";
        }
        return Refs.isImmortal(this) && !name.equals("__new__") ? null : "$type";
    }

    @ExposedGetter(name = "__module__", member = true)
    PyObject shownModule() {
        return module == null ? PyNone.NONE : PyStr.interned(module);
    }

    /** The receiver or the type; of a module's function the module, if it was imported. */
    @ExposedGetter(name = "__self__")
    static PyObject shownSelf(ThreadState ts, PyBuiltinFunction f) {
        if (f.self != null || f.module == null) {
            return f.self == null ? PyNone.NONE : f.self;
        }
        PyObject found = Interpreter.of(ts).modules().getStr(ts, PyStr.interned(f.module));
        return found == null ? PyNone.NONE : found;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyBuiltinFunctionSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyBuiltinFunctionSlots.clear(ts, this);
    }
}
