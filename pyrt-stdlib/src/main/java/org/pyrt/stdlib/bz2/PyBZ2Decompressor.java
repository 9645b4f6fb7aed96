package org.pyrt.stdlib.bz2;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.compression.PyDecompressor;

/** {@code _bz2.BZ2Decompressor}. */
@ExposedType(name = "BZ2Decompressor")
final class PyBZ2Decompressor extends PyDecompressor {

    static final PyType TYPE =
            type("_bz2.BZ2Decompressor", new PyBZ2DecompressorAdapter())
                    .doc("BZ2Decompressor()\n--\n\nCreate a decompressor object for decompressing data incrementally.")
                    .build();

    private final Bz2Decoder decoder = new Bz2Decoder();

    private PyBZ2Decompressor(ThreadState ts) {
        super(ts);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type) {
        return new PyBZ2Decompressor(ts);
    }

    @Override
    protected PyObject run(ThreadState ts, BufferView v, int most) {
        ByteBuilder out = new ByteBuilder(Math.max(Math.min(v.length() * 2, most), 64));
        try {
            decoder.feed(v.octets(), v.offset(), v.offset() + v.length());
            decoder.read(out, most);
        } catch (CorruptStream e) {
            throw Errors.raise(ts, ExceptionTypes.OS_ERROR, "Invalid data stream");
        }
        reached(decoder.ended() ? decoder.rest() : null, decoder.needsInput());
        return out.toBytes();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
