package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What {@code Unpickler.find_class} does. */
final class FindClass {

    private FindClass() {}

    /** The object of a name in a module, floating. */
    @CleanPoint
    static PyObject find(ThreadState ts, PyUnpickler self, PyObject module, PyObject name) {
        PyStr m = PyStr.asSelf(module);
        PyStr n = PyStr.asSelf(name);
        if (m == null || n == null && self.proto < 4) {
            throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(m == null ? module : name).fullName() + "'");
        }
        if (n == null) {
            throw Errors.typeError(ts, "must be str, not " + PyType.of(name).fullName());
        }
        if (Audit.isOn(ts)) {
            Audit.send(ts, "pickle.find_class", m, n);
        }
        if (self.proto < 3 && self.fixImports) {
            PyStr[] both = translated(ts, m, n);
            m = both[0];
            n = both[1];
        }
        PyObject imported = PickleNames.imported(ts, m);
        try (var held = ts.hold(imported)) {
            if (self.proto < 4) {
                return Attributes.get(ts, imported, n);
            }
            PyStr[] path = PickleNames.path(n);
            try {
                return PickleNames.follow(ts, imported, path);
            } catch (Raised e) {
                if (path.length == 1 || !Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
                    throw e;
                }
                String shown = "Can't resolve path " + PickleErrors.shown(ts, n) + " on module " + PickleErrors.shown(ts, m);
                throw PickleErrors.instead(ts, ExceptionTypes.ATTRIBUTE_ERROR, shown);
            }
        }
    }

    /** The module and the name in Python 3 of those in Python 2. */
    @CleanPoint
    private static PyStr[] translated(ThreadState ts, PyStr module, PyStr name) {
        PickleState state = PickleState.of(ts);
        PyTuple key = PyTuple.of(ts, module, name);
        PyObject pair;
        try (var held = ts.hold(key)) {
            pair = state.newNames().get(ts, key);
        }
        if (pair != null) {
            if (!(pair instanceof PyTuple t) || t.size() != 2) {
                throw Errors.runtimeError(
                        ts, "_compat_pickle.NAME_MAPPING values should be 2-tuples, not " + PyType.of(pair).fullName());
            }
            if (!(t.get(0) instanceof PyStr m) || !(t.get(1) instanceof PyStr n)) {
                throw Errors.runtimeError(
                        ts,
                        "_compat_pickle.NAME_MAPPING values should be pairs of str, not ("
                                + PyType.of(t.get(0)).fullName() + ", " + PyType.of(t.get(1)).fullName() + ")");
            }
            return new PyStr[] {m, n};
        }
        PyObject other = state.newModules().get(ts, module);
        if (other == null) {
            return new PyStr[] {module, name};
        }
        if (!(other instanceof PyStr m)) {
            throw Errors.runtimeError(
                    ts, "_compat_pickle.IMPORT_MAPPING values should be strings, not " + PyType.of(other).fullName());
        }
        return new PyStr[] {m, name};
    }

    /** The object of an extension's code, floating. */
    @CleanPoint
    static PyObject extension(ThreadState ts, Load load, long code) {
        if (code <= 0) {
            throw PickleErrors.unpickling(ts, "EXT specifies code <= 0");
        }
        PickleState state = PickleState.of(ts);
        PyObject key = PyInt.of(code);
        PyDict cache = state.extensionCache();
        PyObject known = cache.get(ts, key);
        if (known != null) {
            return known;
        }
        PyObject pair = state.invertedExtensions().get(ts, key);
        if (pair == null) {
            throw Errors.valueError(ts, "unregistered extension code " + code);
        }
        if (!(pair instanceof PyTuple t) || t.size() != 2 || !(t.get(0) instanceof PyStr m) || !(t.get(1) instanceof PyStr n)) {
            throw Errors.valueError(ts, "_inverted_registry[" + code + "] isn't a 2-tuple of strings");
        }
        PyObject o = load.findClass(m, n);
        try (var held = ts.hold(o)) {
            cache.put(ts, key, o);
            held.moveOut();
            return o;
        }
    }
}
