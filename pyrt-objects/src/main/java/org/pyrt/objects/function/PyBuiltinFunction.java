package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A function written in Java: of a module, a static method or {@code __new__} of a type, or a builtin method bound to its receiver. */
public final class PyBuiltinFunction extends BuiltinCallable {

    /** The type builtin_function_or_method. */
    public static final PyType TYPE = PyType.builtin("builtin_function_or_method", null).build();

    @Slot private PyObject self;
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
    public PyObject self() {
        return self;
    }

    /** {@code __module__}; null for methods. */
    public String module() {
        return module;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (self != null) {
            visitor.visit(self);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        PyObject s = self;
        self = null;
        Refs.decref(ts, s);
    }
}
