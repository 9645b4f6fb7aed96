package org.pyrt.stdlib.sre;

import java.util.Arrays;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.refcount.ThreadState;

/**
 * Runs a program over a text. One thread, for one call or one scanner.
 *
 * <p>Implementation notes. A backtracking machine without recursion. What to do when an attempt fails is on a stack of three ints an entry: resume an
 * instruction, give back one turn of a greedy repetition, take one more of a lazy one, or restore a register. A change of a register is
 * noted on the stack only if there is something to go back to. Ending an atomic part takes away what was pushed within it except the notes about registers, so
 * marks set there are undone if something before it fails.
 */
@SuppressWarnings("LabelledBreakTarget") // a failed attempt leaves the switch for the backtracking behind it
final class Matcher {

    private static final int RESUME = 0;
    private static final int GREEDY = 1;
    private static final int LAZY = 2;
    private static final int RESTORE = 3;
    private static final int POLL_STEPS = 1 << 16;
    private static final int[] NOTHING = {};

    private ThreadState ts;
    private final Program program;
    private final String text;
    private final byte[] bytes;
    private final int[] wide;

    /** The index where the text begins, and where it ends for this matcher. */
    private final int beginning;

    private final int end;

    private final int[] registers;
    private final int[] slots;
    private int[] stack = NOTHING;
    private int steps;
    private boolean used;

    /** Where the next attempt starts; after a match, where that started. An index, as Python counts plus the subject's base. */
    int start;

    /** Where the match ended. */
    int position;

    /** Whether a match at {@link #start} must not be empty. */
    boolean mustAdvance;

    /** A matcher between Python's positions {@code from} and {@code to}, which are in range. */
    Matcher(ThreadState ts, Program program, Subject subject, int from, int to) {
        this.ts = ts;
        this.program = program;
        text = subject.text;
        bytes = subject.bytes;
        wide = subject.wide;
        beginning = subject.base;
        end = beginning + to;
        start = beginning + from;
        registers = new int[program.registers];
        Arrays.fill(registers, -1);
        slots = program.slots == 0 ? NOTHING : new int[program.slots];
    }

    /** Lets another thread go on with this matcher. */
    void use(ThreadState user) {
        ts = user;
    }

    /** The marks of group {@code group} from 0: a begin or end as Python counts, or -1. */
    int mark(int register) {
        int m = registers[register];
        return m < 0 ? -1 : m - beginning;
    }

    /** The last group closed, or -1. */
    int lastGroup() {
        return registers[2 * program.groups];
    }

    /** After a match: goes on behind it. */
    void advance() {
        mustAdvance = position == start;
        start = position;
    }

    private int at(int i) {
        String s = text;
        if (s != null) {
            return s.charAt(i);
        }
        byte[] b = bytes;
        return b != null ? b[i] & 0xff : wide[i];
    }

    /** Matches at {@link #start}; all up to the end if {@code whole}. */
    @CleanPoint
    boolean match(boolean whole) {
        return start <= end && attempt(start, whole, mustAdvance);
    }

    /** Finds the first match from {@link #start} on. */
    @CleanPoint
    boolean search() {
        int from = start;
        if (from > end) {
            return false;
        }
        if (mustAdvance || program.anchored) {
            if (attempt(from, false, mustAdvance)) {
                return true;
            }
            if (program.anchored) {
                return false;
            }
            from++;
        }
        if (program.prefix != null && wide == null) {
            return searchPrefix(from);
        }
        if (program.first != null) {
            return searchFirst(from);
        }
        for (int i = from; i <= end; i++) {
            if (attempt(i, false, false)) {
                start = i;
                return true;
            }
        }
        return false;
    }

    @CleanPoint
    private boolean searchPrefix(int from) {
        String prefix = program.prefix;
        int i = from;
        while (true) {
            i = text != null ? text.indexOf(prefix, i, end) : indexOfBytes(prefix, i);
            if (i < 0) {
                return false;
            }
            if (attempt(i, false, false)) {
                start = i;
                return true;
            }
            i++;
            if (i > end) {
                return false;
            }
        }
    }

    private int indexOfBytes(String prefix, int from) {
        byte[] b = bytes;
        int n = prefix.length();
        char first = prefix.charAt(0);
        for (int i = from; i <= end - n; i++) {
            if ((b[i] & 0xff) == first) {
                int k = 1;
                while (k < n && (b[i + k] & 0xff) == prefix.charAt(k)) {
                    k++;
                }
                if (k == n) {
                    return i;
                }
            }
        }
        return -1;
    }

    @CleanPoint
    private boolean searchFirst(int from) {
        boolean[] low = program.first;
        boolean high = program.firstHigh;
        int i = from;
        while (true) {
            String s = text;
            if (s != null) {
                for (; i < end; i++) {
                    char c = s.charAt(i);
                    if (c < 256 ? low[c] : high) {
                        break;
                    }
                }
            } else {
                for (; i < end; i++) {
                    int c = at(i);
                    if (c < 256 ? low[c] : high) {
                        break;
                    }
                }
            }
            if (i >= end) {
                return false;
            }
            if (attempt(i, false, false)) {
                start = i;
                return true;
            }
            i++;
        }
    }

    /** One attempt, beginning at {@code from}. */
    @CleanPoint
    private boolean attempt(int from, boolean whole, boolean advance) {
        if (used) {
            Arrays.fill(registers, -1);
        }
        used = true;
        return run(from, whole, advance);
    }

    private int[] grow(int[] old) {
        if (old.length > Integer.MAX_VALUE / 2 - 8) {
            throw Errors.raise(ts, ExceptionTypes.MEMORY_ERROR);
        }
        stack = Arrays.copyOf(old, Math.max(old.length * 2, 48));
        return stack;
    }

    @CleanPoint
    private boolean run(int from, boolean whole, boolean advance) {
        final int[] code = program.code;
        final int[] regs = registers;
        int[] st = stack;
        int sp = 0;
        int pc = 0;
        int pos = from;
        while (true) {
            next:
            {
                switch (code[pc]) {
                    case Program.MATCH:
                        if (whole && pos != end || advance && pos == from) {
                            break next;
                        }
                        position = pos;
                        return true;
                    case Program.CHAR:
                        if (pos >= end || at(pos) != code[pc + 1]) {
                            break next;
                        }
                        pos++;
                        pc += 2;
                        continue;
                    case Program.STRING:
                        int length = program.strings[code[pc + 1]].length;
                        if (end - pos < length || !isAt(code[pc + 1], pos)) {
                            break next;
                        }
                        pos += length;
                        pc += 2;
                        continue;
                    case Program.TEST:
                        if (pos >= end || !program.tests[code[pc + 1]].test(at(pos))) {
                            break next;
                        }
                        pos++;
                        pc += 2;
                        continue;
                    case Program.ALL:
                        if (pos >= end) {
                            break next;
                        }
                        pos++;
                        pc++;
                        continue;
                    case Program.AT:
                        if (!isAtPosition(code[pc + 1], pos)) {
                            break next;
                        }
                        pc += 2;
                        continue;
                    case Program.MARK:
                        int mark = code[pc + 1];
                        if (sp > 0) {
                            if (sp + 6 > st.length) {
                                st = grow(st);
                            }
                            st[sp] = mark << 2 | RESTORE;
                            st[sp + 1] = regs[mark];
                            sp += 3;
                        }
                        regs[mark] = pos;
                        if ((mark & 1) != 0) {
                            int last = 2 * program.groups;
                            if (sp > 0) {
                                st[sp] = last << 2 | RESTORE;
                                st[sp + 1] = regs[last];
                                sp += 3;
                            }
                            regs[last] = (mark >> 1) + 1;
                        }
                        pc += 2;
                        continue;
                    case Program.JUMP:
                        pc = code[pc + 1];
                        continue;
                    case Program.ALTERNATIVE:
                        pc = fitting(pc, pos);
                        if (pc < 0) {
                            break next;
                        }
                        int other = code[pc + 3] < 0 ? -1 : fitting(code[pc + 3], pos);
                        if (other >= 0) {
                            if (sp + 3 > st.length) {
                                st = grow(st);
                            }
                            st[sp] = other << 2 | RESUME;
                            st[sp + 1] = pos;
                            sp += 3;
                        }
                        pc = code[pc + 2];
                        continue;
                    case Program.GREEDY:
                        int least = code[pc + 2];
                        int most = count(program.tests[code[pc + 1]], pos, code[pc + 3]);
                        if (most - pos < least) {
                            break next;
                        }
                        if (most - pos > least) {
                            least += pos;
                            most = backTo(code[pc + 4], most, least);
                            if (most < 0) {
                                break next;
                            }
                            if (most > least) {
                                if (sp + 3 > st.length) {
                                    st = grow(st);
                                }
                                st[sp] = pc << 2 | GREEDY;
                                st[sp + 1] = most;
                                st[sp + 2] = least;
                                sp += 3;
                            }
                        }
                        pos = most;
                        pc += 5;
                        continue;
                    case Program.LAZY:
                        int few = code[pc + 2];
                        if (few > 0) {
                            int reached = count(program.tests[code[pc + 1]], pos, few);
                            if (reached - pos < few) {
                                break next;
                            }
                            pos = reached;
                        }
                        if (sp + 3 > st.length) {
                            st = grow(st);
                        }
                        int limit = code[pc + 3] - few;
                        st[sp] = pc << 2 | LAZY;
                        st[sp + 1] = pos;
                        st[sp + 2] = limit < end - pos ? pos + limit : end;
                        sp += 3;
                        pc += 5;
                        continue;
                    case Program.POSSESSIVE:
                        int taken = count(program.tests[code[pc + 1]], pos, code[pc + 3]);
                        if (taken - pos < code[pc + 2]) {
                            break next;
                        }
                        pos = taken;
                        pc += 4;
                        continue;
                    case Program.LOOP:
                        int loop = code[pc + 1];
                        if (sp > 0) {
                            if (sp + 6 > st.length) {
                                st = grow(st);
                            }
                            sp = note(st, sp, loop);
                        }
                        regs[loop] = 0;
                        regs[loop + 1] = -1;
                        pc += 2;
                        continue;
                    case Program.UNTIL_MAX:
                        int r = code[pc + 1];
                        int turns = regs[r];
                        if (sp + 9 > st.length) {
                            st = grow(st);
                        }
                        if (turns >= code[pc + 2]) {
                            if (turns >= code[pc + 3] && code[pc + 3] != Integer.MAX_VALUE || pos == regs[r + 1]) {
                                pc = code[pc + 4];
                                continue;
                            }
                            st[sp] = code[pc + 4] << 2 | RESUME;
                            st[sp + 1] = pos;
                            sp = note(st, sp + 3, r);
                            regs[r + 1] = pos;
                        } else if (sp > 0) {
                            sp = note(st, sp, r);
                        }
                        regs[r] = turns + 1;
                        pc += 5;
                        continue;
                    case Program.UNTIL_MIN:
                        int q = code[pc + 1];
                        if (regs[q] < code[pc + 2]) {
                            if (sp + 6 > st.length) {
                                st = grow(st);
                            }
                            if (sp > 0) {
                                sp = note(st, sp, q);
                            }
                            regs[q]++;
                            pc += 5;
                            continue;
                        }
                        if ((regs[q] < code[pc + 3] || code[pc + 3] == Integer.MAX_VALUE) && pos != regs[q + 1]) {
                            if (sp + 3 > st.length) {
                                st = grow(st);
                            }
                            st[sp] = pc << 2 | LAZY;
                            st[sp + 1] = pos;
                            sp += 3;
                        }
                        pc = code[pc + 4];
                        continue;
                    case Program.LOOK:
                        if (pos - beginning < code[pc + 2]) {
                            break next;
                        }
                        slots[code[pc + 1]] = sp;
                        slots[code[pc + 1] + 1] = pos;
                        pos -= code[pc + 2];
                        pc += 3;
                        continue;
                    case Program.LOOK_END:
                        sp = keepNotes(st, slots[code[pc + 1]], sp);
                        pos = slots[code[pc + 1] + 1];
                        pc += 2;
                        continue;
                    case Program.LOOK_NOT:
                        if (pos - beginning < code[pc + 2]) {
                            pc = code[pc + 3];
                            continue;
                        }
                        if (sp + 3 > st.length) {
                            st = grow(st);
                        }
                        slots[code[pc + 1]] = sp;
                        st[sp] = code[pc + 3] << 2 | RESUME;
                        st[sp + 1] = pos;
                        sp += 3;
                        pos -= code[pc + 2];
                        pc += 4;
                        continue;
                    case Program.LOOK_NOT_END:
                        sp = restoreTo(st, slots[code[pc + 1]], sp);
                        break next;
                    case Program.ATOMIC:
                        slots[code[pc + 1]] = sp;
                        pc += 2;
                        continue;
                    case Program.ATOMIC_END:
                        sp = keepNotes(st, slots[code[pc + 1]], sp);
                        pc += 2;
                        continue;
                    case Program.HARD_LOOP:
                        regs[code[pc + 1]] = 0;
                        regs[code[pc + 1] + 1] = -1;
                        pc += 2;
                        continue;
                    case Program.HARD_UNTIL:
                        int h = code[pc + 1];
                        slots[code[pc + 2]] = sp;
                        if (regs[h] >= code[pc + 3]) {
                            if (regs[h] >= code[pc + 4] && code[pc + 4] != Integer.MAX_VALUE || pos == regs[h + 1]) {
                                pc = code[pc + 5];
                                continue;
                            }
                            regs[h + 1] = pos;
                            if (sp + 3 > st.length) {
                                st = grow(st);
                            }
                            st[sp] = code[pc + 5] << 2 | RESUME;
                            st[sp + 1] = pos;
                            sp += 3;
                        }
                        pc += 6;
                        continue;
                    case Program.HARD_TURN:
                        sp = keepNotes(st, slots[code[pc + 2]], sp);
                        regs[code[pc + 1]]++;
                        pc = code[pc + 3];
                        continue;
                    case Program.BACKREF:
                        int g = 2 * code[pc + 1];
                        if (regs[g] < 0 || regs[g + 1] < 0) {
                            break next;
                        }
                        int n = regs[g + 1] - regs[g];
                        if (end - pos < n || !isRepeated(regs[g], pos, n, code[pc + 2])) {
                            break next;
                        }
                        pos += Math.max(n, 0);
                        pc += 3;
                        continue;
                    case Program.IF_GROUP:
                        int group = 2 * code[pc + 1];
                        pc = regs[group] >= 0 && regs[group + 1] >= 0 ? pc + 3 : code[pc + 2];
                        continue;
                    default:
                        break next;
                }
            }
            // The attempt has failed here: back to what is left to try.
            if (++steps >= POLL_STEPS) {
                poll();
            }
            while (true) {
                if (sp == 0) {
                    return false;
                }
                sp -= 3;
                int entry = st[sp];
                int kind = entry & 3;
                if (kind == RESTORE) {
                    regs[entry >> 2] = st[sp + 1];
                    continue;
                }
                pc = entry >> 2;
                pos = st[sp + 1];
                if (kind == RESUME) {
                    break;
                }
                if (kind == GREEDY) {
                    int least = st[sp + 2];
                    pos = backTo(code[pc + 4], pos - 1, least);
                    if (pos < 0) {
                        continue;
                    }
                    if (pos > least) {
                        st[sp + 1] = pos;
                        sp += 3;
                    }
                    pc += 5;
                    break;
                }
                if (code[pc] == Program.UNTIL_MIN) {
                    int r = code[pc + 1];
                    if (sp + 6 > st.length) {
                        st = grow(st);
                    }
                    if (sp > 0) {
                        sp = note(st, sp, r);
                    }
                    regs[r]++;
                    regs[r + 1] = pos;
                    pc += 5;
                    break;
                }
                pos = forwardTo(pc, pos, st[sp + 2]);
                if (pos < 0) {
                    continue;
                }
                st[sp + 1] = pos;
                sp += 3;
                pc += 5;
                break;
            }
        }
    }

    /** Notes the two registers of a loop; the new height of the stack, which has room for six. */
    private int note(int[] st, int sp, int register) {
        st[sp] = register << 2 | RESTORE;
        st[sp + 1] = registers[register];
        st[sp + 3] = register + 1 << 2 | RESTORE;
        st[sp + 4] = registers[register + 1];
        return sp + 6;
    }

    @CleanPoint
    private void poll() {
        steps = 0;
        if (ts.breaker() != 0) {
            Interpreter.of(ts).hooks.poll(ts);
        }
    }

    /** The first ALTERNATIVE from {@code start} on whose first code point can be at {@code pos}, or -1. */
    private int fitting(int start, int pos) {
        int[] code = program.code;
        int c = pos < end ? at(pos) : -1;
        for (int pc = start; pc >= 0; pc = code[pc + 3]) {
            int first = code[pc + 1];
            if (first < 0 || c >= 0 && program.tests[first].test(c)) {
                return pc;
            }
        }
        return -1;
    }

    /** Takes the entries above {@code floor} away, except notes about registers; the new height. */
    private static int keepNotes(int[] st, int floor, int sp) {
        int kept = floor;
        for (int i = floor; i < sp; i += 3) {
            if ((st[i] & 3) == RESTORE) {
                st[kept] = st[i];
                st[kept + 1] = st[i + 1];
                kept += 3;
            }
        }
        return floor == 0 ? 0 : kept;
    }

    /** Takes the entries above {@code floor} away and restores the registers that they tell about. */
    private int restoreTo(int[] st, int floor, int sp) {
        int i = sp;
        while (i > floor) {
            i -= 3;
            if ((st[i] & 3) == RESTORE) {
                registers[st[i] >> 2] = st[i + 1];
            }
        }
        return floor;
    }

    /** From {@code pos} on, the index of the first code point that fails the test, {@code most} behind at most. */
    private int count(CharTest test, int pos, int most) {
        int limit = most < end - pos ? pos + most : end;
        if (test.kind == CharTest.Kind.ALL) {
            return limit;
        }
        String s = text;
        int i = pos;
        if (s != null) {
            if (test.kind == CharTest.Kind.NOT_LITERAL) {
                int found = s.indexOf(test.literal, pos, limit);
                return found < 0 ? limit : found;
            }
            boolean[] low = test.low;
            for (; i < limit; i++) {
                char c = s.charAt(i);
                if (c < 256 ? !low[c] : !test.slow(c)) {
                    break;
                }
            }
            return i;
        }
        byte[] b = bytes;
        if (b != null) {
            boolean[] low = test.low;
            while (i < limit && low[b[i] & 0xff]) {
                i++;
            }
            return i;
        }
        while (i < limit && test.test(wide[i])) {
            i++;
        }
        return i;
    }

    /** The last index from {@code pos} down to {@code least} where {@code literal} is; just {@code pos} if that is -1. -1 if there is none. */
    private int backTo(int literal, int pos, int least) {
        if (literal < 0) {
            return pos;
        }
        int i = pos < end ? pos : end - 1;
        while (i >= least && at(i) != literal) {
            i--;
        }
        return i >= least ? i : -1;
    }

    /** The next index behind {@code pos} that a lazy repetition reaches, where what must follow is; -1 if there is none up to {@code limit}. */
    private int forwardTo(int pc, int pos, int limit) {
        int[] code = program.code;
        CharTest test = program.tests[code[pc + 1]];
        int literal = code[pc + 4];
        int i = pos;
        while (i < limit && test.test(at(i))) {
            i++;
            if (literal < 0 || i < end && at(i) == literal) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(int string, int pos) {
        String narrow = program.narrowStrings[string];
        if (text != null) {
            return narrow != null && text.startsWith(narrow, pos);
        }
        int[] literals = program.strings[string];
        for (int k = 0; k < literals.length; k++) {
            if (at(pos + k) != literals[k]) {
                return false;
            }
        }
        return true;
    }

    private boolean isRepeated(int first, int second, int n, int fold) {
        for (int k = 0; k < n; k++) {
            int a = at(first + k);
            int b = at(second + k);
            if (a != b && (fold == 0 || !isSameFolded(a, b, fold))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameFolded(int a, int b, int fold) {
        return fold == 1
                ? Characters.lowerAscii(a) == Characters.lowerAscii(b)
                : Characters.lowerUnicode(a) == Characters.lowerUnicode(b);
    }

    private boolean isAtPosition(int kind, int pos) {
        switch (kind) {
            case Codes.AT_BEGINNING, Codes.AT_BEGINNING_STRING:
                return pos == beginning;
            case Codes.AT_BEGINNING_LINE:
                return pos == beginning || at(pos - 1) == '\n';
            case Codes.AT_END:
                return pos == end || pos == end - 1 && at(pos) == '\n';
            case Codes.AT_END_LINE:
                return pos == end || at(pos) == '\n';
            case Codes.AT_END_STRING:
                return pos == end;
            case Codes.AT_BOUNDARY, Codes.AT_LOC_BOUNDARY:
                return isBoundary(pos, false);
            case Codes.AT_NON_BOUNDARY, Codes.AT_LOC_NON_BOUNDARY:
                return !isBoundary(pos, false);
            case Codes.AT_UNI_BOUNDARY:
                return isBoundary(pos, true);
            default:
                return !isBoundary(pos, true);
        }
    }

    private boolean isBoundary(int pos, boolean unicode) {
        return (pos > beginning && isWord(at(pos - 1), unicode)) != (pos < end && isWord(at(pos), unicode));
    }

    private static boolean isWord(int c, boolean unicode) {
        return unicode ? Characters.isWordUnicode(c) : Characters.isWordAscii(c);
    }
}
