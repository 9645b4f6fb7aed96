package org.pyrt.stdlib.compression;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.BuiltinTypeBuilder;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/**
 * A decompressor that keeps the input it has not used, with what zlib's, bz2's and lzma's have in common; their types are made by {@link #type}. Its state is
 * guarded by the object's mutex.
 */
@ExposedType(name = "Decompressor")
public abstract class PyDecompressor extends Counted {

    private PyBytes unused = PyBytes.EMPTY;
    private boolean ended;
    private boolean wantsInput = true;

    /** The type of that name, with the methods that {@code own} has and those of all decompressors. */
    protected static BuiltinTypeBuilder type(String name, Adapter own) {
        return PyType.builtin(name, own).include(new PyDecompressorAdapter()).ownLayout();
    }

    /** A decompressor at the start of its stream. */
    protected PyDecompressor(ThreadState ts) {
        super(ts);
    }

    /** Goes on with {@code input}, under the mutex: makes at most {@code most} bytes, and tells {@link #reached}. Raises the format's error for bad data. */
    protected abstract PyObject run(ThreadState ts, BufferView input, int most);

    /** What EOFError says of input behind the end. */
    protected String endedMessage() {
        return "End of stream already reached";
    }

    /** Where the stream is now: whether its end was reached, with {@code rest} behind it, or null; and whether it wants input. */
    protected final void reached(byte[] rest, boolean needsInput) {
        ended = rest != null;
        wantsInput = !ended && needsInput;
        if (ended) {
            unused = PyBytes.of(rest);
        }
    }

    @ExposedMethod(doc = "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, PyDecompressor self, PyObject data, @Default("-1") long max_length) {
        int most = max_length < 0 ? Integer.MAX_VALUE - 8 : (int) Math.min(max_length, Integer.MAX_VALUE - 8);
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                if (self.ended) {
                    throw Errors.raise(ts, ExceptionTypes.EOF_ERROR, self.endedMessage());
                }
                return self.run(ts, v, most);
            } finally {
                Mutex.unlock(ts, self);
            }
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
}
