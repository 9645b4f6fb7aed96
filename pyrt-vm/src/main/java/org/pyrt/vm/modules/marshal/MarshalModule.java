package org.pyrt.vm.modules.marshal;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module marshal. Source: CPython 3.14 Python/marshal.c. */
@ExposedModule(name = "marshal", doc = "Values and code objects as bytes, for cached bytecode.")
public final class MarshalModule {

    @ExposedConstant(name = "version")
    static final int VERSION = MarshalFormat.VERSION;

    private static final PyStr READ = PyStr.interned("read");
    private static final PyStr READINTO = PyStr.interned("readinto");
    private static final PyStr WRITE = PyStr.interned("write");

    private MarshalModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "marshal", "Values and code objects as bytes, for cached bytecode.", new MarshalModuleAdapter()).build();
    }

    @ExposedMethod(doc = "dump($module, value, file, version=version, /, *, allow_code=True)\n--\n\nWrite the value to an open file.")
    @CleanPoint
    static PyObject dump(
            ThreadState ts,
            PyObject value,
            PyObject file,
            @PositionalOnly @Default("5") int version,
            @KeywordOnly @Default("True") boolean allow_code) {
        PyObject bytes = dumps(ts, value, version, allow_code);
        return Calls.callMethod(ts, file, WRITE, bytes);
    }

    @ExposedMethod(doc = "load($module, file, /, *, allow_code=True)\n--\n\nRead one value from an open file.")
    @CleanPoint
    static PyObject load(ThreadState ts, @PositionalOnly PyObject file, @KeywordOnly @Default("True") boolean allow_code) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "marshal.load");
        }
        PyObject probe = Calls.callMethod(ts, file, READ, PyInt.of(0));
        if (PyBytes.asSelf(probe) == null) {
            throw Errors.typeError(ts, "file.read() returned not bytes but " + PyType.of(probe).fullName());
        }
        MarshalReader reader = new MarshalReader(ts, n -> read(ts, file, n), allow_code);
        try {
            return reader.value();
        } finally {
            reader.close();
        }
    }

    /** Exactly {@code n} bytes, by the file's {@code readinto}. */
    @CleanPoint
    private static byte[] read(ThreadState ts, PyObject file, int n) {
        PyByteArray into = PyByteArray.ofZeros(ts, n);
        long got;
        try (var held = ts.hold(into)) {
            PyObject read = Calls.callMethod(ts, file, READINTO, into);
            try (var heldRead = ts.hold(read)) {
                got = Conversions.toLong(ts, read);
            }
            if (got != n) {
                throw got > n
                        ? Errors.valueError(ts, "read() returned too much data: " + n + " bytes requested, " + got + " returned")
                        : Errors.raise(ts, ExceptionTypes.EOF_ERROR, "EOF read where not expected");
            }
            try (BufferView v = Buffers.view(ts, into)) {
                return v.toArray(0, n);
            }
        }
    }

    @ExposedMethod(doc = "dumps($module, value, version=version, /, *, allow_code=True)\n--\n\nThe value as bytes.")
    @CleanPoint
    static PyObject dumps(
            ThreadState ts,
            PyObject value,
            @PositionalOnly @Default("5") int version,
            @KeywordOnly @Default("True") boolean allow_code) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "marshal.dumps", value, PyInt.of(version));
        }
        MarshalWriter w = new MarshalWriter(ts, version, allow_code);
        w.object(value);
        return PyBytes.of(w.toBytes());
    }

    @ExposedMethod(doc = "loads($module, bytes, /, *, allow_code=True)\n--\n\nThe value that the bytes stand for.")
    @CleanPoint
    static PyObject loads(ThreadState ts, @PositionalOnly PyObject bytes, @KeywordOnly @Default("True") boolean allow_code) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, "marshal.loads", bytes);
        }
        try (BufferView v = Buffers.view(ts, bytes)) {
            MarshalReader reader = new MarshalReader(ts, v.octets(), v.offset(), v.length(), allow_code);
            try {
                return reader.value();
            } finally {
                reader.close();
            }
        }
    }
}
