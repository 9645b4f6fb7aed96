package org.pyrt.stdlib.expat;

import org.pyrt.api.annotation.CleanPoint;

/**
 * A parser that is fed piece by piece and tells its sink what it finds. What it does is expat's, which its parts follow: {@link XmlInput} has the text, {@link XmlScanner} cuts it into tokens, {@link
 * XmlGrammar} knows what they mean in a type definition, {@link XmlProlog} and {@link XmlContent} do what follows from them.
 *
 * <p>{@code event} is where the token being reported begins in the input; what entities of the document contain has no places of its own. One thread at a time.
 */
final class XmlParser {

    private static final int INITIAL = 0;
    static final int PROLOG = 1;
    static final int CONTENT = 2;
    static final int SECTION = 3;
    static final int EPILOG = 4;
    private static final int EXTERNAL = 5;
    private static final int PARAMETER = 6;
    private static final int VALUE = 7;
    private static final int FAILED = 8;

    static final int NEVER = 0;
    static final int UNLESS_STANDALONE = 1;

    private static final long EXPANSION_BEGINS = 8 << 20;
    private static final double MOST_EXPANSION = 100;

    final XmlSink sink;
    final XmlInput input = new XmlInput();
    final XmlPrologScanner scanner;
    final XmlGrammar grammar = new XmlGrammar();
    final XmlContent content;
    final XmlProlog prolog;
    final XmlParser parent;

    /** What stands between namespaces and names: a character, 0 for none; -1 if namespaces are not looked at. */
    final int separator;

    XmlDtd dtd;
    boolean triplets;
    boolean expand = true;
    boolean deferral = true;
    boolean foreignDtd;
    int parameterParsing = NEVER;
    String base;

    int phase = INITIAL;
    int event = -1;
    int eventEnd = -1;
    /** How many texts of entities are being parsed within each other. */
    int inside;

    private String encoding;
    private boolean begun;
    private boolean finished;
    private int code;
    private int before;

    /** Of the outermost parser: what entities gave beyond the text itself, and the limits of the memory that may go into the parsing. */
    private long indirect;

    private long memory = 2_000;
    long memoryBegins = 64L << 20;
    double mostMemory = 100;

    XmlParser(XmlSink sink, String encoding, int separator) {
        this.sink = sink;
        this.encoding = encoding;
        this.separator = separator;
        parent = null;
        scanner = new XmlPrologScanner(separator >= 0);
        dtd = new XmlDtd(separator >= 0);
        content = new XmlContent(this);
        prolog = new XmlProlog(this);
        if (separator >= 0) {
            content.bind(dtd.prefix("xml"), XmlContent.XML_NAMESPACE);
        }
    }

    /** A parser for an external entity that another found; the context as that gave it, null for one of its type definition. */
    XmlParser(XmlParser parent, XmlSink sink, String context, String encoding) {
        this.sink = sink;
        this.encoding = encoding;
        this.parent = parent;
        separator = parent.separator;
        scanner = new XmlPrologScanner(separator >= 0);
        content = new XmlContent(this);
        prolog = new XmlProlog(this);
        triplets = parent.triplets;
        expand = parent.expand;
        deferral = parent.deferral;
        parameterParsing = parent.parameterParsing;
        base = parent.base;
        if (context != null) {
            dtd = parent.dtd.copy();
            content.setContext(context);
            phase = EXTERNAL;
        } else {
            dtd = parent.dtd;
            grammar.external();
            grammar.inValue = parent.grammar.inValue;
            phase = PARAMETER;
        }
    }

    /** Sets the encoding that counts whatever the text says; before parsing only. */
    void setEncoding(String name) {
        if (!begun) {
            encoding = name;
        }
    }

    boolean begun() {
        return begun;
    }

    /** The number of the last error; 0 if there was none. */
    int code() {
        return code;
    }

    /** Parses more; false if there is an error, which {@link #code()} tells. */
    @CleanPoint
    boolean parse(byte[] data, int begin, int end, boolean last) {
        if (finished) {
            code = XmlError.FINISHED;
            return false;
        }
        begun = true;
        event = -1;
        input.append(data, begin, end);
        if (phase == FAILED) {
            return false;
        }
        int have = input.waiting();
        if (deferral && !last && before > 0 && have < 2 * before) {
            return true;
        }
        try {
            int stop = run(last);
            before = stop == input.from ? have : 0;
            input.from = stop;
            if (!last) {
                input.moveTo(stop);
            }
            finished = last;
            return true;
        } catch (XmlError e) {
            code = e.code;
            phase = FAILED;
            return false;
        }
    }

    @CleanPoint
    private int run(boolean last) {
        if (input.encoding < 0 && !begin(last)) {
            if (!last) {
                return input.from;
            }
            input.encoding = XmlInput.UTF_8;
        }
        if (last) {
            input.finish();
        }
        scanner.half = input.half;
        if (phase == INITIAL) {
            phase = PROLOG;
        }
        if (phase == EXTERNAL || phase == PARAMETER) {
            int stop = external(last);
            if (stop >= 0) {
                return stop;
            }
        }
        if (phase == VALUE) {
            return last ? value() : input.from;
        }
        memory(input.to);
        return proceed(input.from, !last);
    }

    /** Goes on at a place of the input by what is being parsed now. */
    @CleanPoint
    int proceed(int s, boolean more) {
        switch (phase) {
            case PROLOG:
                return prolog.run(input.text, s, input.to, more, false);
            case CONTENT:
                return content.run(parent == null ? 0 : 1, s, more);
            case SECTION:
                return content.continueSection(parent == null ? 0 : 1, s, more);
            default:
                return prolog.epilog(s, more);
        }
    }

    /** Finds the encoding out; false if more bytes are needed for that. */
    @CleanPoint
    private boolean begin(boolean last) {
        if (encoding != null && XmlInput.known(encoding) < 0) {
            int[] table = unknown(encoding);
            input.table(table);
            return true;
        }
        return input.sniff(encoding == null ? -1 : XmlInput.known(encoding), last);
    }

    @CleanPoint
    private int[] unknown(String name) {
        int[] table = sink.unknownEncoding(name);
        if (table == null) {
            throw new XmlError(XmlError.UNKNOWN_ENCODING);
        }
        for (int c = 0; c < 128; c++) {
            boolean counts = c >= ' ' ? c != '$' && c != '@' && c != '\\' && c != '^' && c != '`' && c != '{' && c != '}' && c != '~' && c != 127 : c == 9 || c == 10 || c == 13;
            if (counts && table[c] != c) {
                throw new XmlError(XmlError.UNKNOWN_ENCODING);
            }
        }
        return table;
    }

    /** The declarations that an external entity may begin with; -1 to go on. */
    @CleanPoint
    private int external(boolean last) {
        boolean parameter = phase == PARAMETER;
        if (parameter) {
            dtd.parameterRead = true;
        }
        int s = input.from;
        if (s < input.to && input.text[s] == '\uFEFF') {
            s++;
            input.from = s;
        }
        int token = scanner.content(input.text, s, input.to);
        if (!last && token < 0) {
            return s;
        }
        if (token == XmlToken.XML_DECLARATION && !(parameter && !grammar.inValue)) {
            int next = scanner.next;
            event = s;
            eventEnd = next;
            prolog.declaration(true, s, next);
            input.from = next;
        }
        input.settle();
        if (!parameter) {
            phase = CONTENT;
            content.level = 1;
        } else {
            phase = grammar.inValue ? VALUE : PROLOG;
        }
        return -1;
    }

    /** The whole of an external entity that belongs to the value of another. */
    @CleanPoint
    private int value() {
        prolog.entityValue(input.text, input.from, input.to, true);
        return input.to;
    }

    /** Takes what follows the XML declaration as it says. {@code name} begins at {@code place}. */
    @CleanPoint
    void declared(String name, int place, int next) {
        if (encoding != null) {
            return;
        }
        int found = XmlInput.known(name);
        if (found >= XmlInput.UTF_16) {
            if (!input.wide() || found > XmlInput.UTF_16 && found != input.encoding) {
                event = place;
                throw new XmlError(XmlError.INCORRECT_ENCODING);
            }
            return;
        }
        if (found >= 0) {
            if (input.wide()) {
                event = place;
                throw new XmlError(XmlError.INCORRECT_ENCODING);
            }
            if (found != input.encoding) {
                input.change(next, found, null);
            }
            return;
        }
        int[] table;
        try {
            table = unknown(name);
        } catch (XmlError e) {
            event = place;
            throw e;
        }
        input.change(next, XmlInput.TABLE, table);
    }

    /** Counts what the text of an entity adds to that of the document; raises where that is an attack. */
    void account(int characters) {
        XmlParser root = root();
        root.indirect += characters;
        long direct = Math.max(root.input.total, 22);
        if (root.indirect + direct >= EXPANSION_BEGINS && root.indirect + direct > MOST_EXPANSION * direct) {
            throw new XmlError(XmlError.AMPLIFICATION_LIMIT_BREACH);
        }
    }

    /** Counts memory that stays taken; raises where that is out of proportion. */
    void memory(long bytes) {
        XmlParser root = root();
        root.memory += bytes;
        if (root.memory >= root.memoryBegins && root.memory > root.mostMemory * Math.max(root.input.total, 1)) {
            throw new XmlError(XmlError.NO_MEMORY);
        }
    }

    private XmlParser root() {
        XmlParser p = this;
        while (p.parent != null) {
            p = p.parent;
        }
        return p;
    }

    /** Gives text to whoever takes what nobody else does. */
    @CleanPoint
    void other(char[] b, int s, int end) {
        if (!sink.has(XmlSink.DEFAULT) && !sink.has(XmlSink.DEFAULT_EXPAND)) {
            return;
        }
        if (inside == 0 && input.encoding != XmlInput.UTF_8) {
            while (end - s > XmlContent.PIECE) {
                int cut = content.cut(b, s, end);
                sink.other(new String(b, s, cut - s));
                s = cut;
            }
        }
        sink.other(new String(b, s, end - s));
    }

    private void place() {
        if (event >= 0) {
            input.moveTo(event);
        }
    }

    long line() {
        place();
        return input.line();
    }

    long column() {
        place();
        return input.column();
    }

    /** Where the event is among the bytes; -1 if there was none. */
    long byteIndex() {
        if (event < 0) {
            return -1;
        }
        place();
        return input.bytesBefore();
    }

    /** The bytes from the event on; null if there was none. */
    byte[] context() {
        return event < 0 ? null : input.rest(event);
    }

    /** What is parsed now stands from {@code s} to {@code next}; within an entity the place of its reference stays. */
    void event(int s, int next) {
        if (inside == 0) {
            event = s;
            eventEnd = next;
        }
    }

    /** An error at {@code at}, or where the entity that is being parsed is referred to. */
    XmlError error(int code, int at) {
        if (inside == 0) {
            event = at;
        }
        return new XmlError(code);
    }
}
