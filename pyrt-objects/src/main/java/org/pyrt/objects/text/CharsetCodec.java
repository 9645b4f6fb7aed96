package org.pyrt.objects.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** An encoding that the JDK knows. */
final class CharsetCodec extends TextCodec {

    private final Charset charset;
    private final boolean octets;

    private CharsetCodec(String name, Charset charset, boolean octets) {
        super(name);
        this.charset = charset;
        this.octets = octets;
    }

    /** The codec of a charset that can encode; errors of one with a byte for each character speak of a charmap, as CPython's. */
    static CharsetCodec of(String name, Charset charset) {
        boolean octets = charset.newEncoder().maxBytesPerChar() <= 1f;
        return new CharsetCodec(octets ? "charmap" : name, charset, octets);
    }

    @Override
    boolean escapesParts() {
        return false;
    }

    @Override
    @CleanPoint
    public PyBytes encode(ThreadState ts, PyStr s, String errors) {
        int n = s.length();
        Encoding e = new Encoding(ts, this, s, errors, n);
        CharsetEncoder encoder = charset.newEncoder();
        encoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer piece = ByteBuffer.allocate(64);
        for (int i = 0; i < n; ) {
            int end = i;
            while (end < n && !encodes(encoder, s.codePointAt(end), piece, end == n - 1)) {
                end++;
                if (!octets) {
                    break;
                }
            }
            if (end > i) {
                i = e.fail(i, end, octets ? "character maps to <undefined>" : "illegal multibyte sequence");
            } else {
                e.out.append(piece.array(), 0, piece.position());
                i++;
            }
        }
        piece.clear();
        encoder.encode(CharBuffer.allocate(0), piece, true);
        encoder.flush(piece);
        e.out.append(piece.array(), 0, piece.position());
        return e.out.toBytes();
    }

    /** Encodes one code point into {@code piece}; false if the charset has not got it. */
    private static boolean encodes(CharsetEncoder encoder, int c, ByteBuffer piece, boolean last) {
        piece.clear();
        if (Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)) {
            return false;
        }
        return encoder.encode(CharBuffer.wrap(Character.toChars(c)), piece, false).isUnderflow();
    }

    @Override
    @CleanPoint
    public PyStr decode(Decoding d) {
        CharsetDecoder decoder = charset.newDecoder();
        decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        StrBuilder out = new StrBuilder(d.to - d.from);
        ByteBuffer in = ByteBuffer.wrap(d.bytes, d.from, d.to - d.from);
        CharBuffer piece = CharBuffer.allocate(512);
        while (true) {
            CoderResult result = decoder.decode(in, piece, d.last);
            flush(piece, out);
            if (result.isError()) {
                int at = in.position();
                int next = d.fail(out, at, at + result.length(), octets ? "character maps to <undefined>" : "illegal multibyte sequence");
                in.position(next);
                decoder.reset();
            } else if (result.isUnderflow()) {
                if (d.last) {
                    decoder.flush(piece);
                    flush(piece, out);
                }
                d.stopAt(in.position());
                return out.toStr();
            }
        }
    }

    private static void flush(CharBuffer piece, StrBuilder out) {
        piece.flip();
        String s = piece.toString();
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            out.appendCodePoint(c);
            i += Character.charCount(c);
        }
        piece.clear();
    }
}
