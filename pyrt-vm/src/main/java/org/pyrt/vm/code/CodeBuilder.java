package org.pyrt.vm.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.ast.Node;

/**
 * Collects the instructions of one code object. While building, registers have virtual numbers by kind: named locals from 0, hidden locals
 * from {@link #HIDDEN}, temporaries from {@link #TEMP}, constants used as operands from {@link #CONST}; {@link #finish} packs them.
 *
 * <p>Temporaries are a stack: {@link #temps} is its height, and an instruction records the height before it.
 */
public final class CodeBuilder {

    /** The first hidden local. */
    public static final int HIDDEN = 1 << 20;

    /** The first temporary. */
    public static final int TEMP = 1 << 21;

    /** The first constant operand. */
    public static final int CONST = 1 << 22;

    /** So many constants at most become operands; others are loaded. */
    private static final int MAX_CONST_OPERANDS = 48;

    /** So many attribute sites are of one place each. */
    private static final int MAX_OWN_SITES = 50_000;

    /** The largest number in a field. */
    private static final int MAX_FIELD = 0xffff;

    /** What the code object shows; set by the compiler. */
    public String name;

    public String qualname;
    public String filename;
    public int firstLine;
    public int flags;
    public int argCount;
    public int positionalOnlyCount;
    public int keywordOnlyCount;
    public PyStr[] varNames;
    public PyStr[] cellVars;
    public PyStr[] freeVars;
    public int[] cellRegisters;

    /** The number of named locals and cells; set before finishing. */
    public int localCount;

    /** The height of the temporary stack. */
    public int temps;

    /** The number of hidden locals in use. */
    public int hidden;

    /** Whether the code is the machine's own. */
    boolean hiddenCode;

    int counted;
    int constantBase;
    PyObject[] template;
    long[] finishedInstructions;
    short[] finishedDepth;
    PyObject[] finishedConstants;
    PyStr[] finishedNames;
    int[] finishedTable;
    int[] finishedVariables;
    Positions finishedPositions;

    /** A table of lines that takes the place of the positions, or null. */
    byte[] lineTable;
    AttributeSite[] finishedAttributeSites;
    GlobalSite[] finishedGlobalSites;

    private int maxTemps;
    private int maxHidden;
    int size;
    int[] ops = new int[64];
    int[] as = new int[64];
    int[] bs = new int[64];
    int[] cs = new int[64];
    short[] depths = new short[64];
    int[] lines = new int[64];
    int[] endLines = new int[64];
    int[] columns = new int[64];
    int[] endColumns = new int[64];
    @SuppressWarnings("UncountedField") // leaves, immortal and deferred objects only
    private final List<PyObject> constants = new ArrayList<>();
    @SuppressWarnings("UncountedField") // the same
    private final List<PyObject> operands = new ArrayList<>();
    private final Map<Object, Integer> constantIndex = new HashMap<>();
    private final Map<Object, Integer> operandIndex = new HashMap<>();
    private final List<PyStr> names = new ArrayList<>();
    final Set<PyStr> usedNames = new LinkedHashSet<>();
    private final Set<PyStr> importedNames = new LinkedHashSet<>();
    private final Map<PyStr, Integer> nameIndex = new HashMap<>();
    private final List<PyStr> attributes = new ArrayList<>();
    private final Map<PyStr, Integer> sharedSites = new HashMap<>();
    private final List<PyStr> globals = new ArrayList<>();
    private final Map<PyStr, Integer> globalIndex = new HashMap<>();
    private final List<int[]> table = new ArrayList<>();
    private final List<int[]> variables = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private int line;
    private int endLine;
    private int column;
    private int endColumn;
    private boolean reachable = true;
    private boolean artificial;
    private int[] mark;
    private int blockStart;

    /** Later instructions come from this node. */
    public void at(Node node) {
        line = node.lineno();
        endLine = node.endLineno();
        column = node.col();
        endColumn = node.endCol();
        artificial = false;
    }

    /** Later instructions come from this range. */
    public void at(int fromLine, int fromColumn, int toLine, int toColumn) {
        line = fromLine;
        endLine = toLine;
        column = fromColumn;
        endColumn = toColumn;
        artificial = false;
    }

    /** Later instructions come from where the one before does, or from the definition if there is none. */
    public void atPrevious() {
        flushMark();
        if (size == 0) {
            at(firstLine, 0, firstLine, 0);
        } else {
            int last = size - 1;
            at(Math.abs(lines[last]), columns[last], endLines[last], endColumns[last]);
        }
    }

    /** Later instructions, up to the next place, stand for nothing that is written there: coming to them is not coming to a line. */
    public void artificial() {
        artificial = true;
    }

    /** What is written here needs no instruction; but if the code before and after it is of other lines, coming by is coming to this line. */
    public void mark() {
        if (mark != null && mark[0] != line) {
            flushMark();
        }
        if (reachable && !(size > blockStart && lines[size - 1] == line)) {
            mark = position();
        }
    }

    /** Emits what {@link #mark} asked for, if anything. */
    public void flushMark() {
        if (mark == null) {
            return;
        }
        int[] here = position();
        restore(mark);
        mark = null;
        Label next = new Label();
        next.addJump(size);
        emit(Opcode.JUMP, 0, 0, 0);
        next.position = size;
        labels.add(next);
        reachable = true;
        restore(here);
    }

    /** The position as {@link #restore} takes it. */
    public int[] position() {
        return new int[] {line, endLine, column, endColumn, artificial ? 1 : 0};
    }

    /** Goes back to a position. */
    public void restore(int[] position) {
        line = position[0];
        endLine = position[1];
        column = position[2];
        endColumn = position[3];
        artificial = position[4] != 0;
    }

    /** A new temporary on top of the stack. */
    public int pushTemp() {
        int t = TEMP + temps++;
        maxTemps = Math.max(maxTemps, temps);
        return t;
    }

    /** A new hidden local; the newest is given back by lowering {@link #hidden}. */
    public int pushHidden() {
        int h = HIDDEN + hidden++;
        maxHidden = Math.max(maxHidden, hidden);
        return h;
    }

    /** Whether a register is a temporary. */
    public static boolean isTemp(int register) {
        return register >= TEMP && register < CONST;
    }

    /** Whether the next instruction can be reached. */
    public boolean isReachable() {
        return reachable;
    }

    /** The number of instructions so far. */
    public int here() {
        return size;
    }

    /** Appends an instruction. Code that cannot be reached is left out. */
    public void emit(int op, int a, int b, int c) {
        if (!reachable) {
            return;
        }
        if (mark != null) {
            if (mark[0] == line && !artificial) {
                mark = null;
            } else {
                flushMark();
            }
        }
        if (size == ops.length) {
            grow();
        }
        ops[size] = op;
        as[size] = a;
        bs[size] = b;
        cs[size] = c;
        depths[size] = (short) temps;
        lines[size] = artificial ? -line : line;
        endLines[size] = endLine;
        columns[size] = column;
        endColumns[size] = endColumn;
        size++;
        if (op == Opcode.JUMP || op == Opcode.JUMP_BACK || op == Opcode.RETURN || op == Opcode.RAISE || op == Opcode.RERAISE) {
            reachable = false;
        }
    }

    private void grow() {
        int n = size * 2;
        ops = Arrays.copyOf(ops, n);
        as = Arrays.copyOf(as, n);
        bs = Arrays.copyOf(bs, n);
        cs = Arrays.copyOf(cs, n);
        depths = Arrays.copyOf(depths, n);
        lines = Arrays.copyOf(lines, n);
        endLines = Arrays.copyOf(endLines, n);
        columns = Arrays.copyOf(columns, n);
        endColumns = Arrays.copyOf(endColumns, n);
    }

    /** Takes other instructions: the eight arrays of numbers in the order of the fields, the heights and how many there are. */
    void adopt(int[][] columnsOfAll, short[] heights, int count) {
        ops = columnsOfAll[0];
        as = columnsOfAll[1];
        bs = columnsOfAll[2];
        cs = columnsOfAll[3];
        lines = columnsOfAll[4];
        endLines = columnsOfAll[5];
        columns = columnsOfAll[6];
        endColumns = columnsOfAll[7];
        depths = Arrays.copyOf(heights, count + 1);
        size = count;
    }

    /** Appends an instruction whose field c (or b and c, for JUMP) goes to a label. */
    public void jump(int op, int a, int b, Label label) {
        if (reachable) {
            if (mark != null && (mark[0] != line || artificial)) {
                flushMark();
            }
            label.addJump(size);
            emit(op, a, b, 0);
        }
    }

    /** The next instruction is where the label is; it is reachable if some jump goes there or the code before falls through. */
    public void bind(Label label) {
        flushMark();
        blockStart = size;
        label.position = size;
        labels.add(label);
        if (label.jumpCount > 0) {
            reachable = true;
        }
    }

    /** Binds a label that is jumped to from behind: the top of a loop. */
    public void bindTop(Label label) {
        flushMark();
        blockStart = size;
        label.position = size;
        labels.add(label);
    }

    /** The handler of a region begins here, with nothing on the temporary stack. */
    public void bindHandler(Label label) {
        flushMark();
        blockStart = size;
        label.position = size;
        reachable = true;
    }

    /** Exceptions raised between two positions go to the handler, whose register gets the exception. Inner regions are added first. */
    public void addRegion(int start, int end, Label handler, int register) {
        if (end > start) {
            table.add(new int[] {start, end, -1, register});
            handlers.add(handler);
        }
    }

    private final List<Label> handlers = new ArrayList<>();

    /** A hidden local, which may have a cell, stands for a variable of that name from a position to here. */
    public void addVariable(PyStr variable, int register, boolean cell, int start) {
        if (size > start) {
            variables.add(new int[] {start, size, register, nameIndex(variable) << 1 | (cell ? 1 : 0)});
        }
    }

    /** The index of a constant; {@code key} tells equal constants (1, 1.0 and True differ). */
    public int constant(Object key, PyObject value) {
        Integer i = constantIndex.get(key);
        if (i == null) {
            i = constants.size();
            constants.add(value);
            constantIndex.put(key, i);
        }
        return i;
    }

    /** The operand register of a constant, or -1 when there are too many. */
    public int constantOperand(Object key, PyObject value) {
        Integer i = operandIndex.get(key);
        if (i == null) {
            if (operands.size() == MAX_CONST_OPERANDS) {
                return -1;
            }
            i = operands.size();
            operands.add(value);
            operandIndex.put(key, i);
        }
        return CONST + i;
    }

    /** The index of a name. */
    public int nameIndex(PyStr s) {
        Integer i = nameIndex.get(s);
        if (i == null) {
            i = names.size();
            names.add(s);
            nameIndex.put(s, i);
        }
        return i;
    }

    /** The index of the name of a module or of what is imported from one, which {@code co_names} shows. */
    public int importIndex(PyStr s) {
        usedNames.add(s);
        importedNames.add(s);
        return nameIndex(s);
    }

    /** A new attribute site; in very large code, one for each name. */
    public int attributeSite(PyStr s) {
        if (attributes.size() < MAX_OWN_SITES) {
            attributes.add(s);
            usedNames.add(s);
            return attributes.size() - 1;
        }
        Integer i = sharedSites.get(s);
        if (i == null) {
            i = attributes.size();
            if (i > MAX_FIELD) {
                throw new CodeTooLarge("too many attribute names");
            }
            attributes.add(s);
            usedNames.add(s);
            sharedSites.put(s, i);
        }
        return i;
    }

    /** The site of a global name, one for each name. */
    public int globalSite(PyStr s) {
        Integer i = globalIndex.get(s);
        if (i == null) {
            i = globals.size();
            globals.add(s);
            usedNames.add(s);
            globalIndex.put(s, i);
        }
        return i;
    }

    /** Makes the code object, floating. */
    public Code finish(ThreadState ts) {
        prepare();
        return new Code(ts, this);
    }

    /** The same of code of the machine's own, which nobody gets to hear of. */
    public Code finishHidden(ThreadState ts) {
        hiddenCode = true;
        return finish(ts);
    }

    /**
     * The return at the end that nobody wrote belongs to the line before it on each way there, as in CPython: jumps from other lines get returns of their own.
     */
    private void splitReturn() {
        int last = size - 1;
        if (last < 0 || ops[last] != Opcode.RETURN || lines[last] >= 0 || bs[last] < CONST) {
            return;
        }
        Map<Integer, Label> copies = new HashMap<>();
        for (Label l : List.copyOf(labels)) {
            if (l.position != last) {
                continue;
            }
            int kept = 0;
            for (int i = 0; i < l.jumpCount; i++) {
                int at = l.jumps[i];
                int from = Math.abs(lines[at]);
                if (from == -lines[last]) {
                    l.jumps[kept++] = at;
                    continue;
                }
                Label copy = copies.get(from);
                if (copy == null) {
                    copy = new Label();
                    copy.position = size;
                    labels.add(copy);
                    copies.put(from, copy);
                    restore(new int[] {from, endLines[at], columns[at], endColumns[at], 1});
                    reachable = true;
                    emit(Opcode.RETURN, 0, bs[last], 0);
                }
                copy.addJump(at);
            }
            l.jumpCount = kept;
        }
    }

    private void prepare() {
        flushMark();
        splitReturn();
        List<int[]> ranges = new ArrayList<>(table);
        ranges.addAll(variables);
        LongJumps.extend(this, labels, handlers, ranges);
        counted = localCount + maxHidden;
        int constBase = counted + maxTemps;
        constantBase = constBase;
        for (Label l : labels) {
            for (int i = 0; i < l.jumpCount; i++) {
                resolve(l.jumps[i], l.position);
            }
        }
        finishedInstructions = new long[size];
        finishedDepth = Arrays.copyOf(depths, size + 1);
        for (int i = 0; i < size; i++) {
            int op = ops[i];
            finishedInstructions[i] =
                    Opcode.encode(
                            op | flags(op, as[i], bs[i], cs[i]),
                            field(op, 0, as[i], constBase),
                            field(op, 1, bs[i], constBase),
                            wide(op) ? bs[i] >>> 16 : field(op, 2, cs[i], constBase));
        }
        template = new PyObject[constBase + operands.size()];
        for (int i = 0; i < operands.size(); i++) {
            template[constBase + i] = operands.get(i);
        }
        finishedTable = new int[table.size() * 4];
        for (int i = 0; i < table.size(); i++) {
            int[] e = table.get(i);
            finishedTable[4 * i] = e[0];
            finishedTable[4 * i + 1] = e[1];
            finishedTable[4 * i + 2] = handlers.get(i).position;
            finishedTable[4 * i + 3] = register(e[3], constBase);
        }
        finishedVariables = new int[variables.size() * 4];
        for (int i = 0; i < variables.size(); i++) {
            System.arraycopy(variables.get(i), 0, finishedVariables, 4 * i, 4);
            finishedVariables[4 * i + 2] = register(variables.get(i)[2], constBase);
        }
        for (int i = 0; i < cellRegisters.length; i++) {
            cellRegisters[i] = register(cellRegisters[i], constBase);
        }
        finishedPositions =
                new Positions(
                        Arrays.copyOf(lines, size),
                        Arrays.copyOf(endLines, size),
                        Arrays.copyOf(columns, size),
                        Arrays.copyOf(endColumns, size));
        finishedConstants = constants.toArray(new PyObject[0]);
        finishedNames = names.toArray(new PyStr[0]);
        if (usedNames.size() > 255) {
            importedNames.addAll(usedNames);
            usedNames.clear();
            usedNames.addAll(importedNames);
        }
        finishedAttributeSites = new AttributeSite[attributes.size()];
        for (int i = 0; i < finishedAttributeSites.length; i++) {
            finishedAttributeSites[i] = new AttributeSite(attributes.get(i));
        }
        finishedGlobalSites = new GlobalSite[globals.size()];
        for (int i = 0; i < finishedGlobalSites.length; i++) {
            finishedGlobalSites[i] = new GlobalSite(globals.get(i));
        }
    }

    private static int flags(int op, int a, int b, int c) {
        int flags = 0;
        if (Opcode.kind(op, 0) == 'w' && a < TEMP) {
            flags |= Opcode.A_COUNTED;
        }
        if (Opcode.kind(op, 0) == 'r' && isTemp(a)) {
            flags |= Opcode.A_TEMP;
        }
        if (Opcode.kind(op, 1) == 'r' && isTemp(b)) {
            flags |= Opcode.B_TEMP;
        }
        if (Opcode.kind(op, 2) == 'r' && isTemp(c)) {
            flags |= Opcode.C_TEMP;
        }
        return flags;
    }

    private static boolean wide(int op) {
        char b = Opcode.kind(op, 1);
        return b == 's' || b == 'k' || b == 'J';
    }

    private void resolve(int at, int target) {
        int op = ops[at];
        if (Opcode.kind(op, 1) == 'J') {
            bs[at] = target;
            ops[at] = target <= at ? Opcode.JUMP_BACK : op;
            return;
        }
        int distance = target - at - 1;
        if (distance != (short) distance) {
            throw new IllegalStateException("a jump is too long: a statement has more than 32767 instructions");
        }
        cs[at] = distance;
    }

    private int field(int op, int index, int value, int constBase) {
        char kind = Opcode.kind(op, index);
        if (kind == 'r' || kind == 'w') {
            return register(value, constBase);
        }
        if (kind == 'R') {
            return value == 0 ? 0 : register(value - 1, constBase) + 1;
        }
        return value;
    }

    private int register(int virtual, int constBase) {
        int r = virtual;
        if (virtual >= CONST) {
            r = constBase + virtual - CONST;
        } else if (virtual >= TEMP) {
            r = counted + virtual - TEMP;
        } else if (virtual >= HIDDEN) {
            r = localCount + virtual - HIDDEN;
        }
        if (r >= MAX_FIELD) {
            throw new CodeTooLarge("too many local variables");
        }
        return r;
    }
}
