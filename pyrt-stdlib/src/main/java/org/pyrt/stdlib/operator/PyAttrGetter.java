package org.pyrt.stdlib.operator;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** A callable that fetches an attribute, or a tuple of several, by dotted names. Immutable. */
@ExposedType(name = "attrgetter")
final class PyAttrGetter extends Counted {

    static final PyType TYPE =
            PyType.builtin("operator.attrgetter", new PyAttrGetterAdapter())
                    .include(new GetterCall("attrgetter"))
                    .doc("attrgetter(attr, /, *attrs)\n--\n\nReturn a callable object that fetches the given attribute(s) from its operand.")
                    .build();

    private final PyStr[] names;

    /** The parts between dots of each name. */
    private final PyStr[][] parts;

    private PyAttrGetter(ThreadState ts, PyStr[] names) {
        super(ts);
        this.names = names;
        parts = new PyStr[names.length][];
        for (int i = 0; i < names.length; i++) {
            parts[i] = split(names[i].toString());
        }
    }

    private static PyStr[] split(String name) {
        int n = 1;
        for (int i = 0; i < name.length(); i++) {
            n += name.charAt(i) == '.' ? 1 : 0;
        }
        PyStr[] result = new PyStr[n];
        int from = 0;
        for (int k = 0; k < n; k++) {
            int dot = k == n - 1 ? name.length() : name.indexOf('.', from);
            result[k] = PyStr.interned(name.substring(from, dot));
            from = dot + 1;
        }
        return result;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] attrs, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "attrgetter() takes no keyword arguments");
        }
        if (attrs.length == 0) {
            throw Errors.typeError(ts, "attrgetter expected 1 argument, got 0");
        }
        PyStr[] names = new PyStr[attrs.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.asSelf(attrs[i]);
            if (names[i] == null) {
                throw Errors.typeError(ts, "attribute name must be a string");
            }
        }
        return new PyAttrGetter(ts, names);
    }

    @CleanPoint
    PyObject of(ThreadState ts, PyObject o) {
        if (parts.length == 1) {
            return fetch(ts, o, parts[0]);
        }
        try (Scratch found = new Scratch(ts, parts.length)) {
            for (PyStr[] p : parts) {
                found.add(fetch(ts, o, p));
            }
            return PyTuple.adopt(ts, found.moveOut());
        }
    }

    @CleanPoint
    private static PyObject fetch(ThreadState ts, PyObject o, PyStr[] path) {
        PyObject v = Attributes.get(ts, o, path[0]);
        for (int i = 1; i < path.length; i++) {
            try (var held = ts.hold(v)) {
                v = Attributes.get(ts, v, path[i]);
            }
        }
        return v;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static String repr(ThreadState ts, PyAttrGetter self) {
        return GetterCall.repr(ts, self, PyTuple.of(ts, self.names.clone()));
    }

    @ExposedGetter(name = "__text_signature__")
    static String callSignature(PyAttrGetter self) {
        return "(obj, /)";
    }

    @ExposedMethod(name = "__reduce__", doc = "Return state information for pickling")
    static PyObject reduce(ThreadState ts, PyAttrGetter self) {
        PyObject[] args = new PyObject[self.names.length];
        System.arraycopy(self.names, 0, args, 0, args.length);
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, args));
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
