package org.pyrt.objects.text;

/**
 * Finding a pattern in a text in linear time, whatever they are, by the method of Knuth, Morris and Pratt. Plain searches, which are faster where the first units
 * tell, turn to it when a long pattern has nearly matched too often: see {@link Effort}.
 */
public abstract class LinearSearch {

    /** Counts what a plain search spends on comparing. */
    public static final class Effort {

        /** Shorter patterns cannot cost much. */
        private static final int LONG_PATTERN = 64;

        private static final int LONG_TEXT = 4096;
        private static final int ALLOWANCE = 20_000;
        private static final int PER_UNIT = 4;

        private final int start;
        private long spent;

        /** For a search that begins (or, backwards, ends) at {@code start}. */
        public Effort(int start) {
            this.start = start;
        }

        /** Whether a pattern of {@code m} units in a text of {@code n} is worth counting for. */
        public static boolean matters(int m, int n) {
            return m >= LONG_PATTERN && n >= LONG_TEXT;
        }

        /** Notes that {@code units} were compared at {@code place}; true if the search should go on in linear time. */
        public boolean isTooMuch(int units, int place) {
            spent += units;
            return spent > ALLOWANCE + (long) PER_UNIT * Math.abs(place - start);
        }
    }

    /** A unit of the text. */
    protected abstract int unit(int index);

    /** A unit of the pattern. */
    protected abstract int wanted(int index);

    /** The first index of the pattern of {@code m} units, which is not empty, between {@code start} and {@code end}, or -1. */
    public final int find(int m, int start, int end) {
        int[] borders = new int[m];
        for (int i = 1, k = 0; i < m; i++) {
            int u = wanted(i);
            while (k > 0 && wanted(k) != u) {
                k = borders[k - 1];
            }
            borders[i] = wanted(k) == u ? ++k : k;
        }
        for (int i = start, k = 0; i < end; i++) {
            int u = unit(i);
            while (k > 0 && wanted(k) != u) {
                k = borders[k - 1];
            }
            if (wanted(k) == u && ++k == m) {
                return i - m + 1;
            }
        }
        return -1;
    }

    /** The last index of the pattern of {@code m} units, which is not empty, between {@code start} and {@code end}, or -1. */
    public final int findLast(int m, int start, int end) {
        LinearSearch forward = this;
        LinearSearch backward = new LinearSearch() {
            @Override
            protected int unit(int index) {
                return forward.unit(end - 1 - index);
            }

            @Override
            protected int wanted(int index) {
                return forward.wanted(m - 1 - index);
            }
        };
        int i = backward.find(m, 0, end - start);
        return i < 0 ? -1 : end - i - m;
    }

    /** A search in text that is a Java String, for one that is. */
    static LinearSearch of(String text, String pattern) {
        return new LinearSearch() {
            @Override
            protected int unit(int index) {
                return text.charAt(index);
            }

            @Override
            protected int wanted(int index) {
                return pattern.charAt(index);
            }
        };
    }

    /** A search in code points. */
    static LinearSearch of(int[] text, int[] pattern) {
        return new LinearSearch() {
            @Override
            protected int unit(int index) {
                return text[index];
            }

            @Override
            protected int wanted(int index) {
                return pattern[index];
            }
        };
    }

    /** A search in bytes; indices of the text count from the start of {@code text}, the pattern begins at {@code from}. */
    public static LinearSearch of(byte[] text, byte[] pattern, int from) {
        return new LinearSearch() {
            @Override
            protected int unit(int index) {
                return text[index];
            }

            @Override
            protected int wanted(int index) {
                return pattern[from + index];
            }
        };
    }
}
