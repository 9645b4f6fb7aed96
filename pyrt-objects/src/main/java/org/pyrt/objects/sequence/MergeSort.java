package org.pyrt.objects.sequence;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/**
 * A stable sort that uses the order already there: runs that rise, or strictly fall, are found, short ones lengthened by insertion, and neighbours
 * merged, galloping where one side wins often. A comparison that contradicts itself or raises does no harm but to the order: all elements are still there.
 *
 * <p>Sources: Tim Peters, CPython's {@code Objects/listsort.txt}; J. I. Munro and S. Wild, "Nearly-Optimal Mergesorts" (2018), for when to merge.
 */
@SuppressWarnings("FloatingReference") // the caller counts all that is in the arrays until they are sorted
final class MergeSort {

    /** Runs are made at least half as long as this. */
    private static final int SHORT = 64;

    private static final int FIRST_GALLOP = 7;

    private final ThreadState ts;
    private final KeyOrder order;
    private final PyObject[] keys;

    /** What moves along with the keys, or null. */
    private final PyObject[] values;

    private PyObject[] spareKeys = new PyObject[SHORT];
    private PyObject[] spareValues;
    private int gallopFrom = FIRST_GALLOP;

    /** The runs not yet merged: where each begins, and how deep the merge with the next one belongs in the ideal tree of merges. */
    private final int[] begins = new int[40];

    private final int[] powers = new int[40];
    private int runs;

    /** Sorts {@code keys}, which the caller keeps alive, and {@code values} (or null) with them. */
    MergeSort(ThreadState ts, KeyOrder order, PyObject[] keys, PyObject[] values) {
        this.ts = ts;
        this.order = order;
        this.keys = keys;
        this.values = values;
        if (values != null) {
            spareValues = new PyObject[SHORT];
        }
    }

    /** Sorts. */
    @CleanPoint
    void sort() {
        int n = keys.length;
        int shortest = shortestRun(n);
        int low = 0;
        while (low < n) {
            int high = endOfRun(low, n);
            if (high - low < shortest) {
                int wanted = Math.min(low + shortest, n);
                insert(low, wanted, high);
                high = wanted;
            }
            if (runs > 0) {
                int power = power(begins[runs - 1], low, high, n);
                while (runs > 1 && powers[runs - 2] > power) {
                    mergeLast(low);
                }
                powers[runs - 1] = power;
            }
            begins[runs++] = low;
            low = high;
        }
        while (runs > 1) {
            mergeLast(n);
        }
    }

    /** Merges the last two runs on the stack, of which the last ends at {@code high}. */
    @CleanPoint
    private void mergeLast(int high) {
        runs--;
        merge(begins[runs - 1], begins[runs], high);
    }

    private static int shortestRun(int n) {
        int odd = 0;
        while (n >= SHORT) {
            odd |= n & 1;
            n >>= 1;
        }
        return n + odd;
    }

    /** The first bit in which the middles of two neighbouring runs differ, as fractions of the whole. */
    private static int power(int low, int middle, int high, int n) {
        long a = (long) low + middle;
        long b = (long) middle + high;
        int power = 0;
        while (true) {
            power++;
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    /** The end of the run that begins at {@code low}. A falling one, in which equals keep their order, is turned, and goes on if the next keys rise from there. */
    @CleanPoint
    private int endOfRun(int low, int n) {
        int i = endOfRise(low + 1, n);
        if (i == n || i > low + 1 && order.less(ts, keys[low], keys[i - 1])) {
            return i;
        }
        // All equal, then one less: a fall.
        turn(low, i);
        i++;
        int equals = 0;
        for (; i < n; i++) {
            if (order.less(ts, keys[i], keys[i - 1])) {
                turn(i - equals - 1, i);
                equals = 0;
            } else if (order.less(ts, keys[i - 1], keys[i])) {
                break;
            } else {
                equals++;
            }
        }
        turn(i - equals - 1, i);
        turn(low, i);
        return endOfRise(i, n);
    }

    /** The first position from {@code i} on whose key is less than the one before, or {@code n}. */
    @CleanPoint
    private int endOfRise(int from, int n) {
        int i = from;
        while (i < n && !order.less(ts, keys[i], keys[i - 1])) {
            i++;
        }
        return i;
    }

    private void turn(int low, int high) {
        if (high - low > 1) {
            reverse(keys, low, high);
            if (values != null) {
                reverse(values, low, high);
            }
        }
    }

    /** Reverses part of an array. */
    static void reverse(PyObject[] a, int low, int high) {
        for (int i = low, j = high - 1; i < j; i++, j--) {
            PyObject x = a[i];
            a[i] = a[j];
            a[j] = x;
        }
    }

    /** Sorts {@code low} to {@code high}, of which the part before {@code sorted} is sorted, by binary insertion. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // who sorts keeps all keys
    private void insert(int low, int high, int sorted) {
        for (int i = sorted; i < high; i++) {
            PyObject key = keys[i];
            int left = low;
            int right = i;
            while (left < right) {
                int middle = left + right >>> 1;
                if (order.less(ts, key, keys[middle])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            System.arraycopy(keys, left, keys, left + 1, i - left);
            keys[left] = key;
            if (values != null) {
                PyObject value = values[i];
                System.arraycopy(values, left, values, left + 1, i - left);
                values[left] = value;
            }
        }
    }

    /** Where {@code key} goes in a sorted part: after its equals if {@code after}. The search gallops from the front or the back. */
    @CleanPoint
    private int place(PyObject key, PyObject[] a, int low, int high, boolean after, boolean fromFront) {
        int left = low;
        int right = high;
        int step = 1;
        if (fromFront) {
            while (left < right) {
                int probe = Math.min(left + step - 1, right - 1);
                if (goesBefore(key, a[probe], after)) {
                    right = probe;
                    break;
                }
                left = probe + 1;
                step <<= 1;
            }
        } else {
            while (left < right) {
                int probe = Math.max(right - step, left);
                if (!goesBefore(key, a[probe], after)) {
                    left = probe + 1;
                    break;
                }
                right = probe;
                step <<= 1;
            }
        }
        while (left < right) {
            int middle = left + right >>> 1;
            if (goesBefore(key, a[middle], after)) {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        return left;
    }

    @CleanPoint
    private boolean goesBefore(PyObject key, PyObject other, boolean after) {
        return after ? order.less(ts, key, other) : !order.less(ts, other, key);
    }

    /** Merges two neighbouring runs. */
    @CleanPoint
    private void merge(int low, int middle, int high) {
        int from = place(keys[middle], keys, low, middle, true, true);
        if (from == middle) {
            return;
        }
        int to = place(keys[middle - 1], keys, middle, high, false, false);
        if (to == middle) {
            return;
        }
        if (middle - from <= to - middle) {
            mergeUp(from, middle, to);
        } else {
            mergeDown(from, middle, to);
        }
    }

    private void spare(int from, int n) {
        if (spareKeys.length < n) {
            int size = Math.max(n, Math.min(spareKeys.length * 2, keys.length));
            spareKeys = new PyObject[size];
            if (values != null) {
                spareValues = new PyObject[size];
            }
        }
        System.arraycopy(keys, from, spareKeys, 0, n);
        if (values != null) {
            System.arraycopy(values, from, spareValues, 0, n);
        }
    }

    private void take(int from, int to, int n) {
        System.arraycopy(keys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(values, from, values, to, n);
        }
    }

    private void takeSpare(int from, int to, int n) {
        System.arraycopy(spareKeys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(spareValues, from, values, to, n);
        }
    }

    /** Merges with the left run set aside, rising. */
    @CleanPoint
    private void mergeUp(int low, int middle, int high) {
        int n = middle - low;
        spare(low, n);
        int left = 0;
        int right = middle;
        int to = low;
        try {
            while (left < n && right < high) {
                int leftWins = 0;
                int rightWins = 0;
                while (left < n && right < high) {
                    if (order.less(ts, keys[right], spareKeys[left])) {
                        keys[to] = keys[right];
                        if (values != null) {
                            values[to] = values[right];
                        }
                        to++;
                        right++;
                        leftWins = 0;
                        if (++rightWins >= gallopFrom) {
                            break;
                        }
                    } else {
                        keys[to] = spareKeys[left];
                        if (values != null) {
                            values[to] = spareValues[left];
                        }
                        to++;
                        left++;
                        rightWins = 0;
                        if (++leftWins >= gallopFrom) {
                            break;
                        }
                    }
                }
                while (left < n && right < high) {
                    int end = place(keys[right], spareKeys, left, n, true, true);
                    int fromLeft = end - left;
                    takeSpare(left, to, fromLeft);
                    to += fromLeft;
                    left = end;
                    if (left == n) {
                        break;
                    }
                    end = place(spareKeys[left], keys, right, high, false, true);
                    int fromRight = end - right;
                    take(right, to, fromRight);
                    to += fromRight;
                    right = end;
                    if (!stillGallops(fromLeft, fromRight)) {
                        break;
                    }
                }
            }
        } finally {
            takeSpare(left, to, n - left);
        }
    }

    /** Merges with the right run set aside, falling. */
    @CleanPoint
    private void mergeDown(int low, int middle, int high) {
        int n = high - middle;
        spare(middle, n);
        int left = middle;
        int right = n;
        int to = high;
        try {
            while (left > low && right > 0) {
                int leftWins = 0;
                int rightWins = 0;
                while (left > low && right > 0) {
                    boolean leftIsGreater = order.less(ts, spareKeys[right - 1], keys[left - 1]);
                    to--;
                    if (leftIsGreater) {
                        left--;
                        keys[to] = keys[left];
                        if (values != null) {
                            values[to] = values[left];
                        }
                        rightWins = 0;
                        if (++leftWins >= gallopFrom) {
                            break;
                        }
                    } else {
                        right--;
                        keys[to] = spareKeys[right];
                        if (values != null) {
                            values[to] = spareValues[right];
                        }
                        leftWins = 0;
                        if (++rightWins >= gallopFrom) {
                            break;
                        }
                    }
                }
                while (left > low && right > 0) {
                    int begin = place(spareKeys[right - 1], keys, low, left, true, false);
                    int fromLeft = left - begin;
                    to -= fromLeft;
                    take(begin, to, fromLeft);
                    left = begin;
                    if (left == low) {
                        break;
                    }
                    begin = place(keys[left - 1], spareKeys, 0, right, false, false);
                    int fromRight = right - begin;
                    to -= fromRight;
                    takeSpare(begin, to, fromRight);
                    right = begin;
                    if (!stillGallops(fromLeft, fromRight)) {
                        break;
                    }
                }
            }
        } finally {
            takeSpare(0, to - right, right);
        }
    }

    private boolean stillGallops(int fromLeft, int fromRight) {
        if (fromLeft >= FIRST_GALLOP || fromRight >= FIRST_GALLOP) {
            gallopFrom = Math.max(gallopFrom - 1, 1);
            return true;
        }
        gallopFrom += 2;
        return false;
    }
}
