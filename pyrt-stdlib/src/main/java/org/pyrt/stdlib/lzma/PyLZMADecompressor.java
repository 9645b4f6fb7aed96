package org.pyrt.stdlib.lzma;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.compression.PyDecompressor;

/** {@code _lzma.LZMADecompressor}. */
@ExposedType(name = "LZMADecompressor")
final class PyLZMADecompressor extends PyDecompressor {

    static final PyType TYPE =
            type("_lzma.LZMADecompressor", new PyLZMADecompressorAdapter())
                    .doc("LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None)\n--\n\nCreate a decompressor object for decompressing data incrementally.")
                    .build();

    private final StreamDecoder decoder;

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

    @Override
    protected PyObject run(ThreadState ts, BufferView v, int most) {
        byte[] result;
        try {
            decoder.feed(v.octets(), v.offset(), v.length());
            result = decoder.read(most);
        } catch (LzmaFailure e) {
            throw LzmaModule.error(ts, e.getMessage());
        }
        reached(decoder.ended() ? decoder.rest() : null, decoder.needsInput());
        return PyBytes.of(result);
    }

    @Override
    protected String endedMessage() {
        return "Already at end of stream";
    }

    @ExposedGetter(doc = "ID of the integrity check used by the input stream.")
    int check() {
        return decoder.checkId();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
