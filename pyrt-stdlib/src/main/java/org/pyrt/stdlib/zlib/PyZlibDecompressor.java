package org.pyrt.stdlib.zlib;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** A decompressor that keeps the input it has not used; its state is guarded by the object's mutex. */
@ExposedType(name = "_ZlibDecompressor")
final class PyZlibDecompressor extends Counted {

    static final PyType TYPE =
            PyType.builtin("zlib._ZlibDecompressor", new PyZlibDecompressorAdapter())
                    .doc("Create a decompressor object for decompressing data incrementally.")
                    .ownLayout()
                    .build();

    private final InflateStream stream;
    private final byte[] dictionary;
    private byte[] rest = new byte[0];
    private PyBytes unused = PyBytes.EMPTY;
    private boolean ended;
    private boolean wantsInput = true;

    private PyZlibDecompressor(ThreadState ts, InflateStream stream, byte[] dictionary) {
        super(ts);
        this.stream = stream;
        this.dictionary = dictionary;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @Default("15") int wbits, @Default PyObject zdict) {
        byte[] dictionary = zdict == null ? null : ZlibModule.dictionary(ts, zdict);
        return new PyZlibDecompressor(ts, ZlibModule.open(ts, wbits, dictionary), dictionary);
    }

    @ExposedMethod(doc = "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, PyZlibDecompressor self, PyObject data, @Default("-1") long max_length) {
        int most = max_length < 0 ? Integer.MAX_VALUE : (int) Math.min(max_length, Integer.MAX_VALUE);
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
        byte[] a = v.array();
        int from = v.offset();
        int to = from + v.length();
        if (rest.length > 0) {
            a = Arrays.copyOf(rest, rest.length + v.length());
            System.arraycopy(v.array(), from, a, rest.length, v.length());
            from = 0;
            to = a.length;
        }
        stream.feed(a, from, to);
        try {
            InflateStream.Outcome o = ZlibModule.run(ts, stream, dictionary, most);
            byte[] left = Arrays.copyOfRange(a, stream.used(), to);
            ended = o == InflateStream.Outcome.END;
            wantsInput = o == InflateStream.Outcome.NEEDS_INPUT;
            if (ended) {
                unused = PyBytes.of(left);
                left = new byte[0];
            }
            rest = left;
            return PyBytes.of(stream.output());
        } finally {
            stream.forget();
        }
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
