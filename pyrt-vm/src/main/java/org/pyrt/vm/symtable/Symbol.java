package org.pyrt.vm.symtable;

/** A name in one scope: how it is used there, and where it lives. */
public final class Symbol {

    /** Declared {@code global} here. */
    public static final int DEF_GLOBAL = 1;
    /** Bound here by an assignment, definition, loop or the like. */
    public static final int DEF_LOCAL = 2;
    /** A parameter. */
    public static final int DEF_PARAM = 4;
    /** Declared {@code nonlocal} here. */
    public static final int DEF_NONLOCAL = 8;
    /** Read here. */
    public static final int USE = 16;
    /** Free in a method, and also used in the class scope itself. */
    public static final int DEF_FREE_CLASS = 64;
    /** Bound by an import. */
    public static final int DEF_IMPORT = 128;
    /** Annotated here. */
    public static final int DEF_ANNOT = 256;
    /** A loop variable of a comprehension. */
    public static final int DEF_COMP_ITER = 512;
    /** A type parameter. */
    public static final int DEF_TYPE_PARAM = 1024;
    /** A cell in an inlined comprehension. */
    public static final int DEF_COMP_CELL = 2048;

    static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

    /** Lives in the scope's own frame or namespace. */
    public static final int LOCAL = 1;
    /** A global by declaration. */
    public static final int GLOBAL_EXPLICIT = 2;
    /** A global, or builtin, for want of another binding. */
    public static final int GLOBAL_IMPLICIT = 3;
    /** A variable of an enclosing scope. */
    public static final int FREE = 4;
    /** A local that an inner scope also uses. */
    public static final int CELL = 5;

    private final String name;
    int flags;
    int scope;

    Symbol(String name, int flags, int scope) {
        this.name = name;
        this.flags = flags;
        this.scope = scope;
    }

    /** The name, mangled if it is private to a class. */
    public String name() {
        return name;
    }

    /** The sum of {@code DEF_...} and {@link #USE} that hold. */
    public int flags() {
        return flags;
    }

    /** Whether any of these flags is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /**
     * Where the name lives: {@link #LOCAL}, {@link #GLOBAL_EXPLICIT}, {@link #GLOBAL_IMPLICIT}, {@link #FREE} or
     * {@link #CELL}.
     */
    public int scope() {
        return scope;
    }

    @Override
    public String toString() {
        return name + ":" + flags + "/" + scope;
    }
}
