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
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
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
                    .doc("GenericAlias(origin, args, /)\n--\n\nRepresent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).")
                    .ownLayout()
                    .build();

    private static final PyStr ORIG_CLASS = PyStr.interned("__orig_class__");
    private static final PyStr DIR = PyStr.interned("__dir__");
    private static final PyStr NEXT = PyStr.interned("next");

    private static final String[] OWN = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__",
        "__reduce_ex__", "__reduce__"
    };

    /** Neither the class's nor its own. */
    private static final String[] BLOCKED = {"__bases__", "__copy__", "__deepcopy__"};

    @Slot PyObject origin;
    @Slot PyTuple args;
    @Slot volatile PyTuple parameters;
    private final boolean starred;

    private PyGenericAlias(ThreadState ts, PyType type, PyObject origin, PyTuple args, boolean starred) {
        super(ts, type);
        this.origin = origin;
        this.args = args;
        this.starred = starred;
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
        return new PyGenericAlias(ts, type, origin, items instanceof PyTuple t ? t : PyTuple.of(ts, items), false);
    }

    /** {@code *self}, floating. */
    PyGenericAlias starred(ThreadState ts) {
        return new PyGenericAlias(ts, TYPE, origin, args, true);
    }

    @ExposedMethod(name = "__new__")
    static PyObject construct(ThreadState ts, PyType type, @VarArgs PyObject[] arguments, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "GenericAlias() takes no keyword arguments");
        }
        if (arguments.length != 2) {
            throw Errors.typeError(ts, "GenericAlias expected 2 arguments, got " + arguments.length);
        }
        return create(ts, type, arguments[0], arguments[1]);
    }

    @ExposedGetter(name = "__origin__", member = true)
    PyObject origin() {
        return origin;
    }

    @ExposedGetter(name = "__args__", member = true)
    PyObject args() {
        return args;
    }

    @ExposedGetter(name = "__unpacked__", member = true)
    boolean isUnpacked() {
        return starred;
    }

    @ExposedGetter(name = "__typing_unpacked_tuple_args__")
    PyObject unpackedTupleArgs() {
        return starred && origin == PyTuple.TYPE ? args : PyNone.NONE;
    }

    /** The type variables among the arguments, each once. */
    @ExposedGetter(name = "__parameters__", doc = "Type variables in the GenericAlias.")
    @CleanPoint
    PyObject parameters(ThreadState ts) {
        PyTuple known = parameters;
        return known != null ? known : remember(ts, TypeParameters.collect(ts, args));
    }

    /** The first who knows the parameters is right; they are all the same. */
    private synchronized PyTuple remember(ThreadState ts, PyTuple found) {
        if (parameters == null) {
            Refs.incref(ts, found);
            ts.trackFor(this, found);
            parameters = found;
        } else {
            Refs.discard(ts, found);
        }
        return parameters;
    }

    @ExposedMethod(name = "__getattribute__")
    @CleanPoint
    static PyObject getAttribute(ThreadState ts, PyGenericAlias self, PyStr name) {
        String s = name.toString();
        if (!isOneOf(s, OWN) && !isOneOf(s, BLOCKED)) {
            return Attributes.get(ts, self.origin, name);
        }
        PyObject v = Attributes.genericFind(ts, self, self.type(), name);
        if (v == null) {
            throw Attributes.missing(ts, self, name);
        }
        return v;
    }

    private static boolean isOneOf(String name, String[] names) {
        if (name.length() < 6 || name.charAt(0) != '_') {
            return false;
        }
        for (String n : names) {
            if (n.equals(name)) {
                return true;
            }
        }
        return false;
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

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyGenericAlias self) {
        return new PyGenericAliasIterator(ts, self);
    }

    @ExposedMethod(name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        if (starred) {
            PyObject next = Interpreter.of(ts).builtins().getStr(ts, NEXT);
            return PyTuple.of(
                    ts, next, PyTuple.of(ts, new PyGenericAliasIterator(ts, new PyGenericAlias(ts, TYPE, origin, args, false))));
        }
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, origin, args));
    }

    @ExposedMethod(name = "__dir__")
    @CleanPoint
    static PyObject dir(ThreadState ts, PyGenericAlias self) {
        PyObject names = Calls.call(ts, Attributes.get(ts, PyType.of(self.origin), DIR), self.origin);
        try (var held = ts.hold(names)) {
            PyObject list = Calls.call(ts, PyList.TYPE, names);
            try (var heldList = ts.hold(list)) {
                for (String n : OWN) {
                    PyStr name = PyStr.interned(n);
                    if (!Subscripts.contains(ts, names, name)) {
                        ((PyList) list).append(ts, name);
                    }
                }
                return list;
            }
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
        try (var held = ts.hold(parameters)) {
            PyTuple replaced = TypeParameters.substitute(ts, self, self.args, parameters, items);
            return new PyGenericAlias(ts, TYPE, self.origin, replaced, self.starred);
        }
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject or(ThreadState ts, PyObject self, PyObject other) {
        return PyUnion.or(ts, self, other);
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject reflectedOr(ThreadState ts, PyObject self, PyObject other) {
        return PyUnion.or(ts, other, self);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyGenericAlias self, PyObject other) {
        return other instanceof PyGenericAlias o
                ? PyBool.of(
                        self.starred == o.starred
                                && Comparison.same(ts, self.origin, o.origin)
                                && Comparison.same(ts, self.args, o.args))
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
        StringBuilder b = new StringBuilder(self.starred ? "*" : "");
        TypeParameters.show(ts, b, self.origin);
        b.append('[');
        for (int i = 0; i < self.args.size(); i++) {
            b.append(i > 0 ? ", " : "");
            showArgument(ts, b, self.args.get(i));
        }
        if (self.args.size() == 0) {
            b.append("()");
        }
        return PyStr.of(b.append(']').toString());
    }

    @CleanPoint
    private static void showArgument(ThreadState ts, StringBuilder b, PyObject o) {
        if (!(o instanceof PyList list)) {
            TypeParameters.show(ts, b, o);
            return;
        }
        b.append('[');
        for (int i = 0, n = list.size(); i < n; i++) {
            PyObject item = list.getItem(ts, i);
            if (item == null) {
                throw Errors.raise(ts, ExceptionTypes.INDEX_ERROR, "list index out of range");
            }
            b.append(i > 0 ? ", " : "");
            try (var held = ts.hold(item)) {
                TypeParameters.show(ts, b, item);
            }
        }
        b.append(']');
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyGenericAliasSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyGenericAliasSlots.clear(ts, this);
    }
}
