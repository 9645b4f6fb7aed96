package org.pyrt.stdlib.struct;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** A compiled format. Its layout is set by {@code __init__}, read by any thread. */
@ExposedType(name = "Struct")
class PyStruct extends SlottedInstance {

    static final PyType TYPE =
            PyType.builtin("_struct.Struct", new PyStructAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .doc("Struct(fmt) --> compiled struct object")
                    .build();

    private volatile Layout layout;

    PyStruct(ThreadState ts, PyType type) {
        super(ts, type);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyStruct(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyStruct self, PyObject format) {
        self.layout = Layout.parse(ts, StructModule.formatText(ts, format));
    }

    private Layout layout(ThreadState ts) {
        Layout l = layout;
        if (l == null) {
            throw Errors.runtimeError(ts, "Struct object is not initialized");
        }
        return l;
    }

    @ExposedMethod(doc = "pack(v1, v2, ...)\n\nReturn a bytes object containing the values packed according to the format.")
    @CleanPoint
    static PyObject pack(ThreadState ts, PyStruct self, @VarArgs PyObject[] values) {
        return pack(ts, self.layout(ts), values);
    }

    @ExposedMethod(name = "pack_into", doc = "pack_into(buffer, offset, v1, v2, ...)\n\nPack the values and write them into a buffer.")
    @CleanPoint
    static void packInto(ThreadState ts, PyStruct self, @VarArgs PyObject[] args) {
        packInto(ts, self.layout(ts), args);
    }

    @ExposedMethod(doc = "unpack($self, buffer, /)\n--\n\nReturn a tuple containing unpacked values.")
    @CleanPoint
    static PyObject unpack(ThreadState ts, PyStruct self, @PositionalOnly PyObject buffer) {
        return unpack(ts, self.layout(ts), buffer);
    }

    @ExposedMethod(name = "unpack_from", doc = "unpack_from($self, /, buffer, offset=0)\n--\n\nReturn a tuple containing unpacked values.")
    @CleanPoint
    static PyObject unpackFrom(ThreadState ts, PyStruct self, PyObject buffer, @Default("0") long offset) {
        return unpackFrom(ts, self.layout(ts), buffer, offset);
    }

    @ExposedMethod(name = "iter_unpack", doc = "iter_unpack($self, buffer, /)\n--\n\nReturn an iterator yielding tuples.")
    @CleanPoint
    static PyObject iterUnpack(ThreadState ts, PyStruct self, @PositionalOnly PyObject buffer) {
        return new PyUnpackIterator(ts, self.layout(ts), buffer);
    }

    @ExposedGetter(doc = "struct format string")
    PyObject format(ThreadState ts) {
        return PyStr.of(layout(ts).format);
    }

    @ExposedGetter(doc = "struct size in bytes")
    PyObject size(ThreadState ts) {
        Layout l = layout;
        return PyInt.of(l == null ? -1 : l.size);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyStruct self) {
        return PyStr.of(self.type().name() + "(" + org.pyrt.objects.protocol.Representation.repr(ts, PyStr.of(self.layout(ts).format)) + ")");
    }

    // ---- what the functions of the module do too ----

    @CleanPoint
    static PyObject pack(ThreadState ts, Layout l, PyObject[] values) {
        if (values.length != l.values) {
            throw StructModule.error(ts, "pack expected " + l.values + " items for packing (got " + values.length + ")");
        }
        byte[] out = new byte[size(ts, l)];
        l.pack(ts, out, 0, values, 0);
        return PyBytes.of(out);
    }

    private static int size(ThreadState ts, Layout l) {
        if (l.size > Integer.MAX_VALUE - 16) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        return (int) l.size;
    }

    @CleanPoint
    static void packInto(ThreadState ts, Layout l, PyObject[] args) {
        if (args.length != l.values + 2) {
            throw StructModule.error(
                    ts,
                    args.length == 0
                            ? "pack_into expected buffer argument"
                            : args.length == 1
                                    ? "pack_into expected offset argument"
                                    : "pack_into expected " + l.values + " items for packing (got " + (args.length - 2) + ")");
        }
        BufferView v;
        try {
            v = Buffers.viewOrNull(ts, args[0], 1);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.BUFFER_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            v = null;
        }
        if (v == null || v.isReadOnly()) {
            if (v != null) {
                v.close();
            }
            throw Errors.typeError(ts, "argument must be read-write bytes-like object, not " + PyType.of(args[0]).name());
        }
        try (BufferView open = v) {
            long offset = Sizes.indexAsLong(ts, args[1], ExceptionTypes.INDEX_ERROR);
            if (offset < 0) {
                if (offset + l.size > 0) {
                    throw StructModule.error(ts, "no space to pack " + l.size + " bytes at offset " + offset);
                }
                if (offset + v.length() < 0) {
                    throw StructModule.error(ts, "offset " + offset + " out of range for " + v.length() + "-byte buffer");
                }
                offset += v.length();
            }
            if (v.length() - offset < l.size) {
                throw StructModule.error(ts, tooSmall("pack_into", "packing", l, offset, v));
            }
            byte[] out = new byte[(int) l.size];
            l.pack(ts, out, 0, Arrays.copyOfRange(args, 2, args.length), 0);
            v.copyFrom((int) offset, out, 0, out.length);
        }
    }

    private static String tooSmall(String function, String what, Layout l, long offset, BufferView v) {
        return function + " requires a buffer of at least " + Long.toUnsignedString(l.size + offset) + " bytes for " + what + " " + l.size
                + " bytes at offset " + offset + " (actual buffer size is " + v.length() + ")";
    }

    @CleanPoint
    static PyObject unpack(ThreadState ts, Layout l, PyObject buffer) {
        try (BufferView v = Buffers.view(ts, buffer)) {
            if (v.length() != l.size) {
                throw StructModule.error(ts, "unpack requires a buffer of " + l.size + " bytes");
            }
            return unpack(ts, l, v, 0);
        }
    }

    /** The items at an index of a view. */
    static PyObject unpack(ThreadState ts, Layout l, BufferView v, int at) {
        byte[] a = v.arrayOrNull();
        return a != null ? l.unpack(ts, a, v.offset() + at) : l.unpack(ts, v.toArray(at, at + (int) l.size), 0);
    }

    @CleanPoint
    static PyObject unpackFrom(ThreadState ts, Layout l, PyObject buffer, long from) {
        try (BufferView v = Buffers.view(ts, buffer)) {
            long offset = from;
            if (offset < 0) {
                if (offset + l.size > 0) {
                    throw StructModule.error(ts, "not enough data to unpack " + l.size + " bytes at offset " + offset);
                }
                if (offset + v.length() < 0) {
                    throw StructModule.error(ts, "offset " + offset + " out of range for " + v.length() + "-byte buffer");
                }
                offset += v.length();
            }
            if (v.length() - offset < l.size) {
                throw StructModule.error(ts, tooSmall("unpack_from", "unpacking", l, offset, v));
            }
            return unpack(ts, l, v, (int) offset);
        }
    }
}
