package org.pyrt.vm.compiler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.Mangling;
import org.pyrt.vm.symtable.Scope;
import org.pyrt.vm.symtable.ScopeType;
import org.pyrt.vm.symtable.Symbol;
import org.pyrt.vm.symtable.SymbolTable;

/** One code object being compiled: its scope, its registers, and the blocks that control flow has to leave in order. */
final class Unit {

    private static final String CONDITIONAL = "__conditional_annotations__";

    final ThreadState ts;
    final SymbolTable symbols;
    final WalrusNames walrus;
    final Scope scope;
    final Unit parent;
    final String filename;
    final CodeBuilder b = new CodeBuilder();
    final Constants constants;
    final List<Block> blocks = new ArrayList<>();

    /** The class whose body or methods these are, for the mangling of private names; null outside. */
    String className;

    boolean interactive;

    /** The optimization level: 0, 1 (no asserts) or 2 (no docstrings either). */
    final int level;

    /** Attributes that methods assign to their first parameter; collected by class units. */
    final java.util.LinkedHashSet<String> staticAttributes = new java.util.LinkedHashSet<>();

    private final Map<String, Integer> registers = new HashMap<>();
    private final Map<String, Integer> cells = new HashMap<>();
    private int classCell = -1;
    private final List<Inlined> inlined = new ArrayList<>();
    private BitSet assigned = new BitSet();

    /** A comprehension compiled into this unit: its scope, and the hidden locals that stand for its own names. */
    private static final class Inlined {
        final Scope scope;
        final Map<String, Integer> registers = new LinkedHashMap<>();
        final Map<String, Integer> cells = new LinkedHashMap<>();
        int start;

        Inlined(Scope scope) {
            this.scope = scope;
        }

        /** Whether a name is global here, although another comprehension of the unit may have a local of that name. */
        boolean isGlobal(String mangled) {
            int s = scope.scopeOf(mangled);
            return s == Symbol.GLOBAL_IMPLICIT || s == Symbol.GLOBAL_EXPLICIT;
        }
    }

    private Unit(ThreadState ts, SymbolTable symbols, WalrusNames walrus, Scope scope, Unit parent, String filename, int level) {
        this.ts = ts;
        this.symbols = symbols;
        this.walrus = walrus;
        this.scope = scope;
        this.parent = parent;
        this.filename = filename;
        this.level = level;
        this.constants = new Constants(ts, b);
        this.className = parent == null ? null : parent.className;
        b.filename = filename;
    }

    /** Whether assert statements are left out ({@code -O}). */
    boolean optimizes() {
        return level > 0;
    }

    static Unit ofModule(ThreadState ts, SymbolTable symbols, WalrusNames walrus, String filename, int level) {
        Unit u = new Unit(ts, symbols, walrus, symbols.top(), null, filename, level);
        u.describe("<module>", 1);
        u.layout();
        return u;
    }

    /** The unit of a scope inside this one. */
    Unit inner(Scope innerScope, String name, int firstLine) {
        Unit u = new Unit(ts, symbols, walrus, innerScope, this, filename, level);
        u.describe(name, firstLine);
        return u;
    }

    private void describe(String name, int firstLine) {
        b.name = name;
        b.qualname = qualname(name);
        b.firstLine = firstLine;
    }

    private String qualname(String name) {
        if (parent == null) {
            return name;
        }
        Unit p = parent;
        while (p.scope.type() == ScopeType.TYPE_PARAMETERS && p.parent != null) {
            p = p.parent;
        }
        if (p.parent == null || p.current().scopeOf(p.mangle(name)) == Symbol.GLOBAL_EXPLICIT) {
            return name;
        }
        return p.b.qualname + (p.scope.isFunctionLike() && p.scope.comprehension() == Scope.NO_COMPREHENSION ? ".<locals>." : ".") + name;
    }

    /** Gives every name of the scope its register; emits what makes and copies cells. */
    void layout() {
        List<PyStr> varNames = new ArrayList<>();
        List<String> cellNames = new ArrayList<>();
        List<String> freeNames = new ArrayList<>();
        int flags = 0;
        if (scope.isFunctionLike()) {
            flags |= PyCode.OPTIMIZED | PyCode.NEWLOCALS;
            for (String p : scope.parameters()) {
                define(p, varNames);
            }
            for (int i = 0; i < varNames.size(); i++) {
                assign(i);
            }
        }
        for (Symbol s : scope.symbols()) {
            if (s.scope() == Symbol.CELL) {
                cellNames.add(s.name());
            } else if (s.scope() == Symbol.FREE || s.has(Symbol.DEF_FREE_CLASS)) {
                freeNames.add(s.name());
            } else if (s.scope() == Symbol.LOCAL && scope.isFunctionLike()) {
                define(s.name(), varNames);
            }
        }
        if (scope.needsClassClosure() && !cellNames.contains("__class__")) {
            cellNames.add("__class__");
        }
        if (scope.needsClassDict() && !cellNames.contains("__classdict__")) {
            cellNames.add("__classdict__");
        }
        if (scope.type() == ScopeType.CLASS && scope.hasConditionalAnnotations()) {
            freeNames.remove(CONDITIONAL);
            if (!cellNames.contains(CONDITIONAL)) {
                cellNames.add(CONDITIONAL);
            }
        }
        if (scope.type() == ScopeType.ANNOTATION
                && parent.scope.type() == ScopeType.CLASS
                && parent.scope.annotations() == scope
                && parent.scope.hasConditionalAnnotations()
                && !freeNames.contains(CONDITIONAL)) {
            freeNames.add(CONDITIONAL);
        }
        Collections.sort(cellNames);
        Collections.sort(freeNames);
        // Parameters come first, in their order.
        int parameters = 0;
        for (String p : scope.isFunctionLike() ? scope.parameters() : List.<String>of()) {
            if (cellNames.remove(p)) {
                cellNames.add(parameters++, p);
            }
        }
        int next = varNames.size();
        int[] cellRegisters = new int[cellNames.size() + freeNames.size()];
        for (int i = 0; i < cellNames.size(); i++) {
            Integer local = registers.get(cellNames.get(i));
            int register = local != null ? local : next++;
            cells.put(cellNames.get(i), register);
            cellRegisters[i] = register;
        }
        if (scope.needsClassClosure()) {
            classCell = cells.get("__class__");
        }
        int firstFree = next;
        for (int i = 0; i < freeNames.size(); i++) {
            cells.put(freeNames.get(i), next);
            cellRegisters[cellNames.size() + i] = next++;
        }
        b.localCount = next;
        b.varNames = varNames.toArray(new PyStr[0]);
        b.cellVars = strs(cellNames);
        b.freeVars = strs(freeNames);
        b.cellRegisters = cellRegisters;
        flags |= scope.isNested() || insideFunction() ? PyCode.NESTED : 0;
        if (scope.isCoroutine()) {
            flags |= scope.isGenerator() ? PyCode.ASYNC_GENERATOR : PyCode.COROUTINE;
        } else if (scope.isGenerator()) {
            flags |= PyCode.GENERATOR;
        }
        flags |= scope.hasVarargs() ? PyCode.VARARGS : 0;
        flags |= scope.hasVarkeywords() ? PyCode.VARKEYWORDS : 0;
        b.flags = flags | symbols.future().flags();
        b.at(b.firstLine, 0, b.firstLine, 0);
        if (scope.isGenerator() || scope.isCoroutine()) {
            b.emit(Opcode.RETURN_GENERATOR, 0, 0, 0);
        }
        for (int i = 0; i < cellNames.size(); i++) {
            b.emit(Opcode.MAKE_CELL, cellRegisters[i], 0, 0);
        }
        if (!freeNames.isEmpty()) {
            b.emit(Opcode.COPY_FREE, firstFree, 0, 0);
        }
    }

    private boolean insideFunction() {
        for (Unit u = parent; u != null; u = u.parent) {
            if (u.scope.isFunctionLike()) {
                return true;
            }
        }
        return false;
    }

    private static PyStr[] strs(List<String> names) {
        PyStr[] all = new PyStr[names.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = PyStr.interned(names.get(i));
        }
        return all;
    }

    private void define(String name, List<PyStr> varNames) {
        if (registers.putIfAbsent(name, varNames.size()) == null) {
            varNames.add(PyStr.interned(name.equals(".format") ? "format" : name));
        }
    }

    /** Whether values yielded here go to the consumer of an asynchronous generator. */
    boolean isAsyncGenerator() {
        return scope.isCoroutine() && scope.isGenerator();
    }

    Code finish() {
        return b.finish(ts);
    }

    String mangle(String name) {
        return className == null ? name : Mangling.mangle(className, current(), name);
    }

    /** The scope that names are looked up in: the innermost comprehension's, or the unit's. */
    Scope current() {
        return inlined.isEmpty() ? scope : inlined.get(inlined.size() - 1).scope;
    }

    /** The register of a local variable that needs no cell, or -1. */
    int register(String mangled) {
        for (int i = inlined.size() - 1; i >= 0; i--) {
            Inlined c = inlined.get(i);
            Integer r = c.registers.get(mangled);
            if (r != null) {
                return r;
            }
            if (c.cells.containsKey(mangled) || c.isGlobal(mangled)) {
                return -1;
            }
        }
        if (cells.containsKey(mangled)) {
            return -1;
        }
        Integer r = registers.get(mangled);
        return r == null ? -1 : r;
    }

    /**
     * The register of the cell that holds the class being made, or -1. Only inner functions know it as {@code __class__}: in the class itself that name may be
     * another's.
     */
    int classCell() {
        return classCell;
    }

    /** The register of a cell that an inner function takes along, or -1. */
    int cellFor(String freeName) {
        return classCell >= 0 && freeName.equals("__class__") ? classCell : cell(freeName);
    }

    /** The register of the cell of a variable, or -1. */
    int cell(String mangled) {
        for (int i = inlined.size() - 1; i >= 0; i--) {
            Inlined c = inlined.get(i);
            Integer r = c.cells.get(mangled);
            if (r != null) {
                return r;
            }
            if (c.registers.containsKey(mangled) || c.isGlobal(mangled)) {
                return -1;
            }
        }
        Integer r = cells.get(mangled);
        return r == null ? -1 : r;
    }

    /** Where a name lives, seen from the innermost comprehension. */
    int scopeOf(String mangled) {
        for (int i = inlined.size() - 1; i >= 0; i--) {
            int s = inlined.get(i).scope.scopeOf(mangled);
            if (s != 0) {
                return s;
            }
        }
        return scope.scopeOf(mangled);
    }

    boolean inComprehension() {
        return !inlined.isEmpty();
    }

    /** Begins a comprehension compiled into this unit; its names get hidden locals. */
    void enterInlined(Scope comprehension) {
        Inlined c = new Inlined(comprehension);
        for (Symbol s : comprehension.symbols()) {
            if (s.has(Symbol.DEF_PARAM) || !s.has(Symbol.DEF_LOCAL)) {
                continue;
            }
            if (s.scope() == Symbol.LOCAL) {
                int h = b.pushHidden();
                c.registers.put(s.name(), h);
                assigned.clear(bit(h));
            } else if (s.scope() == Symbol.CELL || s.has(Symbol.DEF_COMP_CELL)) {
                int h = b.pushHidden();
                c.cells.put(s.name(), h);
                b.emit(Opcode.MAKE_CELL, h, 0, 0);
            }
        }
        c.start = b.here();
        inlined.add(c);
    }

    /** Ends it: its locals are dropped. */
    void leaveInlined() {
        Inlined c = inlined.remove(inlined.size() - 1);
        for (Map.Entry<String, Integer> e : c.registers.entrySet()) {
            b.addVariable(PyStr.interned(e.getKey()), e.getValue(), false, c.start);
        }
        for (Map.Entry<String, Integer> e : c.cells.entrySet()) {
            b.addVariable(PyStr.interned(e.getKey()), e.getValue(), true, c.start);
        }
        for (int h : c.registers.values()) {
            b.emit(Opcode.CLEAR, h, 0, 0);
        }
        for (int h : c.cells.values()) {
            b.emit(Opcode.CLEAR, h, 0, 0);
        }
        b.hidden -= c.registers.size() + c.cells.size();
    }

    /** Whether a local certainly has a value here. */
    boolean isAssigned(int register, String name) {
        return assigned.get(bit(register)) && !walrus.unbound.contains(name);
    }

    void assign(int register) {
        assigned.set(bit(register));
    }

    /** The bit that stands for a local: named and hidden ones take turns. */
    private static int bit(int register) {
        return register < CodeBuilder.HIDDEN ? 2 * register : 2 * (register - CodeBuilder.HIDDEN) + 1;
    }

    /** What is certainly assigned here, to go back to. */
    BitSet snapshot() {
        return (BitSet) assigned.clone();
    }

    void restore(BitSet snapshot) {
        assigned = (BitSet) snapshot.clone();
    }

    /** Two paths meet: this one and one that had {@code other} assigned, null if it never gets here. */
    void meet(BitSet other, boolean thisReachable) {
        if (other == null) {
            return;
        }
        if (thisReachable) {
            assigned.and(other);
        } else {
            assigned = (BitSet) other.clone();
        }
    }
}
