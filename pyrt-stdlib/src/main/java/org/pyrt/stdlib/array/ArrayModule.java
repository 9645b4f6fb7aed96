package org.pyrt.stdlib.array;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/** The module array. Source: CPython 3.14 Modules/arraymodule.c. */
@ExposedModule(name = "array", doc = "Arrays of numbers and characters.")
public final class ArrayModule {

    @ExposedConstant(name = "typecodes")
    static final String TYPE_CODES = Items.CODES;

    private static final PyStr MUTABLE_SEQUENCE = PyStr.interned("MutableSequence");
    private static final PyStr REGISTER = PyStr.interned("register");

    private ArrayModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        registerSequence(ts);
        return new ModuleBuilder(ts, "array", "Arrays of numbers and characters.", new ArrayModuleAdapter())
                .add("array", PyArray.TYPE)
                .add("ArrayType", PyArray.TYPE)
                .build();
    }

    /** {@code collections.abc.MutableSequence.register(array)}. */
    @CleanPoint
    private static void registerSequence(ThreadState ts) {
        PyObject abc = Interpreter.of(ts).hooks.importModule(ts, "collections.abc");
        try (var held = ts.hold(abc)) {
            PyObject sequence = Attributes.get(ts, abc, MUTABLE_SEQUENCE);
            try (var heldClass = ts.hold(sequence)) {
                Refs.discard(ts, Calls.callMethod(ts, sequence, REGISTER, PyArray.TYPE));
            }
        }
    }

    @ExposedMethod(
            name = "_array_reconstructor",
            doc = "_array_reconstructor($module, arraytype, typecode, mformat_code, items, /)\n--\n\nInternal. Used for pickling support.")
    @CleanPoint
    static PyObject reconstruct(ThreadState ts, PyObject arraytype, PyObject typecode, int mformat_code, @PositionalOnly PyObject items) {
        if (!(arraytype instanceof PyType type)) {
            throw Errors.typeError(ts, "first argument must be a type object, not " + PyType.of(arraytype).fullName());
        }
        if (!type.isSubtypeOf(PyArray.TYPE)) {
            throw Errors.typeError(ts, type.fullName() + " is not a subtype of array.array");
        }
        PyStr code = PyStr.asSelf(typecode);
        if (code == null || code.length() != 1) {
            throw Errors.typeError(ts, "_array_reconstructor() argument 2 must be a unicode character, not " + PyType.of(typecode).fullName());
        }
        if (Items.CODES.indexOf(code.codePointAt(0)) < 0) {
            throw Errors.valueError(ts, "second argument must be a valid type code");
        }
        if (mformat_code < 0 || mformat_code >= Formats.COUNT) {
            throw Errors.valueError(ts, "third argument must be a valid machine format code.");
        }
        PyBytes bytes = PyBytes.asSelf(items);
        if (bytes == null) {
            throw Errors.typeError(ts, "fourth argument should be bytes, not " + PyType.of(items).fullName());
        }
        int size = Formats.size(mformat_code);
        if (bytes.length() % size != 0) {
            throw Errors.valueError(ts, "string length not a multiple of item size");
        }
        PyObject source;
        if (Formats.isText(mformat_code)) {
            source = Formats.text(ts, mformat_code, bytes.array());
        } else {
            try (Scratch numbers = new Scratch(ts, bytes.length() / size)) {
                for (int i = 0; i < bytes.length(); i += size) {
                    numbers.add(Formats.number(mformat_code, bytes.array(), i));
                }
                source = PyList.adopt(ts, numbers.moveOut());
            }
        }
        return Calls.call(ts, type, code, source);
    }
}
