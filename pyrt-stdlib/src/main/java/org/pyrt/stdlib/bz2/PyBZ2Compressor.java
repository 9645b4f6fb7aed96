package org.pyrt.stdlib.bz2;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** {@code _bz2.BZ2Compressor}; its state is guarded by the object's mutex. */
@ExposedType(name = "BZ2Compressor")
final class PyBZ2Compressor extends Counted {

    static final PyType TYPE =
            PyType.builtin("_bz2.BZ2Compressor", new PyBZ2CompressorAdapter())
                    .doc("BZ2Compressor(compresslevel=9, /)\n--\n\nCreate a compressor object for compressing data incrementally.")
                    .ownLayout()
                    .build();

    private final Bz2Encoder encoder;
    private boolean flushed;

    private PyBZ2Compressor(ThreadState ts, Bz2Encoder encoder) {
        super(ts);
        this.encoder = encoder;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly @Default("9") int compresslevel) {
        if (compresslevel < 1 || compresslevel > 9) {
            throw Errors.valueError(ts, "compresslevel must be between 1 and 9");
        }
        return new PyBZ2Compressor(ts, new Bz2Encoder(compresslevel));
    }

    @ExposedMethod(doc = "compress($self, data, /)\n--\n\nProvide data to the compressor object; the compressed data so far, if there is any.")
    @CleanPoint
    static PyObject compress(ThreadState ts, PyBZ2Compressor self, @PositionalOnly PyObject data) {
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                self.requireOpen(ts, "Compressor has been flushed");
                self.encoder.write(v.octets(), v.offset(), v.offset() + v.length());
                return PyBytes.of(self.encoder.take());
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    @ExposedMethod(doc = "flush($self, /)\n--\n\nFinish the compression process; the compressed data left.")
    @CleanPoint
    static PyObject flush(ThreadState ts, PyBZ2Compressor self) {
        Mutex.lock(ts, self);
        try {
            self.requireOpen(ts, "Repeated call to flush()");
            self.flushed = true;
            self.encoder.finish();
            return PyBytes.of(self.encoder.take());
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    private void requireOpen(ThreadState ts, String otherwise) {
        if (flushed) {
            throw Errors.valueError(ts, otherwise);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
