package org.pyrt.vm.parser;

import java.util.Arrays;
import org.pyrt.vm.ast.Constant.StrValue;

/** Collects the code points of a string; narrow until one above 0xFFFF comes. */
final class CodePoints {

    private char[] narrow = new char[64];
    private int[] wide;
    private int length;

    void add(int c) {
        if (wide == null && c > 0xFFFF) {
            wide = new int[narrow.length];
            for (int i = 0; i < length; i++) {
                wide[i] = narrow[i];
            }
        }
        if (wide != null) {
            if (length == wide.length) {
                wide = Arrays.copyOf(wide, length * 2);
            }
            wide[length++] = c;
        } else {
            if (length == narrow.length) {
                narrow = Arrays.copyOf(narrow, length * 2);
            }
            narrow[length++] = (char) c;
        }
    }

    void addAll(StrValue s) {
        for (int i = 0; i < s.length(); i++) {
            add(s.codePointAt(i));
        }
    }

    /** Decodes valid UTF-8; returns this. */
    CodePoints addUtf8(byte[] b, int from, int to) {
        int i = from;
        while (i < to) {
            int c = b[i++];
            if (c < 0) {
                int more = c >= (byte) 0xF0 ? 3 : c >= (byte) 0xE0 ? 2 : 1;
                c &= 0x3F >> more;
                while (more-- > 0) {
                    c = c << 6 | b[i++] & 0x3F;
                }
            }
            add(c);
        }
        return this;
    }

    int length() {
        return length;
    }

    StrValue toStr(String kind) {
        return wide != null ? new StrValue(null, Arrays.copyOf(wide, length), kind)
                : new StrValue(new String(narrow, 0, length), null, kind);
    }
}
