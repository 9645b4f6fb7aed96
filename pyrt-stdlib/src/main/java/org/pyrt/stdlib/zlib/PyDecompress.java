package org.pyrt.stdlib.zlib;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
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

/** What decompressobj() makes; its state is guarded by the object's mutex. */
@ExposedType(name = "Decompress")
final class PyDecompress extends Counted {

    static final PyType TYPE = PyType.builtin("zlib.Decompress", new PyDecompressAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final InflateStream stream;
    private final byte[] dictionary;
    private PyBytes unused = PyBytes.EMPTY;
    private PyBytes tail = PyBytes.EMPTY;
    private boolean ended;
    private boolean flushed;

    PyDecompress(ThreadState ts, InflateStream stream, byte[] dictionary) {
        super(ts);
        this.stream = stream;
        this.dictionary = dictionary;
    }

    @ExposedMethod(doc = "decompress($self, data, /, max_length=0)\n--\n\nReturn a bytes object containing the decompressed version of the data.")
    @CleanPoint
    static PyObject decompress(ThreadState ts, PyDecompress self, @PositionalOnly PyObject data, @Default("0") long max_length) {
        if (max_length < 0) {
            throw Errors.valueError(ts, "max_length must be non-negative");
        }
        int most = max_length == 0 ? Integer.MAX_VALUE : (int) Math.min(max_length, Integer.MAX_VALUE);
        try (BufferView v = Buffers.view(ts, data)) {
            Mutex.lock(ts, self);
            try {
                return self.run(ts, v.octets(), v.offset(), v.offset() + v.length(), most);
            } finally {
                Mutex.unlock(ts, self);
            }
        }
    }

    /** Decompresses, and keeps what of the input is left. */
    private PyObject run(ThreadState ts, byte[] a, int from, int to, int most) {
        stream.feed(a, from, to);
        try {
            InflateStream.Outcome o = ZlibModule.run(ts, stream, dictionary, most);
            ended |= o == InflateStream.Outcome.END;
            return PyBytes.of(stream.output());
        } finally {
            keepRest(a, stream.used(), to);
            stream.forget();
        }
    }

    private void keepRest(byte[] a, int from, int to) {
        byte[] rest = Arrays.copyOfRange(a, from, to);
        if (!ended || tail.length() > 0) {
            tail = PyBytes.of(rest);
        }
        if (ended && rest.length > 0) {
            byte[] joined = Arrays.copyOf(unused.array(), unused.length() + rest.length);
            System.arraycopy(rest, 0, joined, unused.length(), rest.length);
            unused = PyBytes.of(joined);
        }
    }

    @ExposedMethod(doc = "flush($self, length=zlib.DEF_BUF_SIZE, /)\n--\n\nReturn a bytes object containing any remaining decompressed data.")
    @CleanPoint
    static PyObject flush(ThreadState ts, PyDecompress self, @PositionalOnly @Default("16384") long length) {
        if (length <= 0) {
            throw Errors.valueError(ts, "length must be greater than zero");
        }
        Mutex.lock(ts, self);
        try {
            PyBytes rest = self.tail;
            PyObject out = self.run(ts, rest.array(), 0, rest.length(), Integer.MAX_VALUE);
            self.flushed = self.ended;
            return out;
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a copy of the decompression object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyDecompress self) {
        Mutex.lock(ts, self);
        try {
            if (self.flushed) {
                throw Errors.valueError(ts, "Inconsistent stream state");
            }
            PyDecompress copy = new PyDecompress(ts, new InflateStream(self.stream), self.dictionary);
            copy.unused = self.unused;
            copy.tail = self.tail;
            copy.ended = self.ended;
            return copy;
        } finally {
            Mutex.unlock(ts, self);
        }
    }

    @ExposedMethod(doc = "__copy__($self, /)\n--\n\n")
    @CleanPoint
    static PyObject __copy__(ThreadState ts, PyDecompress self) {
        return copy(ts, self);
    }

    @ExposedMethod(doc = "__deepcopy__($self, memo, /)\n--\n\n")
    @CleanPoint
    static PyObject __deepcopy__(ThreadState ts, PyDecompress self, @PositionalOnly PyObject memo) {
        return copy(ts, self);
    }

    @ExposedGetter(name = "unused_data")
    PyObject unusedData() {
        return unused;
    }

    @ExposedGetter(name = "unconsumed_tail")
    PyObject unconsumedTail() {
        return tail;
    }

    @ExposedGetter
    boolean eof() {
        return ended;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
