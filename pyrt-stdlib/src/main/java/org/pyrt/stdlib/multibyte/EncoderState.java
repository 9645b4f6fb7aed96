package org.pyrt.stdlib.multibyte;

import java.math.BigInteger;
import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** What an encoder remembers between calls. */
final class EncoderState {

    private static final int MOST_PENDING = 2;
    private static final int MOST_PENDING_BYTES = MOST_PENDING * 4;
    private static final PyStr NOTHING = PyStr.of("");

    private final PyMultibyteCodec codec;
    private byte[] state = new byte[MultibyteCharset.STATE_SIZE];
    private PyStr pending = NOTHING;

    EncoderState(PyMultibyteCodec codec) {
        this.codec = codec;
        codec.charset().start(state);
    }

    boolean hasPending() {
        return pending.length() > 0;
    }

    /** Encodes text behind what is pending. If it fails, what was pending still is. */
    @CleanPoint
    PyBytes encode(ThreadState ts, PyStr text, String errors, boolean last) {
        PyStr all = hasPending() ? pending.concat(text) : text;
        Conversion c = new Conversion(ts, codec, state, errors);
        PyBytes result = c.encode(all, last, last);
        if (all.length() - c.position > MOST_PENDING) {
            throw Errors.raise(ts, ExceptionTypes.UNICODE_ERROR, "pending buffer overflow");
        }
        pending = c.position < all.length() ? all.substring(c.position, all.length()) : NOTHING;
        return result;
    }

    /** Forgets everything; gives out nothing. */
    void reset() {
        codec.charset().resetEncoder(state, new ByteBuilder(8));
        pending = NOTHING;
    }

    /** The state as a number: the length of the pending UTF-8, the UTF-8, and the eight bytes, lowest first. */
    @CleanPoint
    PyInt get(ThreadState ts) {
        byte[] utf8 = Codecs.UTF_8.encode(ts, pending, null).array();
        byte[] big = new byte[2 + utf8.length + state.length];
        big[big.length - 1] = (byte) utf8.length;
        for (int i = 0; i < utf8.length; i++) {
            big[big.length - 2 - i] = utf8[i];
        }
        for (int i = 0; i < state.length; i++) {
            big[state.length - i] = state[i];
        }
        return PyInt.of(new BigInteger(big));
    }

    /** Goes back to a state that {@link #get} gave. */
    @CleanPoint
    void set(ThreadState ts, PyInt number) {
        BigInteger n = number.bigValue();
        int size = 1 + MOST_PENDING_BYTES + state.length;
        if (n.signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative int to unsigned");
        }
        if (n.bitLength() > 8 * size) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        byte[] bytes = new byte[size];
        byte[] big = n.toByteArray();
        for (int i = 0; i < size && i < big.length; i++) {
            bytes[i] = big[big.length - 1 - i];
        }
        int length = bytes[0] & 0xff;
        if (length > MOST_PENDING_BYTES) {
            throw Errors.raise(ts, ExceptionTypes.UNICODE_ERROR, "pending buffer too large");
        }
        PyStr text = Codecs.UTF_8.decode(ts, bytes, 1, 1 + length, null);
        pending = text;
        state = Arrays.copyOfRange(bytes, 1 + length, 1 + length + state.length);
    }
}
