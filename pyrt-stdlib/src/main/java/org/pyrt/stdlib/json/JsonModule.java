package org.pyrt.stdlib.json;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _json. Source: CPython 3.14 Modules/_json.c. */
@ExposedModule(name = "_json", doc = "json speedups\n")
public final class JsonModule {

    private static final PyStr DECODE_ERROR = PyStr.interned("JSONDecodeError");

    private JsonModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_json", "json speedups\n", new JsonModuleAdapter())
                .add("make_scanner", PyJsonScanner.TYPE)
                .add("make_encoder", PyJsonEncoder.TYPE)
                .build();
    }

    /** json.JSONDecodeError. */
    @CleanPoint
    static RuntimeException decodeError(ThreadState ts, String message, PyStr document, int position) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "json.decoder");
        PyObject type;
        try (var held = ts.hold(module)) {
            type = Attributes.get(ts, module, DECODE_ERROR);
        }
        PyObject made = Calls.call(ts, type, PyStr.of(message), document, PyInt.of(position));
        return Errors.raise(ts, (PyBaseException) made);
    }

    private static PyStr text(ThreadState ts, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw Errors.typeError(ts, "first argument must be a string, not " + PyType.of(o).name());
        }
        return s;
    }

    @ExposedMethod(
            name = "encode_basestring_ascii",
            doc = "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string")
    static PyObject encodeAscii(ThreadState ts, @PositionalOnly PyObject string) {
        StrBuilder out = new StrBuilder();
        JsonStrings.append(out, text(ts, string), true);
        return out.toStr();
    }

    @ExposedMethod(name = "encode_basestring", doc = "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string")
    static PyObject encode(ThreadState ts, @PositionalOnly PyObject string) {
        StrBuilder out = new StrBuilder();
        JsonStrings.append(out, text(ts, string), false);
        return out.toStr();
    }

    @ExposedMethod(doc = "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string.")
    @CleanPoint
    static PyObject scanstring(ThreadState ts, PyObject string, long end, @PositionalOnly @Default("True") boolean strict) {
        PyStr s = text(ts, string);
        if (end < 0 || end > s.length()) {
            throw Errors.valueError(ts, "end is out of bounds");
        }
        JsonStrings.Scanned scanned = new JsonStrings.Scanned();
        JsonStrings.scan(ts, s, (int) end, strict, scanned);
        return PyTuple.adopt(ts, new PyObject[] {scanned.text, PyInt.of(scanned.end)});
    }
}
