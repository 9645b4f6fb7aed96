package org.pyrt.vm.modules.sys;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
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
                    .doc("An object whose attributes are the arguments of its making.")
                    .ownLayout()
                    .build();

    private static final PyStr UPDATE = PyStr.interned("update");

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
            PyObject given = Calls.call(ts, PyDict.TYPE, args[0]);
            Refs.discard(ts, Calls.callMethod(ts, self.dict(ts), UPDATE, given));
        }
        if (keywords != null) {
            Refs.discard(ts, Calls.callMethod(ts, self.dict(ts), UPDATE, keywords));
        }
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
        if (!(other instanceof PySimpleNamespace o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict mine = self.dict(ts);
        PyDict others = o.dict(ts);
        try (var held = ts.hold(mine);
                var heldToo = ts.hold(others)) {
            return Comparison.compare(ts, SlotId.EQ, mine, others);
        }
    }
}
