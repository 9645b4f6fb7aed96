package org.pyrt.refcount.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Visits every state of a model whose states are longs, and finds a shortest way to a wrong one. */
final class Explorer {

    /** What is explored. Not thread-safe; states are never {@link #NOTHING}. */
    interface Model {
        /** Where it begins. */
        long initial();

        /** Hands every successor of {@code state} to {@code next}. An assertion that fails on the way is reported by {@link Next#wrong}. */
        void successors(long state, Next next);

        /** What is wrong with a state that has no successor, or null. */
        String checkFinal(long state);

        /** The state in words. */
        String show(long state);
    }

    /** Receives successors. */
    interface Next {
        void state(long state);

        void wrong(String what);
    }

    static final long NOTHING = -1;

    private long[] keys = new long[1 << 16];
    private long[] parents = new long[1 << 16];
    private int size;
    private long current;
    private String error;
    private List<String> trace = List.of();
    private final ArrayDeque<long[]> chunks = new ArrayDeque<>();
    private long[] out;
    private int outSize;

    /** The number of states visited. */
    int states() {
        return size;
    }

    /** What went wrong, or null. */
    String error() {
        return error;
    }

    /** The states on a shortest way to the error, the error last. */
    List<String> trace() {
        return trace;
    }

    /** Explores breadth first until an error is found or nothing is left. */
    void run(Model model) {
        Arrays.fill(keys, NOTHING);
        long first = model.initial();
        out = new long[4096];
        add(first, NOTHING);
        int[] successors = {0};
        Next next =
                new Next() {
                    @Override
                    public void state(long s) {
                        successors[0]++;
                        add(s, current);
                    }

                    @Override
                    public void wrong(String what) {
                        successors[0]++;
                        if (error == null) {
                            error = what;
                        }
                    }
                };
        long[] in = new long[0];
        int at = 0;
        while (error == null) {
            if (at == in.length) {
                in = chunks.pollFirst();
                if (in == null) {
                    if (outSize == 0) {
                        return;
                    }
                    in = Arrays.copyOf(out, outSize);
                    outSize = 0;
                }
                at = 0;
            }
            current = in[at++];
            successors[0] = 0;
            model.successors(current, next);
            if (successors[0] == 0) {
                error = model.checkFinal(current);
            }
        }
        List<String> way = new ArrayList<>();
        for (long s = current; s != NOTHING; s = parents[slot(s)]) {
            way.add(model.show(s));
        }
        Collections.reverse(way);
        way.add(error);
        trace = way;
    }

    private void add(long s, long parent) {
        int i = slot(s);
        if (keys[i] == s) {
            return;
        }
        keys[i] = s;
        parents[i] = parent;
        if (++size > keys.length / 2) {
            grow();
        }
        if (outSize == out.length) {
            chunks.addLast(out);
            out = new long[4096];
            outSize = 0;
        }
        out[outSize++] = s;
    }

    private int slot(long s) {
        long h = s * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int i = (int) (h >>> 32) & mask;
        while (keys[i] != NOTHING && keys[i] != s) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldParents = parents;
        keys = new long[oldKeys.length * 2];
        parents = new long[oldKeys.length * 2];
        Arrays.fill(keys, NOTHING);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NOTHING) {
                int j = slot(oldKeys[i]);
                keys[j] = oldKeys[i];
                parents[j] = oldParents[i];
            }
        }
    }
}
