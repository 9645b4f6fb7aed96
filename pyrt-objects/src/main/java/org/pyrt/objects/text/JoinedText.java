package org.pyrt.objects.text;

import java.util.Arrays;

/**
 * The text of a str that a concatenation made and that nobody has looked at: the first {@code length} code points of a buffer which later
 * concatenations continue.
 *
 * <p>Implementation notes. A loop of {@code s += x} makes one str after the other, each longer by x. The second such concatenation moves
 * the text to a {@link Buffer}; the next finds that its left operand ends where the buffer ends and appends there, in amortized
 * constant time. Who looks at the text copies it once and leaves the buffer. Text in the buffer never changes, so that strs of all lengths share it; the
 * buffer's monitor guards its growth, for strs can be shared between threads.
 */
final class JoinedText {

    /** The length from which on concatenations are put off. */
    static final int MINIMUM = 512;

    private final int length;
    private volatile Buffer buffer;
    private volatile Object text;

    private JoinedText(Buffer buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    /** The sum of two strs, put off; or null where that does not pay. */
    static PyStr append(PyStr left, PyStr right) {
        JoinedText tail = left.joinedText();
        Buffer b;
        if (tail != null && (b = tail.buffer) != null) {
            synchronized (b) {
                if (b.length == tail.length) {
                    b.append(right);
                    return PyStr.ofJoined(new JoinedText(b, b.length));
                }
            }
            return null;
        }
        if (tail == null && !left.takeGrown()) {
            return null;
        }
        b = new Buffer(left.length() + right.length());
        b.append(left);
        b.append(right);
        return PyStr.ofJoined(new JoinedText(b, b.length));
    }

    int length() {
        return length;
    }

    /** The text: a String of one unit for each code point, or an {@code int[]}. */
    Object text() {
        Object t = text;
        if (t == null) {
            Buffer b = buffer;
            if (b == null) {
                return text;
            }
            synchronized (b) {
                t = text;
                if (t == null) {
                    t = b.first(length);
                    text = t;
                    buffer = null;
                }
            }
        }
        return t;
    }

    /** Growing text. Guarded by its own monitor once shared. */
    private static final class Buffer {

        private StringBuilder narrow;
        private int[] wide;
        private int length;

        Buffer(int capacity) {
            narrow = new StringBuilder(capacity + (capacity >> 1));
        }

        void append(PyStr s) {
            int end = Math.addExact(length, s.length());
            String text = s.narrowOrNull();
            if (narrow != null && text != null) {
                narrow.append(text);
            } else {
                int[] all = room(end);
                System.arraycopy(s.codePoints(), 0, all, length, end - length);
            }
            length = end;
        }

        private int[] room(int end) {
            if (narrow != null) {
                wide = new int[end + (end >> 1)];
                for (int i = 0; i < length; i++) {
                    wide[i] = narrow.charAt(i);
                }
                narrow = null;
            } else if (wide.length < end) {
                wide = Arrays.copyOf(wide, end + (end >> 1));
            }
            return wide;
        }

        Object first(int n) {
            if (narrow != null) {
                return narrow.substring(0, n);
            }
            int all = 0;
            for (int i = 0; i < n; i++) {
                all |= wide[i];
            }
            return all > 0xffff ? Arrays.copyOf(wide, n) : PyStr.ofCodePoints(wide, 0, n).narrowOrNull();
        }
    }
}
