package org.pyrt.objects.type;

/** Numbers and names of the type slots: the dunder methods that operations look up on the type and never on the instance. */
public final class SlotId {

    public static final int REPR = 0;
    public static final int STR = 1;
    public static final int HASH = 2;
    public static final int CALL = 3;
    public static final int GETATTRIBUTE = 4;
    public static final int GETATTR = 5;
    public static final int SETATTR = 6;
    public static final int DELATTR = 7;
    public static final int LT = 8;
    public static final int LE = 9;
    public static final int EQ = 10;
    public static final int NE = 11;
    public static final int GT = 12;
    public static final int GE = 13;
    public static final int ITER = 14;
    public static final int NEXT = 15;
    public static final int GET = 16;
    public static final int SET = 17;
    public static final int DELETE = 18;
    public static final int INIT = 19;
    public static final int NEW = 20;
    public static final int DEL = 21;
    public static final int LEN = 22;
    public static final int GETITEM = 23;
    public static final int SETITEM = 24;
    public static final int DELITEM = 25;
    public static final int CONTAINS = 26;
    public static final int BOOL = 27;
    public static final int INT = 28;
    public static final int FLOAT = 29;
    public static final int INDEX = 30;
    public static final int NEG = 31;
    public static final int POS = 32;
    public static final int INVERT = 33;
    public static final int ABS = 34;

    /** The binary operators, each followed by its reflected and its in-place form. */
    public static final int ADD = 35;

    public static final int SUB = 38;
    public static final int MUL = 41;
    public static final int MATMUL = 44;
    public static final int TRUEDIV = 47;
    public static final int FLOORDIV = 50;
    public static final int MOD = 53;
    public static final int DIVMOD = 56;
    public static final int POW = 59;
    public static final int LSHIFT = 62;
    public static final int RSHIFT = 65;
    public static final int AND = 68;
    public static final int XOR = 71;
    public static final int OR = 74;
    public static final int AWAIT = 77;
    public static final int AITER = 78;
    public static final int ANEXT = 79;
    public static final int COUNT = 80;

    /** Offset from a binary operator to its reflected form. */
    public static final int REFLECTED = 1;

    /** Offset from a binary operator to its in-place form. */
    public static final int INPLACE = 2;

    private static final String[] NAMES = {
        "__repr__", "__str__", "__hash__", "__call__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__",
        "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__iter__", "__next__", "__get__", "__set__",
        "__delete__", "__init__", "__new__", "__del__", "__len__", "__getitem__", "__setitem__", "__delitem__",
        "__contains__", "__bool__", "__int__", "__float__", "__index__", "__neg__", "__pos__", "__invert__", "__abs__",
        "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__",
        "__matmul__", "__rmatmul__", "__imatmul__", "__truediv__", "__rtruediv__", "__itruediv__",
        "__floordiv__", "__rfloordiv__", "__ifloordiv__", "__mod__", "__rmod__", "__imod__",
        "__divmod__", "__rdivmod__", "__idivmod__", "__pow__", "__rpow__", "__ipow__",
        "__lshift__", "__rlshift__", "__ilshift__", "__rshift__", "__rrshift__", "__irshift__",
        "__and__", "__rand__", "__iand__", "__xor__", "__rxor__", "__ixor__", "__or__", "__ror__", "__ior__",
        "__await__", "__aiter__", "__anext__",
    };

    private SlotId() {}

    /** The dunder name of a slot. */
    public static String name(int slot) {
        return NAMES[slot];
    }

    /** The slot of a dunder name, or -1. */
    public static int of(String name) {
        if (name.length() < 6 || name.charAt(0) != '_' || name.charAt(1) != '_') {
            return -1;
        }
        for (int i = 0; i < COUNT; i++) {
            if (NAMES[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
