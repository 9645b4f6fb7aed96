package org.pyrt.stdlib.zlib;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.compression.PyDecompressor;

/** A decompressor that keeps the input it has not used. */
@ExposedType(name = "_ZlibDecompressor")
final class PyZlibDecompressor extends PyDecompressor {

    static final PyType TYPE =
            type("zlib._ZlibDecompressor", new PyZlibDecompressorAdapter())
                    .doc("Create a decompressor object for decompressing data incrementally.")
                    .build();

    private final InflateStream stream;
    private final byte[] dictionary;
    private byte[] rest = new byte[0];

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

    @Override
    protected PyObject run(ThreadState ts, BufferView v, int most) {
        byte[] a = v.octets();
        int from = v.offset();
        int to = from + v.length();
        if (rest.length > 0) {
            a = Arrays.copyOf(rest, rest.length + v.length());
            v.copyTo(0, a, rest.length, v.length());
            from = 0;
            to = a.length;
        }
        stream.feed(a, from, to);
        try {
            InflateStream.Outcome o = ZlibModule.run(ts, stream, dictionary, most);
            byte[] left = Arrays.copyOfRange(a, stream.used(), to);
            boolean end = o == InflateStream.Outcome.END;
            reached(end ? left : null, o == InflateStream.Outcome.NEEDS_INPUT);
            rest = end ? new byte[0] : left;
            return PyBytes.of(stream.output());
        } finally {
            stream.forget();
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
