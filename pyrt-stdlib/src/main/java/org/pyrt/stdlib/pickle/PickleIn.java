package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The input of a run: bytes in memory, which a file may give more of. What is asked for lies in {@link #bytes} at {@link #at} after a call of {@link #need}. One thread only.
 */
final class PickleIn {

    private static final byte[] NONE = {};

    private final ThreadState ts;

    /** Whose file it is; null if all is in memory. The run's caller holds it. */
    @SuppressWarnings("UncountedField") // the caller of the run keeps its unpickler
    private final PyUnpickler source;

    byte[] bytes;
    int next;
    private int end;

    /** Where what was asked for begins. */
    int at;

    private PickleIn(ThreadState ts, PyUnpickler source, byte[] bytes, int from, int to) {
        this.ts = ts;
        this.source = source;
        this.bytes = bytes;
        next = from;
        end = to;
    }

    /** The input of an unpickler's file. */
    static PickleIn ofFile(ThreadState ts, PyUnpickler unpickler) {
        return new PickleIn(ts, unpickler, NONE, 0, 0);
    }

    /** The bytes of a view, which stays open. */
    static PickleIn of(ThreadState ts, BufferView view) {
        return new PickleIn(ts, null, view.octets(), view.offset(), view.offset() + view.length());
    }

    /** The unpickler that has the file. */
    @Borrowed
    private PyUnpickler source() {
        return source;
    }

    /** The next byte as an opcode; raises EOFError if there is none. */
    @CleanPoint
    int opcode() {
        if (next < end) {
            return bytes[next++] & 0xff;
        }
        try {
            return octet();
        } catch (Raised e) {
            if (!Errors.matches(ts, PickleErrors.UNPICKLING_ERROR)) {
                throw e;
            }
            throw PickleErrors.instead(ts, ExceptionTypes.EOF_ERROR, "Ran out of input");
        }
    }

    /** The next byte. */
    @CleanPoint
    int octet() {
        if (next < end) {
            return bytes[next++] & 0xff;
        }
        need(1);
        return bytes[at] & 0xff;
    }

    /** Takes {@code n} bytes; raises UnpicklingError if there are not so many. */
    @CleanPoint
    void need(long n) {
        if (n <= end - next) {
            at = next;
            next += (int) n;
            return;
        }
        if (source == null) {
            throw truncated();
        }
        load(Calls.call(ts, source().fileRead(ts), PyInt.of(n)), "read");
        if (n > end) {
            throw truncated();
        }
        at = 0;
        next = (int) n;
    }

    /** Replaces the bytes by those of an object that the file gave. */
    @CleanPoint
    private void load(@Floating PyObject data, String method) {
        PyBytes own = PyBytes.asSelf(data);
        if (own == null) {
            throw Errors.valueError(ts, method + "() returned non-bytes object (" + Representation.repr(ts, data) + ")");
        }
        bytes = own.offset() == 0 ? own.array() : Buffers.copy(own);
        next = 0;
        end = own.length();
        Refs.discard(ts, data);
    }

    /** Takes a line, with its end; the answer is its length. Raises UnpicklingError if it has no end. */
    @CleanPoint
    int line() {
        int n = lineEnd();
        if (n >= 0) {
            at = next;
            next = n;
            return n - at;
        }
        if (source == null) {
            throw truncated();
        }
        load(Calls.call(ts, source().fileReadline(ts)), "readline");
        if (end == 0 || bytes[end - 1] != '\n') {
            throw truncated();
        }
        at = 0;
        next = end;
        return end;
    }

    private int lineEnd() {
        for (int i = next; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Makes {@code n} bytes, a frame, ready to be taken. */
    @CleanPoint
    void frame(long n) {
        need(n);
        next = at;
    }

    /** The error of an input that ends too early. */
    Raised truncated() {
        return PickleErrors.unpickling(ts, "pickle data was truncated");
    }

    /** A number of {@code n} bytes, the lowest first, without a sign. */
    @CleanPoint
    long number(int n) {
        need(n);
        long value = 0;
        for (int i = n; --i >= 0; ) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
