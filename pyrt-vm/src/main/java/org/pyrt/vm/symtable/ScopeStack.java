package org.pyrt.vm.symtable;

import java.util.ArrayList;
import org.pyrt.vm.ast.ExprContext;
import org.pyrt.vm.ast.Node;
import org.pyrt.vm.parser.PySyntaxError;

/** The scopes open during the first pass, and the noting of names in them. */
abstract class ScopeStack {

    final SymbolTable table;
    final String filename;
    private final boolean topLevelAwait;
    final ArrayList<Scope> stack = new ArrayList<>();
    Scope current;
    Scope global;
    /** The class whose private names are mangled, or null. */
    String className;

    ScopeStack(SymbolTable table, String filename, boolean topLevelAwait) {
        this.table = table;
        this.filename = filename;
        this.topLevelAwait = topLevelAwait;
    }

    // ---- scopes

    final Scope newScope(ScopeType type, String name, Node at) {
        Scope s = new Scope(type, name, at.lineno(), at.col(), at.endLineno(), at.endCol());
        s.nested = current.nested || current.isFunctionLike();
        s.method = current.type() == ScopeType.CLASS && type == ScopeType.FUNCTION;
        return s;
    }

    /** Opens a new scope. */
    final void enter(Scope s) {
        Scope outer = current;
        reenter(s);
        if (outer != null && !(table.future().has(FutureFeatures.ANNOTATIONS) && s.type() == ScopeType.ANNOTATION)) {
            outer.children.add(s);
        }
    }

    /** Goes on with a scope that was opened before. */
    final void reenter(Scope s) {
        stack.add(s);
        Scope outer = current;
        current = s;
        if (outer == null) {
            return;
        }
        s.inIterable = outer.inIterable;
        if (outer.mangledNames != null && s.type() != ScopeType.CLASS) {
            s.mangledNames = outer.mangledNames;
        }
    }

    final void exit() {
        stack.remove(stack.size() - 1);
        current = stack.isEmpty() ? null : stack.get(stack.size() - 1);
    }

    /** Lazily evaluated scopes are called with the wanted format. */
    final void addFormatParameter(Node at) {
        define(".format", Symbol.DEF_PARAM, at);
        define(".format", Symbol.USE, at);
    }

    final boolean allowsTopLevelAwait() {
        return topLevelAwait && current.type() == ScopeType.MODULE;
    }

    // ---- names

    /** The flags of a name in a scope, 0 when it is not there. */
    final int flags(Scope scope, String name) {
        Symbol s = scope.symbols.get(Mangling.mangle(className, scope, name));
        return s == null ? 0 : s.flags;
    }

    /** Notes a use, or a binding that stores. */
    final void define(String name, int flag, Node at) {
        define(name, flag, at, flag == Symbol.USE ? ExprContext.LOAD : ExprContext.STORE);
    }

    final void define(String name, int flag, Node at, ExprContext ctx) {
        if ((flag & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.DEF_IMPORT)) != 0) {
            checkName(name, ctx, at);
        }
        if ((flag & Symbol.DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
            current.mangledNames.add(name);
        }
        note(name, flag, current, at);
    }

    final void note(String name, int flag, Scope scope, Node at) {
        String mangled = Mangling.mangle(className, current, name);
        Symbol s = scope.symbols.get(mangled);
        if (s == null) {
            s = new Symbol(mangled, 0, 0);
            scope.symbols.put(mangled, s);
        }
        if ((flag & s.flags & Symbol.DEF_PARAM) != 0) {
            throw error("duplicate argument '" + name + "' in function definition", at);
        }
        if ((flag & s.flags & Symbol.DEF_TYPE_PARAM) != 0) {
            throw error("duplicate type parameter '" + name + "'", at);
        }
        s.flags |= flag;
        if (scope.inIterationTarget) {
            if ((s.flags & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0) {
                throw error("comprehension inner loop cannot rebind assignment expression target '" + name + "'", at);
            }
            s.flags |= Symbol.DEF_COMP_ITER;
        }
        if ((flag & Symbol.DEF_PARAM) != 0) {
            scope.parameters.add(mangled);
        } else if ((flag & Symbol.DEF_GLOBAL) != 0) {
            Symbol g = global.symbols.get(mangled);
            if (g == null) {
                global.symbols.put(mangled, new Symbol(mangled, flag, 0));
            } else {
                g.flags |= flag;
            }
        }
    }

    final void checkName(String name, ExprContext ctx, Node at) {
        if (ctx != ExprContext.LOAD && name.equals("__debug__")) {
            throw error(ctx == ExprContext.STORE ? "cannot assign to __debug__" : "cannot delete __debug__", at);
        }
    }

    final void recordDirective(String name, Node at) {
        if (current.directives == null) {
            current.directives = new ArrayList<>(2);
        }
        current.directives.add(new Scope.Directive(Mangling.mangle(className, current, name), at.lineno(), at.col(),
                at.endLineno(), at.endCol()));
    }

    final PySyntaxError error(String message, Node at) {
        return SymbolErrors.at(filename, message, at);
    }
}
