package org.pyrt.objects.text;

import java.util.Arrays;

/** Builds a str piece by piece: units of a StringBuilder until a code point above 0xffff comes, from then on an array. One thread only. */
public final class StrBuilder {

    private StringBuilder narrow;
    private int[] wide;
    private int wideLength;

    /** An empty builder. */
    public StrBuilder() {
        this(32);
    }

    /** An empty builder with room for {@code capacity} code points. */
    public StrBuilder(int capacity) {
        narrow = new StringBuilder(Math.max(capacity, 16));
    }

    /** How many code points there are. */
    public int length() {
        return narrow != null ? narrow.length() : wideLength;
    }

    /** Appends a code point below 0x10000. */
    public StrBuilder append(char c) {
        if (narrow != null) {
            narrow.append(c);
        } else {
            room(1)[wideLength++] = c;
        }
        return this;
    }

    /** Appends any code point. */
    public StrBuilder appendCodePoint(int c) {
        if (c < 0x10000) {
            return append((char) c);
        }
        room(1)[wideLength++] = c;
        return this;
    }

    /** Appends a Java String, each unit of which is a code point. */
    public StrBuilder append(String s) {
        if (narrow == null) {
            return append(s, 0, s.length());
        }
        narrow.append(s);
        return this;
    }

    /** Appends units {@code from} to before {@code to} of a Java String, each a code point. */
    public StrBuilder append(String s, int from, int to) {
        if (narrow != null) {
            narrow.append(s, from, to);
        } else {
            int[] all = room(to - from);
            for (int i = from; i < to; i++) {
                all[wideLength++] = s.charAt(i);
            }
        }
        return this;
    }

    /** Appends a str. */
    public StrBuilder append(PyStr s) {
        String text = s.narrowOrNull();
        return text != null ? append(text) : append(s, 0, s.length());
    }

    /** Appends code points {@code from} to before {@code to} of a str. */
    public StrBuilder append(PyStr s, int from, int to) {
        String text = s.narrowOrNull();
        if (text != null) {
            return append(text, from, to);
        }
        return append(s.wide(), from, to);
    }

    /** Appends code points {@code from} to before {@code to} of an array. */
    public StrBuilder append(int[] codePoints, int from, int to) {
        int[] all = room(to - from);
        System.arraycopy(codePoints, from, all, wideLength, to - from);
        wideLength += to - from;
        return this;
    }

    /** Appends a code point {@code count} times. */
    public StrBuilder appendRepeated(int c, int count) {
        if (narrow != null && c < 0x10000) {
            narrow.repeat(c, Math.max(count, 0));
        } else {
            for (int i = 0; i < count; i++) {
                appendCodePoint(c);
            }
        }
        return this;
    }

    private int[] room(int count) {
        if (narrow != null) {
            int n = narrow.length();
            wide = new int[n + count + 16];
            for (int i = 0; i < n; i++) {
                wide[i] = narrow.charAt(i);
            }
            wideLength = n;
            narrow = null;
        } else if (wideLength + count > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(wideLength + count, wide.length * 2));
        }
        return wide;
    }

    /** What was built; the builder must not be used any more. */
    public PyStr toStr() {
        return narrow != null ? PyStr.ofNarrow(narrow.toString()) : PyStr.ofCodePoints(wide, 0, wideLength);
    }
}
