package org.pyrt.stdlib.sre;

/** Finds what a program's matches can begin with, so that a search skips what they cannot. Used once. */
final class FirstCharacters {

    private static final int STEPS = 400;

    final boolean[] low = new boolean[256];
    boolean high;

    private final Program program;
    private int steps;

    FirstCharacters(Program program) {
        this.program = program;
    }

    /** Whether the first code points could be listed. */
    boolean find() {
        if (!from(0)) {
            return false;
        }
        for (boolean b : low) {
            if (!b) {
                return true;
            }
        }
        return !high;
    }

    /** Whether the program starts by asking for the beginning of the text. */
    boolean isAnchored() {
        int pc = skipMarks(0);
        int[] code = program.code;
        return code[pc] == Program.AT && (code[pc + 1] == Codes.AT_BEGINNING || code[pc + 1] == Codes.AT_BEGINNING_STRING);
    }

    /** The literals at the beginning, or null. */
    String prefix() {
        int pc = skipMarks(0);
        int[] code = program.code;
        if (code[pc] == Program.STRING) {
            return program.narrowStrings[code[pc + 1]];
        }
        return code[pc] == Program.CHAR && code[pc + 1] < 0x10000 ? String.valueOf((char) code[pc + 1]) : null;
    }

    private int skipMarks(int start) {
        int pc = start;
        while (program.code[pc] == Program.MARK) {
            pc += 2;
        }
        return pc;
    }

    private void add(int c) {
        if (c < 256) {
            low[c] = true;
        } else {
            high = true;
        }
    }

    private void add(CharTest test) {
        for (int i = 0; i < 256; i++) {
            low[i] |= test.low[i];
        }
        high = true;
    }

    /** Adds what may come first from {@code start} on; false if that may be nothing, or is too much work. */
    private boolean from(int start) {
        int[] code = program.code;
        int pc = start;
        while (++steps < STEPS) {
            int next = pc + Program.LENGTH[code[pc]];
            switch (code[pc]) {
                case Program.FAIL:
                    return true;
                case Program.CHAR:
                    add(code[pc + 1]);
                    return true;
                case Program.STRING:
                    add(program.strings[code[pc + 1]][0]);
                    return true;
                case Program.TEST:
                    add(program.tests[code[pc + 1]]);
                    return true;
                case Program.JUMP:
                    next = code[pc + 1];
                    break;
                case Program.AT, Program.MARK, Program.LOOP, Program.HARD_LOOP, Program.ATOMIC, Program.ATOMIC_END:
                    break;
                case Program.ALTERNATIVE:
                    return alternatives(pc);
                case Program.GREEDY, Program.LAZY, Program.POSSESSIVE:
                    add(program.tests[code[pc + 1]]);
                    if (code[pc + 2] > 0) {
                        return true;
                    }
                    break;
                case Program.UNTIL_MAX, Program.UNTIL_MIN:
                    if (!from(next)) {
                        return false;
                    }
                    if (code[pc + 2] > 0) {
                        return true;
                    }
                    next = code[pc + 4];
                    break;
                case Program.HARD_UNTIL:
                    if (!from(next)) {
                        return false;
                    }
                    if (code[pc + 3] > 0) {
                        return true;
                    }
                    next = code[pc + 5];
                    break;
                case Program.LOOK_NOT:
                    next = code[pc + 3];
                    break;
                case Program.IF_GROUP:
                    return from(next) && from(code[pc + 2]);
                default:
                    return false;
            }
            pc = next;
        }
        return false;
    }

    private boolean alternatives(int start) {
        int[] code = program.code;
        for (int pc = start; pc >= 0; pc = code[pc + 3]) {
            if (!from(code[pc + 2])) {
                return false;
            }
        }
        return true;
    }
}
