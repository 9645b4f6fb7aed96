package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** EUC-KR: syllables that have no code are written as their letters, behind a filler (KS X 1001, annex 3). */
final class EucKrCharset extends TableCharset {

    private static final int FIRST = 0xa4;
    private static final int FILLER = 0xd4;
    private static final int SYLLABLES = 0xac00;

    /** The second bytes of the letters that begin and that end syllables, in the order of syllables. */
    private static final int[] LEADING = {
        0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe
    };

    private static final int[] TRAILING = {
        FILLER, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xb0, 0xb1, 0xb2, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb,
        0xbc, 0xbd, 0xbe
    };

    private static final int FIRST_VOWEL = 0xbf;

    EucKrCharset(CodeTable table) {
        super(table, false, false, false);
    }

    @Override
    int decode(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        if (in[at] != (byte) FIRST || to - at < 2 || in[at + 1] != (byte) FILLER) {
            return super.decode(in, at, to, state, out);
        }
        if (to - at < 8) {
            return MORE;
        }
        int leading = indexOf(LEADING, in[at + 3] & 0xff);
        int vowel = (in[at + 5] & 0xff) - FIRST_VOWEL;
        int trailing = indexOf(TRAILING, in[at + 7] & 0xff);
        if (in[at + 2] != (byte) FIRST || in[at + 4] != (byte) FIRST || in[at + 6] != (byte) FIRST || leading < 0 || vowel < 0 || vowel > 20 || trailing < 0) {
            return -1;
        }
        out.append((char) (SYLLABLES + leading * 588 + vowel * 28 + trailing));
        return 8;
    }

    private static int indexOf(int[] a, int b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] == b) {
                return i;
            }
        }
        return -1;
    }

    @Override
    int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out) {
        int c = text.codePointAt(at);
        if (c < SYLLABLES || c > 0xd7a3 || table.code(c) != 0) {
            return super.encode(text, at, flush, state, out);
        }
        int s = c - SYLLABLES;
        out.append(FIRST).append(FILLER).append(FIRST).append(LEADING[s / 588]);
        out.append(FIRST).append(FIRST_VOWEL + s % 588 / 28).append(FIRST).append(TRAILING[s % 28]);
        return 1;
    }
}
