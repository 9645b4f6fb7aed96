package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.SiteBuiltins;
import org.pyrt.vm.code.GlobalSite;
import org.pyrt.vm.frame.Frame;

/** Names: globals, class namespaces, cells. */
@SuppressWarnings("CleanPoint")
final class NameOps {

    private static final PyStr ANNOTATIONS = PyStr.interned("__annotations__");

    private NameOps() {}

    /** A global or builtin name, whose place the site then knows. */
    @CleanPoint
    static PyObject loadGlobal(ThreadState ts, Frame f, int site) {
        GlobalSite s = f.globalSites[site];
        PyDict globals = f.globals;
        if (globals.getClass() != PyDict.class) {
            PyObject v = find(ts, globals, s.name);
            return v != null ? v : loadBuiltin(ts, f, site, null, 0);
        }
        if (s.entry >= 0 && globals.table() == s.table) {
            PyObject v = s.table.value(ts, s.entry);
            if (v != null) {
                return v;
            }
        }
        for (; ; ) {
            DictTable t = globals.table();
            int used = t.used();
            int entry = t.find(s.name);
            if (entry >= 0) {
                PyObject v = t.value(ts, entry);
                if (v != null) {
                    f.globalSites[site] = GlobalSite.ofGlobal(s.name, t, entry, v);
                    return v;
                }
            }
            if (globals.table() == t) {
                PyObject v = find(ts, globals, s.name);
                return v != null ? v : loadBuiltin(ts, f, site, t, used);
            }
        }
    }

    @CleanPoint
    private static PyObject loadBuiltin(ThreadState ts, Frame f, int site, DictTable missing, int used) {
        GlobalSite s = f.globalSites[site];
        if (missing != null && f.builtins.getClass() == PyDict.class) {
            PyDict builtins = (PyDict) f.builtins;
            DictTable t = builtins.table();
            int entry = t.find(s.name);
            PyObject v = entry < 0 ? find(ts, builtins, s.name) : t.value(ts, entry);
            if (v != null) {
                if (entry >= 0) {
                    f.globalSites[site] = GlobalSite.ofBuiltin(s.name, missing, used, t, entry, v);
                }
                return v;
            }
            return late(ts, f.builtins, s.name);
        }
        PyObject v = find(ts, f.builtins, s.name);
        if (v == null) {
            return late(ts, f.builtins, s.name);
        }
        return v;
    }

    /** A name that is nowhere, unless site has not run yet and gives it. */
    @CleanPoint
    private static PyObject late(ThreadState ts, PyObject builtins, PyStr name) {
        if (SiteBuiltins.isOne(name) && SiteBuiltins.add(ts)) {
            PyObject v = find(ts, builtins, name);
            if (v != null) {
                return v;
            }
        }
        throw undefined(ts, name);
    }

    private static RuntimeException undefined(ThreadState ts, PyStr name) {
        return Errors.nameError(ts, name, "name '" + name + "' is not defined");
    }

    /** {@code namespace[name]}, floating, or null where that raises KeyError. */
    @CleanPoint
    static PyObject find(ThreadState ts, PyObject namespace, PyStr name) {
        if (namespace.getClass() == PyDict.class) {
            PyDict d = (PyDict) namespace;
            PyObject v = d.getStr(ts, name);
            return v != null || d.table().hasStrKeys() ? v : d.get(ts, name);
        }
        try {
            return Subscripts.get(ts, namespace, name);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }

    /** A name in a class body or module: its namespace, then globals and builtins. */
    @CleanPoint
    static PyObject loadName(ThreadState ts, Frame f, int site) {
        if (f.locals != f.globals && f.locals != null) {
            PyObject v = find(ts, f.locals, f.globalSites[site].name);
            if (v != null) {
                return v;
            }
        }
        return loadGlobal(ts, f, site);
    }

    @CleanPoint
    static void storeName(ThreadState ts, Frame f, int register, int site) {
        PyStr name = f.globalSites[site].name;
        PyObject value = f.registers[register];
        if (f.locals == null || f.locals.getClass() == PyDict.class) {
            ((PyDict) (f.locals == null ? f.globals : f.locals)).putStr(ts, name, value);
        } else {
            Subscripts.set(ts, f.locals, name, value);
        }
    }

    static void storeGlobal(ThreadState ts, Frame f, int register, int site) {
        GlobalSite s = f.globalSites[site];
        PyObject value = f.registers[register];
        if (s.table == null || s.entry < 0 || !f.globals.replaceAt(ts, s.table, s.entry, value)) {
            f.globals.putStr(ts, s.name, value);
        }
    }

    @CleanPoint
    static void deleteName(ThreadState ts, Frame f, int site) {
        PyStr name = f.globalSites[site].name;
        if (f.locals == null || f.locals == f.globals) {
            deleteGlobal(ts, f, site);
            return;
        }
        try {
            Subscripts.delete(ts, f.locals, name);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            throw undefined(ts, name);
        }
    }

    static void deleteGlobal(ThreadState ts, Frame f, int site) {
        PyStr name = f.globalSites[site].name;
        PyObject old = f.globals.popStr(ts, name);
        if (old == null) {
            throw undefined(ts, name);
        }
        Refs.discard(ts, old);
    }

    /** A free variable of a class body: its namespace first, then the cell. */
    @CleanPoint
    static PyObject loadClassDeref(ThreadState ts, Frame f, int cell, int name) {
        PyObject v = f.locals == null ? null : find(ts, f.locals, f.code.names[name]);
        if (v == null) {
            v = ((PyCell) f.registers[cell]).get(ts);
        }
        if (v == null) {
            throw unboundCell(ts, f, cell);
        }
        return v;
    }

    /** A name in an annotation scope of a class: the class's namespace in register {@code dict} first, then the cell. */
    @CleanPoint
    static PyObject loadDictOrDeref(ThreadState ts, Frame f, int dict, int cell) {
        PyObject v = find(ts, f.registers[dict], f.code.localName(cell));
        if (v == null) {
            v = ((PyCell) f.registers[cell]).get(ts);
        }
        if (v == null) {
            throw unboundCell(ts, f, cell);
        }
        f.consume(ts, dict);
        return v;
    }

    /** Likewise, where the name is global if the class does not have it. */
    @CleanPoint
    static PyObject loadDictOrGlobal(ThreadState ts, Frame f, int dict, int site) {
        PyObject v = find(ts, f.registers[dict], f.globalSites[site].name);
        if (v == null) {
            v = loadGlobal(ts, f, site);
        }
        f.consume(ts, dict);
        return v;
    }

    /** Makes the dict {@code __annotations__} of a module or class, if there is none. */
    @CleanPoint
    static void setupAnnotations(ThreadState ts, Frame f) {
        PyObject namespace = f.locals == null ? f.globals : f.locals;
        if (find(ts, namespace, ANNOTATIONS) == null) {
            PyDict made = new PyDict(ts);
            try (var held = ts.hold(made)) {
                Subscripts.set(ts, namespace, ANNOTATIONS, made);
            }
        }
    }

    static RuntimeException unboundLocal(ThreadState ts, Frame f, int register) {
        PyStr name = f.code.localName(register, f.pc - 1);
        return Errors.unboundLocal(
                ts, "cannot access local variable '" + name + "' where it is not associated with a value");
    }

    static RuntimeException unboundCell(ThreadState ts, Frame f, int register) {
        PyStr name = f.code.localName(register, f.pc - 1);
        if (f.code.isFree(register)) {
            return Errors.nameError(
                    ts, name, "cannot access free variable '" + name + "' where it is not associated with a value in enclosing scope");
        }
        return unboundLocal(ts, f, register);
    }
}
