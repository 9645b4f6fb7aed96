package org.pyrt.vm.compiler;

import org.pyrt.objects.text.PyStr;
import org.pyrt.vm.ast.Constant;
import org.pyrt.vm.code.CodeBuilder;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.symtable.ScopeType;
import org.pyrt.vm.symtable.Symbol;

/** Loading, storing and deleting names. */
final class NameWriter {

    private final Unit u;
    private final CodeBuilder b;

    NameWriter(Unit u) {
        this.u = u;
        this.b = u.b;
    }

    /** A register with the value of a name: the local itself where it cannot change before it is used, else a new temporary. */
    int operand(String name) {
        String mangled = u.mangle(name);
        int register = u.register(mangled);
        if (register >= 0 && !u.walrus.assigned.contains(name)) {
            check(register, name);
            return register;
        }
        return load(name, b.pushTemp());
    }

    private void check(int register, String name) {
        if (!u.isAssigned(register, name)) {
            b.emit(Opcode.CHECK, 0, register, 0);
            u.assign(register);
        }
    }

    /** Loads a name into {@code dest}, which is returned. A temporary is on the stack already. */
    int load(String name, int dest) {
        if (CodeBuilder.isTemp(dest)) {
            b.temps--;
        }
        emitLoad(name, dest);
        if (CodeBuilder.isTemp(dest)) {
            b.temps++;
        }
        return dest;
    }

    private void emitLoad(String name, int dest) {
        String mangled = u.mangle(name);
        int register = u.register(mangled);
        if (register >= 0) {
            check(register, name);
            b.emit(Opcode.MOVE, dest, register, 0);
            return;
        }
        int scope = u.scopeOf(mangled);
        PyStr s = PyStr.interned(mangled);
        int cell = scope == Symbol.GLOBAL_IMPLICIT || scope == Symbol.GLOBAL_EXPLICIT ? -1 : u.cell(mangled);
        boolean classScope = u.scope.type() == ScopeType.CLASS && !u.inComprehension();
        if (cell >= 0 && !(classScope && scope == Symbol.LOCAL)) {
            if (u.scope.canSeeClassScope() && !u.inComprehension() && !mangled.equals("__classdict__") && u.cell("__classdict__") >= 0) {
                b.emit(Opcode.LOAD_DEREF, nextTemp(), u.cell("__classdict__"), 0);
                b.temps++;
                b.emit(Opcode.LOAD_DICT_OR_DEREF, dest, CodeBuilder.TEMP + b.temps - 1, cell);
                b.temps--;
            } else if (classScope && scope == Symbol.FREE) {
                b.emit(Opcode.LOAD_CLASSDEREF, dest, cell, b.nameIndex(s));
            } else {
                b.emit(Opcode.LOAD_DEREF, dest, cell, 0);
            }
            return;
        }
        if (u.scope.canSeeClassScope() && scope == Symbol.GLOBAL_IMPLICIT && u.cell("__classdict__") >= 0) {
            b.emit(Opcode.LOAD_DEREF, nextTemp(), u.cell("__classdict__"), 0);
            b.temps++;
            b.emit(Opcode.LOAD_DICT_OR_GLOBAL, dest, CodeBuilder.TEMP + b.temps - 1, b.globalSite(s));
            b.temps--;
            return;
        }
        boolean global =
                scope == Symbol.GLOBAL_EXPLICIT || u.scope.isFunctionLike() || u.scope.type() == ScopeType.CLASS && u.inComprehension();
        b.emit(global ? Opcode.LOAD_GLOBAL : Opcode.LOAD_NAME, dest, b.globalSite(s), 0);
    }

    /** A temporary for the class's namespace, on top of the stack. */
    private int nextTemp() {
        int t = b.pushTemp();
        b.temps--;
        return t;
    }

    /** The local register that a store to the name may write directly, or -1. */
    int target(String name) {
        return u.register(u.mangle(name));
    }

    /** Binds a name to the value in a register, which is consumed. */
    void store(String name, int value) {
        String mangled = u.mangle(name);
        int register = u.register(mangled);
        if (register >= 0) {
            if (register != value) {
                b.emit(Opcode.MOVE, register, value, 0);
            }
            u.assign(register);
            return;
        }
        int scope = u.scopeOf(mangled);
        int cell = scope == Symbol.GLOBAL_IMPLICIT || scope == Symbol.GLOBAL_EXPLICIT ? -1 : u.cell(mangled);
        boolean classLocal = u.scope.type() == ScopeType.CLASS && !u.inComprehension() && scope == Symbol.LOCAL;
        if (cell >= 0 && !classLocal) {
            b.emit(Opcode.STORE_DEREF, cell, value, 0);
            return;
        }
        boolean global = scope == Symbol.GLOBAL_EXPLICIT || u.scope.isFunctionLike();
        b.emit(global ? Opcode.STORE_GLOBAL : Opcode.STORE_NAME, value, b.globalSite(PyStr.interned(mangled)), 0);
    }

    void delete(String name) {
        String mangled = u.mangle(name);
        int register = u.register(mangled);
        if (register >= 0) {
            b.emit(Opcode.DELETE_FAST, register, 0, 0);
            return;
        }
        int scope = u.scopeOf(mangled);
        int cell = scope == Symbol.GLOBAL_IMPLICIT || scope == Symbol.GLOBAL_EXPLICIT ? -1 : u.cell(mangled);
        boolean classLocal = u.scope.type() == ScopeType.CLASS && scope == Symbol.LOCAL;
        if (cell >= 0 && !classLocal) {
            b.emit(Opcode.DELETE_DEREF, cell, 0, 0);
            return;
        }
        boolean global = scope == Symbol.GLOBAL_EXPLICIT || u.scope.isFunctionLike();
        b.emit(global ? Opcode.DELETE_GLOBAL : Opcode.DELETE_NAME, 0, b.globalSite(PyStr.interned(mangled)), 0);
    }

    /** Unbinds what {@code except ... as name} bound, whether or not it is still bound. */
    void unbind(String name) {
        int none = u.constants.operand(Constant.NONE);
        if (none < 0) {
            none = b.pushTemp();
            b.emit(Opcode.LOAD_CONST, none, u.constants.index(Constant.NONE), 0);
            store(name, none);
            b.temps--;
        } else {
            store(name, none);
        }
        delete(name);
    }
}
