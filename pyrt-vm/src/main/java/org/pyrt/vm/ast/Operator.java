package org.pyrt.vm.ast;

/** A binary operator, in the order of the ASDL. */
public enum Operator {
    ADD("Add", "+"),
    SUB("Sub", "-"),
    MULT("Mult", "*"),
    MAT_MULT("MatMult", "@"),
    DIV("Div", "/"),
    MOD("Mod", "%"),
    POW("Pow", "**"),
    LSHIFT("LShift", "<<"),
    RSHIFT("RShift", ">>"),
    BIT_OR("BitOr", "|"),
    BIT_XOR("BitXor", "^"),
    BIT_AND("BitAnd", "&"),
    FLOOR_DIV("FloorDiv", "//");

    private final String asdlName;
    private final String symbol;

    Operator(String asdlName, String symbol) {
        this.asdlName = asdlName;
        this.symbol = symbol;
    }

    /** The name of the class in Python's {@code ast}. */
    public String asdlName() {
        return asdlName;
    }

    /** The operator as written, without the {@code =} of an augmented assignment. */
    public String symbol() {
        return symbol;
    }
}
