package org.pyrt.vm.modules.sys;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictUpdate;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.modules.Names;

/** An object that is nothing but its attributes: {@code types.SimpleNamespace}. Source: CPython 3.14 Objects/namespaceobject.c. */
@ExposedType(name = "SimpleNamespace")
public final class PySimpleNamespace extends SlottedInstance {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("types.SimpleNamespace", new PySimpleNamespaceAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT)
                    .doc("SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nAn object whose attributes are the arguments of its making.")
                    .ownLayout()
                    .build();

    private PySimpleNamespace(ThreadState ts, PyType type) {
        super(ts, type);
    }

    /** A floating namespace with these attributes. */
    public PySimpleNamespace(ThreadState ts, PyDict attributes) {
        this(ts, TYPE);
        for (PyStr name : Names.of(ts, attributes)) {
            put(ts, name, attributes.getStr(ts, name));
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PySimpleNamespace(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PySimpleNamespace self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (args.length > 1) {
            throw Errors.typeError(
                    ts, PyType.of(self).name() + " expected at most 1 argument, got " + args.length);
        }
        if (args.length == 1) {
            PyObject given = args[0].getClass() == PyDict.class ? args[0] : Calls.call(ts, PyDict.TYPE, args[0]);
            try (var held = ts.hold(given)) {
                self.update(ts, (PyDict) given);
            }
            Refs.discard(ts, given);
        }
        if (keywords != null) {
            self.update(ts, keywords);
        }
    }

    @CleanPoint
    private void update(ThreadState ts, PyDict names) {
        PyObject[] keys = names.keys(ts);
        boolean text = true;
        for (PyObject key : keys) {
            text &= PyStr.asSelf(key) != null;
            Refs.decref(ts, key);
        }
        if (!text) {
            throw Errors.typeError(ts, "keywords must be strings");
        }
        PyDict mine = dict(ts);
        try (var held = ts.hold(mine)) {
            DictUpdate.merge(ts, mine, names, true);
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\nReturn state information for pickling")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, type(), PyTuple.EMPTY, dict(ts));
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nA copy with some attributes changed.")
    @CleanPoint
    static PyObject replace(ThreadState ts, PySimpleNamespace self, @VarArgs PyObject[] args, @VarKeywords PyDict changes) {
        if (args.length > 0) {
            throw Errors.typeError(ts, "__replace__() takes no positional arguments");
        }
        PyObject made = Calls.call(ts, self.type());
        if (!(made instanceof PySimpleNamespace copy)) {
            String name = PyType.of(made).fullName();
            Refs.discard(ts, made);
            throw Errors.typeError(
                    ts, "expect " + TYPE.fullName() + " type, but " + self.type().fullName() + "() returned '" + name + "' object");
        }
        PyDict mine = self.dict(ts);
        try (var held = ts.hold(made);
                var heldDict = ts.hold(mine)) {
            copy.update(ts, mine);
            if (changes != null) {
                copy.update(ts, changes);
            }
        }
        return made;
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PySimpleNamespace self) {
        String name = PyType.of(self) == TYPE ? "namespace" : PyType.of(self).name();
        if (!Representation.enter(ts, self)) {
            return PyStr.of(name + "(...)");
        }
        try {
            StringBuilder b = new StringBuilder(name).append('(');
            String separator = "";
            for (PyStr key : Names.of(ts, self.dict(ts))) {
                PyObject value = self.dict(ts).getStr(ts, key);
                if (value != null && key.length() > 0) {
                    b.append(separator).append(key).append('=').append(Representation.repr(ts, value));
                    separator = ", ";
                }
            }
            return PyStr.of(b.append(')').toString());
        } finally {
            Representation.leave(ts);
        }
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.EQ, self, other);
    }

    @ExposedMethod(name = "__ne__")
    @CleanPoint
    static PyObject ne(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.NE, self, other);
    }

    @ExposedMethod(name = "__lt__")
    @CleanPoint
    static PyObject lt(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.LT, self, other);
    }

    @ExposedMethod(name = "__le__")
    @CleanPoint
    static PyObject le(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.LE, self, other);
    }

    @ExposedMethod(name = "__gt__")
    @CleanPoint
    static PyObject gt(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.GT, self, other);
    }

    @ExposedMethod(name = "__ge__")
    @CleanPoint
    static PyObject ge(ThreadState ts, PySimpleNamespace self, PyObject other) {
        return compare(ts, SlotId.GE, self, other);
    }

    /** Namespaces compare as their dicts do. */
    @CleanPoint
    private static PyObject compare(ThreadState ts, int operation, PySimpleNamespace self, PyObject other) {
        if (!(other instanceof PySimpleNamespace o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict mine = self.dict(ts);
        PyDict others = o.dict(ts);
        try (var held = ts.hold(mine);
                var heldToo = ts.hold(others)) {
            return Comparison.compare(ts, operation, mine, others);
        }
    }
}
