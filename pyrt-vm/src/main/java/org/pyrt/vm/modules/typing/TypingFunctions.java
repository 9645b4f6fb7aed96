package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Subscripts;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PyUnion;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;

/** What these types ask of the library's {@code typing}, and of the functions that compute values lazily. */
final class TypingFunctions {

    static final PyInt VALUE_FORMAT = PyInt.of(1);

    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr UNPACK = PyStr.interned("Unpack");

    private TypingFunctions() {}

    /** An attribute of {@code typing}, floating. */
    @CleanPoint
    static PyObject attribute(ThreadState ts, PyStr name) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "typing");
        try (var held = ts.hold(module)) {
            return Attributes.get(ts, module, name);
        }
    }

    /** Calls a function of {@code typing}. */
    @CleanPoint
    static PyObject call(ThreadState ts, String name, PyObject... args) {
        return callWithDict(ts, name, args, null);
    }

    /** Calls a function of {@code typing} with keywords, which may be null. */
    @CleanPoint
    static PyObject callWithDict(ThreadState ts, String name, PyObject[] args, PyDict keywords) {
        PyObject function = attribute(ts, PyStr.interned(name));
        try (var held = ts.hold(function)) {
            return Calls.callWithDict(ts, function, args, keywords);
        }
    }

    /** What a lazily computed thing is, by value. */
    @CleanPoint
    static PyObject evaluate(ThreadState ts, @Floating PyObject function) {
        return Calls.call(ts, function, VALUE_FORMAT);
    }

    /** {@code typing.Unpack[o]}. */
    @CleanPoint
    static PyObject unpack(ThreadState ts, PyObject o) {
        PyObject form = attribute(ts, UNPACK);
        try (var held = ts.hold(form)) {
            return Subscripts.get(ts, form, o);
        }
    }

    /** Type parameters as a class is subscripted with them: each TypeVarTuple unpacked. The tuple itself if there is none. */
    @CleanPoint
    static PyTuple unpackTuples(ThreadState ts, PyTuple params) {
        boolean found = false;
        for (int i = 0; i < params.size(); i++) {
            found |= params.get(i) instanceof PyTypeVarTuple;
        }
        if (!found) {
            return params;
        }
        try (Scratch result = new Scratch(ts, params.size())) {
            for (int i = 0; i < params.size(); i++) {
                PyObject p = params.get(i);
                result.add(p instanceof PyTypeVarTuple ? unpack(ts, p) : p);
            }
            return PyTuple.adopt(ts, result.moveOut());
        }
    }

    /** {@code a | b} of type expressions. */
    @CleanPoint
    static PyObject unite(ThreadState ts, PyObject a, PyObject b) {
        PyTuple members = PyTuple.of(ts, a, b);
        try (var held = ts.hold(members)) {
            return PyUnion.of(ts, members);
        }
    }

    /** What {@code typing._type_check} makes of a type expression, floating. */
    @CleanPoint
    static PyObject check(ThreadState ts, PyObject type, String message) {
        return type instanceof PyType ? type : call(ts, "_type_check", type, PyStr.of(message));
    }

    /** The name of the module whose code is running, or null. */
    static PyObject callersModule(ThreadState ts) {
        PyDict globals = Engine.currentGlobals(ts);
        return globals == null ? null : globals.getStr(ts, NAME);
    }

    /** Drops a value that floats, if there is one. */
    static void discard(ThreadState ts, PyObject o) {
        if (o != null) {
            Refs.discard(ts, o);
        }
    }
}
