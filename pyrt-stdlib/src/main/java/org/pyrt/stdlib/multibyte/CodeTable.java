package org.pyrt.stdlib.multibyte;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of an encoding by their bytes, and the other way round. Immutable once it is read.
 *
 * <p>The resource {@code tables.txt} has a section {@code @name base} for each encoding. Its lines are the bytes before the last, then the first value of the last byte, in hexadecimal, a colon, and
 * the characters from there on; the control character 1 stands for nothing, 2 for what the base has there, as often as the next character says (less 0x20), and 3 is followed by two
 * characters for one code. A line that begins with {@code >} lists what is encoded otherwise than the first code of a character says: {@code character=bytes}, no bytes for not at all.
 */
final class CodeTable {

    /** From here on a value stands for a pair of characters. */
    private static final int PAIRS = 0x110000;

    /** The value of a code that the base has and this encoding has not. */
    static final int REMOVED = -2;

    private static final int LENGTH_SHIFT = 24;

    private final int[] single = new int[256];
    private final int[][] two = new int[256][];
    private final int[][] three = new int[256][];
    private int[] pairs = new int[0];

    private final int[][] pages = new int[0x300][];
    private int[] pairCodes = new int[0];

    /** The characters below U+10000 without a code, from U+0080, in order: what GB 18030 counts through. */
    private char[] uncoded;

    private CodeTable() {
        for (int i = 0; i < 0x80; i++) {
            single[i] = i;
        }
        Arrays.fill(single, 0x80, 256, -1);
    }

    private CodeTable(CodeTable base) {
        System.arraycopy(base.single, 0, single, 0, 256);
        for (int i = 0; i < 256; i++) {
            two[i] = base.two[i] == null ? null : base.two[i].clone();
            three[i] = base.three[i] == null ? null : base.three[i].clone();
        }
        pairs = base.pairs;
    }

    /** The table of an encoding, read anew. */
    static CodeTable read(String name) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(CodeTable.class.getResourceAsStream("tables.txt"), StandardCharsets.UTF_8))) {
            String head = "@" + name + " ";
            String line = in.readLine();
            while (!line.startsWith(head)) {
                line = in.readLine();
            }
            String base = line.substring(head.length());
            CodeTable t = base.equals("-") ? new CodeTable() : new CodeTable(read(base));
            String overrides = "";
            while ((line = in.readLine()) != null && line.charAt(0) != '@') {
                if (line.charAt(0) == '>') {
                    overrides = line.substring(1);
                } else {
                    t.readRow(line);
                }
            }
            t.invert();
            t.override(overrides);
            return t;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readRow(String line) {
        int colon = line.indexOf(':');
        int last = Integer.parseInt(line, colon - 2, colon, 16);
        int[] row = row(colon == 2 ? -1 : Integer.parseInt(line, 0, colon - 2, 16));
        for (int i = colon + 1; i < line.length(); ) {
            int c = line.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case 1, 2:
                    int times = line.charAt(i++) - 0x20;
                    for (int k = 0; k < times; k++) {
                        if (c == 1) {
                            row[last] = row[last] >= 0 ? REMOVED : -1;
                        }
                        last++;
                    }
                    break;
                case 3:
                    int a = line.codePointAt(i);
                    int b = line.codePointAt(i + Character.charCount(a));
                    i += Character.charCount(a) + Character.charCount(b);
                    pairs = Arrays.copyOf(pairs, pairs.length + 2);
                    pairs[pairs.length - 2] = a;
                    pairs[pairs.length - 1] = b;
                    row[last++] = PAIRS + pairs.length / 2 - 1;
                    break;
                default:
                    row[last++] = c;
            }
        }
    }

    private int[] row(int lead) {
        if (lead < 0) {
            return single;
        }
        int[][] rows = lead < 0x100 ? two : three;
        int b = lead & 0xff;
        if (rows[b] == null) {
            rows[b] = new int[256];
            Arrays.fill(rows[b], -1);
        }
        return rows[b];
    }

    /** Fills the table of codes by characters; the shortest code of a character, and the first of those, wins. */
    private void invert() {
        pairCodes = new int[pairs.length / 2];
        for (int b = 0; b < 256; b++) {
            enter(single[b], 1 << LENGTH_SHIFT | b);
        }
        for (int lead = 0; lead < 256; lead++) {
            for (int b = 0; two[lead] != null && b < 256; b++) {
                enter(two[lead][b], 2 << LENGTH_SHIFT | lead << 8 | b);
            }
        }
        for (int lead = 0; lead < 256; lead++) {
            for (int b = 0; three[lead] != null && b < 256; b++) {
                enter(three[lead][b], 3 << LENGTH_SHIFT | 0x8f0000 | lead << 8 | b);
            }
        }
    }

    private void enter(int value, int code) {
        if (value >= PAIRS) {
            pairCodes[value - PAIRS] = pairCodes[value - PAIRS] == 0 ? code : pairCodes[value - PAIRS];
        } else if (value >= 0 && code(value) == 0) {
            set(value, code);
        }
    }

    private void set(int c, int code) {
        if (pages[c >> 8] == null) {
            pages[c >> 8] = new int[256];
        }
        pages[c >> 8][c & 0xff] = code;
    }

    private void override(String list) {
        for (int i = 0; i < list.length(); ) {
            int end = list.indexOf(' ', i) < 0 ? list.length() : list.indexOf(' ', i);
            int equals = list.indexOf('=', i);
            int c = Integer.parseInt(list, i, equals, 16);
            int length = (end - equals - 1) / 2;
            set(c, length == 0 ? 0 : length << LENGTH_SHIFT | Integer.parseInt(list, equals + 1, end, 16));
            i = end + 1;
        }
    }

    /** What one byte stands for, or -1. */
    int single(int b) {
        return single[b];
    }

    /** The highest byte that codes of two bytes begin with. */
    int lastLead() {
        int b = 255;
        while (two[b] == null) {
            b--;
        }
        return b;
    }

    /** What two bytes stand for; negative for nothing. */
    int two(int lead, int b) {
        int[] row = two[lead];
        return row == null ? -1 : row[b];
    }

    /** What 0x8f and two bytes stand for; negative for nothing. */
    int three(int lead, int b) {
        int[] row = three[lead];
        return row == null ? -1 : row[b];
    }

    /** Whether 0x8f begins codes of three bytes. */
    boolean hasThree() {
        return three[0xa2] != null;
    }

    /** Whether a value stands for two characters. */
    static boolean isPair(int value) {
        return value >= PAIRS;
    }

    /** The first character of a pair. */
    int first(int value) {
        return pairs[2 * (value - PAIRS)];
    }

    /** The second character of a pair. */
    int second(int value) {
        return pairs[2 * (value - PAIRS) + 1];
    }

    /** The code of a character: its length in the highest byte, its bytes below; 0 for none. */
    int code(int c) {
        int[] page = c < 0x30000 ? pages[c >> 8] : null;
        return page == null ? 0 : page[c & 0xff];
    }

    /** Whether a code of two characters begins with this one. */
    boolean beginsPair(int c) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == c) {
                return true;
            }
        }
        return false;
    }

    /** The code of two characters, or 0. */
    int pairCode(int a, int b) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == a && pairs[i + 1] == b) {
                return pairCodes[i / 2];
            }
        }
        return 0;
    }

    /** How many bytes a code has. */
    static int length(int code) {
        return code >>> LENGTH_SHIFT;
    }

    /** Counts the characters below U+10000 that have no code. */
    CodeTable countUncoded() {
        char[] all = new char[0x10000];
        int n = 0;
        for (int c = 0x80; c < 0x10000; c++) {
            if (!Character.isSurrogate((char) c) && code(c) == 0) {
                all[n++] = (char) c;
            }
        }
        uncoded = Arrays.copyOf(all, n);
        return this;
    }

    /** The characters without a code, in order. Not to be changed. */
    char[] uncoded() {
        return uncoded;
    }
}
