package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * A code object as the language shows it. The executable part belongs to the virtual machine, which derives its own class. Deferred;
 * immutable but for the machine's caches.
 */
public abstract class PyCode extends Counted {

    /** The type code. */
    public static final PyType TYPE = PyType.builtin("code", new CodeMethodsAdapter()).flags(PyType.HAS_WEAKREF).build();

    /** Flag bits as in CPython's {@code co_flags}. */
    public static final int OPTIMIZED = 1;

    public static final int NEWLOCALS = 2;
    public static final int VARARGS = 4;
    public static final int VARKEYWORDS = 8;
    public static final int NESTED = 16;
    public static final int GENERATOR = 32;
    public static final int COROUTINE = 128;
    public static final int ITERABLE_COROUTINE = 256;
    public static final int ASYNC_GENERATOR = 512;
    public static final int HAS_DOCSTRING = 0x4000000;
    public static final int METHOD = 0x8000000;

    /** What tools see of the code begins with so many code units that stand for the start of a frame, before its first instruction. */
    public static final int START = 1;

    private static final PyStr[] NO_NAMES = {};

    public final String name;
    public final String qualname;

    /** Changes only once, where code from a cache file is given the name of its source before it first runs. */
    public String filename;

    public final int firstLine;
    public final int flags;

    /** Positional parameters, positional-only ones included. */
    public final int argCount;

    public final int positionalOnlyCount;
    public final int keywordOnlyCount;

    /** Local variable names: parameters first, then *args' and **kwargs' names, then the others. */
    public final PyStr[] varNames;

    public final PyStr[] cellVars;
    public final PyStr[] freeVars;

    /** A floating code object. */
    protected PyCode(
            ThreadState ts,
            String name,
            String qualname,
            String filename,
            int firstLine,
            int flags,
            int argCount,
            int positionalOnlyCount,
            int keywordOnlyCount,
            PyStr[] varNames,
            PyStr[] cellVars,
            PyStr[] freeVars) {
        super(ts);
        this.name = name;
        this.qualname = qualname;
        this.filename = filename;
        this.firstLine = firstLine;
        this.flags = flags;
        this.argCount = argCount;
        this.positionalOnlyCount = positionalOnlyCount;
        this.keywordOnlyCount = keywordOnlyCount;
        this.varNames = varNames;
        this.cellVars = cellVars;
        this.freeVars = freeVars;
        Refs.defer(this);
    }

    /** The number of parameters, *args and **kwargs included. */
    public final int parameterCount() {
        return argCount + keywordOnlyCount + ((flags & VARARGS) != 0 ? 1 : 0) + ((flags & VARKEYWORDS) != 0 ? 1 : 0);
    }

    /** The names of globals and attributes that it uses, in the order of first use; not to be changed. */
    public PyStr[] usedNames() {
        return NO_NAMES;
    }

    /** Its constants, code objects of inner functions among them; a new array. */
    public PyObject[] usedConstants() {
        return new PyObject[0];
    }

    /** The instructions as {@code dis} reads them, two bytes each: an opcode and an argument. A new array. */
    public byte[] bytecode() {
        return new byte[0];
    }

    /** The branches, three places each, as numbers of instructions: their own, and where they go on if they go left and right. A new array. */
    public int[] branches() {
        return new int[0];
    }

    /** Where instructions come from, in the form of {@link LocationTable}. A new array. */
    public byte[] lineTable() {
        return new byte[0];
    }

    /** Where exceptions are handled, in CPython's form. A new array. */
    public byte[] handlerTable() {
        return new byte[0];
    }

    /** The place of an instruction as tools count them, in bytes. */
    public static int offset(int instruction) {
        return 2 * (instruction + START);
    }

    /** How many registers the operands take at most. */
    public int stackSize() {
        return 0;
    }

    /** Whether the other does the same under the same names at the same places. */
    @CleanPoint
    public boolean isLike(ThreadState ts, PyCode other) {
        return this == other;
    }

    /** A copy with some attributes changed, floating; {@code changes} maps attribute names to checked values. */
    @CleanPoint
    public PyCode replace(ThreadState ts, PyDict changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
