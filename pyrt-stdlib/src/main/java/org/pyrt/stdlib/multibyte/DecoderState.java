package org.pyrt.stdlib.multibyte;

import java.math.BigInteger;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** What a decoder remembers between calls. */
final class DecoderState {

    private static final int MOST_PENDING = 8;

    private final PyMultibyteCodec codec;
    private final byte[] state = new byte[MultibyteCharset.STATE_SIZE];
    private byte[] pending = new byte[0];

    DecoderState(PyMultibyteCodec codec) {
        this.codec = codec;
        codec.charset().start(state);
    }

    /** Decodes bytes behind what is pending. If it fails, what was pending still is. */
    @CleanPoint
    PyStr decode(ThreadState ts, byte[] in, int from, int to, String errors, boolean last) {
        byte[] a = in;
        int start = from;
        int end = to;
        if (pending.length > 0) {
            a = Arrays.copyOf(pending, pending.length + to - from);
            System.arraycopy(in, from, a, pending.length, to - from);
            start = 0;
            end = a.length;
        }
        Conversion c = new Conversion(ts, codec, state, errors);
        PyStr result = c.decode(a, start, end, last);
        if (end - c.position > MOST_PENDING) {
            throw Errors.raise(ts, ExceptionTypes.UNICODE_ERROR, "pending buffer overflow");
        }
        pending = Arrays.copyOfRange(a, c.position, end);
        return result;
    }

    /** Forgets everything. */
    void reset() {
        codec.charset().resetDecoder(state);
        pending = new byte[0];
    }

    /** The pending bytes, and the eight bytes of the state as a number, lowest first. */
    PyTuple get(ThreadState ts) {
        byte[] big = new byte[1 + state.length];
        for (int i = 0; i < state.length; i++) {
            big[state.length - i] = state[i];
        }
        return PyTuple.of(ts, PyBytes.of(pending), PyInt.of(new BigInteger(big)));
    }

    /** Goes back to a state that {@link #get} gave. */
    void set(ThreadState ts, PyObject given) {
        if (!(given instanceof PyTuple t)) {
            throw Errors.typeError(ts, "setstate() argument must be tuple, not " + PyType.of(given).fullName());
        }
        if (t.size() != 2 || !(t.get(0) instanceof PyBytes bytes) || !(t.get(1) instanceof PyInt number)) {
            throw Errors.typeError(ts, "setstate() argument must be a tuple of bytes and int");
        }
        BigInteger n = number.bigValue();
        if (n.signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        if (n.bitLength() > 8 * state.length) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        if (bytes.length() > MOST_PENDING) {
            throw Errors.raise(
                    ts, ExceptionTypes.UNICODE_DECODE_ERROR, PyStr.of(codec.name()), bytes, PyInt.of(0), PyInt.of(bytes.length()), PyStr.of("pending buffer too large"));
        }
        pending = bytes.array().clone();
        long v = n.longValue();
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) (v >>> 8 * i);
        }
    }
}
