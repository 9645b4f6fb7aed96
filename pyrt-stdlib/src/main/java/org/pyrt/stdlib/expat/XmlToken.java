package org.pyrt.stdlib.expat;

/** The tokens of XML and what stands for a token that is not whole. A negative token above the last of these is one that may go on behind the end of the text. */
final class XmlToken {

    static final int TRAILING_BRACKET = -105;
    static final int NONE = -104;
    static final int TRAILING_CR = -103;
    static final int PARTIAL_CHAR = -102;
    static final int PARTIAL = -101;
    static final int INVALID = 0;

    static final int START_TAG = 1;
    static final int EMPTY_ELEMENT = 2;
    static final int END_TAG = 3;
    static final int DATA_CHARS = 4;
    static final int DATA_NEWLINE = 5;
    static final int CDATA_OPEN = 6;
    static final int CDATA_CLOSE = 7;
    static final int ENTITY_REF = 8;
    static final int CHAR_REF = 9;
    static final int VALUE_SPACE = 10;

    static final int INSTRUCTION = 11;
    static final int XML_DECLARATION = 12;
    static final int COMMENT = 13;
    static final int BYTE_ORDER_MARK = 14;

    static final int SPACE = 15;
    static final int DECLARATION_OPEN = 16;
    static final int DECLARATION_CLOSE = 17;
    static final int NAME = 18;
    static final int NAME_TOKEN = 19;
    static final int POUND_NAME = 20;
    static final int OR = 21;
    static final int PERCENT = 22;
    static final int OPEN_PAREN = 23;
    static final int CLOSE_PAREN = 24;
    static final int OPEN_BRACKET = 25;
    static final int CLOSE_BRACKET = 26;
    static final int LITERAL = 27;
    static final int PARAMETER_REF = 28;
    static final int INSTANCE_START = 29;
    static final int NAME_OPTIONAL = 30;
    static final int NAME_ANY = 31;
    static final int NAME_SOME = 32;
    static final int SECTION_OPEN = 33;
    static final int SECTION_CLOSE = 34;
    static final int CLOSE_OPTIONAL = 35;
    static final int CLOSE_ANY = 36;
    static final int CLOSE_SOME = 37;
    static final int COMMA = 38;
    static final int PREFIXED_NAME = 39;
    static final int IGNORED = 40;

    private XmlToken() {}
}
