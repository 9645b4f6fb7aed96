package org.pyrt.stdlib.bz2;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** {@code _bz2.BZ2Decompressor}; its state is guarded by the object's mutex. */
@ExposedType(name = "BZ2Decompressor")
final class PyBZ2Decompressor extends Counted {

    static final PyType TYPE =
            PyType.builtin("_bz2.BZ2Decompressor", new PyBZ2DecompressorAdapter())
                    .doc("BZ2Decompressor()\n--\n\nCreate a decompressor object for decompressing data incrementally.")
                    .ownLayout()
                    .build();

    private final Bz2Decoder decoder = new Bz2Decoder();
    private PyBytes unused = PyBytes.EMPTY;
    private boolean ended;
    private boolean wantsInput = true;

    private PyBZ2Decompressor(ThreadState ts) {
        super(ts);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type) {
        return new PyBZ2Decompressor(ts);
    }

    @ExposedMethod(doc = "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, PyBZ2Decompressor self, PyObject data, @Default("-1") long max_length) {
        int most = max_length < 0 ? Integer.MAX_VALUE - 8 : (int) Math.min(max_length, Integer.MAX_VALUE - 8);
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                if (self.ended) {
                    throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, "End of stream already reached");
                }
                return self.run(ts, v, most);
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    private PyObject run(ThreadState ts, BufferView v, int most) {
        ByteBuilder out = new ByteBuilder(Math.max(Math.min(v.length() * 2, most), 64));
        try {
            decoder.feed(v.array(), v.offset(), v.offset() + v.length());
            decoder.read(out, most);
        } catch (CorruptStream e) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "Invalid data stream");
        }
        ended = decoder.ended();
        wantsInput = !ended && decoder.needsInput();
        if (ended) {
            unused = PyBytes.of(decoder.rest());
        }
        return out.toBytes();
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
