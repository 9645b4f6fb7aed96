package org.pyrt.stdlib.struct;

import java.util.concurrent.ConcurrentHashMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _struct. Source: CPython 3.14 Modules/_struct.c. */
@ExposedModule(name = "_struct", doc = "Bytes as structures of C values.")
public final class StructModule {

    /** The class struct.error. */
    static final PyType ERROR =
            PyType.builtin("struct.error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    private static final int CACHED = 100;

    private StructModule() {}

    /** The layouts of the formats used last. Any thread. */
    private static final class Cache {
        private final ConcurrentHashMap<String, Layout> layouts = new ConcurrentHashMap<>();
    }

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_struct", "Bytes as structures of C values.", new StructModuleAdapter())
                .add("Struct", PyStruct.TYPE)
                .add("error", ERROR)
                .build();
    }

    /** struct.error. */
    static Raised error(ThreadState ts, String message) {
        return Errors.raise(ts, ERROR, message);
    }

    /** A format, str or bytes, as ASCII. */
    @CleanPoint
    static String formatText(ThreadState ts, PyObject format) {
        PyStr s = PyStr.asSelf(format);
        if (s != null) {
            if (!s.isAscii()) {
                Codecs.ASCII.encode(ts, s, null);
            }
            return checked(ts, s.toString());
        }
        PyBytes b = PyBytes.asSelf(format);
        if (b == null) {
            throw Errors.typeError(ts, "Struct() argument 1 must be a str or bytes object, not " + PyType.of(format).fullName());
        }
        return checked(ts, new String(b.array(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static String checked(ThreadState ts, String format) {
        if (format.indexOf(0) >= 0) {
            throw error(ts, "embedded null character");
        }
        return format;
    }

    @CleanPoint
    private static Layout layout(ThreadState ts, PyObject format) {
        String text = formatText(ts, format);
        ConcurrentHashMap<String, Layout> cache = cache(ts);
        Layout l = cache.get(text);
        if (l == null) {
            l = Layout.parse(ts, text);
            if (cache.size() >= CACHED) {
                cache.clear();
            }
            cache.put(text, l);
        }
        return l;
    }

    private static ConcurrentHashMap<String, Layout> cache(ThreadState ts) {
        return Interpreter.of(ts).state(Cache.class, Cache::new).layouts;
    }

    @ExposedMethod(name = "_clearcache", doc = "_clearcache($module, /)\n--\n\nClear the internal cache.")
    static void clearCache(ThreadState ts) {
        cache(ts).clear();
    }

    @ExposedMethod(doc = "calcsize($module, format, /)\n--\n\nReturn size in bytes of the struct described by the format string.")
    @CleanPoint
    static long calcsize(ThreadState ts, @PositionalOnly PyObject format) {
        return layout(ts, format).size;
    }

    @ExposedMethod(doc = "pack(format, v1, v2, ...)\n\nReturn a bytes object containing the values packed according to the format string.")
    @CleanPoint
    static PyObject pack(ThreadState ts, @PositionalOnly PyObject format, @VarArgs PyObject[] values) {
        return PyStruct.pack(ts, layout(ts, format), values);
    }

    @ExposedMethod(name = "pack_into", doc = "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values and write them into a buffer.")
    @CleanPoint
    static void packInto(ThreadState ts, @PositionalOnly PyObject format, @VarArgs PyObject[] args) {
        PyStruct.packInto(ts, layout(ts, format), args);
    }

    @ExposedMethod(doc = "unpack($module, format, buffer, /)\n--\n\nReturn a tuple containing values unpacked according to the format string.")
    @CleanPoint
    static PyObject unpack(ThreadState ts, PyObject format, @PositionalOnly PyObject buffer) {
        return PyStruct.unpack(ts, layout(ts, format), buffer);
    }

    @ExposedMethod(name = "unpack_from", doc = "unpack_from($module, format, /, buffer, offset=0)\n--\n\nReturn a tuple of values.")
    @CleanPoint
    static PyObject unpackFrom(ThreadState ts, @PositionalOnly PyObject format, PyObject buffer, @Default("0") long offset) {
        return PyStruct.unpackFrom(ts, layout(ts, format), buffer, offset);
    }

    @ExposedMethod(name = "iter_unpack", doc = "iter_unpack($module, format, buffer, /)\n--\n\nReturn an iterator yielding tuples.")
    @CleanPoint
    static PyObject iterUnpack(ThreadState ts, PyObject format, @PositionalOnly PyObject buffer) {
        return new PyUnpackIterator(ts, layout(ts, format), buffer);
    }
}
