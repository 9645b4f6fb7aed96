package org.pyrt.stdlib.pickle;

import java.util.Arrays;
import org.pyrt.api.PyObject;

/**
 * Which objects a pickler has written, and under which numbers: a table by identity. The objects are in an array of the pickler's, which counts
 * them, in the order in which they came; this has the places. One thread only.
 */
final class PicklerMemo {

    private int[] table = new int[16];
    private long[] numbers = new long[8];
    private int size;

    int size() {
        return size;
    }

    /** The place of an object among {@code objects}, or -1. */
    int find(PyObject[] objects, PyObject o) {
        int mask = table.length - 1;
        for (int i = spread(o) & mask; ; i = i + 1 & mask) {
            int at = table[i] - 1;
            if (at < 0) {
                return -1;
            }
            if (objects[at] == o) {
                return at;
            }
        }
    }

    /** The number under which the object at a place was written. */
    long number(int place) {
        return numbers[place];
    }

    /** Notes an object that the caller puts to the end of {@code objects}. */
    void add(PyObject[] objects, PyObject o, long number) {
        if ((size + 1) * 2 > table.length) {
            rehash(objects);
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
        place(o, size);
    }

    private void rehash(PyObject[] objects) {
        table = new int[table.length * 2];
        for (int i = 0; i < size; i++) {
            place(objects[i], i + 1);
        }
    }

    private void place(PyObject o, int entry) {
        int mask = table.length - 1;
        int i = spread(o) & mask;
        while (table[i] != 0) {
            i = i + 1 & mask;
        }
        table[i] = entry;
    }

    private static int spread(PyObject o) {
        int h = System.identityHashCode(o);
        return h ^ h >>> 15;
    }

    /** Forgets all. */
    void clear() {
        table = new int[16];
        size = 0;
    }
}
