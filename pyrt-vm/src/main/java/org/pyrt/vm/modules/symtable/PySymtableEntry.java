package org.pyrt.vm.modules.symtable;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.symtable.Scope;
import org.pyrt.vm.symtable.ScopeType;
import org.pyrt.vm.symtable.Symbol;

/** A scope. Immutable but for the lists and dicts that it shows. Source: CPython 3.14 Python/symtable.c. */
@ExposedType(name = "entry")
final class PySymtableEntry extends Counted {

    static final PyType TYPE =
            PyType.builtin("symtable entry", new PySymtableEntryAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int SCOPE_SHIFT = 12;

    private final Scope scope;
    @Slot PyDict symbols;
    @Slot PyList varnames;
    @Slot PyList children;

    /** A floating entry with all inside it. */
    PySymtableEntry(ThreadState ts, Scope scope) {
        super(ts);
        this.scope = scope;
        symbols = new PyDict(ts);
        varnames = new PyList(ts);
        children = new PyList(ts);
        Refs.incref(ts, symbols);
        Refs.incref(ts, varnames);
        Refs.incref(ts, children);
        ts.trackFor(this, symbols);
        ts.trackFor(this, varnames);
        ts.trackFor(this, children);
        for (Symbol s : scope.symbols()) {
            symbols.putStr(ts, PyStr.interned(s.name()), PyInt.of(s.flags() | s.scope() << SCOPE_SHIFT));
        }
        for (String name : scope.parameters()) {
            varnames.append(ts, PyStr.interned(name));
        }
        for (Scope child : scope.children()) {
            children.append(ts, new PySymtableEntry(ts, child));
        }
    }

    @ExposedGetter
    static PyObject id(ThreadState ts, PySymtableEntry self) {
        return ObjectIds.of(ts, self);
    }

    @ExposedGetter
    String name() {
        return scope.name();
    }

    @ExposedGetter
    PyObject symbols() {
        return symbols;
    }

    @ExposedGetter
    PyObject varnames() {
        return varnames;
    }

    @ExposedGetter
    PyObject children() {
        return children;
    }

    @ExposedGetter
    int nested() {
        return scope.isNested() ? 1 : 0;
    }

    @ExposedGetter(name = "type")
    int kind() {
        return number(scope.type());
    }

    static int number(ScopeType type) {
        switch (type) {
            case FUNCTION:
                return 0;
            case CLASS:
                return 1;
            case MODULE:
                return 2;
            case ANNOTATION:
                return 3;
            case TYPE_ALIAS:
                return 4;
            case TYPE_PARAMETERS:
                return 5;
            default:
                return 6;
        }
    }

    @ExposedGetter
    int lineno() {
        return scope.lineno();
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(ThreadState ts, PySymtableEntry self) {
        return PyStr.of("<symtable entry " + self.scope.name() + "(" + ObjectIds.of(ts, self).bigValue() + "), line " + self.scope.lineno() + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PySymtableEntrySlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PySymtableEntrySlots.clear(ts, this);
    }
}
