package org.pyrt.vm.code;

/**
 * Where a code object sends events, and to whom (PEP 669): a word of event bits for each instruction. Instructions with a bit are replaced in
 * place by {@code INSTRUMENTED}, which frames that run see at their next step; the originals are kept here.
 *
 * <p>Implementation notes. Everything but {@link #originals} is changed under the monitor of {@code Monitors} only and read racily by frames: who
 * reads an older word sends an event that was just given up, or leaves one out that was just asked for. Instructions are longs, so never torn.
 */
public final class Instrumentation {

    public static final int PY_START = 0;
    public static final int PY_RESUME = 1;
    public static final int PY_RETURN = 2;
    public static final int PY_YIELD = 3;
    public static final int CALL = 4;
    public static final int LINE = 5;
    public static final int INSTRUCTION = 6;
    public static final int JUMP = 7;
    public static final int BRANCH_LEFT = 8;
    public static final int BRANCH_RIGHT = 9;
    public static final int STOP_ITERATION = 10;

    /** So many events belong to places in code; those from here on are sent for a whole interpreter only. */
    public static final int LOCAL_EVENTS = 11;

    public static final int RAISE = 11;
    public static final int EXCEPTION_HANDLED = 12;
    public static final int PY_UNWIND = 13;
    public static final int PY_THROW = 14;
    public static final int RERAISE = 15;
    public static final int C_RETURN = 16;
    public static final int C_RAISE = 17;
    public static final int BRANCH = 18;

    /** So many numbers of events there are. */
    public static final int EVENTS = 19;

    /** So many tools there are, the two of sys.settrace and sys.setprofile included. */
    public static final int TOOLS = 8;

    /** The tool that calls profile functions. */
    public static final int PROFILE_TOOL = 6;

    /** The tool that calls trace functions. */
    public static final int TRACE_TOOL = 7;

    /** Field a of a JUMP that leads past the handlers of a try: where handlers lie elsewhere there is none, and it is no event. */
    public static final int SILENT = 1;

    /** Set in a place whose instruction is looked at only to know which one ran last. */
    private static final int TRACK = 1 << LOCAL_EVENTS;

    /** The instructions as the compiler made them; not to be changed. */
    public final long[] originals;

    private final Code code;
    private final int[] possible;
    private final int[] places;

    /** The tools that want each event everywhere or of this code, as bits. */
    private int[] active = new int[LOCAL_EVENTS];

    /** The tools that do not want an event of a place any more, by event and place; rows are made when needed. */
    private final byte[][] disabled = new byte[LOCAL_EVENTS][];

    private final int[] local = new int[TOOLS];

    /** The state of {@code Monitors} that it was last brought up to. */
    private volatile int version = -1;

    private int restarts;

    private boolean unwinding;

    /** Of code that has a trap or nothing; no events yet. */
    public Instrumentation(Code code) {
        this.code = code;
        originals = code.originals();
        places = new int[originals.length];
        possible = new int[originals.length];
        findPlaces();
    }

    /** The instruction that takes the place of another. */
    static long instrumented(long w) {
        return w & ~0xffL | Opcode.INSTRUMENTED;
    }

    private void findPlaces() {
        int first = code.firstTraceable();
        int n = originals.length;
        int line = -1;
        for (int pc = first; pc < n; pc++) {
            long w = originals[pc];
            int op = Opcode.op(w);
            if (op == Opcode.EXTRA || op == Opcode.ATTR_OPERAND) {
                possible[pc] = 0;
                continue;
            }
            possible[pc] |= 1 << INSTRUCTION | TRACK | events(pc, op, w);
            if (op == Opcode.YIELD && pc + 1 < n) {
                possible[pc + 1] |= 1 << PY_RESUME;
            }
            if (code.positions.isArtificial(pc)) {
                line = -1;
            } else {
                int here = code.positions.line(pc);
                if (here != line) {
                    possible[pc] |= 1 << LINE;
                    line = here;
                }
            }
        }
        possible[first] |= 1 << PY_START;
        for (int pc = first; pc < n; pc++) {
            int target = target(pc);
            if (target >= 0) {
                startLine(target);
            }
        }
        for (int i = 0; i < code.exceptionTable.length; i += 4) {
            startLine(code.exceptionTable[i + 2]);
        }
    }

    private void startLine(int pc) {
        if (possible[pc] != 0 && code.positions.line(pc) > 0 && !code.positions.isArtificial(pc)
                && Opcode.op(originals[pc]) != Opcode.END_ASYNC_FOR) {
            possible[pc] |= 1 << LINE;
        }
    }

    private static int events(int pc, int op, long w) {
        switch (op) {
            case Opcode.RETURN:
                return 1 << PY_RETURN;
            case Opcode.YIELD:
                return 1 << PY_YIELD;
            case Opcode.CALL:
            case Opcode.CALL_METHOD:
            case Opcode.CALL_KW:
            case Opcode.CALL_METHOD_KW:
            case Opcode.CALL_EX:
                return 1 << CALL;
            case Opcode.JUMP:
                return Opcode.bc(w) == pc + 1 || Opcode.a(w) == SILENT ? 0 : 1 << JUMP;
            case Opcode.JUMP_BACK:
                return 1 << JUMP;
            case Opcode.FOR_NEXT:
            case Opcode.FOR_NEXT_PAIR:
                return 1 << JUMP | 1 << BRANCH_LEFT | 1 << BRANCH_RIGHT;
            case Opcode.FOR_ITER:
                return 1 << BRANCH_LEFT | 1 << BRANCH_RIGHT;
            case Opcode.SEND:
                return 1 << STOP_ITERATION;
            default:
                return isBranch(op) ? 1 << BRANCH_LEFT | 1 << BRANCH_RIGHT : 0;
        }
    }

    /** Whether an instruction is a conditional jump, but for those that fetch an item. */
    public static boolean isBranch(int op) {
        return op >= Opcode.LT_JF && op <= Opcode.IS_JT || op >= Opcode.JUMP_IF_FALSE && op <= Opcode.KEEP_IF_TRUE || op == Opcode.EXC_MATCH_JF;
    }

    /** Where the instruction jumps to if it does, or -1. */
    public int target(int pc) {
        long w = originals[pc];
        int op = Opcode.op(w);
        if (Opcode.kind(op, 1) == 'J') {
            return Opcode.bc(w) == pc + 1 ? -1 : Opcode.bc(w);
        }
        return Opcode.kind(op, 2) == 'j' ? pc + 1 + (short) Opcode.c(w) : -1;
    }

    /** The events of a tool that are wanted of this code only, as bits. */
    public int local(int tool) {
        return local[tool];
    }

    /** Replaces them; {@link #update} makes it so. */
    public void setLocal(int tool, int events) {
        local[tool] = events;
    }

    /** Whether some tool wanted events of it, when it was last brought up to date. */
    public boolean isActive() {
        for (int tools : active) {
            if (tools != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether some tool wanted to hear of frames that exceptions end, when it was last brought up to date. */
    public boolean tellsUnwinding() {
        return unwinding;
    }

    /** Whether it is in the state that {@code Monitors} has. */
    public boolean isCurrent(int now) {
        return version == now;
    }

    /**
     * Brings the code to the state {@code now}: {@code global} has the tools that want each event everywhere. Where an event is new to a tool, or
     * events were restarted, nothing is disabled any more.
     */
    public void update(int[] global, int now, int restarted) {
        int[] wanted = new int[LOCAL_EVENTS];
        boolean all = restarted != restarts;
        for (int e = 0; e < LOCAL_EVENTS; e++) {
            wanted[e] = global[e];
            for (int t = 0; t < TOOLS; t++) {
                wanted[e] |= (local[t] >> e & 1) << t;
            }
            if (all) {
                disabled[e] = null;
            } else if (disabled[e] != null) {
                enable(disabled[e], wanted[e] & ~active[e]);
            }
        }
        active = wanted;
        unwinding = global[PY_UNWIND] != 0;
        restarts = restarted;
        writePlaces();
        code.allowGuard(!isActive());
        version = now;
    }

    private static void enable(byte[] row, int tools) {
        if (tools != 0) {
            for (int i = 0; i < row.length; i++) {
                row[i] &= (byte) ~tools;
            }
        }
    }

    private void writePlaces() {
        boolean lines = false;
        for (int pc = 0; pc < places.length; pc++) {
            int bits = possible[pc] & ~TRACK;
            int wanted = 0;
            while (bits != 0) {
                int e = Integer.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                if (tools(e, pc) != 0) {
                    wanted |= 1 << e;
                }
            }
            places[pc] = wanted;
            lines |= (wanted & 1 << LINE) != 0;
        }
        long[] in = code.instructions;
        for (int pc = 0; pc < places.length; pc++) {
            if (lines) {
                places[pc] |= possible[pc] & TRACK;
            }
            in[pc] = places[pc] != 0 ? instrumented(originals[pc]) : originals[pc];
        }
    }

    /** The event bits of a place. */
    public int place(int pc) {
        return places[pc];
    }

    /** The tools that want an event of a place, as bits. */
    public int tools(int event, int pc) {
        byte[] row = disabled[event];
        return active[event] & ~(row == null ? 0 : row[pc]);
    }

    /** A tool does not want an event of a place any more. */
    public void disable(int event, int pc, int tool) {
        byte[] row = disabled[event];
        if (row == null) {
            row = new byte[places.length];
            disabled[event] = row;
        }
        row[pc] |= (byte) (1 << tool);
        if (tools(event, pc) != 0) {
            return;
        }
        if (event == LINE) {
            writePlaces();
            return;
        }
        places[pc] &= ~(1 << event);
        if (places[pc] == 0) {
            code.instructions[pc] = originals[pc];
        }
    }
}
