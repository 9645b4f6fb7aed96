package org.pyrt.stdlib.expat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.stdlib.expat.XmlDtd.AttributeId;
import org.pyrt.stdlib.expat.XmlDtd.Binding;
import org.pyrt.stdlib.expat.XmlDtd.Element;
import org.pyrt.stdlib.expat.XmlDtd.Entity;
import org.pyrt.stdlib.expat.XmlDtd.Prefix;
import org.pyrt.stdlib.expat.XmlDtd.Rule;

/** What a parser does with the content of elements: tags, attributes, namespaces, text and references. Belongs to one {@link XmlParser}. */
final class XmlContent {

    static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

    /** So much text is given at a time where it has to be decoded. */
    static final int PIECE = 1024;

    /** An element that is open. */
    private static final class Tag {
        final String raw;
        final String name;
        final Tag outer;
        final List<Binding> bindings;

        Tag(String raw, String name, Tag outer, List<Binding> bindings) {
            this.raw = raw;
            this.name = name;
            this.outer = outer;
            this.bindings = bindings;
        }
    }

    private final XmlParser parser;
    private final XmlSink sink;

    /** How many elements are open; those around an external entity count one. */
    int level;

    private Tag tag;
    private long tags;
    private List<Binding> bound;
    private int specified;
    private String name;

    XmlContent(XmlParser parser) {
        this.parser = parser;
        sink = parser.sink;
    }

    /** Parses the input from a place; where to go on when there is more. */
    @CleanPoint
    int run(int startLevel, int s, boolean more) {
        int stop = run(startLevel, parser.input.text, s, parser.input.to, more);
        return parser.phase == XmlParser.EPILOG && level == 0 && startLevel == 0 ? parser.prolog.epilog(stop, more) : stop;
    }

    @CleanPoint
    private int run(int startLevel, char[] b, int s, int end, boolean more) {
        XmlPrologScanner scanner = parser.scanner;
        parser.event(s, s);
        while (true) {
            int token = scanner.content(b, s, end);
            int next = token >= XmlToken.INVALID ? scanner.next : end;
            if (parser.inside > 0) {
                parser.account(Math.max(next - s, 0));
            }
            parser.event(s, next);
            switch (token) {
                case XmlToken.TRAILING_CR:
                    if (more) {
                        return s;
                    }
                    text("\n", b, s, end);
                    if (startLevel == 0) {
                        throw parser.error(XmlError.NO_ELEMENTS, end);
                    }
                    requireLevel(startLevel, end);
                    return end;
                case XmlToken.NONE:
                    if (more) {
                        return s;
                    }
                    if (startLevel == 0) {
                        throw parser.error(XmlError.NO_ELEMENTS, end);
                    }
                    requireLevel(startLevel, s);
                    return s;
                case XmlToken.INVALID:
                    throw parser.error(XmlError.INVALID_TOKEN, next);
                case XmlToken.PARTIAL, XmlToken.PARTIAL_CHAR:
                    if (more) {
                        return s;
                    }
                    throw new XmlError(token == XmlToken.PARTIAL ? XmlError.UNCLOSED_TOKEN : XmlError.PARTIAL_CHAR);
                case XmlToken.TRAILING_BRACKET:
                    if (more) {
                        return s;
                    }
                    characters(b, s, end);
                    if (startLevel == 0) {
                        throw parser.error(XmlError.NO_ELEMENTS, end);
                    }
                    requireLevel(startLevel, end);
                    return end;
                case XmlToken.ENTITY_REF:
                    reference(b, s, next);
                    break;
                case XmlToken.START_TAG:
                    startTag(b, s, next);
                    break;
                case XmlToken.EMPTY_ELEMENT:
                    emptyElement(b, s, next);
                    if (level == 0) {
                        parser.phase = XmlParser.EPILOG;
                        return next;
                    }
                    break;
                case XmlToken.END_TAG:
                    if (level == startLevel) {
                        throw new XmlError(XmlError.ASYNC_ENTITY);
                    }
                    endTag(b, s, next);
                    if (level == 0) {
                        parser.phase = XmlParser.EPILOG;
                        return next;
                    }
                    break;
                case XmlToken.CHAR_REF:
                    int c = XmlScanner.character(b, s + 2);
                    if (c < 0) {
                        throw new XmlError(XmlError.BAD_CHAR_REF);
                    }
                    text(Character.toString(c), b, s, next);
                    break;
                case XmlToken.XML_DECLARATION:
                    throw new XmlError(XmlError.MISPLACED_XML_PI);
                case XmlToken.DATA_NEWLINE:
                    text("\n", b, s, next);
                    break;
                case XmlToken.CDATA_OPEN:
                    if (sink.has(XmlSink.START_CDATA)) {
                        sink.event(XmlSink.START_CDATA);
                    } else {
                        parser.other(b, s, next);
                    }
                    next = section(b, next, end, more);
                    if (next < 0) {
                        parser.phase = XmlParser.SECTION;
                        return -next - 1;
                    }
                    break;
                case XmlToken.DATA_CHARS:
                    characters(b, s, next);
                    break;
                case XmlToken.INSTRUCTION:
                    parser.prolog.instruction(b, s, next);
                    break;
                default:
                    parser.prolog.comment(b, s, next);
            }
            s = next;
        }
    }

    private void requireLevel(int startLevel, int at) {
        if (level != startLevel) {
            throw parser.error(XmlError.ASYNC_ENTITY, at);
        }
    }

    /** Goes on within a section of character data, and behind it. */
    @CleanPoint
    int continueSection(int startLevel, int s, boolean more) {
        int next = section(parser.input.text, s, parser.input.to, more);
        if (next < 0) {
            return -next - 1;
        }
        parser.phase = XmlParser.CONTENT;
        return run(startLevel, next, more);
    }

    /** Where a section of character data ends; if it goes on behind the text, -1 minus where to go on. */
    @CleanPoint
    private int section(char[] b, int s, int end, boolean more) {
        while (true) {
            int token = parser.scanner.section(b, s, end);
            int next = token >= XmlToken.INVALID ? parser.scanner.next : end;
            parser.event(s, next);
            switch (token) {
                case XmlToken.CDATA_CLOSE:
                    if (sink.has(XmlSink.END_CDATA)) {
                        sink.event(XmlSink.END_CDATA);
                    } else {
                        parser.other(b, s, next);
                    }
                    return next;
                case XmlToken.DATA_NEWLINE:
                    text("\n", b, s, next);
                    break;
                case XmlToken.DATA_CHARS:
                    characters(b, s, next);
                    break;
                case XmlToken.INVALID:
                    throw parser.error(XmlError.INVALID_TOKEN, next);
                case XmlToken.PARTIAL_CHAR:
                    if (more) {
                        return -s - 1;
                    }
                    throw new XmlError(XmlError.PARTIAL_CHAR);
                default:
                    if (more) {
                        return -s - 1;
                    }
                    throw new XmlError(XmlError.UNCLOSED_CDATA_SECTION);
            }
            s = next;
        }
    }

    /** Text that stands for what is written from {@code s} to {@code next}. */
    @CleanPoint
    private void text(String text, char[] b, int s, int next) {
        if (sink.has(XmlSink.CHARACTERS)) {
            sink.characters(text);
        } else {
            parser.other(b, s, next);
        }
    }

    @CleanPoint
    private void characters(char[] b, int s, int end) {
        if (!sink.has(XmlSink.CHARACTERS)) {
            parser.other(b, s, end);
            return;
        }
        if (parser.inside == 0 && parser.input.encoding != XmlInput.UTF_8) {
            while (end - s > PIECE / 3) {
                int cut = cut(b, s, end);
                sink.characters(new String(b, s, cut - s));
                s = cut;
                parser.event(s, end);
                if (s == end) {
                    return;
                }
            }
        }
        sink.characters(new String(b, s, end - s));
    }

    /** How far a piece reaches that has at most {@link #PIECE} bytes of UTF-8. */
    int cut(char[] b, int s, int end) {
        int size = 0;
        for (; s < end; s++) {
            char c = b[s];
            size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            if (size > PIECE) {
                return Character.isLowSurrogate(c) ? s - 1 : s;
            }
        }
        return end;
    }

    /** The character of one of the five entities that XML knows by itself; 0 for another name. */
    static char predefined(String name) {
        switch (name) {
            case "lt":
                return '<';
            case "gt":
                return '>';
            case "amp":
                return '&';
            case "quot":
                return '"';
            case "apos":
                return '\'';
            default:
                return 0;
        }
    }

    @CleanPoint
    private void reference(char[] b, int s, int next) {
        String entityName = new String(b, s + 1, next - s - 2);
        char c = predefined(entityName);
        if (c != 0) {
            text(String.valueOf(c), b, s, next);
            return;
        }
        XmlDtd dtd = parser.dtd;
        Entity e = dtd.entities.get(entityName);
        if (!dtd.hasParameterRefs || dtd.standalone) {
            if (e == null) {
                throw new XmlError(XmlError.UNDEFINED_ENTITY);
            }
            if (!e.internal) {
                throw new XmlError(XmlError.ENTITY_DECLARED_IN_PE);
            }
        } else if (e == null) {
            skipped(entityName, b, s, next);
            return;
        }
        if (e.open) {
            throw new XmlError(XmlError.RECURSIVE_ENTITY_REF);
        }
        if (e.notation != null) {
            throw new XmlError(XmlError.BINARY_ENTITY_REF);
        }
        if (e.text != null) {
            if (!parser.expand) {
                skipped(entityName, b, s, next);
                return;
            }
            e.open = true;
            parser.inside++;
            try {
                run(level, e.text, 0, e.text.length, false);
            } finally {
                parser.inside--;
                e.open = false;
            }
        } else if (sink.has(XmlSink.EXTERNAL_ENTITY)) {
            e.open = true;
            String context = context();
            e.open = false;
            if (!sink.externalEntity(context, e.base, e.systemId, e.publicId)) {
                throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
            }
        } else {
            parser.other(b, s, next);
        }
    }

    @CleanPoint
    private void skipped(String entityName, char[] b, int s, int next) {
        if (sink.has(XmlSink.SKIPPED_ENTITY)) {
            sink.skipped(entityName, false);
        } else {
            parser.other(b, s, next);
        }
    }

    @CleanPoint
    private void startTag(char[] b, int s, int next) {
        int stop = nameEnd(b, s + 1);
        String raw = new String(b, s + 1, stop - s - 1);
        level++;
        bound = null;
        String[] attributes = attributes(raw, b, stop, next);
        tag = new Tag(raw, name, tag, bound);
        if (sink.has(XmlSink.START_ELEMENT)) {
            sink.startElement(name, attributes, specified);
        } else {
            parser.other(b, s, next);
        }
    }

    @CleanPoint
    private void emptyElement(char[] b, int s, int next) {
        int stop = nameEnd(b, s + 1);
        String raw = new String(b, s + 1, stop - s - 1);
        bound = null;
        String[] attributes = attributes(raw, b, stop, next);
        String full = name;
        List<Binding> bindings = bound;
        boolean started = sink.has(XmlSink.START_ELEMENT);
        if (started) {
            sink.startElement(full, attributes, specified);
        }
        if (sink.has(XmlSink.END_ELEMENT)) {
            if (started) {
                parser.event(next, next);
            }
            sink.event(XmlSink.END_ELEMENT, full);
        } else if (!started) {
            parser.other(b, s, next);
        }
        release(bindings);
    }

    @CleanPoint
    private void endTag(char[] b, int s, int next) {
        int n = tag.raw.length();
        boolean same = s + 2 + n < next;
        for (int i = 0; same && i < n; i++) {
            same = b[s + 2 + i] == tag.raw.charAt(i);
        }
        if (!same || b[s + 2 + n] != '>' && !XmlScanner.space(b[s + 2 + n])) {
            throw parser.error(XmlError.TAG_MISMATCH, s + 2);
        }
        Tag ended = tag;
        tag = tag.outer;
        level--;
        if (sink.has(XmlSink.END_ELEMENT)) {
            sink.event(XmlSink.END_ELEMENT, ended.name);
        } else {
            parser.other(b, s, next);
        }
        release(ended.bindings);
    }

    /** Gives namespaces up, the last declared first. */
    @CleanPoint
    private void release(List<Binding> bindings) {
        if (bindings == null) {
            return;
        }
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            if (sink.has(XmlSink.END_NAMESPACE)) {
                sink.event(XmlSink.END_NAMESPACE, binding.prefix.name);
            }
            binding.prefix.binding = binding.previous;
        }
    }

    private static int nameEnd(char[] b, int p) {
        while (!XmlScanner.space(b[p]) && b[p] != '>' && b[p] != '/') {
            p++;
        }
        return p;
    }

    /** Names and values of the attributes in a tag, with those that its element has by default; the element's full name in {@link #name}, new namespaces in {@link #bound}. */
    @CleanPoint
    private String[] attributes(String raw, char[] b, int p, int end) {
        XmlDtd dtd = parser.dtd;
        Element element = dtd.element(raw);
        long number = ++tags;
        List<String> found = null;
        List<AttributeId> prefixed = null;
        while (true) {
            while (XmlScanner.space(b[p])) {
                p++;
            }
            if (b[p] == '>' || b[p] == '/') {
                break;
            }
            int at = p;
            while (b[p] != '=' && !XmlScanner.space(b[p])) {
                p++;
            }
            AttributeId id = dtd.attribute(new String(b, at, p - at));
            while (b[p] != '"' && b[p] != '\'') {
                p++;
            }
            char quote = b[p++];
            int from = p;
            while (b[p] != quote) {
                p++;
            }
            if (id.seen == number) {
                throw parser.error(XmlError.DUPLICATE_ATTRIBUTE, at);
            }
            id.seen = number;
            String value = value(element, id, b, from, p);
            p++;
            if (id.prefix != null && id.xmlns) {
                declare(id.prefix, value);
                continue;
            }
            if (found == null) {
                found = new ArrayList<>(8);
            }
            if (id.prefix != null) {
                prefixed = prefixed == null ? new ArrayList<>(4) : prefixed;
                while (prefixed.size() < found.size() / 2) {
                    prefixed.add(null);
                }
                prefixed.add(id);
            }
            found.add(id.name);
            found.add(value);
        }
        specified = found == null ? 0 : found.size();
        for (Rule rule : element.rules) {
            AttributeId id = rule.id;
            if (rule.value == null || id.seen == number) {
                continue;
            }
            id.seen = number;
            if (id.prefix != null && id.xmlns) {
                declare(id.prefix, rule.value);
                continue;
            }
            found = found == null ? new ArrayList<>(4) : found;
            if (id.prefix != null) {
                prefixed = prefixed == null ? new ArrayList<>(4) : prefixed;
                while (prefixed.size() < found.size() / 2) {
                    prefixed.add(null);
                }
                prefixed.add(id);
            }
            found.add(id.name);
            found.add(rule.value);
        }
        if (prefixed != null) {
            expand(found, prefixed);
        }
        name = full(element, raw);
        return found == null ? NOTHING : found.toArray(NOTHING);
    }

    private static final String[] NOTHING = {};

    /** Gives attributes the names that their prefixes mean. */
    private void expand(List<String> found, List<AttributeId> prefixed) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < prefixed.size(); i++) {
            AttributeId id = prefixed.get(i);
            if (id == null) {
                continue;
            }
            Binding binding = id.prefix.binding;
            if (binding == null) {
                throw new XmlError(XmlError.UNBOUND_PREFIX);
            }
            String full = binding.uri + id.name.substring(id.name.indexOf(':') + 1);
            if (names.put(full, full) != null) {
                throw new XmlError(XmlError.DUPLICATE_ATTRIBUTE);
            }
            found.set(2 * i, triplet(full, binding));
        }
    }

    private String triplet(String full, Binding binding) {
        if (!parser.triplets || binding.prefix.name == null) {
            return full;
        }
        return parser.separator > 0 ? full + (char) parser.separator + binding.prefix.name : full + binding.prefix.name;
    }

    private String full(Element element, String raw) {
        if (parser.separator < 0) {
            return raw;
        }
        Binding binding;
        String local = raw;
        if (element.prefix != null) {
            binding = element.prefix.binding;
            if (binding == null) {
                throw new XmlError(XmlError.UNBOUND_PREFIX);
            }
            local = raw.substring(raw.indexOf(':') + 1);
        } else {
            binding = parser.dtd.defaultPrefix.binding;
            if (binding == null) {
                return raw;
            }
        }
        return triplet(binding.uri + local, binding);
    }

    /** Binds a prefix of the document itself or of a context; nobody is told. */
    void bind(Prefix prefix, String uri) {
        String stored = parser.separator > 0 ? uri + (char) parser.separator : uri;
        Binding binding = new Binding(prefix, stored, prefix.binding);
        prefix.binding = uri.isEmpty() && prefix.name == null ? null : binding;
        bound = bound == null ? new ArrayList<>(2) : bound;
        bound.add(binding);
    }

    @CleanPoint
    private void declare(Prefix prefix, String uri) {
        if (uri.isEmpty() && prefix.name != null) {
            throw new XmlError(XmlError.UNDECLARING_PREFIX);
        }
        if ("xmlns".equals(prefix.name)) {
            throw new XmlError(XmlError.RESERVED_PREFIX_XMLNS);
        }
        boolean xml = "xml".equals(prefix.name);
        if (xml != uri.equals(XML_NAMESPACE)) {
            throw new XmlError(xml ? XmlError.RESERVED_PREFIX_XML : XmlError.RESERVED_NAMESPACE_URI);
        }
        if (uri.equals(XMLNS_NAMESPACE)) {
            throw new XmlError(XmlError.RESERVED_NAMESPACE_URI);
        }
        if (parser.separator > 0 && uri.indexOf(parser.separator) >= 0 && !ofUri(parser.separator)) {
            throw new XmlError(XmlError.SYNTAX);
        }
        bind(prefix, uri);
        if (sink.has(XmlSink.START_NAMESPACE)) {
            sink.event(XmlSink.START_NAMESPACE, prefix.name, prefix.binding == null ? null : uri);
        }
    }

    /** Whether a character may stand in URIs. */
    private static boolean ofUri(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c < 0x80 && "%-._~:/?#[]@!$&'()*+,;=".indexOf(c) >= 0;
    }

    private String value(Element element, AttributeId id, char[] b, int from, int to) {
        boolean text = true;
        if (id.maybeTokens) {
            for (Rule rule : element.rules) {
                if (rule.id == id) {
                    text = rule.text;
                    break;
                }
            }
        }
        if (text) {
            int p = from;
            while (p < to && b[p] != '&' && b[p] != '\n' && b[p] != '\t' && b[p] != '\r') {
                p++;
            }
            if (p == to) {
                return new String(b, from, to - from);
            }
        }
        return value(text, b, from, to, false);
    }

    /** The value of an attribute as the application sees it; {@code inDtd}: it is one by default. */
    String value(boolean text, char[] b, int from, int to, boolean inDtd) {
        StringBuilder out = new StringBuilder(to - from);
        append(out, text, b, from, to, inDtd);
        if (!text && out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private static boolean doubled(StringBuilder out, boolean text) {
        return !text && (out.length() == 0 || out.charAt(out.length() - 1) == ' ');
    }

    private void append(StringBuilder out, boolean text, char[] b, int p, int end, boolean inDtd) {
        XmlPrologScanner scanner = parser.scanner;
        while (true) {
            int token = scanner.value(b, p, end);
            int next = token >= XmlToken.INVALID ? scanner.next : end;
            switch (token) {
                case XmlToken.NONE:
                    return;
                case XmlToken.INVALID:
                    throw parser.error(XmlError.INVALID_TOKEN, next);
                case XmlToken.PARTIAL, XmlToken.PARTIAL_CHAR:
                    throw parser.error(XmlError.INVALID_TOKEN, p);
                case XmlToken.CHAR_REF:
                    int c = XmlScanner.character(b, p + 2);
                    if (c < 0) {
                        throw parser.error(XmlError.BAD_CHAR_REF, p);
                    }
                    if (c != ' ' || !doubled(out, text)) {
                        out.appendCodePoint(c);
                    }
                    break;
                case XmlToken.DATA_CHARS:
                    out.append(b, p, next - p);
                    break;
                case XmlToken.ENTITY_REF:
                    reference(out, text, b, p, next, inDtd);
                    break;
                default:
                    if (!doubled(out, text)) {
                        out.append(' ');
                    }
            }
            p = next;
        }
    }

    private void reference(StringBuilder out, boolean text, char[] b, int p, int next, boolean inDtd) {
        String entityName = new String(b, p + 1, next - p - 2);
        char c = predefined(entityName);
        if (c != 0) {
            out.append(c);
            return;
        }
        XmlDtd dtd = parser.dtd;
        Entity e = dtd.entities.get(entityName);
        boolean checked = inDtd
                ? parser.grammar.document && (dtd.standalone ? parser.inside == 0 : !dtd.hasParameterRefs)
                : !dtd.hasParameterRefs || dtd.standalone;
        if (checked) {
            if (e == null) {
                throw new XmlError(XmlError.UNDEFINED_ENTITY);
            }
            if (!e.internal) {
                throw new XmlError(XmlError.ENTITY_DECLARED_IN_PE);
            }
        } else if (e == null) {
            return;
        }
        if (e.open) {
            throw parser.error(XmlError.RECURSIVE_ENTITY_REF, p);
        }
        if (e.notation != null) {
            throw parser.error(XmlError.BINARY_ENTITY_REF, p);
        }
        if (e.text == null) {
            throw parser.error(XmlError.ATTRIBUTE_EXTERNAL_ENTITY_REF, p);
        }
        parser.account(e.text.length);
        e.open = true;
        parser.inside++;
        try {
            append(out, text, e.text, 0, e.text.length, inDtd);
        } finally {
            parser.inside--;
            e.open = false;
        }
    }

    /** What the parser of an external entity has to know: the namespaces that are declared and the entities that are open, divided by form feeds. */
    private String context() {
        StringBuilder out = new StringBuilder();
        XmlDtd dtd = parser.dtd;
        Binding binding = dtd.defaultPrefix.binding;
        if (binding != null) {
            out.append('=').append(bare(binding));
        }
        for (Prefix prefix : dtd.prefixes.values()) {
            if (prefix.binding != null) {
                out.append(out.length() > 0 ? "\f" : "").append(prefix.name).append('=').append(bare(prefix.binding));
            }
        }
        for (Entity e : dtd.entities.values()) {
            if (e.open) {
                out.append(out.length() > 0 ? "\f" : "").append(e.name);
            }
        }
        return out.toString();
    }

    private String bare(Binding binding) {
        return parser.separator > 0 ? binding.uri.substring(0, binding.uri.length() - 1) : binding.uri;
    }

    /** Takes what {@link #context()} gave. */
    void setContext(String context) {
        XmlDtd dtd = parser.dtd;
        for (int from = 0; from < context.length(); ) {
            int to = context.indexOf('\f', from);
            to = to < 0 ? context.length() : to;
            String part = context.substring(from, to);
            int equals = part.indexOf('=');
            if (equals >= 0) {
                bind(equals == 0 ? dtd.defaultPrefix : dtd.prefix(part.substring(0, equals)), part.substring(equals + 1));
            } else {
                Entity e = dtd.entities.get(part);
                if (e != null) {
                    e.open = true;
                }
            }
            from = to + 1;
        }
    }
}
