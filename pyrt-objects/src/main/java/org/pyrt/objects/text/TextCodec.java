package org.pyrt.objects.text;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/**
 * An encoding of text. Stateless and immutable. {@code errors} names what is done about what cannot be converted; null is strict. It is
 * looked at only when that happens, as in CPython.
 */
public abstract class TextCodec {

    private final String name;

    TextCodec(String name) {
        this.name = name;
    }

    /** The encoding's name as errors show it. */
    public final String name() {
        return name;
    }

    /** The bytes of a str; raises UnicodeEncodeError, or LookupError if {@code errors} is unknown. */
    @CleanPoint
    public abstract PyBytes encode(ThreadState ts, PyStr s, String errors);

    /** The str of the bytes from index {@code from} to before {@code to}; raises UnicodeDecodeError or LookupError. */
    @CleanPoint
    public PyStr decode(ThreadState ts, byte[] bytes, int from, int to, String errors) {
        return decode(new Decoding(ts, this, bytes, from, to, errors, true));
    }

    /** Decodes what {@code d} has; sets what it consumed. */
    @CleanPoint
    public abstract PyStr decode(Decoding d);

    /** How many bytes a unit of the encoding has: an error handler's bytes must be whole units. */
    int unit() {
        return 1;
    }

    /** Whether surrogateescape converts the first of several code points even if it cannot convert all. */
    boolean escapesParts() {
        return true;
    }

    /** Appends text that every encoding has: ASCII. */
    @CleanPoint
    void putAscii(ByteBuilder out, String ascii) {
        out.appendAscii(ascii);
    }

    /** Appends text that an error handler has given; false if the encoding has not got all of it. */
    @CleanPoint
    boolean putText(ThreadState ts, ByteBuilder out, PyStr text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (!putCharacter(out, c)) {
                return false;
            }
        }
        return true;
    }

    /** Appends a code point; false if the encoding has not got it. */
    @CleanPoint
    boolean putCharacter(ByteBuilder out, int c) {
        if (c >= 0x80) {
            return false;
        }
        putAscii(out, String.valueOf((char) c));
        return true;
    }

    /** Appends the form that a surrogate would have if it were allowed; false if the encoding has none. */
    boolean putSurrogate(ByteBuilder out, int surrogate) {
        return false;
    }

    /** The surrogate whose form begins at {@code at}, or -1; its length is {@link #surrogateLength}. */
    int surrogateAt(byte[] bytes, int at, int to) {
        return -1;
    }

    /** How many bytes the form of a surrogate has. */
    int surrogateLength() {
        return 0;
    }
}
