package org.pyrt.stdlib.zlib;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.binascii.Crc;

/** The module zlib. Source: CPython 3.14 Modules/zlibmodule.c; RFC 1950 to 1952. */
@ExposedModule(name = "zlib", doc = "Compression and decompression in the format of zlib and gzip.")
public final class ZlibModule {

    /** The class zlib.error. */
    static final PyType ERROR = PyType.builtin("zlib.error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    /** zlib's numbers for what went wrong. */
    static final int STREAM_ERROR = -2;

    static final int DATA_ERROR = -3;
    static final int BUFFER_ERROR = -5;
    static final int NEED_DICTIONARY = 2;

    @ExposedConstant static final int MAX_WBITS = 15;
    @ExposedConstant static final int DEFLATED = 8;
    @ExposedConstant static final int DEF_MEM_LEVEL = 8;
    @ExposedConstant static final int DEF_BUF_SIZE = 16384;
    @ExposedConstant static final int Z_BEST_SPEED = 1;
    @ExposedConstant static final int Z_BEST_COMPRESSION = 9;
    @ExposedConstant static final int Z_DEFAULT_COMPRESSION = -1;
    @ExposedConstant static final int Z_NO_COMPRESSION = 0;
    @ExposedConstant static final int Z_FILTERED = 1;
    @ExposedConstant static final int Z_HUFFMAN_ONLY = 2;
    @ExposedConstant static final int Z_RLE = 3;
    @ExposedConstant static final int Z_FIXED = 4;
    @ExposedConstant static final int Z_DEFAULT_STRATEGY = 0;
    @ExposedConstant static final int Z_NO_FLUSH = 0;
    @ExposedConstant static final int Z_PARTIAL_FLUSH = 1;
    @ExposedConstant static final int Z_SYNC_FLUSH = 2;
    @ExposedConstant static final int Z_FULL_FLUSH = 3;
    @ExposedConstant static final int Z_FINISH = 4;
    @ExposedConstant static final int Z_BLOCK = 5;
    @ExposedConstant static final int Z_TREES = 6;

    private ZlibModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "zlib", "Compression and decompression in the format of zlib and gzip.", new ZlibModuleAdapter())
                .add("error", ERROR)
                .add("_ZlibDecompressor", PyZlibDecompressor.TYPE)
                .add("ZLIB_VERSION", PyStr.of("1.3.1"))
                .add("ZLIB_RUNTIME_VERSION", PyStr.of("1.3.1"))
                .add("__version__", PyStr.of("1.0"))
                .build();
    }

    /** zlib.error with zlib's number and words for it. */
    static Raised error(ThreadState ts, int number, String during, String reason) {
        String r = reason;
        if (r == null) {
            r = number == BUFFER_ERROR ? "incomplete or truncated stream" : number == STREAM_ERROR ? "inconsistent stream state" : number == DATA_ERROR ? "invalid input data" : null;
        }
        return Errors.raise(ts, ERROR, "Error " + number + " " + during + (r == null ? "" : ": " + r));
    }

    @ExposedMethod(doc = "adler32($module, data, value=1, /)\n--\n\nCompute an Adler-32 checksum of data.")
    @CleanPoint
    static long adler32(ThreadState ts, PyObject data, @PositionalOnly @Default("1") PyObject value) {
        int start = Sizes.index(ts, value).bigValue().intValue();
        try (BufferView v = Buffers.view(ts, data)) {
            return Adler.update(start, v.octets(), v.offset(), v.length()) & 0xffff_ffffL;
        }
    }

    @ExposedMethod(doc = "crc32($module, data, value=0, /)\n--\n\nCompute a CRC-32 checksum of data.")
    @CleanPoint
    static long crc32(ThreadState ts, PyObject data, @PositionalOnly @Default("0") PyObject value) {
        int start = Sizes.index(ts, value).bigValue().intValue();
        try (BufferView v = Buffers.view(ts, data)) {
            return Crc.update(start, v.octets(), v.offset(), v.length()) & 0xffff_ffffL;
        }
    }

    @ExposedMethod(doc = "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)\n--\n\nReturns a bytes object containing compressed data.")
    @CleanPoint
    static PyObject compress(ThreadState ts, @PositionalOnly PyObject data, @Default("-1") int level, @Default("15") int wbits) {
        try (BufferView v = Buffers.view(ts, data)) {
            if (!DeflateStream.isValid(level, DEFLATED, wbits, DEF_MEM_LEVEL, 0)) {
                throw Errors.raise(ts, ERROR, "Bad compression level");
            }
            ByteBuilder out = new ByteBuilder(v.length() / 2 + 64);
            DeflateStream stream = new DeflateStream(level, wbits, 0, null);
            stream.write(v.octets(), v.offset(), v.length(), out);
            stream.flush(DeflateStream.FINISH, out);
            return out.toBytes();
        }
    }

    @ExposedMethod(doc = "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nReturns a bytes object containing the uncompressed data.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, @PositionalOnly PyObject data, @Default("15") int wbits, @Default("16384") long bufsize) {
        try (BufferView v = Buffers.view(ts, data)) {
            if (bufsize < 0) {
                throw Errors.valueError(ts, "bufsize must be non-negative");
            }
            if (!InflateStream.isValid(wbits)) {
                throw error(ts, STREAM_ERROR, "while preparing to decompress data", null);
            }
            InflateStream stream = new InflateStream(wbits);
            stream.feed(v.octets(), v.offset(), v.offset() + v.length());
            InflateStream.Outcome o;
            try {
                o = stream.run(Integer.MAX_VALUE);
            } catch (CorruptData e) {
                throw error(ts, DATA_ERROR, "while decompressing data", e.getMessage());
            }
            switch (o) {
                case END:
                    return PyBytes.of(stream.output());
                case NEEDS_DICTIONARY:
                    throw error(ts, NEED_DICTIONARY, "while decompressing data", null);
                case NEEDS_ROOM:
                    throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR, "Out of memory while decompressing data");
                default:
                    throw error(ts, BUFFER_ERROR, "while decompressing data", null);
            }
        }
    }

    @ExposedMethod(
            doc = "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n"
                    + "            strategy=Z_DEFAULT_STRATEGY, zdict=None)\n--\n\nReturn a compressor object.")
    @CleanPoint
    static PyObject compressobj(
            ThreadState ts,
            @Default("-1") int level,
            @Default("8") int method,
            @Default("15") int wbits,
            @Default("8") int memLevel,
            @Default("0") int strategy,
            @Default PyObject zdict) {
        byte[] dictionary = null;
        if (zdict != null) {
            dictionary = dictionary(ts, zdict);
        }
        if (!DeflateStream.isValid(level, method, wbits, memLevel, strategy)) {
            throw Errors.valueError(ts, "Invalid initialization option");
        }
        return new PyCompress(ts, new DeflateStream(level, wbits, strategy, dictionary));
    }

    @ExposedMethod(doc = "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')\n--\n\nReturn a decompressor object.")
    @CleanPoint
    static PyObject decompressobj(ThreadState ts, @Default("15") int wbits, @Default PyObject zdict) {
        byte[] dictionary = zdict == null ? null : dictionary(ts, zdict);
        return new PyDecompress(ts, open(ts, wbits, dictionary), dictionary);
    }

    /** A stream for an object; the dictionary of bare blocks is due at once. */
    static InflateStream open(ThreadState ts, int wbits, byte[] dictionary) {
        if (!InflateStream.isValid(wbits)) {
            throw Errors.valueError(ts, "Invalid initialization option");
        }
        InflateStream stream = new InflateStream(wbits);
        if (dictionary != null && wbits < 0) {
            stream.preset(dictionary);
        }
        return stream;
    }

    /** A copy of a preset dictionary. */
    @CleanPoint
    static byte[] dictionary(ThreadState ts, PyObject o) {
        BufferView v = Buffers.viewOrNull(ts, o);
        if (v == null) {
            throw Errors.typeError(ts, "zdict argument must support the buffer protocol");
        }
        try (v) {
            return Buffers.copy(v);
        }
    }

    /** Goes on with a stream until its input ends or {@code most} bytes are made; a dictionary is given when it is asked for. */
    static InflateStream.Outcome run(ThreadState ts, InflateStream stream, byte[] dictionary, int most) {
        try {
            InflateStream.Outcome o = stream.run(most);
            if (o == InflateStream.Outcome.NEEDS_DICTIONARY) {
                if (dictionary == null) {
                    throw error(ts, NEED_DICTIONARY, "while decompressing data", null);
                }
                if (!stream.preset(dictionary)) {
                    throw error(ts, DATA_ERROR, "while setting zdict", null);
                }
                o = stream.resume();
            }
            return o;
        } catch (CorruptData e) {
            throw error(ts, DATA_ERROR, "while decompressing data", e.getMessage());
        }
    }
}
