package org.pyrt.vm.code;

/**
 * The register bytecode: numbers, names and operand kinds. An instruction is a long of four 16-bit fields, {@code op | flags | a << 16 | b << 32 |
 * c << 48}; docs/bytecode.md explains each.
 *
 * <p>The lowest and the highest number are in use by every program: so the host's compiler needs no range check for the eval loop's switch.
 *
 * <p>Registers below {@code Code.counted} are locals and hidden locals, which count what they hold; above are temporaries, which float, and
 * then constants. "Consumes" means that an instruction ends the life of a temporary operand: nothing reads it afterwards.
 */
public final class Opcode {

    // Moves
    public static final int MOVE = 0;
    public static final int NOP = 1;
    public static final int LOAD_CONST = 2;
    public static final int CHECK = 3;
    public static final int DELETE_FAST = 4;
    public static final int CLEAR = 5;
    public static final int DISCARD = 6;
    public static final int LOAD_GLOBAL = 7;
    public static final int LOAD_NAME = 8;
    public static final int STORE_GLOBAL = 9;
    public static final int STORE_NAME = 10;
    public static final int DELETE_GLOBAL = 11;
    public static final int DELETE_NAME = 12;
    public static final int LOAD_DEREF = 13;
    public static final int STORE_DEREF = 14;
    public static final int DELETE_DEREF = 15;
    public static final int LOAD_CLASSDEREF = 16;
    public static final int MAKE_CELL = 17;
    public static final int COPY_FREE = 18;
    public static final int LOAD_LOCALS = 19;

    // Attributes and items
    public static final int LOAD_ATTR = 20;
    public static final int STORE_ATTR = 21;
    public static final int DELETE_ATTR = 22;
    public static final int LOAD_METHOD = 23;
    public static final int SUBSCR = 24;
    public static final int STORE_SUBSCR = 25;
    public static final int DELETE_SUBSCR = 26;

    public static final int INPLACE_ATTR = 27;
    public static final int ATTR_OPERAND = 28;

    // Binary operators, in the order of SlotId; then their in-place forms in the same order
    public static final int ADD = 30;
    public static final int SUB = 31;
    public static final int MUL = 32;
    public static final int MATMUL = 33;
    public static final int TRUEDIV = 34;
    public static final int FLOORDIV = 35;
    public static final int MOD = 36;
    public static final int POW = 38;
    public static final int LSHIFT = 39;
    public static final int RSHIFT = 40;
    public static final int AND = 41;
    public static final int XOR = 42;
    public static final int OR = 43;
    public static final int INPLACE = 20;
    public static final int IADD = 50;
    public static final int ISUB = 51;
    public static final int IMUL = 52;
    public static final int IMATMUL = 53;
    public static final int ITRUEDIV = 54;
    public static final int IFLOORDIV = 55;
    public static final int IMOD = 56;
    public static final int IPOW = 58;
    public static final int ILSHIFT = 59;
    public static final int IRSHIFT = 60;
    public static final int IAND = 61;
    public static final int IXOR = 62;
    public static final int IOR = 63;
    public static final int NEG = 64;
    public static final int POS = 65;
    public static final int INVERT = 66;
    public static final int NOT = 67;

    // Comparisons with a result, in the order of SlotId
    public static final int LT = 70;
    public static final int LE = 71;
    public static final int EQ = 72;
    public static final int NE = 73;
    public static final int GT = 74;
    public static final int GE = 75;
    public static final int IS = 76;
    public static final int IS_NOT = 77;
    public static final int CONTAINS = 78;
    public static final int NOT_CONTAINS = 79;

    // Jumps; comparisons fused with a jump if false (even) or if true (odd)
    public static final int LT_JF = 80;
    public static final int LT_JT = 81;
    public static final int LE_JF = 82;
    public static final int LE_JT = 83;
    public static final int EQ_JF = 84;
    public static final int EQ_JT = 85;
    public static final int NE_JF = 86;
    public static final int NE_JT = 87;
    public static final int GT_JF = 88;
    public static final int GT_JT = 89;
    public static final int GE_JF = 90;
    public static final int GE_JT = 91;
    public static final int IS_JF = 92;
    public static final int IS_JT = 93;
    public static final int JUMP = 94;
    public static final int JUMP_BACK = 95;
    public static final int JUMP_IF_FALSE = 96;
    public static final int JUMP_IF_TRUE = 97;
    public static final int KEEP_IF_FALSE = 98;
    public static final int KEEP_IF_TRUE = 99;

    // Calls and functions
    public static final int CALL = 100;
    public static final int CALL_METHOD = 101;
    public static final int CALL_KW = 102;
    public static final int CALL_METHOD_KW = 103;
    public static final int CALL_EX = 104;
    public static final int RETURN = 255;
    public static final int MAKE_FUNCTION = 106;
    public static final int SET_FUNCTION = 107;
    public static final int LOAD_BUILD_CLASS = 108;
    public static final int EXTRA = 109;

    // Building
    public static final int BUILD_LIST = 110;
    public static final int BUILD_TUPLE = 111;
    public static final int BUILD_SET = 112;
    public static final int BUILD_MAP = 113;
    public static final int BUILD_STRING = 114;
    public static final int BUILD_SLICE = 115;
    public static final int LIST_APPEND = 116;
    public static final int LIST_EXTEND = 117;
    public static final int LIST_TO_TUPLE = 118;
    public static final int SET_ADD = 119;
    public static final int SET_UPDATE = 120;
    public static final int MAP_ADD = 121;
    public static final int DICT_UPDATE = 122;
    public static final int DICT_MERGE = 123;
    public static final int CONVERT = 124;
    public static final int FORMAT = 125;
    public static final int UNPACK = 126;
    public static final int UNPACK_EX = 127;

    // Iteration and generators
    public static final int GET_ITER = 130;
    public static final int FOR_ITER = 131;
    public static final int RETURN_GENERATOR = 132;
    public static final int YIELD = 133;
    public static final int GET_YIELD_FROM_ITER = 134;
    public static final int SEND = 135;
    public static final int GET_AWAITABLE = 136;
    public static final int GET_AITER = 137;
    public static final int GET_ANEXT = 138;
    public static final int END_ASYNC_FOR = 139;

    // Exceptions and with
    public static final int RAISE = 140;
    public static final int RERAISE = 141;
    public static final int PUSH_EXC = 142;
    public static final int POP_EXC = 143;
    public static final int EXC_MATCH_JF = 144;
    public static final int WITH_ENTER = 145;
    public static final int WITH_EXIT = 146;
    public static final int WITH_EXCEPT = 147;
    public static final int LOAD_ASSERTION_ERROR = 148;
    public static final int STAR_MATCH = 149;
    public static final int STAR_FINISH = 150;

    // Imports, modules, interactive
    public static final int IMPORT_NAME = 151;
    public static final int IMPORT_FROM = 152;
    public static final int IMPORT_STAR = 153;
    public static final int PRINT_EXPR = 154;

    // Pattern matching
    public static final int MATCH_SEQUENCE = 155;
    public static final int MATCH_MAPPING = 156;
    public static final int MATCH_KEYS = 157;
    public static final int MATCH_CLASS = 158;
    public static final int GET_LEN = 159;

    // Annotations and type parameters
    public static final int SETUP_ANNOTATIONS = 160;
    public static final int LOAD_DICT_OR_DEREF = 161;
    public static final int LOAD_DICT_OR_GLOBAL = 162;

    // More of pattern matching
    public static final int MATCH_REST = 163;

    // More of coroutines
    public static final int ASYNC_WRAP = 164;
    public static final int ASYNC_WITH_ENTER = 165;
    public static final int CALL_EXIT = 166;

    // More of calls
    public static final int SPREAD_TUPLE = 167;

    /** Rare operations: field c is the kind, b the first of its operands. */
    public static final int INTRINSIC = 168;

    // Kinds of INTRINSIC
    public static final int TYPE_VAR = 0;
    public static final int TYPE_VAR_BOUND = 1;
    public static final int TYPE_VAR_CONSTRAINTS = 2;
    public static final int PARAM_SPEC = 3;
    public static final int TYPE_VAR_TUPLE = 4;
    public static final int TYPE_DEFAULT = 5;
    public static final int TYPE_ALIAS = 6;
    public static final int GENERIC_BASE = 7;
    public static final int INTERPOLATION = 8;
    public static final int TEMPLATE = 9;

    // More of iteration
    public static final int FOR_NEXT = 169;

    // As FOR_NEXT, where an UNPACK of two items stands at the target: an iterator may put both in place, and the loop goes on behind the UNPACK
    public static final int FOR_NEXT_PAIR = 172;

    // More of items: register c and the next one are the bounds, temporaries
    public static final int GET_SLICE = 170;

    // Takes the place of another instruction where somebody wants to hear of events; the operands are the other's
    public static final int INSTRUMENTED = 171;

    // Kinds of MAKE_FUNCTION's companion SET_FUNCTION
    public static final int SET_DEFAULTS = 0;
    public static final int SET_KWDEFAULTS = 1;
    public static final int SET_ANNOTATE = 2;
    public static final int SET_ANNOTATIONS = 3;
    public static final int SET_TYPE_PARAMS = 4;

    /** What the start of a frame is in the view of tools: no instruction. */
    public static final int RESUME = 202;

    /** The number of opcode numbers. */
    public static final int COUNT = 256;

    /**
     * For each opcode its name and how the fields a, b and c are used: r a register read, w a register written, j a relative jump, other
     * letters no register.
     */
    private static final String[] TABLE = new String[COUNT];

    static {
        String[] all = {
            "MOVE wr-", "NOP ---", "LOAD_CONST wk-", "CHECK -rn", "DELETE_FAST w-n", "CLEAR w--", "DISCARD -r-", "LOAD_GLOBAL ws-",
            "LOAD_NAME ws-", "STORE_GLOBAL rs-", "STORE_NAME rs-", "DELETE_GLOBAL -s-", "DELETE_NAME -s-", "LOAD_DEREF wrn",
            "STORE_DEREF rr-", "DELETE_DEREF r-n", "LOAD_CLASSDEREF wrn", "MAKE_CELL w--", "COPY_FREE w--", "LOAD_LOCALS w--",
            "LOAD_ATTR wrs", "STORE_ATTR rrs", "DELETE_ATTR r-s", "LOAD_METHOD wrs", "SUBSCR wrr", "STORE_SUBSCR rrr",
            "DELETE_SUBSCR rr-", "INPLACE_ATTR rrs", "ATTR_OPERAND nnn", "-",
            "ADD wrr", "SUB wrr", "MUL wrr", "MATMUL wrr", "TRUEDIV wrr", "FLOORDIV wrr", "MOD wrr", "-", "POW wrr", "LSHIFT wrr",
            "RSHIFT wrr", "AND wrr", "XOR wrr", "OR wrr", "-", "-", "-", "-", "-", "-",
            "IADD wrr", "ISUB wrr", "IMUL wrr", "IMATMUL wrr", "ITRUEDIV wrr", "IFLOORDIV wrr", "IMOD wrr", "-", "IPOW wrr",
            "ILSHIFT wrr", "IRSHIFT wrr", "IAND wrr", "IXOR wrr", "IOR wrr", "NEG wr-", "POS wr-", "INVERT wr-", "NOT wr-", "-", "-",
            "LT wrr", "LE wrr", "EQ wrr", "NE wrr", "GT wrr", "GE wrr", "IS wrr", "IS_NOT wrr", "CONTAINS wrr", "NOT_CONTAINS wrr",
            "LT_JF rrj", "LT_JT rrj", "LE_JF rrj", "LE_JT rrj", "EQ_JF rrj", "EQ_JT rrj", "NE_JF rrj", "NE_JT rrj", "GT_JF rrj",
            "GT_JT rrj", "GE_JF rrj", "GE_JT rrj", "IS_JF rrj", "IS_JT rrj", "JUMP -J-", "JUMP_BACK -J-", "JUMP_IF_FALSE r-j",
            "JUMP_IF_TRUE r-j", "KEEP_IF_FALSE r-j", "KEEP_IF_TRUE r-j",
            "CALL wrn", "CALL_METHOD wrn", "CALL_KW wrn", "CALL_METHOD_KW wrn", "CALL_EX wrn", "-", "MAKE_FUNCTION wrk",
            "SET_FUNCTION rrn", "LOAD_BUILD_CLASS w--", "EXTRA -k-",
            "BUILD_LIST wrn", "BUILD_TUPLE wrn", "BUILD_SET wrn", "BUILD_MAP wrn", "BUILD_STRING wrn", "BUILD_SLICE wrn",
            "LIST_APPEND rr-", "LIST_EXTEND rr-", "LIST_TO_TUPLE wr-", "SET_ADD rr-", "SET_UPDATE rr-", "MAP_ADD rrr",
            "DICT_UPDATE rr-", "DICT_MERGE rrr", "CONVERT wrn", "FORMAT wrr", "UNPACK wrn", "UNPACK_EX wrn", "-", "-",
            "GET_ITER wr-", "FOR_ITER wrj", "RETURN_GENERATOR ---", "YIELD wrR", "GET_YIELD_FROM_ITER wr-", "SEND wrj",
            "GET_AWAITABLE wrn", "GET_AITER wr-", "GET_ANEXT wr-", "END_ASYNC_FOR -rj",
            "RAISE -rr", "RERAISE -r-", "PUSH_EXC wr-", "POP_EXC w--", "EXC_MATCH_JF rrj", "WITH_ENTER wrw", "WITH_EXIT -r-",
            "WITH_EXCEPT wrr", "LOAD_ASSERTION_ERROR w--", "STAR_MATCH wrr", "STAR_FINISH wrr",
            "IMPORT_NAME wrn", "IMPORT_FROM wrn", "IMPORT_STAR -r-", "PRINT_EXPR -r-",
            "MATCH_SEQUENCE wr-", "MATCH_MAPPING wr-", "MATCH_KEYS wrr", "MATCH_CLASS wrn", "GET_LEN wr-",
            "SETUP_ANNOTATIONS ---", "LOAD_DICT_OR_DEREF wrr", "LOAD_DICT_OR_GLOBAL wrn", "MATCH_REST wrr",
            "ASYNC_WRAP wr-", "ASYNC_WITH_ENTER wrw", "CALL_EXIT wrR", "SPREAD_TUPLE wrr",
            "INTRINSIC wrn", "FOR_NEXT wrj", "GET_SLICE wrr", "INSTRUMENTED ---", "FOR_NEXT_PAIR wrj",
        };
        System.arraycopy(all, 0, TABLE, 0, all.length);
        TABLE[RETURN] = "RETURN_VALUE -r-";
    }

    private Opcode() {}

    /** The name of an opcode; a dash for a number that none has. */
    public static String name(int op) {
        String s = TABLE[op];
        if (s == null) {
            return "-";
        }
        int space = s.indexOf(' ');
        return space < 0 ? s : s.substring(0, space);
    }

    /** How field 0, 1 or 2 (a, b, c) is used; see the table. */
    public static char kind(int op, int field) {
        String s = TABLE[op];
        return s.charAt(s.length() - 3 + field);
    }

    /** Set in an instruction whose field a is a counted register that it writes. */
    public static final int A_COUNTED = 1 << 8;

    /** The number of the bit {@link #A_COUNTED}. */
    public static final int A_COUNTED_BIT = 8;

    /** Set in an instruction whose field a is a temporary that it consumes. */
    public static final int A_TEMP = 1 << 9;

    /** Set in an instruction whose field b is a temporary that it consumes. */
    public static final int B_TEMP = 1 << 10;

    /** Set in an instruction whose field c is a temporary that it consumes. */
    public static final int C_TEMP = 1 << 11;

    /** An instruction; {@code op} may come with flags. */
    public static long encode(int op, int a, int b, int c) {
        return op | (a & 0xffffL) << 16 | (b & 0xffffL) << 32 | (c & 0xffffL) << 48;
    }

    /** The opcode of an instruction. */
    public static int op(long instruction) {
        return (int) instruction & 0xff;
    }

    /** Field a. */
    public static int a(long instruction) {
        return (int) (instruction >>> 16) & 0xffff;
    }

    /** Field b. */
    public static int b(long instruction) {
        return (int) (instruction >>> 32) & 0xffff;
    }

    /** Field c. */
    public static int c(long instruction) {
        return (int) (instruction >>> 48);
    }

    /** Fields b and c as one number of 32 bits. */
    public static int bc(long instruction) {
        return (int) (instruction >>> 32);
    }
}
