package org.pyrt.vm.code;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes conditional jumps reach any distance. Their field has 16 bits; one that goes farther gets two jumps behind it, which have 32: the first is where it
 * falls through and leads past the second, the second is where it goes now and leads to its target. Making room lengthens other jumps, so this repeats until no
 * further one is too long.
 */
final class LongJumps {

    private final CodeBuilder b;
    private final List<Label> labels;
    private final boolean[] isLong;
    private final int[] targets;

    private LongJumps(CodeBuilder builder, List<Label> labels) {
        b = builder;
        this.labels = labels;
        isLong = new boolean[b.size];
        targets = new int[b.size];
    }

    /** Makes room where it is needed; labels, regions and instructions are moved. */
    static void extend(CodeBuilder builder, List<Label> labels, List<Label> handlers, List<int[]> regions) {
        if (builder.size > Short.MAX_VALUE) {
            LongJumps j = new LongJumps(builder, labels);
            int[] places = j.places();
            if (places[builder.size] > builder.size) {
                j.move(places, handlers, regions);
            }
        }
    }

    /** Where each instruction goes, and the end. */
    private int[] places() {
        int[] places = new int[b.size + 1];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < b.size; i++) {
                places[i + 1] = places[i] + (isLong[i] ? 3 : 1);
            }
            for (Label l : labels) {
                for (int i = 0; i < l.jumpCount; i++) {
                    int at = l.jumps[i];
                    int distance = places[l.position] - places[at] - 1;
                    if (!isLong[at] && Opcode.kind(b.ops[at], 1) != 'J' && distance != (short) distance) {
                        isLong[at] = true;
                        targets[at] = l.position;
                        changed = true;
                    }
                }
            }
        }
        return places;
    }

    private void move(int[] places, List<Label> handlers, List<int[]> regions) {
        int n = b.size;
        int size = places[n];
        short[] depths = new short[size];
        int[][] from = {b.ops, b.as, b.bs, b.cs, b.lines, b.endLines, b.columns, b.endColumns};
        int[][] to = new int[from.length][size];
        for (int i = 0; i < n; i++) {
            for (int p = places[i]; p < places[i + 1]; p++) {
                for (int k = 0; k < from.length; k++) {
                    to[k][p] = from[k][i];
                }
                depths[p] = b.depths[i];
            }
            if (isLong[i]) {
                int p = places[i];
                to[3][p] = 1;
                jump(to, p + 1, p + 3);
                jump(to, p + 2, places[targets[i]]);
                depths[p + 1] = b.depths[i + 1];
                depths[p + 2] = b.depths[targets[i]];
            }
        }
        Map<Label, Boolean> moved = new IdentityHashMap<>();
        for (Label l : labels) {
            moveLabel(l, places, moved);
            for (int i = 0; i < l.jumpCount; i++) {
                l.jumps[i] = places[l.jumps[i]] + (isLong[l.jumps[i]] ? 2 : 0);
            }
        }
        for (Label l : handlers) {
            moveLabel(l, places, moved);
        }
        for (int[] r : regions) {
            r[0] = places[r[0]];
            r[1] = places[r[1]];
        }
        b.adopt(to, depths, size);
    }

    private static void jump(int[][] to, int at, int target) {
        to[0][at] = target <= at ? Opcode.JUMP_BACK : Opcode.JUMP;
        to[1][at] = 0;
        to[2][at] = target;
        to[3][at] = 0;
    }

    private static void moveLabel(Label l, int[] places, Map<Label, Boolean> moved) {
        if (l.position >= 0 && moved.put(l, Boolean.TRUE) == null) {
            l.position = places[l.position];
        }
    }
}
