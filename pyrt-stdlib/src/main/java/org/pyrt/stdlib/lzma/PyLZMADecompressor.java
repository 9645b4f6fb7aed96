package org.pyrt.stdlib.lzma;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
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

/** {@code _lzma.LZMADecompressor}; its state is guarded by the object's mutex. */
@ExposedType(name = "LZMADecompressor")
final class PyLZMADecompressor extends Counted {

    static final PyType TYPE =
            PyType.builtin("_lzma.LZMADecompressor", new PyLZMADecompressorAdapter())
                    .doc("LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None)\n--\n\nCreate a decompressor object for decompressing data incrementally.")
                    .ownLayout()
                    .build();

    private final StreamDecoder decoder;
    private PyBytes unused = PyBytes.EMPTY;
    private boolean ended;
    private boolean wantsInput = true;

    private PyLZMADecompressor(ThreadState ts, StreamDecoder decoder) {
        super(ts);
        this.decoder = decoder;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            @Default("0") int format,
            @Default("None") PyObject memlimit,
            @Default("None") PyObject filters) {
        long limit = Long.MAX_VALUE;
        if (memlimit != PyNone.NONE) {
            if (format == StreamEncoder.RAW) {
                throw Errors.valueError(ts, "Cannot specify memory limit with FORMAT_RAW");
            }
            limit = Sizes.indexAsLong(ts, memlimit, ExceptionTypes.OVERFLOW_ERROR);
        }
        if (format == StreamEncoder.RAW && filters == PyNone.NONE) {
            throw Errors.valueError(ts, "Must specify filters for FORMAT_RAW");
        }
        if (format != StreamEncoder.RAW && filters != PyNone.NONE) {
            throw Errors.valueError(ts, "Cannot specify filters except with FORMAT_RAW");
        }
        if (format < StreamDecoder.AUTO || format > StreamEncoder.RAW) {
            throw Errors.valueError(ts, "Invalid container format: " + format);
        }
        Filter[] raw = filters == PyNone.NONE ? null : FilterSpecs.chain(ts, filters);
        try {
            return new PyLZMADecompressor(ts, new StreamDecoder(format, limit, raw));
        } catch (LzmaFailure e) {
            throw LzmaModule.error(ts, e.getMessage());
        }
    }

    @ExposedMethod(doc = "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, PyLZMADecompressor self, PyObject data, @Default("-1") long max_length) {
        int most = max_length < 0 ? Integer.MAX_VALUE - 8 : (int) Math.min(max_length, Integer.MAX_VALUE - 8);
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                if (self.ended) {
                    throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "Already at end of stream");
                }
                return self.run(ts, v, most);
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    private PyObject run(ThreadState ts, BufferView v, int most) {
        byte[] result;
        try {
            decoder.feed(v.array(), v.offset(), v.length());
            result = decoder.read(most);
        } catch (LzmaFailure e) {
            throw LzmaModule.error(ts, e.getMessage());
        }
        ended = decoder.ended();
        wantsInput = !ended && decoder.needsInput();
        if (ended) {
            unused = PyBytes.of(decoder.rest());
        }
        return PyBytes.of(result);
    }

    @ExposedGetter(doc = "ID of the integrity check used by the input stream.")
    int check() {
        return decoder.checkId();
    }

    @ExposedGetter(name = "unused_data", doc = "Data found after the end of the compressed stream.")
    PyObject unusedData() {
        return unused;
    }

    @ExposedGetter(name = "needs_input", doc = "True if more input is needed before more decompressed data can be produced.")
    boolean needsInput() {
        return wantsInput;
    }

    @ExposedGetter(doc = "True if the end-of-stream marker has been reached.")
    boolean eof() {
        return ended;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
