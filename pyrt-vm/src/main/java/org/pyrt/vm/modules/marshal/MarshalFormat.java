package org.pyrt.vm.modules.marshal;

/** The letters of the format. Source: CPython 3.14 Python/marshal.c. */
final class MarshalFormat {

    /** The version that dumps writes when none is asked for. */
    static final int VERSION = 5;

    /** So deep may values nest. */
    static final int MAX_DEPTH = 2000;

    /** Added to a letter: the value is numbered, and can be referred to. */
    static final int REF_FLAG = 0x80;

    static final int NULL = '0';
    static final int NONE = 'N';
    static final int FALSE = 'F';
    static final int TRUE = 'T';
    static final int STOP_ITERATION = 'S';
    static final int ELLIPSIS = '.';
    static final int INT = 'i';

    /** Only read. */
    static final int INT64 = 'I';

    static final int FLOAT = 'f';
    static final int BINARY_FLOAT = 'g';
    static final int COMPLEX = 'x';
    static final int BINARY_COMPLEX = 'y';
    static final int LONG = 'l';
    static final int BYTES = 's';
    static final int INTERNED = 't';
    static final int REF = 'r';
    static final int TUPLE = '(';
    static final int SMALL_TUPLE = ')';
    static final int LIST = '[';
    static final int DICT = '{';
    static final int CODE = 'c';
    static final int UNICODE = 'u';
    static final int SET = '<';
    static final int FROZENSET = '>';
    static final int SLICE = ':';
    static final int ASCII = 'a';
    static final int ASCII_INTERNED = 'A';
    static final int SHORT_ASCII = 'z';
    static final int SHORT_ASCII_INTERNED = 'Z';

    /** Ours, within code objects: the keyword names of a call. */
    static final int KEYWORDS = 'K';

    /** Ours, within code objects: a builtin exception class, by name. */
    static final int EXCEPTION = 'E';

    private MarshalFormat() {}
}
