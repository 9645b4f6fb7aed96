package org.pyrt.objects.bytes;

/** Padding, case and classes of bytes, which are taken as ASCII. */
final class OctetLayout {

    static final int ALPHA = 0;
    static final int ALNUM = 1;
    static final int DIGIT = 2;
    static final int SPACE = 3;

    private OctetLayout() {}

    static boolean isSpace(int b) {
        return b == ' ' || b >= 9 && b <= 13;
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isAlpha(int b) {
        return isUpper(b) || isLower(b);
    }

    private static int upper(int b) {
        return isLower(b) ? b - 32 : b;
    }

    private static int lower(int b) {
        return isUpper(b) ? b + 32 : b;
    }

    /** Whether every byte is in the class, and there is one. */
    static boolean all(BufferView s, int octetClass) {
        byte[] a = s.octets();
        int base = s.offset();
        for (int i = 0; i < s.length(); i++) {
            if (!is(a[base + i], octetClass)) {
                return false;
            }
        }
        return s.length() > 0;
    }

    private static boolean is(int b, int octetClass) {
        switch (octetClass) {
            case ALPHA:
                return isAlpha(b);
            case ALNUM:
                return isAlpha(b) || isDigit(b);
            case DIGIT:
                return isDigit(b);
            default:
                return isSpace(b);
        }
    }

    static boolean isAscii(BufferView s) {
        byte[] a = s.octets();
        int base = s.offset();
        int any = 0;
        for (int i = 0; i < s.length(); i++) {
            any |= a[base + i];
        }
        return any >= 0;
    }

    /** Whether there are letters of one case and none of the other. */
    static boolean isCase(BufferView s, boolean wantUpper) {
        boolean cased = false;
        byte[] a = s.octets();
        int base = s.offset();
        for (int i = 0; i < s.length(); i++) {
            int b = a[base + i];
            if (wantUpper ? isLower(b) : isUpper(b)) {
                return false;
            }
            cased |= isAlpha(b);
        }
        return cased;
    }

    static boolean isTitle(BufferView s) {
        boolean cased = false;
        boolean inWord = false;
        byte[] a = s.octets();
        int base = s.offset();
        for (int i = 0; i < s.length(); i++) {
            int b = a[base + i];
            if (isUpper(b) && inWord || isLower(b) && !inWord) {
                return false;
            }
            inWord = isAlpha(b);
            cased |= inWord;
        }
        return cased;
    }

    static byte[] upper(BufferView s) {
        byte[] r = Buffers.copy(s);
        for (int i = 0; i < r.length; i++) {
            r[i] = (byte) upper(r[i]);
        }
        return r;
    }

    static byte[] lower(BufferView s) {
        byte[] r = Buffers.copy(s);
        for (int i = 0; i < r.length; i++) {
            r[i] = (byte) lower(r[i]);
        }
        return r;
    }

    static byte[] swapcase(BufferView s) {
        byte[] r = Buffers.copy(s);
        for (int i = 0; i < r.length; i++) {
            r[i] = (byte) (isUpper(r[i]) ? lower(r[i]) : upper(r[i]));
        }
        return r;
    }

    static byte[] capitalize(BufferView s) {
        byte[] r = lower(s);
        if (r.length > 0) {
            r[0] = (byte) upper(r[0]);
        }
        return r;
    }

    static byte[] title(BufferView s) {
        byte[] r = Buffers.copy(s);
        boolean inWord = false;
        for (int i = 0; i < r.length; i++) {
            r[i] = (byte) (inWord ? lower(r[i]) : upper(r[i]));
            inWord = isAlpha(r[i]);
        }
        return r;
    }

    /** So many fill bytes, the bytes, so many fill bytes. */
    static byte[] pad(BufferView s, long left, long right, int fill) {
        long before = Math.max(left, 0);
        long after = Math.max(right, 0);
        return new ByteBuilder(Buffers.size(before + s.length() + after))
                .appendRepeated(fill, (int) before)
                .append(s.octets(), s.offset(), s.length())
                .appendRepeated(fill, (int) after)
                .toArray();
    }

    static byte[] center(BufferView s, long width, int fill) {
        long margin = Math.max(width - s.length(), 0);
        long left = margin / 2 + (margin & width & 1);
        return pad(s, left, margin - left, fill);
    }

    static byte[] zeroFill(BufferView s, long width) {
        byte[] r = pad(s, width - s.length(), 0, '0');
        int added = r.length - s.length();
        if (s.length() > 0 && (r[added] == '+' || r[added] == '-')) {
            r[0] = r[added];
            r[added] = added == 0 ? r[0] : (byte) '0';
        }
        return r;
    }

    static byte[] expandTabs(BufferView s, int tabSize) {
        ByteBuilder b = new ByteBuilder(s.length() + 16);
        int column = 0;
        byte[] a = s.octets();
        int base = s.offset();
        for (int i = 0; i < s.length(); i++) {
            int c = a[base + i];
            if (c == '\t') {
                if (tabSize > 0) {
                    int fill = tabSize - column % tabSize;
                    b.appendRepeated(' ', fill);
                    column += fill;
                }
            } else {
                b.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return b.toArray();
    }
}
