package org.pyrt.stdlib.lzma;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** {@code _lzma.LZMACompressor}; its state is guarded by the object's mutex. */
@ExposedType(name = "LZMACompressor")
final class PyLZMACompressor extends Counted {

    static final PyType TYPE =
            PyType.builtin("_lzma.LZMACompressor", new PyLZMACompressorAdapter())
                    .doc("LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n--\n\nCreate a compressor object for compressing data incrementally.")
                    .ownLayout()
                    .build();

    private final StreamEncoder encoder;
    private boolean flushed;

    private PyLZMACompressor(ThreadState ts, StreamEncoder encoder) {
        super(ts);
        this.encoder = encoder;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default("1") int format,
            @Default("-1") int check,
            @Default("None") PyObject preset,
            @Default("None") PyObject filters) {
        if (preset != PyNone.NONE && filters != PyNone.NONE) {
            throw Errors.valueError(ts, "Cannot specify both preset and filter chain");
        }
        if (format != StreamEncoder.XZ && check != -1 && check != Check.NONE) {
            throw Errors.valueError(ts, "Integrity checks are only supported by FORMAT_XZ");
        }
        if (format < StreamEncoder.XZ || format > StreamEncoder.RAW) {
            throw Errors.valueError(ts, "Invalid container format: " + format);
        }
        if (format == StreamEncoder.RAW && filters == PyNone.NONE) {
            throw Errors.valueError(ts, "Must specify filters for FORMAT_RAW");
        }
        Filter[] chain;
        if (filters != PyNone.NONE) {
            chain = FilterSpecs.chain(ts, filters);
        } else {
            long level = preset == PyNone.NONE ? 6 : Sizes.indexAsLong(ts, preset, ExceptionTypes.OVERFLOW_ERROR);
            if (level < 0) {
                throw Errors.valueError(ts, "value must be positive");
            }
            if (level > 0xffff_ffffL) {
                throw Errors.overflowError(ts, "Value too large for uint32_t type");
            }
            Filter f = Filter.preset(format == StreamEncoder.ALONE ? Filter.LZMA1 : Filter.LZMA2, level);
            if (f == null) {
                throw LzmaModule.error(ts, LzmaFailure.OPTIONS);
            }
            chain = new Filter[] {f};
        }
        long last = chain[chain.length - 1].id();
        if (format == StreamEncoder.ALONE && (chain.length != 1 || last != Filter.LZMA1)) {
            throw Errors.valueError(ts, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        }
        if (format == StreamEncoder.XZ && last != Filter.LZMA2) {
            throw LzmaModule.error(ts, LzmaFailure.OPTIONS);
        }
        int sum = check == -1 ? Check.CRC64 : check;
        if (format == StreamEncoder.XZ && !Check.isSupported(sum)) {
            throw LzmaModule.error(ts, "Unsupported integrity check");
        }
        return new PyLZMACompressor(ts, new StreamEncoder(format, format == StreamEncoder.XZ ? sum : Check.NONE, chain));
    }

    @ExposedMethod(doc = "compress($self, data, /)\n--\n\nProvide data to the compressor object; the compressed data so far, if there is any.")
    @CleanPoint
    static PyObject compress(ThreadState ts, PyLZMACompressor self, @PositionalOnly PyObject data) {
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                if (self.flushed) {
                    throw Errors.valueError(ts, "Compressor has been flushed");
                }
                self.encoder.write(v.octets(), v.offset(), v.length());
                return PyBytes.of(self.encoder.take());
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    @ExposedMethod(doc = "flush($self, /)\n--\n\nFinish the compression process; the compressed data left.")
    @CleanPoint
    static PyObject flush(ThreadState ts, PyLZMACompressor self) {
        Mutex.lock(ts, self);
        try {
            if (self.flushed) {
                throw Errors.valueError(ts, "Repeated call to flush()");
            }
            self.flushed = true;
            self.encoder.finish();
            return PyBytes.of(self.encoder.take());
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
