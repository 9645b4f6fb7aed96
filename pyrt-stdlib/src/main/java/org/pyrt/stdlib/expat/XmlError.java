package org.pyrt.stdlib.expat;

/** Ends the parsing of a text that is not well-formed; its number is one of expat's. Never leaves {@link XmlParser}. */
final class XmlError extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final int NO_MEMORY = 1;
    static final int SYNTAX = 2;
    static final int NO_ELEMENTS = 3;
    static final int INVALID_TOKEN = 4;
    static final int UNCLOSED_TOKEN = 5;
    static final int PARTIAL_CHAR = 6;
    static final int TAG_MISMATCH = 7;
    static final int DUPLICATE_ATTRIBUTE = 8;
    static final int JUNK_AFTER_DOC_ELEMENT = 9;
    static final int PARAM_ENTITY_REF = 10;
    static final int UNDEFINED_ENTITY = 11;
    static final int RECURSIVE_ENTITY_REF = 12;
    static final int ASYNC_ENTITY = 13;
    static final int BAD_CHAR_REF = 14;
    static final int BINARY_ENTITY_REF = 15;
    static final int ATTRIBUTE_EXTERNAL_ENTITY_REF = 16;
    static final int MISPLACED_XML_PI = 17;
    static final int UNKNOWN_ENCODING = 18;
    static final int INCORRECT_ENCODING = 19;
    static final int UNCLOSED_CDATA_SECTION = 20;
    static final int EXTERNAL_ENTITY_HANDLING = 21;
    static final int NOT_STANDALONE = 22;
    static final int ENTITY_DECLARED_IN_PE = 24;
    static final int CANT_CHANGE_ONCE_PARSING = 26;
    static final int UNBOUND_PREFIX = 27;
    static final int UNDECLARING_PREFIX = 28;
    static final int INCOMPLETE_PE = 29;
    static final int XML_DECL = 30;
    static final int TEXT_DECL = 31;
    static final int PUBLICID = 32;
    static final int FINISHED = 36;
    static final int RESERVED_PREFIX_XML = 38;
    static final int RESERVED_PREFIX_XMLNS = 39;
    static final int RESERVED_NAMESPACE_URI = 40;
    static final int INVALID_ARGUMENT = 41;
    static final int AMPLIFICATION_LIMIT_BREACH = 43;

    final int code;

    XmlError(int code) {
        super(null, null, false, false);
        this.code = code;
    }
}
