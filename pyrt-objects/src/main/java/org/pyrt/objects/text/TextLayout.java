package org.pyrt.objects.text;

/** Padding, stripping and tabs. */
final class TextLayout {

    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private TextLayout() {}

    /** {@code left} fill characters, the text, {@code right} fill characters; the sum fits an int. */
    static PyStr pad(PyStr s, long left, long right, int fill) {
        if (left <= 0 && right <= 0) {
            return s;
        }
        long total = Math.max(left, 0) + s.length() + Math.max(right, 0);
        if (total > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("a str of " + total + " code points");
        }
        StrBuilder b = new StrBuilder((int) total);
        b.appendRepeated(fill, (int) left);
        b.append(s);
        b.appendRepeated(fill, (int) right);
        return b.toStr();
    }

    static PyStr center(PyStr s, long width, int fill) {
        long margin = width - s.length();
        if (margin <= 0) {
            return s;
        }
        long left = margin / 2 + (margin & width & 1);
        return pad(s, left, margin - left, fill);
    }

    static PyStr zeroFill(PyStr s, long width) {
        int n = s.length();
        if (width <= n) {
            return s;
        }
        int sign = n > 0 ? s.codePointAt(0) : 0;
        if (sign != '+' && sign != '-') {
            return pad(s, width - n, 0, '0');
        }
        return PyStr.ofCodePoint(sign).concat(pad(s.substring(1, n), width - n, 0, '0'));
    }

    static PyStr expandTabs(PyStr s, int tabSize) {
        if (TextSearch.find(s, PyStr.ofCodePoint('\t'), 0, s.length()) < 0) {
            return s;
        }
        StrBuilder b = new StrBuilder(s.length() + 16);
        int column = 0;
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            if (c == '\t') {
                if (tabSize > 0) {
                    int fill = tabSize - column % tabSize;
                    b.appendRepeated(' ', fill);
                    column += fill;
                }
            } else {
                b.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return b.toStr();
    }

    static PyStr strip(PyStr s, PyStr characters) {
        return strip(s, characters, LEFT | RIGHT);
    }

    static PyStr stripLeft(PyStr s, PyStr characters) {
        return strip(s, characters, LEFT);
    }

    static PyStr stripRight(PyStr s, PyStr characters) {
        return strip(s, characters, RIGHT);
    }

    /** Without {@code characters} (null: space) at the sides named. */
    private static PyStr strip(PyStr s, PyStr characters, int sides) {
        int from = 0;
        int to = s.length();
        if ((sides & LEFT) != 0) {
            while (from < to && strips(s.codePointAt(from), characters)) {
                from++;
            }
        }
        if ((sides & RIGHT) != 0) {
            while (from < to && strips(s.codePointAt(to - 1), characters)) {
                to--;
            }
        }
        return s.substring(from, to);
    }

    private static boolean strips(int c, PyStr characters) {
        if (characters == null) {
            return CharacterClasses.isSpace(c);
        }
        String n = characters.narrowOrNull();
        if (n != null) {
            return c < 0x10000 && indexOf(n, (char) c) >= 0;
        }
        for (int x : characters.wide()) {
            if (x == c) {
                return true;
            }
        }
        return false;
    }

    /** As String.indexOf, which is slower for a few characters. */
    private static int indexOf(String s, char c) {
        if (s.length() > 8) {
            return s.indexOf(c);
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }
}
