package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.DictTable;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** From names to objects, and back. Source: CPython 3.14 Modules/_pickle.c, whichmodule. */
final class PickleNames {

    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr MODULES = PyStr.interned("modules");
    private static final PyStr MAIN = PyStr.interned("__main__");
    private static final PyStr MULTIPROCESSING_MAIN = PyStr.interned("__mp_main__");
    private static final PyStr LOCALS = PyStr.interned("<locals>");

    private PickleNames() {}

    /** The name of an attribute; raises TypeError if it is no str. */
    static PyStr attribute(ThreadState ts, PyObject name) {
        PyStr s = PyStr.asSelf(name);
        if (s == null) {
            throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(name).fullName() + "'");
        }
        return s;
    }

    /** {@code object.__getattribute__(o, name)}. */
    @CleanPoint
    static PyObject generic(ThreadState ts, PyObject o, PyObject name) {
        PyStr s = attribute(ts, name);
        PyObject value = Attributes.genericFind(ts, o, PyType.of(o), s);
        if (value == null) {
            throw Attributes.missing(ts, o, s);
        }
        return value;
    }

    /** The parts of a name between dots. */
    static PyStr[] path(PyStr name) {
        int n = name.length();
        int parts = 1;
        for (int i = 0; i < n; i++) {
            if (name.codePointAt(i) == '.') {
                parts++;
            }
        }
        PyStr[] path = new PyStr[parts];
        int from = 0;
        int k = 0;
        for (int i = 0; i <= n; i++) {
            if (i == n || name.codePointAt(i) == '.') {
                path[k++] = PyStr.intern(name.substring(from, i));
                from = i + 1;
            }
        }
        return path;
    }

    /** What a path leads to from an object, floating; raises AttributeError. */
    @CleanPoint
    static PyObject follow(ThreadState ts, @Floating PyObject from, PyStr[] path) {
        int mark = ts.holdMark();
        PyObject o = from;
        ts.pushHold(o);
        try {
            for (PyStr name : path) {
                o = Attributes.get(ts, o, name);
                ts.pushHold(o);
            }
            return o;
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** The module of a name, imported, floating. */
    @CleanPoint
    static PyObject imported(ThreadState ts, PyStr module) {
        if (module.length() == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        return Interpreter.of(ts).hooks.importModule(ts, module.toString());
    }

    /** The name of the module in which an object is found under a name; raises PicklingError if it is in none. */
    @CleanPoint
    static PyStr module(ThreadState ts, PyObject o, PyStr name, PyStr[] path) {
        PyObject given = Attributes.find(ts, o, MODULE);
        boolean known = given != null && given != PyNone.NONE;
        PyStr own = known ? PyStr.asSelf(given) : null;
        Refs.discard(ts, given);
        for (PyStr part : path) {
            if (part.equals(LOCALS)) {
                throw PickleErrors.pickling(ts, "Can't pickle local object " + PickleErrors.shown(ts, o));
            }
        }
        PyStr module = known ? own : search(ts, o, path);
        if (module == null) {
            throw PickleErrors.pickling(ts, "Can't pickle " + PickleErrors.shown(ts, o) + ": its module has no name");
        }
        check(ts, o, module, name, path);
        return module;
    }

    /** Raises PicklingError unless the module has the object under the name. */
    @CleanPoint
    private static void check(ThreadState ts, PyObject o, PyStr module, PyStr name, PyStr[] path) {
        PyObject imported;
        try {
            imported = imported(ts, module);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.IMPORT_ERROR)
                    && !Errors.matches(ts, ExceptionTypes.VALUE_ERROR)
                    && !Errors.matches(ts, ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            String why = PickleErrors.text(ts);
            String shown = PickleErrors.shown(ts, o);
            throw PickleErrors.picklingInstead(ts, "Can't pickle " + shown + ": " + why);
        }
        PyObject found;
        try {
            found = follow(ts, imported, path);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            String shown = PickleErrors.shown(ts, o);
            throw PickleErrors.picklingInstead(ts, "Can't pickle " + shown + ": it's not found as " + module + "." + name);
        }
        boolean same = found == o;
        Refs.discard(ts, found);
        if (!same) {
            throw PickleErrors.pickling(
                    ts, "Can't pickle " + PickleErrors.shown(ts, o) + ": it's not the same object as " + module + "." + name);
        }
    }

    /** The first module that has the object; {@code __main__} if none has. */
    @CleanPoint
    private static PyStr search(ThreadState ts, PyObject o, PyStr[] path) {
        PyObject modules = Interpreter.of(ts).sys().getStr(ts, MODULES);
        if (!(modules instanceof PyDict d)) {
            Refs.discard(ts, modules);
            throw Errors.runtimeError(ts, "unable to get sys.modules");
        }
        try (var held = ts.hold(modules)) {
            PyDict now = d.copy(ts);
            try (var heldCopy = ts.hold(now)) {
                DictTable table = now.table();
                for (int i = 0; i < table.used(); i++) {
                    PyObject module = table.value(ts, i);
                    if (module == null || module == PyNone.NONE || !(table.key(ts, i) instanceof PyStr name)) {
                        continue;
                    }
                    if (!name.equals(MAIN) && !name.equals(MULTIPROCESSING_MAIN) && has(ts, module, path, o)) {
                        return name;
                    }
                }
            }
        }
        return MAIN;
    }

    @CleanPoint
    private static boolean has(ThreadState ts, @Floating PyObject module, PyStr[] path, PyObject o) {
        int mark = ts.holdMark();
        PyObject at = module;
        ts.pushHold(at);
        try {
            for (PyStr name : path) {
                at = Attributes.find(ts, at, name);
                if (at == null) {
                    return false;
                }
                ts.pushHold(at);
            }
            return at == o;
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** {@code d[key]} of a mapping, floating; null if it raises KeyError. */
    @CleanPoint
    static PyObject lookUp(ThreadState ts, PyObject mapping, PyObject key) {
        if (mapping.getClass() == PyDict.class) {
            return ((PyDict) mapping).get(ts, key);
        }
        try {
            return Subscripts.get(ts, mapping, key);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.KEY_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }
}
