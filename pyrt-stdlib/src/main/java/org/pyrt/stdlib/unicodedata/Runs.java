package org.pyrt.stdlib.unicodedata;

import java.util.Arrays;

/** Values of runs of code points: one line of the tables. Immutable. */
final class Runs {

    private final int[] first;
    private final int[] last;
    private final String[] values;

    private Runs(int[] first, int[] last, String[] values) {
        this.first = first;
        this.last = last;
        this.values = values;
    }

    /** Parses {@code first last value} or, if not {@code ranges}, {@code code value}; between semicolons. */
    static Runs parse(String line, boolean ranges) {
        int n = 1;
        for (int i = line.indexOf(';'); i >= 0; i = line.indexOf(';', i + 1)) {
            n++;
        }
        int[] first = new int[n];
        int[] last = new int[n];
        String[] values = new String[n];
        int at = 0;
        for (int k = 0; k < n; k++) {
            int end = line.indexOf(';', at);
            end = end < 0 ? line.length() : end;
            int space = line.indexOf(' ', at);
            first[k] = Integer.parseInt(line, at, space, 16);
            last[k] = first[k];
            if (ranges) {
                int second = line.indexOf(' ', space + 1);
                last[k] = Integer.parseInt(line, space + 1, second, 16);
                space = second;
            }
            values[k] = line.substring(space + 1, end);
            at = end + 1;
        }
        return new Runs(first, last, values);
    }

    /** The value of a code point, or null. */
    String get(int c) {
        int i = Arrays.binarySearch(first, c);
        if (i < 0) {
            i = -i - 2;
        }
        return i >= 0 && c <= last[i] ? values[i] : null;
    }
}
