package org.pyrt.vm.modules.ast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Instances;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PyUnion;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.Names;

/**
 * The class {@code ast.AST}, which all nodes derive from: how nodes are made, shown, pickled and copied. A node is an ordinary instance; its fields are
 * attributes, named by {@code _fields} of its class. Source: CPython 3.14 Parser/asdl_c.py.
 */
@ExposedType(name = "AST")
final class PyAst {

    /** How deep a repr goes. */
    private static final int DEPTH = 3;

    private static final PyStr DICT = PyStr.interned("__dict__");

    private PyAst() {}

    /** A new type, for one interpreter: programs can change its attributes. */
    static PyType makeType() {
        int flags = PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.MUTABLE | PyType.SHOWN_AS_HEAP;
        PyType type = PyType.builtin("ast.AST", new PyAstAdapter()).flags(flags).build();
        type.dict().putImmortal(AstTypes.FIELDS, PyTuple.EMPTY);
        type.dict().putImmortal(AstTypes.MATCH_ARGS, PyTuple.EMPTY);
        type.dict().putImmortal(AstTypes.ATTRIBUTES, PyTuple.EMPTY);
        return type;
    }

    private static String name(PyObject self) {
        PyType type = PyType.of(self);
        return type.isHeap() ? type.name() : type.fullName();
    }

    /** The strs of a tuple that is an attribute of the node's class; an empty array if there is none. */
    @CleanPoint
    static PyStr[] names(ThreadState ts, PyObject self, PyStr attribute) {
        PyObject found = Attributes.find(ts, PyType.of(self), attribute);
        if (found == null) {
            return new PyStr[0];
        }
        try (var held = ts.hold(found)) {
            PyTuple tuple = Iteration.toTuple(ts, found);
            PyStr[] names = new PyStr[tuple.size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = PyStr.asSelf(tuple.get(i));
                if (names[i] == null) {
                    throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(tuple.get(i)).fullName() + "'");
                }
            }
            Refs.discard(ts, tuple);
            return names;
        }
    }

    private static boolean contains(PyObject[] names, PyStr name) {
        for (PyObject n : names) {
            if (n.equals(name)) {
                return true;
            }
        }
        return false;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return PyInstance.make(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyObject self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        PyTuple found = tupleOf(ts, Attributes.get(ts, PyType.of(self), AstTypes.FIELDS));
        try (var held = ts.hold(found)) {
            initialize(ts, self, items(found), args, keywords);
        }
    }

    @CleanPoint
    private static PyTuple tupleOf(ThreadState ts, @Floating PyObject sequence) {
        try (var held = ts.hold(sequence)) {
            return Iteration.toTuple(ts, sequence);
        }
    }

    private static PyObject[] items(PyTuple tuple) {
        PyObject[] items = new PyObject[tuple.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = tuple.get(i);
        }
        return items;
    }

    /** Fields may be anything, though only strs can be set. */
    @CleanPoint
    private static void initialize(ThreadState ts, PyObject self, PyObject[] fields, PyObject[] args, PyDict keywords) {
        Set<PyObject> remaining = new LinkedHashSet<>(List.of(fields));
        if (args.length > fields.length) {
            throw Errors.typeError(
                    ts,
                    name(self).replace("ast.", "") + " constructor takes at most " + fields.length + " positional argument"
                            + (fields.length == 1 ? "" : "s"));
        }
        for (int i = 0; i < args.length; i++) {
            PyStr field = PyStr.asSelf(fields[i]);
            if (field == null) {
                throw Errors.typeError(ts, "attribute name must be string, not '" + PyType.of(fields[i]).fullName() + "'");
            }
            Attributes.set(ts, self, field, args[i]);
            remaining.remove(fields[i]);
        }
        if (keywords != null) {
            PyStr[] attributes = null;
            for (PyStr key : Names.of(ts, keywords)) {
                if (contains(fields, key)) {
                    if (!remaining.remove(key)) {
                        throw Errors.typeError(ts, name(self) + " got multiple values for argument " + Representation.repr(ts, key));
                    }
                } else {
                    attributes = attributes == null ? names(ts, self, AstTypes.ATTRIBUTES) : attributes;
                    if (!contains(attributes, key)) {
                        deprecated(
                                ts,
                                name(self) + ".__init__ got an unexpected keyword argument " + Representation.repr(ts, key)
                                        + ". Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.");
                    }
                }
                set(ts, self, key, keywords.getStr(ts, key));
            }
        }
        if (!remaining.isEmpty()) {
            fill(ts, self, remaining);
        }
    }

    @CleanPoint
    private static void set(ThreadState ts, PyObject self, PyStr name, @Floating PyObject value) {
        try (var held = ts.hold(value)) {
            Attributes.set(ts, self, name, value);
        }
    }

    @CleanPoint
    private static void deprecated(ThreadState ts, String message) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, message, 1);
    }

    /** Gives the fields that no argument was given for what their type makes of them: an empty list, or the context of loading. */
    @CleanPoint
    private static void fill(ThreadState ts, PyObject self, Set<PyObject> missing) {
        PyObject types = Attributes.find(ts, PyType.of(self), AstTypes.FIELD_TYPES);
        if (!(types instanceof PyDict d)) {
            Refs.discard(ts, types);
            return;
        }
        try (var held = ts.hold(d)) {
            AstTypes.Kind context = AstTypes.of(ts).kind("expr_context");
            for (PyObject field : missing) {
                PyStr name = PyStr.asSelf(field);
                PyObject type = name == null ? null : d.getStr(ts, name);
                if (type == null) {
                    deprecated(
                            ts,
                            "Field " + Representation.repr(ts, field) + " is missing from " + name(self)
                                    + "._field_types. This will become an error in Python 3.15.");
                } else if (type instanceof PyGenericAlias) {
                    set(ts, self, name, new PyList(ts));
                } else if (type == context.type) {
                    set(ts, self, name, AstTypes.of(ts).kind("Load").singleton);
                } else if (!isOptional(type)) {
                    deprecated(
                            ts,
                            name(self) + ".__init__ missing 1 required positional argument: " + Representation.repr(ts, field)
                                    + ". This will become an error in Python 3.15.");
                }
            }
        }
    }

    /** Whether the type of a field is a union, which is one with None: such a field may be left out. */
    private static boolean isOptional(PyObject type) {
        return type instanceof PyUnion;
    }

    @ExposedMethod(name = "__reduce__")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyObject self) {
        PyObject dict = Attributes.find(ts, self, DICT);
        PyType type = PyType.of(self);
        if (!(dict instanceof PyDict d) || d.size() == 0) {
            return PyTuple.of(ts, type, PyTuple.EMPTY);
        }
        try (var held = ts.hold(d)) {
            PyStr[] fields = names(ts, self, AstTypes.FIELDS);
            int n = 0;
            while (n < fields.length && d.getStr(ts, fields[n]) != null) {
                n++;
            }
            PyObject[] nones = new PyObject[n];
            java.util.Arrays.fill(nones, PyNone.NONE);
            return PyTuple.of(ts, type, PyTuple.of(ts, nones), d);
        }
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **fields)\n--\n\nA copy of the node with new values for some fields.")
    @CleanPoint
    static PyObject replace(ThreadState ts, PyObject self, @VarArgs PyObject[] args, @VarKeywords PyDict fields) {
        if (args.length > 0) {
            throw Errors.typeError(ts, "__replace__() takes no positional arguments");
        }
        PyObject found = Attributes.find(ts, self, DICT);
        int mark = ts.holdMark();
        ts.pushHold(found);
        try {
            PyDict own = found instanceof PyDict d ? d : null;
            checkReplacement(ts, self, own, fields);
            PyDict all = new PyDict(ts);
            ts.pushHold(all);
            if (own != null) {
                copyKnown(ts, own, names(ts, self, AstTypes.FIELDS), all);
                copyKnown(ts, own, names(ts, self, AstTypes.ATTRIBUTES), all);
            }
            if (fields != null) {
                for (PyStr key : Names.of(ts, fields)) {
                    all.putStr(ts, key, fields.getStr(ts, key));
                }
            }
            return Calls.callWithDict(ts, PyType.of(self), new PyObject[0], all);
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** A copy has what its class says; what programs put beside that stays behind. */
    @CleanPoint
    private static void copyKnown(ThreadState ts, PyDict from, PyStr[] names, PyDict to) {
        for (PyStr name : names) {
            PyObject value = from.getStr(ts, name);
            if (value != null) {
                to.putStr(ts, name, value);
            }
        }
    }

    @CleanPoint
    private static void checkReplacement(ThreadState ts, PyObject self, PyDict own, PyDict given) {
        Set<PyStr> expected = new LinkedHashSet<>(List.of(names(ts, self, AstTypes.FIELDS)));
        PyStr[] attributes = names(ts, self, AstTypes.ATTRIBUTES);
        expected.addAll(List.of(attributes));
        if (given != null) {
            for (PyStr key : Names.of(ts, given)) {
                if (!expected.remove(key)) {
                    throw Errors.typeError(
                            ts,
                            name(self) + ".__replace__ got an unexpected keyword argument " + Representation.repr(ts, key) + ".");
                }
            }
        }
        if (own != null) {
            expected.removeAll(List.of(Names.of(ts, own)));
        }
        expected.removeAll(List.of(attributes));
        PyObject types = Attributes.find(ts, PyType.of(self), AstTypes.FIELD_TYPES);
        List<String> missing = new ArrayList<>();
        try (var held = ts.hold(types)) {
            for (PyStr field : expected) {
                PyObject type = types instanceof PyDict d ? d.getStr(ts, field) : null;
                if (type == null || !isOptional(type)) {
                    missing.add(Representation.repr(ts, field).toString());
                }
            }
        }
        if (!missing.isEmpty()) {
            java.util.Collections.sort(missing);
            throw Errors.typeError(
                    ts,
                    name(self) + ".__replace__ missing " + missing.size() + " keyword argument" + (missing.size() == 1 ? "" : "s") + ": "
                            + String.join(", ", missing) + ".");
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyObject self) {
        StringBuilder b = new StringBuilder();
        show(ts, b, self, DEPTH);
        return PyStr.of(b.toString());
    }

    @CleanPoint
    private static void show(ThreadState ts, StringBuilder b, PyObject node, int depth) {
        if (depth <= 0) {
            b.append(name(node)).append("(...)");
            return;
        }
        if (!Representation.enter(ts, node)) {
            b.append(name(node)).append("(...)");
            return;
        }
        try {
            b.append(name(node)).append('(');
            String separator = "";
            for (PyStr field : names(ts, node, AstTypes.FIELDS)) {
                PyObject value = Attributes.get(ts, node, field);
                try (var held = ts.hold(value)) {
                    b.append(separator).append(field).append('=');
                    separator = ", ";
                    if (value instanceof PyList || value instanceof PyTuple) {
                        showItems(ts, b, value, depth);
                    } else {
                        showItem(ts, b, value, depth);
                    }
                }
            }
            b.append(')');
        } finally {
            Representation.leave(ts);
        }
    }

    @CleanPoint
    private static void showItem(ThreadState ts, StringBuilder b, PyObject value, int depth) {
        if (Instances.isInstance(ts, value, AstTypes.of(ts).root)) {
            show(ts, b, value, depth - 1);
        } else {
            b.append(Representation.repr(ts, value));
        }
    }

    /** The first and the last item. */
    @CleanPoint
    private static void showItems(ThreadState ts, StringBuilder b, PyObject sequence, int depth) {
        PyTuple items = Iteration.toTuple(ts, sequence);
        try (var held = ts.hold(items)) {
            boolean list = sequence instanceof PyList;
            b.append(list ? '[' : '(');
            int n = items.size();
            if (n > 0) {
                showItem(ts, b, items.get(0), depth);
            }
            if (n > 2) {
                b.append(", ...");
            }
            if (n > 1) {
                b.append(", ");
                showItem(ts, b, items.get(n - 1), depth);
            }
            b.append(list ? ']' : ')');
        }
    }
}
