package org.pyrt.stdlib.zlib;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Mutex;
import org.pyrt.refcount.ThreadState;

/** What compressobj() makes; its stream is guarded by the object's mutex. */
@ExposedType(name = "Compress")
final class PyCompress extends Counted {

    static final PyType TYPE = PyType.builtin("zlib.Compress", new PyCompressAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final DeflateStream stream;

    PyCompress(ThreadState ts, DeflateStream stream) {
        super(ts);
        this.stream = stream;
    }

    @ExposedMethod(doc = "compress($self, data, /)\n--\n\nReturns a bytes object containing compressed data.")
    @CleanPoint
    static PyObject compress(ThreadState ts, PyCompress self, @PositionalOnly PyObject data) {
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                if (self.stream.isFinished()) {
                    throw ZlibModule.error(ts, ZlibModule.STREAM_ERROR, "while compressing data", null);
                }
                ByteBuilder out = new ByteBuilder(256);
                self.stream.write(v.octets(), v.offset(), v.length(), out);
                return out.toBytes();
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    @ExposedMethod(doc = "flush($self, mode=zlib.Z_FINISH, /)\n--\n\nReturn a bytes object containing any remaining compressed data.")
    @CleanPoint
    static PyObject flush(ThreadState ts, PyCompress self, @PositionalOnly @Default("4") int mode) {
        if (mode == DeflateStream.NO_FLUSH) {
            return PyBytes.EMPTY;
        }
        Mutex.lock(ts, self);
        try {
            if (self.stream.isFinished() || mode < 0 || mode > 5) {
                throw ZlibModule.error(ts, ZlibModule.STREAM_ERROR, "while flushing", null);
            }
            ByteBuilder out = new ByteBuilder(256);
            self.stream.flush(mode, out);
            return out.toBytes();
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a copy of the compression object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyCompress self) {
        Mutex.lock(ts, self);
        try {
            if (self.stream.isFinished()) {
                throw Errors.valueError(ts, "Inconsistent stream state");
            }
            return new PyCompress(ts, new DeflateStream(self.stream));
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "__copy__($self, /)\n--\n\n")
    @CleanPoint
    static PyObject __copy__(ThreadState ts, PyCompress self) {
        return copy(ts, self);
    }

    @ExposedMethod(doc = "__deepcopy__($self, memo, /)\n--\n\n")
    @CleanPoint
    static PyObject __deepcopy__(ThreadState ts, PyCompress self, @PositionalOnly PyObject memo) {
        return copy(ts, self);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
