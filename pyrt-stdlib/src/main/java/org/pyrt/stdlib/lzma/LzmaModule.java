package org.pyrt.stdlib.lzma;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module {@code _lzma}, which the library's lzma sits on. Source: CPython 3.14 Modules/_lzmamodule.c. */
@ExposedModule(name = "_lzma", doc = "Compression and decompression in the formats of LZMA.")
public final class LzmaModule {

    /** The class _lzma.LZMAError. */
    static final PyType ERROR = PyType.builtin("_lzma.LZMAError", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    @ExposedConstant static final int FORMAT_AUTO = StreamDecoder.AUTO;
    @ExposedConstant static final int FORMAT_XZ = StreamEncoder.XZ;
    @ExposedConstant static final int FORMAT_ALONE = StreamEncoder.ALONE;
    @ExposedConstant static final int FORMAT_RAW = StreamEncoder.RAW;
    @ExposedConstant static final int CHECK_NONE = Check.NONE;
    @ExposedConstant static final int CHECK_CRC32 = Check.CRC32;
    @ExposedConstant static final int CHECK_CRC64 = Check.CRC64;
    @ExposedConstant static final int CHECK_SHA256 = Check.SHA256;
    @ExposedConstant static final int CHECK_ID_MAX = 15;
    @ExposedConstant static final int CHECK_UNKNOWN = 16;
    @ExposedConstant static final int MF_HC3 = 3;
    @ExposedConstant static final int MF_HC4 = 4;
    @ExposedConstant static final int MF_BT2 = 18;
    @ExposedConstant static final int MF_BT3 = 19;
    @ExposedConstant static final int MF_BT4 = 20;
    @ExposedConstant static final int MODE_FAST = 1;
    @ExposedConstant static final int MODE_NORMAL = 2;
    @ExposedConstant static final int PRESET_DEFAULT = 6;

    private LzmaModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_lzma", "Compression and decompression in the formats of LZMA.", new LzmaModuleAdapter())
                .add("LZMAError", ERROR)
                .add("LZMACompressor", PyLZMACompressor.TYPE)
                .add("LZMADecompressor", PyLZMADecompressor.TYPE)
                .add("FILTER_LZMA1", PyInt.of(Filter.LZMA1))
                .add("FILTER_LZMA2", PyInt.of(Filter.LZMA2))
                .add("FILTER_DELTA", PyInt.of(Filter.DELTA))
                .add("FILTER_X86", PyInt.of(Filter.X86))
                .add("FILTER_POWERPC", PyInt.of(Filter.POWERPC))
                .add("FILTER_IA64", PyInt.of(Filter.IA64))
                .add("FILTER_ARM", PyInt.of(Filter.ARM))
                .add("FILTER_ARMTHUMB", PyInt.of(Filter.ARMTHUMB))
                .add("FILTER_SPARC", PyInt.of(Filter.SPARC))
                .add("PRESET_EXTREME", PyInt.of(1L << 31))
                .build();
    }

    /** LZMAError. */
    static Raised error(ThreadState ts, String message) {
        return Errors.raise(ts, ERROR, message);
    }

    @ExposedMethod(name = "is_check_supported", doc = "is_check_supported($module, check_id, /)\n--\n\nTest whether the given integrity check is supported.")
    static boolean isCheckSupported(@PositionalOnly int check_id) {
        return Check.isSupported(check_id);
    }

    @ExposedMethod(name = "_encode_filter_properties", doc = "_encode_filter_properties($module, filter, /)\n--\n\nThe options of a filter as bytes.")
    @CleanPoint
    static PyObject encodeFilterProperties(ThreadState ts, @PositionalOnly PyObject filter) {
        Filter f = FilterSpecs.filter(ts, filter);
        if (!f.isValid()) {
            throw error(ts, LzmaFailure.OPTIONS);
        }
        return PyBytes.of(f.properties());
    }

    @ExposedMethod(
            name = "_decode_filter_properties",
            doc = "_decode_filter_properties($module, filter_id, encoded_props, /)\n--\n\nThe filter that has these options.")
    @CleanPoint
    static PyObject decodeFilterProperties(ThreadState ts, long filter_id, @PositionalOnly PyObject encoded_props) {
        Filter f;
        boolean empty;
        try (BufferView v = Buffers.view(ts, encoded_props)) {
            empty = v.length() == 0;
            f = Filter.of(filter_id, Buffers.copy(v));
        } catch (LzmaFailure e) {
            throw error(ts, e.getMessage());
        }
        PyDict d = new PyDict(ts);
        d.putStr(ts, PyStr.of("id"), PyInt.of(filter_id));
        if (f.id() == Filter.LZMA1) {
            d.putStr(ts, PyStr.of("lc"), PyInt.of(f.lc()));
            d.putStr(ts, PyStr.of("lp"), PyInt.of(f.lp()));
            d.putStr(ts, PyStr.of("pb"), PyInt.of(f.pb()));
        }
        if (f.isLzma()) {
            d.putStr(ts, PyStr.of("dict_size"), PyInt.of(f.dictSize()));
        } else if (f.id() == Filter.DELTA) {
            d.putStr(ts, PyStr.of("dist"), PyInt.of(f.distance()));
        } else if (!empty) {
            d.putStr(ts, PyStr.of("start_offset"), PyInt.of(f.startOffset() & 0xffff_ffffL));
        }
        return d;
    }
}
