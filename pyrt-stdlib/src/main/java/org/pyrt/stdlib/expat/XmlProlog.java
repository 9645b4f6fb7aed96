package org.pyrt.stdlib.expat;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.stdlib.expat.XmlDtd.AttributeId;
import org.pyrt.stdlib.expat.XmlDtd.Element;
import org.pyrt.stdlib.expat.XmlDtd.Entity;

/** What a parser does with type definitions and with what stands around the document's element. Belongs to one {@link XmlParser}. */
final class XmlProlog {

    /** The name under which the external part of the type definition is kept. */
    private static final String EXTERNAL_SUBSET = "#";

    private static final String PUBLIC_SIGNS = "-'()+,./:=?;!*#@$_%";

    private final XmlParser parser;
    private final XmlSink sink;

    private String doctypeName;
    private String doctypeSystemId;
    private String doctypePublicId;
    private boolean hasSystemId;
    private Entity entity;
    private boolean entityIsParameter;
    private String notationName;
    private String notationPublicId;
    private Element element;
    private AttributeId attribute;
    private StringBuilder attributeType;
    private boolean attributeIsText;
    private boolean attributeIsId;
    private boolean inElement;
    private final List<XmlModel> groups = new ArrayList<>();
    /** For each open group of an element's declaration the sign between its parts, 0 before the first. */
    private char[] connectors = new char[8];

    private int depth;

    XmlProlog(XmlParser parser) {
        this.parser = parser;
        sink = parser.sink;
    }

    /** Parses until the document's element begins, and that too; where to go on when there is more. {@code between}: the text is of an entity that stands between declarations. */
    @CleanPoint
    int run(char[] b, int s, int end, boolean more, boolean between) {
        XmlPrologScanner scanner = parser.scanner;
        boolean own = b == parser.input.text;
        while (true) {
            int token = scanner.prolog(b, s, end);
            if (s == 0 && own && end > 0 && b[0] == '\uFEFF' && parser.input.bytesBefore() == 0) {
                token = XmlToken.BYTE_ORDER_MARK;
                scanner.next = 1;
            }
            int next = token > XmlToken.PARTIAL ? scanner.next : end;
            parser.event(s, next);
            if (token <= 0) {
                if (more && token != XmlToken.INVALID) {
                    return s;
                }
                switch (token) {
                    case XmlToken.INVALID:
                        throw parser.error(XmlError.INVALID_TOKEN, next);
                    case XmlToken.PARTIAL:
                        throw new XmlError(XmlError.UNCLOSED_TOKEN);
                    case XmlToken.PARTIAL_CHAR:
                        throw new XmlError(XmlError.PARTIAL_CHAR);
                    case XmlToken.NONE:
                        if (!own && !between) {
                            return s;
                        }
                        if (!own || !parser.grammar.document) {
                            if (parser.grammar.role(XmlToken.NONE, b, end, end) == XmlGrammar.ERROR) {
                                throw new XmlError(XmlError.INCOMPLETE_PE);
                            }
                            return s;
                        }
                        throw new XmlError(XmlError.NO_ELEMENTS);
                    default:
                        token = -token;
                        next = end;
                }
            }
            if (parser.inside > 0) {
                parser.account(next - s);
            }
            int role = parser.grammar.role(token, b, s, next);
            if (role == XmlGrammar.INSTANCE_START) {
                if (parser.foreignDtd) {
                    foreign();
                }
                parser.input.settle();
                parser.phase = XmlParser.CONTENT;
                return parser.content.run(0, s, more);
            }
            if (role == XmlGrammar.IGNORED_SECTION) {
                parser.other(b, s, next);
                int ignored = scanner.ignored(b, next, end);
                if (ignored <= 0) {
                    if (more && ignored != XmlToken.INVALID) {
                        return next;
                    }
                    throw ignored == XmlToken.INVALID ? parser.error(XmlError.INVALID_TOKEN, scanner.next) : new XmlError(XmlError.SYNTAX);
                }
                int stop = scanner.next;
                parser.other(b, next, stop);
                s = stop;
                continue;
            }
            boolean rest;
            if (role >= XmlGrammar.ATTRIBUTE_NAME && role <= XmlGrammar.FIXED_VALUE) {
                rest = attlist(role, b, s, next);
            } else if (role >= XmlGrammar.NO_ELEMENT && role <= XmlGrammar.CONTENT_ELEMENT) {
                rest = element(role, token, b, s, next);
            } else if (role >= XmlGrammar.NO_DOCTYPE && role <= XmlGrammar.DOCTYPE_CLOSE) {
                rest = doctype(role, b, s, next);
            } else if (role >= XmlGrammar.GENERAL_ENTITY_NAME && role <= XmlGrammar.ENTITY_NOTATION_NAME) {
                rest = entity(role, b, s, next);
            } else if (role >= XmlGrammar.NO_NOTATION && role <= XmlGrammar.NOTATION_PUBLIC_ID) {
                rest = notation(role, b, s, next);
            } else {
                rest = misc(role, token, b, s, next);
                b = own ? parser.input.text : b;
                end = own ? parser.input.to : end;
            }
            if (rest) {
                parser.other(b, s, next);
            }
            if (own && token != XmlToken.BYTE_ORDER_MARK) {
                parser.input.settle();
            }
            s = next;
        }
    }

    /** True if the default handler is to have the token. */
    @CleanPoint
    private boolean misc(int role, int token, char[] b, int s, int next) {
        switch (role) {
            case XmlGrammar.XML_DECLARATION, XmlGrammar.TEXT_DECLARATION:
                declaration(role == XmlGrammar.TEXT_DECLARATION, s, next);
                return false;
            case XmlGrammar.INSTRUCTION:
                instruction(b, s, next);
                return false;
            case XmlGrammar.COMMENT:
                comment(b, s, next);
                return false;
            case XmlGrammar.PARAMETER_REF, XmlGrammar.INNER_PARAMETER_REF:
                return parameterRef(role, b, s, next);
            case XmlGrammar.ERROR:
                throw new XmlError(
                        token == XmlToken.PARAMETER_REF
                                ? XmlError.PARAM_ENTITY_REF
                                : token == XmlToken.XML_DECLARATION ? XmlError.MISPLACED_XML_PI : XmlError.SYNTAX);
            default:
                return token != XmlToken.BYTE_ORDER_MARK;
        }
    }

    @CleanPoint
    private boolean doctype(int role, char[] b, int s, int next) {
        boolean wanted = sink.has(XmlSink.START_DOCTYPE);
        XmlDtd dtd = parser.dtd;
        switch (role) {
            case XmlGrammar.DOCTYPE_NAME:
                hasSystemId = false;
                doctypeSystemId = null;
                doctypePublicId = null;
                if (wanted) {
                    doctypeName = new String(b, s, next - s);
                }
                return !wanted;
            case XmlGrammar.DOCTYPE_SUBSET:
                if (wanted) {
                    sink.startDoctype(doctypeName, doctypeSystemId, doctypePublicId, true);
                    doctypeName = null;
                }
                return !wanted;
            case XmlGrammar.DOCTYPE_PUBLIC_ID:
                parser.foreignDtd = false;
                externalSubset();
                dtd.hasParameterRefs = true;
                String id = publicId(b, s, next);
                if (wanted) {
                    doctypePublicId = id;
                }
                if (dtd.keepProcessing) {
                    entity.publicId = id;
                }
                return !wanted;
            case XmlGrammar.DOCTYPE_SYSTEM_ID:
                parser.foreignDtd = false;
                dtd.hasParameterRefs = true;
                hasSystemId = true;
                String systemId = new String(b, s + 1, next - s - 2);
                if (wanted) {
                    doctypeSystemId = systemId;
                }
                if (!dtd.standalone && parser.parameterParsing == XmlParser.NEVER) {
                    requireNotStandalone();
                }
                if (entity == null) {
                    externalSubset();
                }
                if (dtd.keepProcessing) {
                    entity.systemId = systemId;
                    entity.base = parser.base;
                }
                return !wanted;
            case XmlGrammar.DOCTYPE_CLOSE:
                return doctypeClose();
            default:
                return !wanted;
        }
    }

    private void externalSubset() {
        entity = parser.dtd.parameters.computeIfAbsent(EXTERNAL_SUBSET, Entity::new);
        entityIsParameter = true;
    }

    @CleanPoint
    private void requireNotStandalone() {
        if (sink.has(XmlSink.NOT_STANDALONE) && !sink.notStandalone()) {
            throw new XmlError(XmlError.NOT_STANDALONE);
        }
    }

    @CleanPoint
    private boolean doctypeClose() {
        boolean rest = true;
        if (doctypeName != null) {
            sink.startDoctype(doctypeName, doctypeSystemId, doctypePublicId, false);
            doctypeName = null;
            rest = false;
        }
        if (hasSystemId || parser.foreignDtd) {
            foreign();
        }
        if (sink.has(XmlSink.END_DOCTYPE)) {
            sink.event(XmlSink.END_DOCTYPE);
            rest = false;
        }
        return rest;
    }

    /** Has the external part of the type definition read, or the one that the application has for documents that name none. */
    @CleanPoint
    private void foreign() {
        XmlDtd dtd = parser.dtd;
        boolean had = dtd.hasParameterRefs;
        dtd.hasParameterRefs = true;
        if (parser.parameterParsing != XmlParser.NEVER && sink.has(XmlSink.EXTERNAL_ENTITY)) {
            Entity e = dtd.parameters.computeIfAbsent(EXTERNAL_SUBSET, Entity::new);
            if (parser.foreignDtd) {
                e.base = parser.base;
            }
            dtd.parameterRead = false;
            if (!sink.externalEntity(null, e.base, e.systemId, e.publicId)) {
                throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
            }
            if (dtd.parameterRead) {
                if (!dtd.standalone) {
                    requireNotStandalone();
                }
            } else if (!hasSystemId) {
                dtd.hasParameterRefs = had;
            }
        }
        parser.foreignDtd = false;
    }

    private static String publicId(char[] b, int s, int next) {
        StringBuilder out = new StringBuilder(next - s);
        for (int i = s + 1; i < next - 1; i++) {
            char c = b[i];
            boolean blank = c == ' ' || c == '\r' || c == '\n';
            if (!blank && (c >= 0x80 || !Character.isLetterOrDigit(c) && PUBLIC_SIGNS.indexOf(c) < 0)) {
                throw new XmlError(XmlError.PUBLICID);
            }
            if (!blank) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        int n = out.length();
        return n > 0 && out.charAt(n - 1) == ' ' ? out.substring(0, n - 1) : out.toString();
    }

    @CleanPoint
    private boolean entity(int role, char[] b, int s, int next) {
        XmlDtd dtd = parser.dtd;
        boolean wanted = dtd.keepProcessing && sink.has(XmlSink.ENTITY_DECL);
        switch (role) {
            case XmlGrammar.GENERAL_ENTITY_NAME, XmlGrammar.PARAMETER_ENTITY_NAME:
                String name = new String(b, s, next - s);
                entityIsParameter = role == XmlGrammar.PARAMETER_ENTITY_NAME;
                if (!entityIsParameter && XmlContent.predefined(name) != 0 || !dtd.keepProcessing) {
                    entity = null;
                    return true;
                }
                var table = entityIsParameter ? dtd.parameters : dtd.entities;
                if (table.containsKey(name)) {
                    entity = null;
                    return true;
                }
                entity = new Entity(name);
                entity.internal = parser.parent == null && parser.inside == 0;
                table.put(name, entity);
                parser.memory(100 + 2L * name.length());
                return !wanted;
            case XmlGrammar.ENTITY_VALUE:
                if (!dtd.keepProcessing) {
                    return true;
                }
                String value = entityValue(b, s + 1, next - 1, false);
                if (entity == null) {
                    return true;
                }
                entity.text = value.toCharArray();
                parser.memory(2L * value.length());
                if (wanted) {
                    sink.entity(entity.name, entityIsParameter, value, parser.base, null, null, null);
                }
                return !wanted;
            case XmlGrammar.ENTITY_SYSTEM_ID:
                if (dtd.keepProcessing && entity != null) {
                    entity.systemId = new String(b, s + 1, next - s - 2);
                    entity.base = parser.base;
                    return !wanted;
                }
                return true;
            case XmlGrammar.ENTITY_PUBLIC_ID:
                String id = publicId(b, s, next);
                if (dtd.keepProcessing && entity != null) {
                    entity.publicId = id;
                    return !wanted;
                }
                return true;
            case XmlGrammar.ENTITY_COMPLETE:
                if (entity != null && wanted) {
                    sink.entity(entity.name, entityIsParameter, null, entity.base, entity.systemId, entity.publicId, null);
                    return false;
                }
                return true;
            case XmlGrammar.ENTITY_NOTATION_NAME:
                if (!dtd.keepProcessing || entity == null) {
                    return true;
                }
                entity.notation = new String(b, s, next - s);
                if (sink.has(XmlSink.UNPARSED_ENTITY)) {
                    sink.event(XmlSink.UNPARSED_ENTITY, entity.name, entity.base, entity.systemId, entity.publicId, entity.notation);
                    return false;
                }
                if (wanted) {
                    sink.entity(entity.name, false, null, entity.base, entity.systemId, entity.publicId, entity.notation);
                }
                return !wanted;
            default:
                return !wanted;
        }
    }

    @CleanPoint
    private boolean notation(int role, char[] b, int s, int next) {
        boolean wanted = sink.has(XmlSink.NOTATION);
        switch (role) {
            case XmlGrammar.NOTATION_NAME:
                notationPublicId = null;
                notationName = wanted ? new String(b, s, next - s) : null;
                return !wanted;
            case XmlGrammar.NOTATION_PUBLIC_ID:
                String id = publicId(b, s, next);
                if (notationName != null) {
                    notationPublicId = id;
                }
                return notationName == null;
            case XmlGrammar.NOTATION_SYSTEM_ID:
                if (notationName != null && wanted) {
                    sink.event(XmlSink.NOTATION, notationName, parser.base, new String(b, s + 1, next - s - 2), notationPublicId);
                    return false;
                }
                return true;
            case XmlGrammar.NOTATION_WITHOUT_SYSTEM_ID:
                if (notationPublicId != null && wanted) {
                    sink.event(XmlSink.NOTATION, notationName, parser.base, null, notationPublicId);
                    return false;
                }
                return true;
            default:
                return !wanted;
        }
    }

    @CleanPoint
    private boolean attlist(int role, char[] b, int s, int next) {
        XmlDtd dtd = parser.dtd;
        boolean wanted = dtd.keepProcessing && sink.has(XmlSink.ATTLIST_DECL);
        switch (role) {
            case XmlGrammar.ATTLIST_ELEMENT_NAME:
                element = dtd.element(new String(b, s, next - s));
                return !wanted;
            case XmlGrammar.ATTRIBUTE_NAME:
                attribute = dtd.attribute(new String(b, s, next - s));
                attributeIsText = false;
                attributeIsId = false;
                attributeType = null;
                return !wanted;
            case XmlGrammar.ATTRIBUTE_TYPE:
                attributeType = new StringBuilder(parser.grammar.type);
                attributeIsText = parser.grammar.type.equals("CDATA");
                attributeIsId = parser.grammar.type.equals("ID");
                return !wanted;
            case XmlGrammar.ATTRIBUTE_ENUM_VALUE, XmlGrammar.ATTRIBUTE_NOTATION_VALUE:
                if (attributeType == null) {
                    attributeType = new StringBuilder(role == XmlGrammar.ATTRIBUTE_NOTATION_VALUE ? "NOTATION(" : "(");
                } else {
                    attributeType.append('|');
                }
                attributeType.append(b, s, next - s);
                return !wanted;
            case XmlGrammar.IMPLIED_VALUE, XmlGrammar.REQUIRED_VALUE, XmlGrammar.DEFAULT_VALUE, XmlGrammar.FIXED_VALUE:
                if (!dtd.keepProcessing) {
                    return true;
                }
                boolean given = role == XmlGrammar.DEFAULT_VALUE || role == XmlGrammar.FIXED_VALUE;
                String value = given ? parser.content.value(attributeIsText, b, s + 1, next - 1, true) : null;
                dtd.define(element, attribute, attributeIsText, attributeIsId && !given, value);
                if (wanted) {
                    if (attributeType.charAt(0) == '(' || attributeType.indexOf("(") > 0) {
                        attributeType.append(')');
                    }
                    boolean strict = role == XmlGrammar.REQUIRED_VALUE || role == XmlGrammar.FIXED_VALUE;
                    sink.attribute(element.name, attribute.name, attributeType.toString(), value, strict);
                }
                return !wanted;
            default:
                return !wanted;
        }
    }

    private XmlModel innermost() {
        return groups.get(groups.size() - 1);
    }

    private static int quantity(int token) {
        switch (token) {
            case XmlToken.NAME_OPTIONAL, XmlToken.CLOSE_OPTIONAL:
                return 1;
            case XmlToken.NAME_ANY, XmlToken.CLOSE_ANY:
                return 2;
            case XmlToken.NAME_SOME, XmlToken.CLOSE_SOME:
                return 3;
            default:
                return 0;
        }
    }

    @CleanPoint
    private boolean element(int role, int token, char[] b, int s, int next) {
        boolean wanted = sink.has(XmlSink.ELEMENT_DECL);
        switch (role) {
            case XmlGrammar.ELEMENT_NAME:
                if (wanted) {
                    element = parser.dtd.element(new String(b, s, next - s));
                    groups.clear();
                    inElement = true;
                }
                depth = 0;
                return !wanted;
            case XmlGrammar.CONTENT_ANY, XmlGrammar.CONTENT_EMPTY:
                if (!inElement) {
                    return true;
                }
                inElement = false;
                if (wanted) {
                    sink.element(element.name, new XmlModel(role == XmlGrammar.CONTENT_ANY ? XmlModel.ANY : XmlModel.EMPTY, 0, null));
                }
                return !wanted;
            case XmlGrammar.GROUP_OPEN:
                if (depth == connectors.length) {
                    connectors = java.util.Arrays.copyOf(connectors, 2 * depth);
                }
                connectors[depth++] = 0;
                if (inElement) {
                    XmlModel group = new XmlModel(XmlModel.SEQUENCE, 0, null);
                    if (!groups.isEmpty()) {
                        innermost().children.add(group);
                    }
                    groups.add(group);
                }
                return !(inElement && wanted);
            case XmlGrammar.CONTENT_PCDATA:
                if (inElement) {
                    innermost().type = XmlModel.MIXED;
                }
                return !(inElement && wanted);
            case XmlGrammar.GROUP_SEQUENCE, XmlGrammar.GROUP_CHOICE:
                char sign = role == XmlGrammar.GROUP_SEQUENCE ? ',' : '|';
                if (connectors[depth - 1] != 0 && connectors[depth - 1] != sign) {
                    throw new XmlError(XmlError.SYNTAX);
                }
                if (inElement && sign == '|' && connectors[depth - 1] == 0 && innermost().type != XmlModel.MIXED) {
                    innermost().type = XmlModel.CHOICE;
                }
                connectors[depth - 1] = sign;
                return !(inElement && wanted);
            case XmlGrammar.CONTENT_ELEMENT:
                if (inElement) {
                    int quantity = quantity(token);
                    int stop = quantity == 0 ? next : next - 1;
                    innermost().children.add(new XmlModel(XmlModel.NAME, quantity, new String(b, s, stop - s)));
                }
                return !(inElement && wanted);
            case XmlGrammar.GROUP_CLOSE:
                depth--;
                if (!inElement) {
                    return true;
                }
                XmlModel group = groups.remove(groups.size() - 1);
                group.quantity = quantity(token);
                if (groups.isEmpty()) {
                    inElement = false;
                    if (wanted) {
                        sink.element(element.name, group);
                    }
                }
                return !wanted;
            default:
                return !wanted;
        }
    }

    @CleanPoint
    private boolean parameterRef(int role, char[] b, int s, int next) {
        XmlDtd dtd = parser.dtd;
        boolean rest = true;
        boolean had = dtd.hasParameterRefs;
        dtd.hasParameterRefs = true;
        if (parser.parameterParsing == XmlParser.NEVER) {
            dtd.keepProcessing = dtd.standalone;
        } else {
            String name = new String(b, s + 1, next - s - 2);
            Entity e = dtd.parameters.get(name);
            if (parser.grammar.document && (dtd.standalone ? parser.inside == 0 : !had)) {
                if (e == null) {
                    throw new XmlError(XmlError.UNDEFINED_ENTITY);
                }
                if (!e.internal) {
                    throw new XmlError(XmlError.ENTITY_DECLARED_IN_PE);
                }
            } else if (e == null) {
                dtd.keepProcessing = dtd.standalone;
                if (role == XmlGrammar.PARAMETER_REF && sink.has(XmlSink.SKIPPED_ENTITY)) {
                    sink.skipped(name, true);
                    return false;
                }
                return true;
            }
            if (e.open) {
                throw new XmlError(XmlError.RECURSIVE_ENTITY_REF);
            }
            if (e.text != null) {
                e.open = true;
                parser.inside++;
                try {
                    run(e.text, 0, e.text.length, false, role == XmlGrammar.PARAMETER_REF);
                } finally {
                    parser.inside--;
                    e.open = false;
                }
                return false;
            }
            if (!sink.has(XmlSink.EXTERNAL_ENTITY)) {
                dtd.keepProcessing = dtd.standalone;
                return true;
            }
            external(e);
            rest = false;
            if (!dtd.parameterRead) {
                dtd.keepProcessing = dtd.standalone;
                return false;
            }
        }
        if (!dtd.standalone) {
            requireNotStandalone();
        }
        return rest;
    }

    /** Has an external parameter entity read. */
    @CleanPoint
    private void external(Entity e) {
        parser.dtd.parameterRead = false;
        e.open = true;
        boolean done = sink.externalEntity(null, e.base, e.systemId, e.publicId);
        e.open = false;
        if (!done) {
            throw new XmlError(XmlError.EXTERNAL_ENTITY_HANDLING);
        }
    }

    /** The text that an entity is to have; {@code outside}: it comes from an external one and goes into the value of the entity that refers to it. */
    @CleanPoint
    String entityValue(char[] b, int from, int to, boolean outside) {
        XmlDtd dtd = parser.dtd;
        StringBuilder before = dtd.value;
        if (!outside) {
            dtd.value = new StringBuilder();
        }
        boolean inValue = parser.grammar.inValue;
        parser.grammar.inValue = true;
        try {
            appendValue(b, from, to);
            return outside ? "" : dtd.value.toString();
        } finally {
            parser.grammar.inValue = inValue;
            dtd.value = before;
        }
    }

    @CleanPoint
    private void appendValue(char[] b, int p, int end) {
        XmlPrologScanner scanner = parser.scanner;
        XmlDtd dtd = parser.dtd;
        while (true) {
            int token = scanner.entityValue(b, p, end);
            int next = token >= XmlToken.INVALID ? scanner.next : end;
            switch (token) {
                case XmlToken.NONE:
                    return;
                case XmlToken.PARAMETER_REF:
                    if (parser.grammar.document && parser.inside == 0) {
                        throw parser.error(XmlError.PARAM_ENTITY_REF, p);
                    }
                    if (!parameterInValue(new String(b, p + 1, next - p - 2), p)) {
                        return;
                    }
                    break;
                case XmlToken.ENTITY_REF, XmlToken.DATA_CHARS:
                    dtd.value.append(b, p, next - p);
                    break;
                case XmlToken.TRAILING_CR, XmlToken.DATA_NEWLINE:
                    dtd.value.append('\n');
                    break;
                case XmlToken.CHAR_REF:
                    int c = XmlScanner.character(b, p + 2);
                    if (c < 0) {
                        throw parser.error(XmlError.BAD_CHAR_REF, p);
                    }
                    dtd.value.appendCodePoint(c);
                    break;
                case XmlToken.INVALID:
                    throw parser.error(XmlError.INVALID_TOKEN, next);
                default:
                    throw parser.error(XmlError.INVALID_TOKEN, p);
            }
            p = next;
        }
    }

    /** Appends what a parameter entity has to the value of another; false if nobody knows it, so that the rest does not count. */
    @CleanPoint
    private boolean parameterInValue(String name, int at) {
        XmlDtd dtd = parser.dtd;
        Entity e = dtd.parameters.get(name);
        if (e == null) {
            dtd.keepProcessing = dtd.standalone;
            return false;
        }
        if (e.open) {
            throw parser.error(XmlError.RECURSIVE_ENTITY_REF, at);
        }
        if (e.systemId != null) {
            if (sink.has(XmlSink.EXTERNAL_ENTITY)) {
                external(e);
            }
            if (!sink.has(XmlSink.EXTERNAL_ENTITY) || !dtd.parameterRead) {
                dtd.keepProcessing = dtd.standalone;
            }
            return true;
        }
        parser.account(e.text.length);
        e.open = true;
        parser.inside++;
        try {
            appendValue(e.text, 0, e.text.length);
        } finally {
            parser.inside--;
            e.open = false;
        }
        return true;
    }

    /** Parses what follows the document's element. */
    @CleanPoint
    int epilog(int s, boolean more) {
        XmlPrologScanner scanner = parser.scanner;
        char[] b = parser.input.text;
        int end = parser.input.to;
        parser.event = s;
        while (true) {
            int token = scanner.prolog(b, s, end);
            int next = token > XmlToken.PARTIAL ? scanner.next : end;
            parser.eventEnd = next;
            switch (token) {
                case -XmlToken.SPACE:
                    parser.other(b, s, end);
                    return end;
                case XmlToken.NONE:
                    return s;
                case XmlToken.SPACE:
                    parser.other(b, s, next);
                    break;
                case XmlToken.INSTRUCTION:
                    instruction(b, s, next);
                    break;
                case XmlToken.COMMENT:
                    comment(b, s, next);
                    break;
                case XmlToken.INVALID:
                    throw parser.error(XmlError.INVALID_TOKEN, next);
                case XmlToken.PARTIAL, XmlToken.PARTIAL_CHAR:
                    if (more) {
                        return s;
                    }
                    throw new XmlError(token == XmlToken.PARTIAL ? XmlError.UNCLOSED_TOKEN : XmlError.PARTIAL_CHAR);
                default:
                    throw new XmlError(XmlError.JUNK_AFTER_DOC_ELEMENT);
            }
            s = next;
            parser.event = s;
        }
    }

    private static String lines(char[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] != '\r') {
            p++;
        }
        if (p == to) {
            return new String(b, from, to - from);
        }
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (b[i] == '\r') {
                out.append('\n');
                if (i + 1 < to && b[i + 1] == '\n') {
                    i++;
                }
            } else {
                out.append(b[i]);
            }
        }
        return out.toString();
    }

    @CleanPoint
    void instruction(char[] b, int s, int next) {
        if (!sink.has(XmlSink.INSTRUCTION)) {
            parser.other(b, s, next);
            return;
        }
        int p = s + 2;
        int stop = next - 2;
        while (p < stop && !XmlScanner.space(b[p])) {
            p++;
        }
        String target = new String(b, s + 2, p - s - 2);
        while (p < stop && XmlScanner.space(b[p])) {
            p++;
        }
        sink.event(XmlSink.INSTRUCTION, target, lines(b, p, stop));
    }

    @CleanPoint
    void comment(char[] b, int s, int next) {
        if (sink.has(XmlSink.COMMENT)) {
            sink.event(XmlSink.COMMENT, lines(b, s + 4, next - 3));
        } else {
            parser.other(b, s, next);
        }
    }

    /** An XML declaration of the input, or that of an external entity. */
    @CleanPoint
    void declaration(boolean text, int s, int next) {
        char[] b = parser.input.text;
        XmlDeclaration declaration = new XmlDeclaration(b, s + 5, next - 2, text);
        if (declaration.bad >= 0) {
            throw parser.error(text ? XmlError.TEXT_DECL : XmlError.XML_DECL, declaration.bad);
        }
        XmlDtd dtd = parser.dtd;
        if (!text && declaration.standalone == 1) {
            dtd.standalone = true;
            if (parser.parameterParsing == XmlParser.UNLESS_STANDALONE) {
                parser.parameterParsing = XmlParser.NEVER;
            }
        }
        if (sink.has(XmlSink.XML_DECL)) {
            sink.xmlDeclaration(declaration.version, declaration.encoding, declaration.standalone);
        } else {
            parser.other(b, s, next);
        }
        if (declaration.encoding != null) {
            parser.declared(declaration.encoding, declaration.encodingPlace, next);
        }
    }
}
