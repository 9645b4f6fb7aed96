package org.pyrt.vm.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.interpreter.KeywordNames;

/**
 * A code object with its register bytecode. Immutable but for the site arrays, whose elements are immutable and replaced racily: a thread
 * that misses an update does the slow lookup again.
 */
public final class Code extends PyCode {

    private static final VarHandle SITES_OWNER;

    static {
        try {
            SITES_OWNER = MethodHandles.lookup().findVarHandle(Code.class, "sitesOwner", PyDict.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    /** The instructions; see {@link Opcode}. */
    public final long[] instructions;

    /** How many temporaries are live before each instruction; one more element than there are instructions. */
    public final short[] depth;

    /** Registers below this count what they hold: locals, cells, hidden locals. */
    public final int counted;

    /** Registers below this are named locals and cells: what a frame object shows. */
    public final int named;

    /** The registers of a new frame: nulls, then the constants that instructions use as operands. Copied, never changed. */
    @SuppressWarnings("UncountedField") // as constants are
    public final PyObject[] template;

    /** Constants by index; leaves, immortal and deferred objects only. */
    @SuppressWarnings("UncountedField") // leaves, immortal and deferred objects only
    public final PyObject[] constants;

    /** Names used by instructions other than sites. */
    public final PyStr[] names;

    /** Where exceptions are handled, four numbers an entry: start, end (exclusive), handler, register of the exception. */
    public final int[] exceptionTable;

    /**
     * The variables of comprehensions that are compiled in place, four numbers an entry: start, end (exclusive), hidden local, and twice the index in
     * {@link #names}, plus one if the local has a cell. Inner comprehensions come first.
     */
    public final int[] inlinedVariables;

    /** Source positions of each instruction. */
    public final Positions positions;

    /** Caches of attribute sites. */
    public final AttributeSite[] attributeSites;

    /** Caches of global name sites. */
    public final GlobalSite[] globalSites;

    /** The number of arguments of a call that needs nothing but copying them; -1 if every call needs more. */
    public final int simpleArgCount;

    /** What calls can be answered by without a frame, or null; null too while the code is instrumented. */
    public Guard guard;

    private final Guard ownGuard;

    /** Where the constants begin in the registers. */
    public final int constantBase;

    /** A small number of this code object's own, for tables of threads. */
    public final int id;

    /** Registers of the cells: of each cell variable, then of each free variable. */
    public final int[] cellRegisters;

    /** The globals that {@link #globalSites} are for. Only compared, never used. */
    @SuppressWarnings("UncountedField")
    private PyDict sitesOwner;

    private final PyStr[] usedNames;

    /** The table of lines that somebody put in place of the compiler's, or null. */
    private final byte[] ownLineTable;

    /** What makes it send events; null as long as nobody wanted any. Published by who instruments, under the monitor of {@code Monitors}. */
    public volatile Instrumentation instrumentation;

    /** The instruction that the trap at {@link #firstTraceable} has taken the place of, while there is no {@link #instrumentation}. */
    private volatile long trapped;

    /** What the builder collected. */
    Code(ThreadState ts, CodeBuilder b) {
        super(
                ts,
                b.name,
                b.qualname,
                b.filename,
                b.firstLine,
                b.flags,
                b.argCount,
                b.positionalOnlyCount,
                b.keywordOnlyCount,
                b.varNames,
                b.cellVars,
                b.freeVars);
        instructions = b.finishedInstructions;
        depth = b.finishedDepth;
        counted = b.counted;
        named = b.localCount;
        constantBase = b.constantBase;
        id = NEXT_ID.getAndIncrement();
        template = b.template;
        constants = b.finishedConstants;
        names = b.finishedNames;
        usedNames = b.usedNames.toArray(new PyStr[0]);
        exceptionTable = b.finishedTable;
        inlinedVariables = b.finishedVariables;
        ownLineTable = b.lineTable;
        positions = placed(ts, b);
        attributeSites = b.finishedAttributeSites;
        globalSites = b.finishedGlobalSites;
        cellRegisters = b.cellRegisters;
        simpleArgCount = keywordOnlyCount == 0 && (flags & (VARARGS | VARKEYWORDS)) == 0 ? argCount : -1;
        guard = ownGuard = simpleArgCount > 0 ? Guard.of(instructions, template, simpleArgCount, constantBase) : null;
        if (!b.hiddenCode && ts.interpreter instanceof CodeListener listener) {
            listener.created(this);
        }
    }

    private Positions placed(ThreadState ts, CodeBuilder b) {
        Positions p = b.lineTable != null ? CodeTables.places(this, b.lineTable) : b.finishedPositions;
        return b.hiddenCode || !(ts.interpreter instanceof CodeListener listener) || listener.keepsColumns() ? p : p.withoutColumns();
    }

    /** Hears of every code object that is made. */
    public interface CodeListener {

        /** Whether instructions know more of their places than the line. */
        boolean keepsColumns();

        /** Called at the end of the making, by the thread that makes it. */
        void created(Code code);
    }

    /** The first instruction that events are sent for: those before it make cells and generators. */
    public int firstTraceable() {
        int pc = 0;
        for (; ; ) {
            int op = Opcode.op(instructions[pc]);
            if (op != Opcode.RETURN_GENERATOR && op != Opcode.MAKE_CELL && op != Opcode.COPY_FREE) {
                return pc;
            }
            pc++;
        }
    }

    /** The line that a frame starts at: that of the definition, and 0 in a module. */
    public int startLine() {
        return name.equals("<module>") ? 0 : firstLine;
    }

    /** The instruction that the compiler put at {@code pc}, instrumented or not. */
    public long original(int pc) {
        Instrumentation in = instrumentation;
        if (in != null) {
            return in.originals[pc];
        }
        long w = instructions[pc];
        if (Opcode.op(w) == Opcode.INSTRUMENTED) {
            in = instrumentation;
            return in != null ? in.originals[pc] : trapped;
        }
        return w;
    }

    /** The instructions that the compiler made; not to be changed. */
    public long[] originals() {
        Instrumentation in = instrumentation;
        if (in != null) {
            return in.originals;
        }
        long[] all = instructions.clone();
        for (int pc = 0; pc < all.length; pc++) {
            if (Opcode.op(all[pc]) == Opcode.INSTRUMENTED) {
                all[pc] = original(pc);
            }
        }
        return all;
    }

    /** Whether calls may be answered without a frame, for nobody wants to see them. */
    void allowGuard(boolean allowed) {
        guard = allowed ? ownGuard : null;
    }

    /** Makes the next frame stop at the first traceable instruction. By who has the monitor of {@code Monitors}. */
    public void trap() {
        int pc = firstTraceable();
        long w = instructions[pc];
        if (Opcode.op(w) != Opcode.INSTRUMENTED) {
            if (instrumentation == null) {
                trapped = w;
            }
            instructions[pc] = Instrumentation.instrumented(w);
            guard = null;
        }
    }

    /**
     * The caches of global names for frames with these globals: a site that found a name in the globals knows that it was in those. The first globals that
     * the code runs with, nearly always the only ones, get {@link #globalSites}; others get sites of their own.
     */
    public GlobalSite[] sitesFor(PyDict globals) {
        PyDict first = sitesOwner;
        if (first == null) {
            first = (PyDict) SITES_OWNER.compareAndExchange(this, (PyDict) null, globals);
        }
        return first == null || first == globals ? globalSites : GlobalSite.unlearned(globalSites);
    }

    /** Caches of global names for one frame whose builtins are no dict: nothing is learnt of those. */
    public GlobalSite[] freshSites() {
        return GlobalSite.unlearned(globalSites);
    }

    @Override
    public PyStr[] usedNames() {
        return usedNames;
    }

    @Override
    public PyObject[] usedConstants() {
        int[] places = CodeView.constantPlaces(this);
        PyObject[] all = new PyObject[places.length];
        for (int i = 0; i < all.length; i++) {
            int place = places[i];
            all[i] = place < constants.length ? constants[place] : template[constantBase + place - constants.length];
        }
        return all;
    }

    @Override
    public byte[] bytecode() {
        return CodeView.bytes(this);
    }

    @Override
    public int[] branches() {
        return Branches.of(originals());
    }

    @Override
    public byte[] lineTable() {
        return ownLineTable != null ? ownLineTable.clone() : CodeTables.lines(this);
    }

    /** The table of lines that somebody put in place of the compiler's, or null; not to be changed. */
    byte[] ownLineTable() {
        return ownLineTable;
    }

    @Override
    public byte[] handlerTable() {
        return CodeTables.handlers(this);
    }

    @Override
    public int stackSize() {
        return constantBase - counted;
    }

    @Override
    @CleanPoint
    public boolean isLike(ThreadState ts, PyCode other) {
        return this == other || other instanceof Code c && CodeView.same(ts, this, c);
    }

    @Override
    @CleanPoint
    public PyCode replace(ThreadState ts, PyDict changes) {
        return CodeCopy.replace(ts, this, changes);
    }

    /** Gives this code and all code in it another source file, before it first runs. */
    public void renameFile(String file) {
        String old = filename;
        if (old.equals(file)) {
            return;
        }
        filename = file;
        for (PyObject c : constants) {
            if (c instanceof Code inner && inner.filename.equals(old)) {
                inner.renameFile(file);
            }
        }
        for (int i = constantBase; i < template.length; i++) {
            if (template[i] instanceof Code inner && inner.filename.equals(old)) {
                inner.renameFile(file);
            }
        }
    }

    /** The entry of the exception table that covers the instruction at {@code pc}, as an index, or -1. Inner entries come first. */
    public int handlerFor(int pc) {
        int[] t = exceptionTable;
        for (int i = 0; i < t.length; i += 4) {
            if (pc >= t[i] && pc < t[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the instruction at {@code pc} is in a comprehension that is compiled in place and has variables. */
    public boolean isInComprehension(int pc) {
        int[] t = inlinedVariables;
        for (int i = 0; i < t.length; i += 4) {
            if (pc >= t[i] && pc < t[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The name of the variable that a register has at the instruction at {@code pc}, for error messages. */
    public PyStr localName(int register, int pc) {
        int[] t = inlinedVariables;
        for (int i = 0; i < t.length; i += 4) {
            if (t[i + 2] == register && pc >= t[i] && pc < t[i + 1]) {
                return names[t[i + 3] >> 1];
            }
        }
        return localName(register);
    }

    /** Whether a register has the cell of a local variable. */
    public boolean isCell(int register) {
        for (int i = 0; i < cellVars.length; i++) {
            if (cellRegisters[i] == register) {
                return true;
            }
        }
        return false;
    }

    /** Whether a register has the cell of a free variable. */
    public boolean isFree(int register) {
        for (int i = cellVars.length; i < cellRegisters.length; i++) {
            if (cellRegisters[i] == register) {
                return true;
            }
        }
        return false;
    }

    /** The name of the local variable in a register, for error messages. */
    public PyStr localName(int register) {
        if (register < varNames.length) {
            return varNames[register];
        }
        for (int i = 0; i < cellRegisters.length; i++) {
            if (cellRegisters[i] == register) {
                return i < cellVars.length ? cellVars[i] : freeVars[i - cellVars.length];
            }
        }
        return PyStr.interned("?");
    }
}
