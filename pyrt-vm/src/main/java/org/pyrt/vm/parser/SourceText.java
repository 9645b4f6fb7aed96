package org.pyrt.vm.parser;

import java.util.Arrays;
import java.nio.charset.StandardCharsets;

/**
 * Source as the lexer reads it: UTF-8, lines ended by {@code \n}, a zero byte after the end.
 *
 * <p>For a module a missing final newline is added. Only a source whose lines come one by one grows.
 */
final class SourceText {

    /** The UTF-8 bytes, then a zero byte. */
    byte[] bytes;
    /** The number of bytes before the zero. */
    int length;
    /** What a source in another encoding was before it was decoded, its lines ended by {@code \n}; null if it was UTF-8 or is a file. */
    byte[] undecoded;

    private SourceText(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Takes UTF-8 bytes from {@code from} on, translating line ends. */
    static SourceText ofUtf8(byte[] utf8, int from, boolean addNewline) {
        int n = utf8.length;
        byte[] out = new byte[n - from + 2];
        int j = 0;
        for (int i = from; i < n; i++) {
            byte c = utf8[i];
            if (c == '\r') {
                c = '\n';
                if (i + 1 < n && utf8[i + 1] == '\n') {
                    i++;
                }
            }
            out[j++] = c;
        }
        if (addNewline && (j == 0 || out[j - 1] != '\n')) {
            out[j++] = '\n';
        }
        return new SourceText(out, j);
    }

    /** An empty source that grows by {@link #append}. */
    static SourceText growing() {
        return new SourceText(new byte[1 << 10], 0);
    }

    /** Appends the bytes of another; {@link #bytes} may be another array from now on. */
    void append(SourceText more) {
        if (bytes.length < length + more.bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.bytes.length));
        }
        System.arraycopy(more.bytes, 0, bytes, length, more.length);
        length += more.length;
    }

    /** The bytes, in an array of their own. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Offset past the last byte of the line that starts at {@code lineStart}, before its newline. */
    int lineEnd(int lineStart) {
        int i = lineStart;
        while (i < length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** A line, from 1, of what was not decoded, taken for UTF-8. */
    String undecodedLine(int line) {
        int from = 0;
        for (int i = 1; i < line && from < undecoded.length; from++) {
            if (undecoded[from] == '\n') {
                i++;
            }
        }
        int to = from;
        while (to < undecoded.length && undecoded[to] != '\n') {
            to++;
        }
        return new String(undecoded, from, to - from, StandardCharsets.UTF_8);
    }

    /** Decodes a part. */
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number of code points in a part. */
    int codePoints(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
