package org.pyrt.vm.ast;

/** A unary operator, in the order of the ASDL. */
public enum UnaryOperator {
    INVERT("Invert"),
    NOT("Not"),
    UADD("UAdd"),
    USUB("USub");

    private final String asdlName;

    UnaryOperator(String asdlName) {
        this.asdlName = asdlName;
    }

    /** The name of the class in Python's {@code ast}. */
    public String asdlName() {
        return asdlName;
    }
}
