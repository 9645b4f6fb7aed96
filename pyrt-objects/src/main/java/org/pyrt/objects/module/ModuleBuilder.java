package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Makes a module of the functions and constants of a generated adapter, and of what is added besides. Used by one thread. */
public final class ModuleBuilder implements Definitions {

    private final ThreadState ts;
    private final String name;
    private Adapter adapter;
    private final PyModule module;

    /** A module with the adapter's entries in it. */
    public ModuleBuilder(ThreadState ts, String name, String doc, Adapter adapter) {
        this.ts = ts;
        this.name = name;
        this.adapter = adapter;
        module = new PyModule(ts, PyStr.interned(name), doc.isEmpty() ? PyNone.NONE : PyStr.of(doc));
        adapter.define(this);
    }

    /** Adds the functions and constants of a further adapter, where a module is written in several Java classes. */
    public ModuleBuilder include(Adapter more) {
        adapter = more;
        more.define(this);
        return this;
    }

    /** Adds an attribute. */
    public ModuleBuilder add(String attribute, PyObject value) {
        module.put(ts, PyStr.interned(attribute), value);
        Refs.discard(ts, value);
        return this;
    }

    /** Adds whole numbers from a table of text, {@code NAME=value;} each. */
    public ModuleBuilder numbers(String table) {
        int at = 0;
        for (int end; (end = table.indexOf(';', at)) >= 0; at = end + 1) {
            int equals = table.indexOf('=', at);
            add(table.substring(at, equals), PyInt.of(Long.parseLong(table, equals + 1, end, 10)));
        }
        return this;
    }

    /** Adds types under their own names. */
    public ModuleBuilder add(PyType... types) {
        for (PyType type : types) {
            add(type.name(), type);
        }
        return this;
    }

    /** The module, floating. */
    public PyModule build() {
        return module;
    }

    @Override
    public void method(String attribute, int entry, String doc) {
        throw new IllegalStateException("a module has no instance methods: " + attribute);
    }

    @Override
    public void classMethod(String attribute, int entry, String doc) {
        throw new IllegalStateException("a module has no class methods: " + attribute);
    }

    @Override
    public void staticMethod(String attribute, int entry, String doc) {
        add(attribute, PyBuiltinFunction.ofModule(name, attribute, adapter, entry, doc));
    }

    @Override
    public void slot(int slot, int entry, String doc) {
        throw new IllegalStateException("a module fills no slots");
    }

    @Override
    public void getSet(String attribute, int getter, int setter, String doc) {
        throw new IllegalStateException("a module has no data descriptors: " + attribute);
    }

    @Override
    public void member(String attribute, int getter, int setter, String doc) {
        throw new IllegalStateException("a module has no data descriptors: " + attribute);
    }

    @Override
    public void constant(String attribute, PyObject value) {
        add(attribute, value);
    }
}
