package org.pyrt.vm.code;

import java.util.Arrays;

/** Finds the branches of code, as {@code code.co_branches()} tells them and the events of {@code sys.monitoring} name their sides. */
final class Branches {

    private int[] places = new int[12];
    private int size;

    private Branches() {}

    /** The place of each branch, where it goes left, and where right; a loop's end, which is looked at in two places, comes twice. */
    static int[] of(long[] instructions) {
        Branches found = new Branches();
        for (int pc = 0; pc < instructions.length; pc++) {
            long w = instructions[pc];
            int op = Opcode.op(w);
            int next = pc + 1;
            int target = next + (short) Opcode.c(w);
            if (op == Opcode.FOR_ITER) {
                found.add(pc, next, target);
            } else if (op == Opcode.FOR_NEXT || op == Opcode.FOR_NEXT_PAIR) {
                found.add(target - 1, target, next);
            } else if (Instrumentation.isBranch(op)) {
                found.add(pc, target <= pc ? target : next, target <= pc ? next : target);
            }
        }
        return Arrays.copyOf(found.places, found.size);
    }

    private void add(int place, int left, int right) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        places[size++] = place;
        places[size++] = left;
        places[size++] = right;
    }
}
