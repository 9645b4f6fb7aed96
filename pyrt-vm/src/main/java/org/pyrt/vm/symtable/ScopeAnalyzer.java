package org.pyrt.vm.symtable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.pyrt.vm.parser.PySyntaxError;

/**
 * The second pass: decides where each name lives.
 *
 * <p>Going down, a scope hands its children the names that enclosing functions bind, those declared global, and those
 * that are type parameters; coming up, it collects the names that children left free.
 */
final class ScopeAnalyzer {

    private static final String CLASS_CELL = "__class__";
    private static final String CLASS_DICT = "__classdict__";
    private static final String CONDITIONAL = "__conditional_annotations__";

    private final String filename;

    ScopeAnalyzer(String filename) {
        this.filename = filename;
    }

    void analyze(Scope top) {
        block(top, new Names(null, new HashSet<>(), new HashSet<>()), new LinkedHashSet<>(), null);
    }

    /**
     * What is visible to a scope; the scope changes its own copy.
     *
     * @param bound names bound by enclosing function-like scopes; null at the top
     */
    private record Names(Set<String> bound, Set<String> global, Set<String> typeParams) {}

    private void block(Scope scope, Names outer, Set<String> free, Scope classScope) {
        boolean isClass = scope.type() == ScopeType.CLASS;
        Set<String> local = new HashSet<>();
        Set<String> newBound = new HashSet<>();
        Set<String> newGlobal = new HashSet<>();
        if (isClass) {
            newGlobal.addAll(outer.global);
            if (outer.bound != null) {
                newBound.addAll(outer.bound);
            }
        }
        for (Symbol s : scope.symbols.values()) {
            resolve(scope, s, outer, local, free, classScope);
        }
        if (isClass) {
            newBound.add(CLASS_CELL);
            newBound.add(CLASS_DICT);
            newBound.add(CONDITIONAL);
        } else {
            if (scope.isFunctionLike()) {
                newBound.addAll(local);
            }
            if (outer.bound != null) {
                newBound.addAll(outer.bound);
            }
            newGlobal.addAll(outer.global);
        }
        Set<String> newFree = new LinkedHashSet<>();
        Set<String> inlinedCells = new HashSet<>();
        children(scope, new Names(newBound, newGlobal, outer.typeParams), newFree, inlinedCells, classScope);
        if (isClass) {
            dropClassNames(scope, newFree);
        } else if (scope.isFunctionLike()) {
            makeCells(scope, newFree, inlinedCells);
        }
        propagate(scope, outer.bound, newFree, inlinedCells);
        free.addAll(newFree);
    }

    // ---- names of one scope

    private void resolve(Scope scope, Symbol s, Names outer, Set<String> local, Set<String> free, Scope classScope) {
        String name = s.name();
        if (s.has(Symbol.DEF_GLOBAL)) {
            if (s.has(Symbol.DEF_NONLOCAL)) {
                throw atDirective(scope, name, "name '" + name + "' is nonlocal and global");
            }
            s.scope = Symbol.GLOBAL_EXPLICIT;
            outer.global.add(name);
            if (outer.bound != null) {
                outer.bound.remove(name);
            }
        } else if (s.has(Symbol.DEF_NONLOCAL)) {
            checkNonlocal(scope, name, outer);
            s.scope = Symbol.FREE;
            free.add(name);
        } else if (s.has(Symbol.DEF_BOUND)) {
            s.scope = Symbol.LOCAL;
            local.add(name);
            outer.global.remove(name);
            if (s.has(Symbol.DEF_TYPE_PARAM)) {
                outer.typeParams.add(name);
            } else {
                outer.typeParams.remove(name);
            }
        } else {
            s.scope = unbound(name, outer, classScope);
            if (s.scope == Symbol.FREE) {
                free.add(name);
            }
        }
    }

    private void checkNonlocal(Scope scope, String name, Names outer) {
        if (outer.bound == null) {
            throw atDirective(scope, name, "nonlocal declaration not allowed at module level");
        }
        if (!outer.bound.contains(name)) {
            throw atDirective(scope, name, "no binding for nonlocal '" + name + "' found");
        }
        if (outer.typeParams.contains(name)) {
            throw atDirective(scope, name, "nonlocal binding not allowed for type parameter '" + name + "'");
        }
    }

    /** Where a name lives that its scope only reads. */
    private static int unbound(String name, Names outer, Scope classScope) {
        if (classScope != null) {
            Symbol inClass = classScope.symbols.get(name);
            if (inClass != null && inClass.has(Symbol.DEF_GLOBAL)) {
                return Symbol.GLOBAL_EXPLICIT;
            }
            if (inClass != null && inClass.has(Symbol.DEF_BOUND) && !inClass.has(Symbol.DEF_NONLOCAL)) {
                return Symbol.GLOBAL_IMPLICIT;
            }
        }
        return outer.bound != null && outer.bound.contains(name) ? Symbol.FREE : Symbol.GLOBAL_IMPLICIT;
    }

    private PySyntaxError atDirective(Scope scope, String name, String message) {
        if (scope.directives != null) {
            for (Scope.Directive d : scope.directives) {
                if (d.name().equals(name)) {
                    return SymbolErrors.at(filename, message, d.lineno(), d.col(), d.endLineno(), d.endCol());
                }
            }
        }
        return SymbolErrors.at(filename, message, scope.lineno(), scope.col(), scope.endLineno(), scope.endCol());
    }

    // ---- inner scopes

    private void children(Scope scope, Names names, Set<String> newFree, Set<String> inlinedCells, Scope classScope) {
        boolean anyInlined = false;
        for (Scope child : scope.children) {
            Scope seen = null;
            if (child.canSeeClassScope) {
                seen = scope.type() == ScopeType.CLASS ? scope : classScope;
            }
            boolean inline = child.comprehension != Scope.NO_COMPREHENSION && !child.generator
                    && !scope.canSeeClassScope;
            Set<String> childFree = new LinkedHashSet<>(newFree);
            Names copy = new Names(new HashSet<>(names.bound), new HashSet<>(names.global),
                    new HashSet<>(names.typeParams));
            block(child, copy, childFree, seen);
            if (inline) {
                inline(scope, child, childFree, inlinedCells);
                child.inlined = true;
                anyInlined = true;
            }
            newFree.addAll(childFree);
        }
        if (anyInlined) {
            spliceInlined(scope);
        }
    }

    private static void spliceInlined(Scope scope) {
        ArrayList<Scope> spliced = new ArrayList<>();
        for (Scope child : scope.children) {
            if (child.inlined) {
                spliced.addAll(child.children);
            } else {
                spliced.add(child);
            }
        }
        scope.children.clear();
        scope.children.addAll(spliced);
    }

    /** Merges the names of a comprehension into the scope it is compiled into. */
    private static void inline(Scope scope, Scope comprehension, Set<String> childFree, Set<String> inlinedCells) {
        boolean removeClassCell = false;
        for (Symbol s : comprehension.symbols.values()) {
            if (s.has(Symbol.DEF_PARAM)) {
                continue;
            }
            String name = s.name();
            int where = s.scope;
            if (where == Symbol.CELL || s.has(Symbol.DEF_COMP_CELL)) {
                inlinedCells.add(name);
            }
            Symbol existing = scope.symbols.get(name);
            if (where == Symbol.FREE && scope.type() == ScopeType.CLASS && name.equals(CLASS_CELL)) {
                where = Symbol.GLOBAL_IMPLICIT;
                childFree.remove(name);
                removeClassCell = true;
            }
            if (existing == null) {
                scope.symbols.put(name, new Symbol(name, s.flags, where));
            } else if (existing.has(Symbol.DEF_BOUND) && scope.type() != ScopeType.CLASS
                    && !freeInChild(comprehension, name)) {
                childFree.remove(name);
            }
        }
        if (removeClassCell) {
            comprehension.symbols.remove(CLASS_CELL);
        }
    }

    private static boolean freeInChild(Scope scope, String name) {
        for (Scope child : scope.children) {
            if (child.scopeOf(name) == Symbol.FREE) {
                return true;
            }
        }
        return false;
    }

    // ---- free names

    private static void makeCells(Scope scope, Set<String> free, Set<String> inlinedCells) {
        for (Symbol s : scope.symbols.values()) {
            if (s.scope == Symbol.LOCAL && (free.contains(s.name()) || inlinedCells.contains(s.name()))) {
                s.scope = Symbol.CELL;
                free.remove(s.name());
            }
        }
    }

    private static void dropClassNames(Scope scope, Set<String> free) {
        scope.needsClassClosure |= free.remove(CLASS_CELL);
        scope.needsClassDict |= free.remove(CLASS_DICT);
        scope.hasConditionalAnnotations |= free.remove(CONDITIONAL);
    }

    /** Notes names that inner scopes left free and that come from further out. */
    private static void propagate(Scope scope, Set<String> bound, Set<String> free, Set<String> inlinedCells) {
        for (String name : inlinedCells) {
            Symbol s = scope.symbols.get(name);
            if (s != null) {
                s.flags |= Symbol.DEF_COMP_CELL;
            }
        }
        boolean classLike = scope.type() == ScopeType.CLASS || scope.canSeeClassScope;
        for (String name : free) {
            Symbol s = scope.symbols.get(name);
            if (s != null) {
                if (classLike) {
                    s.flags |= Symbol.DEF_FREE_CLASS;
                }
            } else if (bound == null || bound.contains(name)) {
                scope.symbols.put(name, new Symbol(name, 0, Symbol.FREE));
            }
        }
    }
}
