package org.pyrt.stdlib.expat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes that a parser was given, decoded as far as they are whole characters, and the reckoning of places in them. Until the encoding is settled, all bytes are kept, so that they can be decoded
 * again. One thread.
 */
final class XmlInput {

    static final int UTF_8 = 0;
    static final int LATIN_1 = 1;
    static final int ASCII = 2;
    static final int UTF_16 = 3;
    static final int UTF_16_LE = 4;
    static final int UTF_16_BE = 5;
    static final int TABLE = 6;

    private static final String[] NAMES = {"utf-8", "iso-8859-1", "us-ascii", "utf-16", "utf-16le", "utf-16be"};

    /** The characters; those from {@link #from} to {@link #to} are not parsed yet. */
    char[] text = new char[1024];

    int from;
    int to;

    /** Whether half a unit of 16 bits is left at the end of the last bytes. */
    boolean half;

    /** How the bytes are decoded; one of the constants. */
    int encoding = -1;

    private int[] table;
    private byte[] raw = new byte[1024];
    private int rawFrom;
    private int rawTo;
    private boolean settled;
    private boolean broken;

    private int place;
    private long line = 1;
    private long column;
    private long bytes;

    /** How many bytes came in all. */
    long total;

    /** The number of an encoding that needs no table; -1 for others. */
    static int known(String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    boolean wide() {
        return encoding >= UTF_16 && encoding <= UTF_16_BE;
    }

    /** Forgets what is parsed and takes more bytes. */
    void append(byte[] data, int begin, int end) {
        total += end - begin;
        if (settled) {
            compact();
        }
        if (rawTo + end - begin > raw.length) {
            if (settled && rawFrom > 0) {
                System.arraycopy(raw, rawFrom, raw, 0, rawTo - rawFrom);
                rawTo -= rawFrom;
                rawFrom = 0;
            }
            raw = Arrays.copyOf(raw, Math.max(raw.length * 2, rawTo + end - begin));
        }
        System.arraycopy(data, begin, raw, rawTo, end - begin);
        rawTo += end - begin;
        if (encoding >= 0) {
            decode();
        }
    }

    private void compact() {
        if (from == 0) {
            return;
        }
        moveTo(from);
        System.arraycopy(text, from, text, 0, to - from);
        to -= from;
        place -= from;
        from = 0;
    }

    /** Guesses the encoding by the first bytes; false if more are needed. Sets it to {@code given} where they say nothing else. */
    boolean sniff(int given, boolean last) {
        int n = rawTo - rawFrom;
        int first = n > 0 ? raw[rawFrom] & 255 : -1;
        int second = n > 1 ? raw[rawFrom + 1] & 255 : -1;
        int found = given < 0 ? UTF_8 : given;
        if (found == UTF_8 || found >= UTF_16) {
            if (n == 0) {
                return last;
            }
            if (n == 1 && (first >= 0xfe || first == 0xef || first == 0 || first == '<')) {
                half = last;
                return false;
            }
            if (first == 0xfe && second == 0xff) {
                found = UTF_16_BE;
            } else if (first == 0xff && second == 0xfe) {
                found = UTF_16_LE;
            } else if (first == 0xef && second == 0xbb) {
                if (n == 2 && !last) {
                    return false;
                }
                found = UTF_8;
            } else if (first == 0 && n > 1) {
                found = UTF_16_BE;
            } else if (second == 0) {
                found = UTF_16_LE;
            } else if (found == UTF_16) {
                found = UTF_16_BE;
            }
        }
        encoding = found;
        decode();
        return true;
    }

    /** Says by a table what all further bytes mean. */
    void table(int[] characters) {
        table = characters;
        encoding = TABLE;
        decode();
    }

    /** Takes all from {@code index} as written in another encoding. */
    void change(int index, int to, int[] characters) {
        long skipped = size(0, index);
        encoding = to;
        table = characters;
        rawFrom = (int) skipped;
        this.to = index;
        broken = false;
        decode();
    }

    /** From now on nothing is decoded again. */
    void settle() {
        settled = true;
    }

    /** The last bytes have come: what is not a whole character stays none. */
    void finish() {
        if (rawTo > rawFrom && !broken && !half && encoding >= 0) {
            if (wide() && rawTo - rawFrom == 1) {
                half = true;
            } else {
                put(XmlScanner.CUT);
                broken = true;
            }
        }
    }

    private void put(int c) {
        if (to == text.length) {
            text = Arrays.copyOf(text, to * 2);
        }
        text[to++] = (char) c;
    }

    private void decode() {
        int n = rawTo - rawFrom;
        if (to + n > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, to + n));
        }
        int p = rawFrom;
        while (p < rawTo && !broken) {
            int took = encoding == UTF_8 ? utf8(p) : wide() ? utf16(p) : single(p);
            if (took == 0) {
                break;
            }
            p += took;
        }
        rawFrom = broken ? rawTo : p;
        if (settled && rawFrom == rawTo) {
            rawFrom = 0;
            rawTo = 0;
        }
    }

    private int single(int p) {
        int c = raw[p] & 255;
        if (encoding == TABLE) {
            c = table[c];
        } else if (encoding == ASCII && c >= 0x80) {
            c = -1;
        }
        if (c > 0xffff) {
            put(Character.highSurrogate(c));
            put(Character.lowSurrogate(c));
        } else {
            character(c);
        }
        return 1;
    }

    /** Appends a character of the basic plane, or says that there is none. */
    private void character(int c) {
        if (c < 0 || c >= XmlScanner.CUT || c >= 0xd800 && c < 0xe000) {
            broken = true;
            put(XmlScanner.BAD);
        } else {
            text[to++] = (char) c;
        }
    }

    private int utf16(int p) {
        if (rawTo - p < 2) {
            return 0;
        }
        int c = unit(p);
        if (c >= 0xd800 && c < 0xdc00) {
            if (rawTo - p < 4) {
                return 0;
            }
            int low = unit(p + 2);
            if (low >= 0xdc00 && low < 0xe000) {
                put(c);
                put(low);
                return 4;
            }
        }
        character(c);
        return 2;
    }

    private int unit(int p) {
        int a = raw[p] & 255;
        int b = raw[p + 1] & 255;
        return encoding == UTF_16_LE ? a | b << 8 : a << 8 | b;
    }

    private int utf8(int p) {
        int a = raw[p];
        if (a >= 0) {
            text[to++] = (char) a;
            return 1;
        }
        a &= 255;
        int n = a >= 0xf0 ? 4 : a >= 0xe0 ? 3 : 2;
        if (a < 0xc2 || a > 0xf4) {
            character(-1);
            return 1;
        }
        if (rawTo - p < n) {
            return 0;
        }
        int c = a & 0xff >> n + 1;
        for (int i = 1; i < n; i++) {
            int b = raw[p + i];
            if ((b & 0xc0) != 0x80) {
                character(-1);
                return 1;
            }
            c = c << 6 | b & 0x3f;
        }
        if (n == 3 && c < 0x800 || n == 4 && (c < 0x10000 || c > 0x10ffff)) {
            character(-1);
        } else if (n == 4) {
            put(Character.highSurrogate(c));
            put(Character.lowSurrogate(c));
        } else {
            character(c);
        }
        return n;
    }

    /** The bytes of some characters. */
    private long size(int begin, int end) {
        if (wide()) {
            return (end - begin) * 2L;
        }
        long size = end - begin;
        if (encoding == UTF_8) {
            for (int i = begin; i < end; i++) {
                char c = text[i];
                if (c >= 0x80) {
                    size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
                }
            }
        }
        return size;
    }

    /** Reckons the place of a character that is not before the one reckoned last. */
    void moveTo(int index) {
        if (index <= place) {
            return;
        }
        bytes += size(place, index);
        for (int i = place; i < index; i++) {
            char c = text[i];
            if (c == '\n') {
                line++;
                column = 0;
            } else if (c == '\r') {
                line++;
                column = 0;
                if (i + 1 < index && text[i + 1] == '\n') {
                    i++;
                }
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        place = index;
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }

    /** How many bytes stand before the place. */
    long bytesBefore() {
        return bytes;
    }

    /** The bytes from a place on. */
    byte[] rest(int index) {
        String s = new String(text, index, to - index);
        switch (encoding) {
            case UTF_16_LE:
                return s.getBytes(StandardCharsets.UTF_16LE);
            case UTF_16_BE:
                return s.getBytes(StandardCharsets.UTF_16BE);
            case UTF_8:
                return s.getBytes(StandardCharsets.UTF_8);
            default:
                return s.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** How many bytes wait to be parsed, about. */
    int waiting() {
        return to - from + rawTo - rawFrom;
    }
}
