package org.pyrt.vm.ast;

/** A comparison, in the order of the ASDL. */
public enum CompareOperator {
    EQ("Eq"),
    NOT_EQ("NotEq"),
    LT("Lt"),
    LT_E("LtE"),
    GT("Gt"),
    GT_E("GtE"),
    IS("Is"),
    IS_NOT("IsNot"),
    IN("In"),
    NOT_IN("NotIn");

    private final String asdlName;

    CompareOperator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name of the class in Python's {@code ast}. */
    public String asdlName() {
        return asdlName;
    }
}
