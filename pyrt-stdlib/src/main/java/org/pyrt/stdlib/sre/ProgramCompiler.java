package org.pyrt.stdlib.sre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Translates the code of {@code re._compiler} into a {@link Program}. Used once. */
final class ProgramCompiler {

    /** The code is not what the compiler makes. */
    static final class InvalidCode extends Exception {

        private static final long serialVersionUID = 1;

        InvalidCode() {
            super("invalid SRE code", null, false, false);
        }
    }

    private final int[] code;
    private final int groups;
    private int[] out = new int[64];
    private int size;
    private final List<CharTest> tests = new ArrayList<>();
    private final List<int[]> strings = new ArrayList<>();
    private int registers;
    private int slots;

    private ProgramCompiler(int[] code, int groups) {
        this.code = code;
        this.groups = groups;
        registers = 2 * groups + 1;
    }

    /** The program of a pattern with so many groups. */
    static Program compile(int[] code, int groups) throws InvalidCode {
        ProgramCompiler c = new ProgramCompiler(code, groups);
        try {
            int end = c.sequence(0, code.length);
            if (end != code.length - 1 || code[end] != Codes.SUCCESS) {
                throw new InvalidCode();
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new InvalidCode();
        }
        c.emit(Program.MATCH);
        return new Program(
                Arrays.copyOf(c.out, c.size),
                c.tests.toArray(new CharTest[0]),
                c.strings.toArray(new int[0][]),
                groups,
                c.registers,
                c.slots);
    }

    private void emit(int word) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = word;
    }

    private void emit(int op, int a) {
        emit(op);
        emit(a);
    }

    private void emit(int op, int a, int b) {
        emit(op, a);
        emit(b);
    }

    private int addTest(CharTest test) {
        tests.add(test);
        return tests.size() - 1;
    }

    /** Translates up to {@code end}, or to where a SUCCESS or JUMP is; the index of that. */
    private int sequence(int start, int end) throws InvalidCode {
        int i = start;
        while (i < end) {
            int op = code[i];
            if (op == Codes.SUCCESS || op == Codes.JUMP || op == Codes.MAX_UNTIL || op == Codes.MIN_UNTIL) {
                return i;
            }
            i = instruction(op, i + 1);
        }
        return i;
    }

    /** A sequence that fills all places before {@code end}. */
    private void whole(int start, int end) throws InvalidCode {
        if (sequence(start, end) != end) {
            throw new InvalidCode();
        }
    }

    /** Translates the instruction whose operands begin at {@code i}; the index behind it. */
    private int instruction(int op, int i) throws InvalidCode {
        switch (op) {
            case Codes.FAILURE:
                emit(Program.FAIL);
                return i;
            case Codes.LITERAL:
                return literals(i);
            case Codes.ANY_ALL:
                emit(Program.ALL);
                return i;
            case Codes.AT:
                if (code[i] < 0 || code[i] > Codes.AT_UNI_NON_BOUNDARY) {
                    throw new InvalidCode();
                }
                emit(Program.AT, code[i]);
                return i + 1;
            case Codes.MARK:
                if (code[i] < 0 || code[i] >= 2 * groups) {
                    throw new InvalidCode();
                }
                emit(Program.MARK, code[i]);
                return i + 1;
            case Codes.INFO:
                return i + code[i];
            case Codes.BRANCH:
                return branch(i);
            case Codes.REPEAT_ONE, Codes.MIN_REPEAT_ONE, Codes.POSSESSIVE_REPEAT_ONE:
                return repeatOne(op, i);
            case Codes.REPEAT:
                return repeat(i);
            case Codes.POSSESSIVE_REPEAT:
                return hardRepeat(i);
            case Codes.ASSERT, Codes.ASSERT_NOT:
                return look(op == Codes.ASSERT, i);
            case Codes.ATOMIC_GROUP:
                int slot = newSlot();
                emit(Program.ATOMIC, slot);
                whole(i + 1, i + code[i] - 1);
                emit(Program.ATOMIC_END, slot);
                return i + code[i];
            case Codes.GROUPREF:
                return backReference(i, 0);
            case Codes.GROUPREF_IGNORE, Codes.GROUPREF_LOC_IGNORE:
                return backReference(i, 1);
            case Codes.GROUPREF_UNI_IGNORE:
                return backReference(i, 2);
            case Codes.GROUPREF_EXISTS:
                return conditional(i);
            default:
                CharTest[] test = new CharTest[1];
                int next = single(op, i, test);
                emit(Program.TEST, addTest(test[0]));
                return next;
        }
    }

    /** One literal or several in a row. */
    private int literals(int start) {
        int n = 1;
        while (start + 2 * n < code.length && code[start + 2 * n - 1] == Codes.LITERAL) {
            n++;
        }
        if (n == 1) {
            emit(Program.CHAR, code[start]);
            return start + 1;
        }
        int[] string = new int[n];
        for (int k = 0; k < n; k++) {
            string[k] = code[start + 2 * k];
        }
        strings.add(string);
        emit(Program.STRING, strings.size() - 1);
        return start + 2 * n - 1;
    }

    /** Makes the test of an instruction that takes one code point, with operands at {@code i}; the index behind it. */
    private int single(int op, int i, CharTest[] test) throws InvalidCode {
        switch (op) {
            case Codes.FAILURE:
                test[0] = CharTest.NONE;
                return i;
            case Codes.ANY:
                test[0] = CharTest.ANY;
                return i;
            case Codes.ANY_ALL:
                test[0] = CharTest.ALL;
                return i;
            case Codes.LITERAL:
                return literal(CharTest.Kind.LITERAL, i, test);
            case Codes.NOT_LITERAL:
                return literal(CharTest.Kind.NOT_LITERAL, i, test);
            case Codes.LITERAL_IGNORE:
                return literal(CharTest.Kind.ASCII_LITERAL, i, test);
            case Codes.NOT_LITERAL_IGNORE:
                return literal(CharTest.Kind.NOT_ASCII_LITERAL, i, test);
            case Codes.LITERAL_UNI_IGNORE:
                return literal(CharTest.Kind.UNICODE_LITERAL, i, test);
            case Codes.NOT_LITERAL_UNI_IGNORE:
                return literal(CharTest.Kind.NOT_UNICODE_LITERAL, i, test);
            case Codes.LITERAL_LOC_IGNORE:
                return literal(CharTest.Kind.LOCALE_LITERAL, i, test);
            case Codes.NOT_LITERAL_LOC_IGNORE:
                return literal(CharTest.Kind.NOT_LOCALE_LITERAL, i, test);
            case Codes.IN:
                return set(CharTest.Kind.SET, i, test);
            case Codes.IN_IGNORE:
                return set(CharTest.Kind.ASCII_SET, i, test);
            case Codes.IN_UNI_IGNORE:
                return set(CharTest.Kind.UNICODE_SET, i, test);
            case Codes.IN_LOC_IGNORE:
                return set(CharTest.Kind.LOCALE_SET, i, test);
            default:
                throw new InvalidCode();
        }
    }

    private int literal(int kind, int i, CharTest[] test) {
        test[0] = CharTest.literal(kind, code[i]);
        return i + 1;
    }

    private int set(int kind, int i, CharTest[] test) throws InvalidCode {
        int end = i + code[i];
        checkSet(i + 1, end);
        test[0] = CharTest.set(kind, code, i + 1);
        return end;
    }

    /** Raises if the set's code does not end in its last place, or has what no set has. */
    private void checkSet(int start, int end) throws InvalidCode {
        int i = start;
        while (i < end) {
            int at = i;
            switch (code[i++]) {
                case Codes.FAILURE:
                    if (i != end) {
                        throw new InvalidCode();
                    }
                    return;
                case Codes.NEGATE:
                    break;
                case Codes.LITERAL:
                    i++;
                    break;
                case Codes.CATEGORY:
                    if (code[at + 1] < 0 || code[at + 1] > Codes.CATEGORY_LAST) {
                        throw new InvalidCode();
                    }
                    i++;
                    break;
                case Codes.RANGE, Codes.RANGE_UNI_IGNORE:
                    i += 2;
                    break;
                case Codes.CHARSET:
                    i += 8;
                    break;
                case Codes.BIGCHARSET:
                    checkBlocks(at + 1);
                    i += 65 + 8 * code[at + 1];
                    break;
                default:
                    throw new InvalidCode();
            }
        }
        throw new InvalidCode();
    }

    private void checkBlocks(int i) throws InvalidCode {
        int blocks = code[i];
        for (int k = 0; k < 256; k++) {
            if ((code[i + 1 + (k >> 2)] >>> ((k & 3) << 3) & 0xff) >= blocks) {
                throw new InvalidCode();
            }
        }
    }

    private int branch(int start) throws InvalidCode {
        List<Integer> jumps = new ArrayList<>();
        int i = start;
        while (code[i] != 0) {
            int skip = code[i];
            int at = size;
            emit(Program.ALTERNATIVE, firstTest(i + 1), size + 4);
            emit(-1);
            int end = sequence(i + 1, i + skip);
            if (end != i + skip - 2 || code[end] != Codes.JUMP) {
                throw new InvalidCode();
            }
            emit(Program.JUMP, 0);
            jumps.add(size - 1);
            i += skip;
            if (code[i] != 0) {
                out[at + 3] = size;
            }
        }
        for (int jump : jumps) {
            out[jump] = size;
        }
        return i + 1;
    }

    /** The test of the first code point of an alternative if that is plain to see, or -1. */
    private int firstTest(int i) throws InvalidCode {
        int op = code[i];
        if (op != Codes.LITERAL && op != Codes.IN && op != Codes.IN_UNI_IGNORE && op != Codes.LITERAL_UNI_IGNORE) {
            return -1;
        }
        CharTest[] test = new CharTest[1];
        single(op, i + 1, test);
        return addTest(test[0]);
    }

    private int newSlot() {
        slots += 2;
        return slots - 2;
    }

    /** A bound of a repetition; what is beyond an int is never reached. */
    private static int bound(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }

    private int repeatOne(int op, int i) throws InvalidCode {
        CharTest[] test = new CharTest[1];
        int end = i + code[i];
        if (single(code[i + 3], i + 4, test) != end - 1 || code[end - 1] != Codes.SUCCESS) {
            throw new InvalidCode();
        }
        int kind = op == Codes.REPEAT_ONE
                ? Program.GREEDY
                : op == Codes.MIN_REPEAT_ONE ? Program.LAZY : Program.POSSESSIVE;
        emit(kind, addTest(test[0]), bound(code[i + 1]));
        emit(bound(code[i + 2]));
        if (kind != Program.POSSESSIVE) {
            emit(following(end));
        }
        return end;
    }

    /** The literal that must come at {@code i}, or -1 if there is none to be seen. */
    private int following(int start) {
        int i = start;
        while (code[i] == Codes.MARK) {
            i += 2;
        }
        return code[i] == Codes.LITERAL ? code[i + 1] : -1;
    }

    private int repeat(int i) throws InvalidCode {
        int end = i + code[i];
        int register = registers;
        registers += 2;
        emit(Program.LOOP, register);
        int head = size;
        emit(code[end] == Codes.MAX_UNTIL ? Program.UNTIL_MAX : Program.UNTIL_MIN, register, bound(code[i + 1]));
        emit(bound(code[i + 2]), 0);
        whole(i + 3, end);
        if (code[end] != Codes.MAX_UNTIL && code[end] != Codes.MIN_UNTIL) {
            throw new InvalidCode();
        }
        emit(Program.JUMP, head);
        out[head + 4] = size;
        return end + 1;
    }

    private int hardRepeat(int i) throws InvalidCode {
        int end = i + code[i];
        int register = registers;
        registers += 2;
        int slot = newSlot();
        emit(Program.HARD_LOOP, register);
        int head = size;
        emit(Program.HARD_UNTIL, register, slot);
        emit(bound(code[i + 1]), bound(code[i + 2]), 0);
        whole(i + 3, end);
        if (code[end] != Codes.SUCCESS) {
            throw new InvalidCode();
        }
        emit(Program.HARD_TURN, register, slot);
        emit(head);
        out[head + 5] = size;
        return end + 1;
    }

    private int look(boolean wanted, int i) throws InvalidCode {
        int slot = newSlot();
        int end = i + code[i];
        int at = size;
        emit(wanted ? Program.LOOK : Program.LOOK_NOT, slot, bound(code[i + 1]));
        if (!wanted) {
            emit(0);
        }
        whole(i + 2, end - 1);
        emit(wanted ? Program.LOOK_END : Program.LOOK_NOT_END, slot);
        if (!wanted) {
            out[at + 3] = size;
        }
        return end;
    }

    private int checkGroup(int group) throws InvalidCode {
        if (group < 0 || group >= groups) {
            throw new InvalidCode();
        }
        return group;
    }

    private int backReference(int i, int fold) throws InvalidCode {
        emit(Program.BACKREF, checkGroup(code[i]), fold);
        return i + 1;
    }

    private int conditional(int i) throws InvalidCode {
        int target = i + code[i + 1];
        emit(Program.IF_GROUP, checkGroup(code[i]), 0);
        int at = size - 1;
        int end = sequence(i + 2, target);
        if (end == target) {
            out[at] = size;
            return target;
        }
        if (end != target - 2 || code[end] != Codes.JUMP) {
            throw new InvalidCode();
        }
        int after = end + 1 + code[end + 1];
        emit(Program.JUMP, 0);
        int jump = size - 1;
        out[at] = size;
        whole(target, after);
        out[jump] = size;
        return after;
    }
}
