package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyEllipsis;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * A class with type arguments, such as {@code list[int]}: it behaves as the class but for a few attributes of its own. Immutable. Source: CPython 3.14
 * Objects/genericaliasobject.c.
 */
@ExposedType(name = "GenericAlias")
public final class PyGenericAlias extends PyInstance {

    /** The type types.GenericAlias. */
    public static final PyType TYPE =
            PyType.builtin("types.GenericAlias", new PyGenericAliasAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .doc("Represent a PEP 585 generic type")
                    .ownLayout()
                    .build();

    private static final PyStr PARAMETERS = PyStr.interned("__parameters__");
    private static final PyStr SUBSTITUTE = PyStr.interned("__typing_subst__");
    private static final PyStr ORIG_CLASS = PyStr.interned("__orig_class__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");
    private static final PyStr DIR = PyStr.interned("__dir__");

    private static final String[] OWN = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__",
        "__copy__", "__deepcopy__"
    };

    @Slot private PyObject origin;
    @Slot private PyTuple args;
    @Slot private volatile PyTuple parameters;

    private PyGenericAlias(ThreadState ts, PyType type, PyObject origin, PyTuple args) {
        super(ts, type);
        this.origin = origin;
        this.args = args;
        Refs.incref(ts, origin);
        Refs.incref(ts, args);
        ts.trackFor(this, origin);
        ts.trackFor(this, args);
    }

    /** {@code origin[items]}, floating; {@code items} is one argument, or a tuple of several. */
    public static PyGenericAlias of(ThreadState ts, PyObject origin, PyObject items) {
        return create(ts, TYPE, origin, items);
    }

    private static PyGenericAlias create(ThreadState ts, PyType type, PyObject origin, PyObject items) {
        return new PyGenericAlias(ts, type, origin, items instanceof PyTuple t ? t : PyTuple.of(ts, items));
    }

    @ExposedMethod(name = "__new__")
    static PyObject construct(ThreadState ts, PyType type, PyObject origin, @PositionalOnly PyObject args) {
        return create(ts, type, origin, args);
    }

    @ExposedGetter(name = "__origin__")
    PyObject origin() {
        return origin;
    }

    @ExposedGetter(name = "__args__")
    PyObject args() {
        return args;
    }

    @ExposedGetter(name = "__unpacked__")
    boolean isUnpacked() {
        return false;
    }

    /** The type variables among the arguments, each once. */
    @ExposedGetter(name = "__parameters__")
    @CleanPoint
    PyObject parameters(ThreadState ts) {
        if (parameters == null) {
            PyObject found = collect(ts);
            Refs.incref(ts, found);
            PyTuple before = parameters;
            parameters = (PyTuple) found;
            Refs.decref(ts, before);
        }
        return parameters;
    }

    @CleanPoint
    private PyObject collect(ThreadState ts) {
        try (Scratch found = new Scratch(ts, 2)) {
            for (int i = 0; i < args.size(); i++) {
                PyObject arg = args.get(i);
                if (arg instanceof PyType) {
                    continue;
                }
                PyObject substitute = Attributes.find(ts, arg, SUBSTITUTE);
                if (substitute != null) {
                    Refs.discard(ts, substitute);
                    addOnce(found, arg);
                    continue;
                }
                PyObject inner = Attributes.find(ts, arg, PARAMETERS);
                if (inner instanceof PyTuple t) {
                    for (int k = 0; k < t.size(); k++) {
                        addOnce(found, t.get(k));
                    }
                }
                Refs.discard(ts, inner);
            }
            return PyTuple.adopt(ts, found.moveOut());
        }
    }

    private static void addOnce(Scratch found, PyObject parameter) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) == parameter) {
                return;
            }
        }
        found.add(parameter);
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyGenericAlias self, PyStr name) {
        String s = name.toString();
        boolean own = s.equals("__getitem__") || s.equals("__call__");
        for (String n : OWN) {
            own |= n.equals(s);
        }
        if (!own && !s.equals("__bases__")) {
            return Attributes.get(ts, self.origin, name);
        }
        PyObject v = Attributes.genericFind(ts, self, self.type(), name);
        if (v == null) {
            throw Attributes.missing(ts, self, name);
        }
        return v;
    }

    @ExposedMethod(name = "__mro_entries__")
    PyObject mroEntries(ThreadState ts, @PositionalOnly PyObject bases) {
        return PyTuple.of(ts, origin);
    }

    @ExposedMethod(name = "__instancecheck__")
    boolean instanceCheck(ThreadState ts, @PositionalOnly PyObject instance) {
        throw Errors.typeError(ts, "isinstance() argument 2 cannot be a parameterized generic");
    }

    @ExposedMethod(name = "__subclasscheck__")
    boolean subclassCheck(ThreadState ts, @PositionalOnly PyObject cls) {
        throw Errors.typeError(ts, "issubclass() argument 2 cannot be a parameterized generic");
    }

    @ExposedMethod(name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, origin, args));
    }

    @ExposedMethod(name = "__dir__")
    @CleanPoint
    static PyObject dir(ThreadState ts, PyGenericAlias self) {
        PyObject names = Calls.call(ts, Attributes.get(ts, PyType.of(self.origin), DIR), self.origin);
        try (var held = ts.hold(names)) {
            PyObject list = Calls.call(ts, PyList.TYPE, names);
            for (String n : OWN) {
                ((PyList) list).append(ts, PyStr.of(n));
            }
            return list;
        }
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyGenericAlias self, @VarArgs PyObject[] args, @VarKeywords PyDict kwargs) {
        PyObject o = Calls.callWithDict(ts, self.origin, args, kwargs);
        try (var held = ts.hold(o)) {
            Attributes.set(ts, o, ORIG_CLASS, self);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR) && !Errors.matches(ts, ExceptionTypes.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
        }
        return o;
    }

    @ExposedMethod(name = "__getitem__")
    @CleanPoint
    static PyObject getItem(ThreadState ts, PyGenericAlias self, PyObject items) {
        PyTuple parameters = (PyTuple) self.parameters(ts);
        if (parameters.size() == 0) {
            throw Errors.typeError(ts, Representation.repr(ts, self) + " is not a generic class");
        }
        PyTuple given = items instanceof PyTuple t ? t : PyTuple.of(ts, items);
        try (var held = ts.hold(given)) {
            if (given.size() != parameters.size()) {
                throw Errors.typeError(
                        ts,
                        "Too " + (given.size() > parameters.size() ? "many" : "few") + " arguments for " + Representation.repr(ts, self)
                                + "; actual " + given.size() + ", expected " + parameters.size());
            }
            return of(ts, self.origin, self.substitute(ts, parameters, given));
        }
    }

    @CleanPoint
    private PyTuple substitute(ThreadState ts, PyTuple variables, PyTuple values) {
        try (Scratch result = new Scratch(ts, args.size())) {
            for (int i = 0; i < args.size(); i++) {
                PyObject arg = args.get(i);
                PyObject substitute = arg instanceof PyType ? null : Attributes.find(ts, arg, SUBSTITUTE);
                PyObject inner = arg instanceof PyType || substitute != null ? null : Attributes.find(ts, arg, PARAMETERS);
                if (substitute != null) {
                    try (var held = ts.hold(substitute)) {
                        result.add(Calls.call(ts, substitute, value(variables, values, arg)));
                    }
                } else if (inner instanceof PyTuple t && t.size() > 0) {
                    PyObject[] those = new PyObject[t.size()];
                    for (int k = 0; k < those.length; k++) {
                        those[k] = value(variables, values, t.get(k));
                    }
                    PyTuple key = PyTuple.of(ts, those);
                    try (var held = ts.hold(key)) {
                        result.add(Subscripts.get(ts, arg, key));
                    }
                } else {
                    result.add(arg);
                }
            }
            return PyTuple.adopt(ts, result.moveOut());
        }
    }

    private static PyObject value(PyTuple variables, PyTuple values, PyObject variable) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i) == variable) {
                return values.get(i);
            }
        }
        return variable;
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyGenericAlias self, PyObject other) {
        return other instanceof PyGenericAlias o
                ? PyBool.of(Comparison.same(ts, self.origin, o.origin) && Comparison.same(ts, self.args, o.args))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__hash__")
    @CleanPoint
    static long hash(ThreadState ts, PyGenericAlias self) {
        return Comparison.hash(ts, self.origin) ^ Comparison.hash(ts, self.args);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyGenericAlias self) {
        StringBuilder b = new StringBuilder();
        show(ts, b, self.origin);
        b.append('[');
        for (int i = 0; i < self.args.size(); i++) {
            if (i > 0) {
                b.append(", ");
            }
            show(ts, b, self.args.get(i));
        }
        if (self.args.size() == 0) {
            b.append("()");
        }
        return PyStr.of(b.append(']').toString());
    }

    /** As annotations are written: classes by their names. */
    @CleanPoint
    private static void show(ThreadState ts, StringBuilder b, PyObject o) {
        if (o == PyEllipsis.ELLIPSIS) {
            b.append("...");
            return;
        }
        if (o instanceof PyList list) {
            b.append('[');
            for (int i = 0; i < list.size(); i++) {
                PyObject item = list.getItem(ts, i);
                if (item != null) {
                    b.append(i > 0 ? ", " : "");
                    show(ts, b, item);
                }
            }
            b.append(']');
            return;
        }
        if (o instanceof PyType) {
            PyObject qualname = Attributes.find(ts, o, QUALNAME);
            PyObject module = Attributes.find(ts, o, MODULE);
            if (qualname instanceof PyStr q && module instanceof PyStr m) {
                b.append(m.toString().equals("builtins") ? "" : m + ".").append(q);
                return;
            }
        }
        b.append(Representation.repr(ts, o));
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        if (origin != null) {
            visitor.visit(origin);
            visitor.visit(args);
        }
        if (parameters != null) {
            visitor.visit(parameters);
        }
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyObject o = origin;
        PyTuple a = args;
        PyTuple p = parameters;
        origin = null;
        args = null;
        parameters = null;
        Refs.decref(ts, o);
        Refs.decref(ts, a);
        Refs.decref(ts, p);
    }
}
