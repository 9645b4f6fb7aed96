package org.pyrt.stdlib.multibyte;

import org.pyrt.objects.bytes.ByteBuilder;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.StrBuilder;

/** An encoding without states, by a table. */
class TableCharset extends MultibyteCharset {

    final CodeTable table;

    /** Whether bytes that begin no code are illegal by themselves, without a look at the next. */
    private final boolean checksLead;

    private final int lastLead;
    private final boolean hasPairs;

    /** Whether a code that the base has and this encoding has not is illegal as a whole. */
    private final boolean takesRemoved;

    TableCharset(CodeTable table, boolean checksLead, boolean hasPairs, boolean takesRemoved) {
        this.table = table;
        lastLead = table.lastLead();
        this.takesRemoved = takesRemoved;
        this.checksLead = checksLead;
        this.hasPairs = hasPairs;
    }

    @Override
    int decode(byte[] in, int at, int to, byte[] state, StrBuilder out) {
        int c = in[at] & 0xff;
        int value = table.single(c);
        if (value >= 0) {
            out.appendCodePoint(value);
            return 1;
        }
        if (checksLead && (c < 0x81 || c > 0x9f && c < 0xe0 || c > lastLead)) {
            return -1;
        }
        if (to - at < 2) {
            return MORE;
        }
        int length = 2;
        if (c == 0x8f && table.hasThree()) {
            if (to - at < 3) {
                return MORE;
            }
            value = table.three(in[at + 1] & 0xff, in[at + 2] & 0xff);
            length = 3;
        } else {
            value = table.two(c, in[at + 1] & 0xff);
        }
        return put(value, out) ? length : value == CodeTable.REMOVED && takesRemoved ? -2 : -1;
    }

    /** Appends what a value stands for; false if it is none. */
    final boolean put(int value, StrBuilder out) {
        if (value < 0) {
            return false;
        }
        if (CodeTable.isPair(value)) {
            out.appendCodePoint(table.first(value)).appendCodePoint(table.second(value));
        } else {
            out.appendCodePoint(value);
        }
        return true;
    }

    @Override
    int encode(PyStr text, int at, boolean flush, byte[] state, ByteBuilder out) {
        int c = text.codePointAt(at);
        if (hasPairs && table.beginsPair(c)) {
            if (at + 1 == text.length()) {
                if (!flush) {
                    return MORE;
                }
            } else {
                int pair = table.pairCode(c, text.codePointAt(at + 1));
                if (pair != 0) {
                    put(pair, out);
                    return 2;
                }
            }
        }
        int code = table.code(c);
        if (code == 0) {
            return -1;
        }
        put(code, out);
        return 1;
    }

    private static void put(int code, ByteBuilder out) {
        for (int shift = 8 * CodeTable.length(code) - 8; shift >= 0; shift -= 8) {
            out.append(code >> shift & 0xff);
        }
    }
}
