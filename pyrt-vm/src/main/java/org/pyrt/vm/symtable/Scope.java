package org.pyrt.vm.symtable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * One scope: the names in it and what the compiler must know of it. A CPython symbol table entry.
 *
 * <p>The package fills it while the table is built; afterwards it does not change.
 */
public final class Scope {

    /** Not a comprehension. */
    public static final int NO_COMPREHENSION = 0;
    /** A list comprehension. */
    public static final int LIST_COMPREHENSION = 1;
    /** A dict comprehension. */
    public static final int DICT_COMPREHENSION = 2;
    /** A set comprehension. */
    public static final int SET_COMPREHENSION = 3;
    /** A generator expression. */
    public static final int GENERATOR_EXPRESSION = 4;

    private final ScopeType type;
    private final String name;
    private final int lineno;
    private final int col;
    private final int endLineno;
    private final int endCol;

    final LinkedHashMap<String, Symbol> symbols = new LinkedHashMap<>();
    final ArrayList<String> parameters = new ArrayList<>(0);
    final ArrayList<Scope> children = new ArrayList<>(0);
    /** The names mangled here, where not all are: the scope of a generic class's type parameters; else null. */
    HashSet<String> mangledNames;
    /** Where {@code global} and {@code nonlocal} named what; null until the first. */
    ArrayList<Directive> directives;

    boolean nested;
    boolean generator;
    boolean coroutine;
    boolean varargs;
    boolean varkeywords;
    boolean returnsValue;
    boolean annotationsUsed;
    boolean needsClassClosure;
    boolean needsClassDict;
    boolean inlined;
    boolean canSeeClassScope;
    boolean hasConditionalAnnotations;
    boolean hasDocstring;
    boolean method;
    int comprehension;
    Scope annotations;

    boolean inConditionalBlock;
    boolean inUnevaluatedAnnotation;
    boolean inIterationTarget;
    int inIterable;
    /** What a type variable scope holds, for messages. */
    String info;

    /** A name in a {@code global} or {@code nonlocal} statement. */
    record Directive(String name, int lineno, int col, int endLineno, int endCol) {}

    Scope(ScopeType type, String name, int lineno, int col, int endLineno, int endCol) {
        this.type = type;
        this.name = name;
        this.lineno = lineno;
        this.col = col;
        this.endLineno = endLineno;
        this.endCol = endCol;
    }

    /** What kind of scope this is. */
    public ScopeType type() {
        return type;
    }

    /** The name of what is defined; {@code top}, {@code lambda}, {@code genexpr} and the like for what has none. */
    public String name() {
        return name;
    }

    /** The line it starts on; 0 for a module. */
    public int lineno() {
        return lineno;
    }

    /** The column it starts at, in bytes. */
    public int col() {
        return col;
    }

    /** The line it ends on. */
    public int endLineno() {
        return endLineno;
    }

    /** The column it ends at, in bytes. */
    public int endCol() {
        return endCol;
    }

    /** The symbol of a name (mangled, if private); null when the scope does not use it. */
    public Symbol symbol(String mangled) {
        return symbols.get(mangled);
    }

    /** Where a name lives; 0 when the scope does not use it. */
    public int scopeOf(String mangled) {
        Symbol s = symbols.get(mangled);
        return s == null ? 0 : s.scope;
    }

    /** All symbols, in the order met. */
    public Collection<Symbol> symbols() {
        return Collections.unmodifiableCollection(symbols.values());
    }

    /**
     * The names of the parameters in the order of the frame: positional, keyword-only, then {@code *args} and
     * {@code **kwargs}; {@code .0} for a comprehension.
     */
    public List<String> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** The scopes directly within; those of an inlined comprehension count here. */
    public List<Scope> children() {
        return Collections.unmodifiableList(children);
    }

    /** Whether it runs in a frame with fast locals: anything but a module or class. */
    public boolean isFunctionLike() {
        return type != ScopeType.MODULE && type != ScopeType.CLASS;
    }

    /** Whether a function-like scope encloses it. */
    public boolean isNested() {
        return nested;
    }

    /** Whether it yields, or is a generator expression. */
    public boolean isGenerator() {
        return generator;
    }

    /** Whether it is {@code async}, awaits, or is an asynchronous comprehension. */
    public boolean isCoroutine() {
        return coroutine;
    }

    /** Whether it has {@code *args}. */
    public boolean hasVarargs() {
        return varargs;
    }

    /** Whether it has {@code **kwargs}. */
    public boolean hasVarkeywords() {
        return varkeywords;
    }

    /** Whether a {@code return} with a value is in it. */
    public boolean returnsValue() {
        return returnsValue;
    }

    /** Whether it holds annotations of its own. */
    public boolean usesAnnotations() {
        return annotationsUsed;
    }

    /** A class: whether a method uses {@code __class__}, so that the class must fill that cell. */
    public boolean needsClassClosure() {
        return needsClassClosure;
    }

    /** A class: whether an inner annotation scope uses {@code __classdict__}. */
    public boolean needsClassDict() {
        return needsClassDict;
    }

    /** A comprehension: whether it is compiled into the enclosing scope (PEP 709). */
    public boolean isInlined() {
        return inlined;
    }

    /** Whether names are first looked up in the enclosing class's namespace. */
    public boolean canSeeClassScope() {
        return canSeeClassScope;
    }

    /** Whether annotations depend on which statements ran. */
    public boolean hasConditionalAnnotations() {
        return hasConditionalAnnotations;
    }

    /** Whether its body starts with a docstring. */
    public boolean hasDocstring() {
        return hasDocstring;
    }

    /** Whether it is a function directly in a class body. */
    public boolean isMethod() {
        return method;
    }

    /** Which comprehension it is: one of the constants here. */
    public int comprehension() {
        return comprehension;
    }

    /** The scope of a module's, class's or function body's variable annotations; null when there are none. */
    public Scope annotations() {
        return annotations;
    }

    /** The only names that {@link Mangling} applies to here, or null when it applies to all. */
    public Set<String> mangledNames() {
        return mangledNames == null ? null : Collections.unmodifiableSet(mangledNames);
    }

    @Override
    public String toString() {
        return type + " " + name + " " + symbols.values();
    }
}
