package org.pyrt.stdlib.multibyte;

import java.util.Arrays;
import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** GB 18030: what has no code of two bytes has one of four, which count through the rest of Unicode. */
final class Gb18030Charset extends TableCharset {

    /** The number that the code of U+10000 has. */
    private static final int SUPPLEMENTARY = ((0x90 - 0x81) * 10 * 126) * 10;

    Gb18030Charset(CodeTable table) {
        super(table, false, false, false);
    }

    @Override
    int decode(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        if (in[at] >= 0 || to - at < 2 || in[at + 1] < '0' || in[at + 1] > '9') {
            return super.decode(in, at, to, state, out);
        }
        if (to - at < 4) {
            return MORE;
        }
        int a = in[at] & 0xff;
        int c = in[at + 2] & 0xff;
        int d = in[at + 3];
        if (a < 0x81 || a > 0xfe || c < 0x81 || c > 0xfe || d < '0' || d > '9') {
            return -1;
        }
        int number = (((a - 0x81) * 10 + in[at + 1] - '0') * 126 + c - 0x81) * 10 + d - '0';
        if (number < table.uncoded().length) {
            out.append(table.uncoded()[number]);
            return 4;
        }
        if (number < SUPPLEMENTARY || number - SUPPLEMENTARY > 0xfffff) {
            return -1;
        }
        out.appendCodePoint(0x10000 + number - SUPPLEMENTARY);
        return 4;
    }

    @Override
    int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out) {
        int c = text.codePointAt(at);
        int number;
        if (c >= 0x10000) {
            number = c - 0x10000 + SUPPLEMENTARY;
        } else if (table.code(c) != 0) {
            return super.encode(text, at, flush, state, out);
        } else {
            number = Arrays.binarySearch(table.uncoded(), (char) c);
            if (number < 0) {
                return -1;
            }
        }
        out.append(0x81 + number / 12600);
        out.append('0' + number / 1260 % 10);
        out.append(0x81 + number / 10 % 126);
        out.append('0' + number % 10);
        return 1;
    }
}
