package org.pyrt.stdlib.expat;

/**
 * What each token of a prolog or a document type definition means where it stands: a machine of states. One thread.
 *
 * <p>The roles are numbered; those whose names begin with NO_ are parts of a declaration that say nothing by themselves.
 */
final class XmlGrammar {

    static final int ERROR = -1;
    static final int NONE = 0;
    static final int XML_DECLARATION = 1;
    static final int INSTANCE_START = 2;
    static final int NO_DOCTYPE = 3;
    static final int DOCTYPE_NAME = 4;
    static final int DOCTYPE_SYSTEM_ID = 5;
    static final int DOCTYPE_PUBLIC_ID = 6;
    static final int DOCTYPE_SUBSET = 7;
    static final int DOCTYPE_CLOSE = 8;
    static final int GENERAL_ENTITY_NAME = 9;
    static final int PARAMETER_ENTITY_NAME = 10;
    static final int NO_ENTITY = 11;
    static final int ENTITY_VALUE = 12;
    static final int ENTITY_SYSTEM_ID = 13;
    static final int ENTITY_PUBLIC_ID = 14;
    static final int ENTITY_COMPLETE = 15;
    static final int ENTITY_NOTATION_NAME = 16;
    static final int NO_NOTATION = 17;
    static final int NOTATION_NAME = 18;
    static final int NOTATION_SYSTEM_ID = 19;
    static final int NOTATION_WITHOUT_SYSTEM_ID = 20;
    static final int NOTATION_PUBLIC_ID = 21;
    static final int ATTRIBUTE_NAME = 22;
    static final int ATTRIBUTE_TYPE = 23;
    static final int ATTRIBUTE_ENUM_VALUE = 24;
    static final int ATTRIBUTE_NOTATION_VALUE = 25;
    static final int NO_ATTLIST = 26;
    static final int ATTLIST_ELEMENT_NAME = 27;
    static final int IMPLIED_VALUE = 28;
    static final int REQUIRED_VALUE = 29;
    static final int DEFAULT_VALUE = 30;
    static final int FIXED_VALUE = 31;
    static final int NO_ELEMENT = 32;
    static final int ELEMENT_NAME = 33;
    static final int CONTENT_ANY = 34;
    static final int CONTENT_EMPTY = 35;
    static final int CONTENT_PCDATA = 36;
    static final int GROUP_OPEN = 37;
    static final int GROUP_CLOSE = 38;
    static final int GROUP_CHOICE = 39;
    static final int GROUP_SEQUENCE = 40;
    static final int CONTENT_ELEMENT = 41;
    static final int INSTRUCTION = 42;
    static final int COMMENT = 43;
    static final int TEXT_DECLARATION = 44;
    static final int IGNORED_SECTION = 45;
    static final int INNER_PARAMETER_REF = 46;
    static final int PARAMETER_REF = 47;

    private static final String[] TYPES = {"CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"};

    // The states. Those of one declaration stand together.
    private static final int BEGIN = 0;
    private static final int BEFORE_DOCTYPE = 1;
    private static final int BEHIND_DOCTYPE = 2;
    private static final int DOCTYPE = 3;
    private static final int SUBSET = 9;
    private static final int EXTERNAL_BEGIN = 10;
    private static final int EXTERNAL = 11;
    private static final int ENTITY = 12;
    private static final int NOTATION = 23;
    private static final int ATTLIST = 28;
    private static final int ELEMENT = 38;
    private static final int CONDITION = 46;
    private static final int CLOSE = 49;
    private static final int BROKEN = 50;

    /** Whether this is the document's own text, not an external entity's. */
    boolean document = true;

    /** Whether an external entity is read for the value of another. */
    boolean inValue;

    /** Which of the types without brackets an attribute has, after {@link #ATTRIBUTE_TYPE}. */
    String type;

    private int state = BEGIN;
    private int level;
    private int included;
    private int closing;

    /** Begins with an external entity of a document type definition. */
    void external() {
        document = false;
        state = EXTERNAL_BEGIN;
    }

    private int go(int to, int role) {
        state = to;
        return role;
    }

    private int close(int role) {
        closing = role;
        state = CLOSE;
        return role;
    }

    private int top(int role) {
        state = document ? SUBSET : EXTERNAL;
        return role;
    }

    private static boolean is(char[] b, int p, int end, String word) {
        if (end - p != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (b[p + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The role of a token, which reaches from {@code p} to {@code end}. */
    int role(int token, char[] b, int p, int end) {
        int role = ERROR;
        if (state <= BEHIND_DOCTYPE) {
            role = outside(token, b, p, end);
        } else if (state < SUBSET) {
            role = doctype(token, b, p, end);
        } else if (state <= EXTERNAL) {
            role = subset(token, b, p, end);
        } else if (state < NOTATION) {
            role = entity(token, b, p, end);
        } else if (state < ATTLIST) {
            role = notation(token, b, p, end);
        } else if (state < ELEMENT) {
            role = attlist(token, b, p, end);
        } else if (state < CONDITION) {
            role = element(token, b, p, end);
        } else if (state < CLOSE) {
            role = condition(token, b, p, end);
        } else if (state == CLOSE) {
            role = token == XmlToken.SPACE ? closing : token == XmlToken.DECLARATION_CLOSE ? top(closing) : ERROR;
        } else {
            return NONE;
        }
        if (role != ERROR) {
            return role;
        }
        if (!document && token == XmlToken.PARAMETER_REF) {
            return INNER_PARAMETER_REF;
        }
        state = BROKEN;
        return ERROR;
    }

    private int outside(int token, char[] b, int p, int end) {
        switch (token) {
            case XmlToken.SPACE:
                return state == BEGIN ? go(BEFORE_DOCTYPE, NONE) : NONE;
            case XmlToken.XML_DECLARATION:
                return state == BEGIN ? go(BEFORE_DOCTYPE, XML_DECLARATION) : ERROR;
            case XmlToken.INSTRUCTION:
                return go(Math.max(state, BEFORE_DOCTYPE), INSTRUCTION);
            case XmlToken.COMMENT:
                return go(Math.max(state, BEFORE_DOCTYPE), COMMENT);
            case XmlToken.BYTE_ORDER_MARK:
                return state == BEHIND_DOCTYPE ? ERROR : NONE;
            case XmlToken.DECLARATION_OPEN:
                return state != BEHIND_DOCTYPE && is(b, p + 2, end, "DOCTYPE") ? go(DOCTYPE, NO_DOCTYPE) : ERROR;
            case XmlToken.INSTANCE_START:
                return go(BROKEN, INSTANCE_START);
            default:
                return ERROR;
        }
    }

    private int doctype(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NO_DOCTYPE;
        }
        boolean word = token == XmlToken.NAME;
        switch (state - DOCTYPE) {
            case 0:
                return word || token == XmlToken.PREFIXED_NAME ? go(DOCTYPE + 1, DOCTYPE_NAME) : ERROR;
            case 1:
                if (word && is(b, p, end, "SYSTEM")) {
                    return go(DOCTYPE + 3, NO_DOCTYPE);
                }
                if (word && is(b, p, end, "PUBLIC")) {
                    return go(DOCTYPE + 2, NO_DOCTYPE);
                }
                break;
            case 2:
                return token == XmlToken.LITERAL ? go(DOCTYPE + 3, DOCTYPE_PUBLIC_ID) : ERROR;
            case 3:
                return token == XmlToken.LITERAL ? go(DOCTYPE + 4, DOCTYPE_SYSTEM_ID) : ERROR;
            case 5:
                return token == XmlToken.DECLARATION_CLOSE ? go(BEHIND_DOCTYPE, DOCTYPE_CLOSE) : ERROR;
            default:
        }
        return token == XmlToken.OPEN_BRACKET
                ? go(SUBSET, DOCTYPE_SUBSET)
                : token == XmlToken.DECLARATION_CLOSE ? go(BEHIND_DOCTYPE, DOCTYPE_CLOSE) : ERROR;
    }

    private int subset(int token, char[] b, int p, int end) {
        boolean begin = state == EXTERNAL_BEGIN;
        if (begin) {
            state = EXTERNAL;
            if (token == XmlToken.XML_DECLARATION) {
                return TEXT_DECLARATION;
            }
        }
        boolean external = state == EXTERNAL;
        switch (token) {
            case XmlToken.SPACE:
                return NONE;
            case XmlToken.NONE:
                return external && included > 0 ? ERROR : NONE;
            case XmlToken.SECTION_OPEN:
                return external ? go(CONDITION, NONE) : ERROR;
            case XmlToken.SECTION_CLOSE:
                if (!external || included == 0) {
                    return ERROR;
                }
                included--;
                return NONE;
            case XmlToken.BYTE_ORDER_MARK:
                return begin ? NONE : ERROR;
            case XmlToken.DECLARATION_OPEN:
                if (is(b, p + 2, end, "ENTITY")) {
                    return go(ENTITY, NO_ENTITY);
                }
                if (is(b, p + 2, end, "ATTLIST")) {
                    return go(ATTLIST, NO_ATTLIST);
                }
                if (is(b, p + 2, end, "ELEMENT")) {
                    return go(ELEMENT, NO_ELEMENT);
                }
                return is(b, p + 2, end, "NOTATION") ? go(NOTATION, NO_NOTATION) : ERROR;
            case XmlToken.INSTRUCTION:
                return INSTRUCTION;
            case XmlToken.COMMENT:
                return COMMENT;
            case XmlToken.PARAMETER_REF:
                return PARAMETER_REF;
            case XmlToken.CLOSE_BRACKET:
                return external ? ERROR : go(DOCTYPE + 5, NO_DOCTYPE);
            default:
                return ERROR;
        }
    }

    private int entity(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NO_ENTITY;
        }
        boolean word = token == XmlToken.NAME;
        int at = state - ENTITY;
        switch (at) {
            case 0:
                return token == XmlToken.PERCENT ? go(ENTITY + 1, NO_ENTITY) : word ? go(ENTITY + 2, GENERAL_ENTITY_NAME) : ERROR;
            case 1:
                return word ? go(ENTITY + 7, PARAMETER_ENTITY_NAME) : ERROR;
            case 2, 7:
                if (token == XmlToken.LITERAL) {
                    close(NO_ENTITY);
                    return ENTITY_VALUE;
                }
                if (word && is(b, p, end, "SYSTEM")) {
                    return go(state + 2, NO_ENTITY);
                }
                return word && is(b, p, end, "PUBLIC") ? go(state + 1, NO_ENTITY) : ERROR;
            case 3, 8:
                return token == XmlToken.LITERAL ? go(state + 1, ENTITY_PUBLIC_ID) : ERROR;
            case 4, 9:
                return token == XmlToken.LITERAL ? go(state + 1, ENTITY_SYSTEM_ID) : ERROR;
            case 6:
                if (word) {
                    close(NO_ENTITY);
                    return ENTITY_NOTATION_NAME;
                }
                return ERROR;
            default:
                if (token == XmlToken.DECLARATION_CLOSE) {
                    return top(ENTITY_COMPLETE);
                }
                return at == 5 && word && is(b, p, end, "NDATA") ? go(ENTITY + 6, NO_ENTITY) : ERROR;
        }
    }

    private int notation(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NO_NOTATION;
        }
        boolean word = token == XmlToken.NAME;
        boolean literal = token == XmlToken.LITERAL;
        switch (state - NOTATION) {
            case 0:
                return word ? go(NOTATION + 1, NOTATION_NAME) : ERROR;
            case 1:
                if (word && is(b, p, end, "SYSTEM")) {
                    return go(NOTATION + 3, NO_NOTATION);
                }
                return word && is(b, p, end, "PUBLIC") ? go(NOTATION + 2, NO_NOTATION) : ERROR;
            case 2:
                return literal ? go(NOTATION + 4, NOTATION_PUBLIC_ID) : ERROR;
            default:
                if (literal) {
                    close(NO_NOTATION);
                    return NOTATION_SYSTEM_ID;
                }
                return state == NOTATION + 4 && token == XmlToken.DECLARATION_CLOSE ? top(NOTATION_WITHOUT_SYSTEM_ID) : ERROR;
        }
    }

    private int attlist(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NO_ATTLIST;
        }
        boolean named = token == XmlToken.NAME || token == XmlToken.PREFIXED_NAME;
        switch (state - ATTLIST) {
            case 0:
                return named ? go(ATTLIST + 1, ATTLIST_ELEMENT_NAME) : ERROR;
            case 1:
                return token == XmlToken.DECLARATION_CLOSE ? top(NO_ATTLIST) : named ? go(ATTLIST + 2, ATTRIBUTE_NAME) : ERROR;
            case 2:
                if (token == XmlToken.OPEN_PAREN) {
                    return go(ATTLIST + 3, NO_ATTLIST);
                }
                if (token != XmlToken.NAME) {
                    return ERROR;
                }
                for (String t : TYPES) {
                    if (is(b, p, end, t)) {
                        type = t;
                        return go(ATTLIST + 8, ATTRIBUTE_TYPE);
                    }
                }
                return is(b, p, end, "NOTATION") ? go(ATTLIST + 5, NO_ATTLIST) : ERROR;
            case 3:
                return named || token == XmlToken.NAME_TOKEN ? go(ATTLIST + 4, ATTRIBUTE_ENUM_VALUE) : ERROR;
            case 4:
                return token == XmlToken.CLOSE_PAREN ? go(ATTLIST + 8, NO_ATTLIST) : token == XmlToken.OR ? go(ATTLIST + 3, NO_ATTLIST) : ERROR;
            case 5:
                return token == XmlToken.OPEN_PAREN ? go(ATTLIST + 6, NO_ATTLIST) : ERROR;
            case 6:
                return token == XmlToken.NAME ? go(ATTLIST + 7, ATTRIBUTE_NOTATION_VALUE) : ERROR;
            case 7:
                return token == XmlToken.CLOSE_PAREN ? go(ATTLIST + 8, NO_ATTLIST) : token == XmlToken.OR ? go(ATTLIST + 6, NO_ATTLIST) : ERROR;
            case 8:
                if (token == XmlToken.LITERAL) {
                    return go(ATTLIST + 1, DEFAULT_VALUE);
                }
                if (token != XmlToken.POUND_NAME) {
                    return ERROR;
                }
                if (is(b, p + 1, end, "IMPLIED")) {
                    return go(ATTLIST + 1, IMPLIED_VALUE);
                }
                if (is(b, p + 1, end, "REQUIRED")) {
                    return go(ATTLIST + 1, REQUIRED_VALUE);
                }
                return is(b, p + 1, end, "FIXED") ? go(ATTLIST + 9, NO_ATTLIST) : ERROR;
            default:
                return token == XmlToken.LITERAL ? go(ATTLIST + 1, FIXED_VALUE) : ERROR;
        }
    }

    private static boolean counted(int token) {
        return token == XmlToken.NAME
                || token == XmlToken.PREFIXED_NAME
                || token == XmlToken.NAME_OPTIONAL
                || token == XmlToken.NAME_ANY
                || token == XmlToken.NAME_SOME;
    }

    private int element(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NO_ELEMENT;
        }
        boolean named = token == XmlToken.NAME || token == XmlToken.PREFIXED_NAME;
        int at = state - ELEMENT;
        switch (at) {
            case 0:
                return named ? go(ELEMENT + 1, ELEMENT_NAME) : ERROR;
            case 1:
                if (token == XmlToken.OPEN_PAREN) {
                    level = 1;
                    return go(ELEMENT + 2, GROUP_OPEN);
                }
                if (token == XmlToken.NAME && (is(b, p, end, "EMPTY") || is(b, p, end, "ANY"))) {
                    close(NO_ELEMENT);
                    return end - p == 5 ? CONTENT_EMPTY : CONTENT_ANY;
                }
                return ERROR;
            case 2, 6:
                if (at == 2 && token == XmlToken.POUND_NAME && is(b, p + 1, end, "PCDATA")) {
                    return go(ELEMENT + 3, CONTENT_PCDATA);
                }
                if (token == XmlToken.OPEN_PAREN) {
                    level++;
                    return go(ELEMENT + 6, GROUP_OPEN);
                }
                return counted(token) ? go(ELEMENT + 7, CONTENT_ELEMENT) : ERROR;
            case 3:
                if (token == XmlToken.CLOSE_PAREN || token == XmlToken.CLOSE_ANY) {
                    close(NO_ELEMENT);
                    return GROUP_CLOSE;
                }
                return token == XmlToken.OR ? go(ELEMENT + 4, NO_ELEMENT) : ERROR;
            case 4:
                return named ? go(ELEMENT + 5, CONTENT_ELEMENT) : ERROR;
            case 5:
                if (token == XmlToken.CLOSE_ANY) {
                    close(NO_ELEMENT);
                    return GROUP_CLOSE;
                }
                return token == XmlToken.OR ? go(ELEMENT + 4, NO_ELEMENT) : ERROR;
            default:
                switch (token) {
                    case XmlToken.CLOSE_PAREN, XmlToken.CLOSE_ANY, XmlToken.CLOSE_OPTIONAL, XmlToken.CLOSE_SOME:
                        if (--level == 0) {
                            close(NO_ELEMENT);
                        }
                        return GROUP_CLOSE;
                    case XmlToken.COMMA:
                        return go(ELEMENT + 6, GROUP_SEQUENCE);
                    case XmlToken.OR:
                        return go(ELEMENT + 6, GROUP_CHOICE);
                    default:
                        return ERROR;
                }
        }
    }

    private int condition(int token, char[] b, int p, int end) {
        if (token == XmlToken.SPACE) {
            return NONE;
        }
        switch (state - CONDITION) {
            case 0:
                if (token == XmlToken.NAME && is(b, p, end, "INCLUDE")) {
                    return go(CONDITION + 1, NONE);
                }
                return token == XmlToken.NAME && is(b, p, end, "IGNORE") ? go(CONDITION + 2, NONE) : ERROR;
            case 1:
                if (token == XmlToken.OPEN_BRACKET) {
                    included++;
                    return go(EXTERNAL, NONE);
                }
                return ERROR;
            default:
                return token == XmlToken.OPEN_BRACKET ? go(EXTERNAL, IGNORED_SECTION) : ERROR;
        }
    }
}
