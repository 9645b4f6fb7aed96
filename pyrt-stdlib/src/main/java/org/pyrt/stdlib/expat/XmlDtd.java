package org.pyrt.stdlib.expat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a document's type definition says: entities, and the attributes of elements. Shared by a parser and those of its parameter entities, one of which runs at a time. */
final class XmlDtd {

    /** An entity: a text of its own, or the name of one elsewhere. */
    static final class Entity {
        final String name;
        char[] text;
        String systemId;
        String publicId;
        String base;
        String notation;
        boolean open;
        boolean internal;

        Entity(String name) {
            this.name = name;
        }
    }

    /** A prefix, and the namespace that it stands for just now. */
    static final class Prefix {
        final String name;
        Binding binding;

        Prefix(String name) {
            this.name = name;
        }
    }

    /** One declaration of a prefix; {@code uri} has the separator behind it. */
    static final class Binding {
        final Prefix prefix;
        final String uri;
        final Binding previous;

        Binding(Prefix prefix, String uri, Binding previous) {
            this.prefix = prefix;
            this.uri = uri;
            this.previous = previous;
        }
    }

    /** A name of attributes. */
    static final class AttributeId {
        final String name;
        Prefix prefix;
        boolean xmlns;
        boolean maybeTokens;
        /** The start tag that had it last, by number. */
        long seen;

        AttributeId(String name) {
            this.name = name;
        }
    }

    /** What a declaration says of one attribute. */
    static final class Rule {
        final AttributeId id;
        final boolean text;
        final String value;

        Rule(AttributeId id, boolean text, String value) {
            this.id = id;
            this.text = text;
            this.value = value;
        }
    }

    /** A name of elements. */
    static final class Element {
        final String name;
        Prefix prefix;
        AttributeId id;
        final List<Rule> rules = new ArrayList<>(0);

        Element(String name) {
            this.name = name;
        }
    }

    final Map<String, Entity> entities = new HashMap<>();
    final Map<String, Entity> parameters = new HashMap<>();
    final Map<String, Element> elements = new HashMap<>();
    final Map<String, AttributeId> attributes = new HashMap<>();
    final Map<String, Prefix> prefixes = new HashMap<>();
    final Prefix defaultPrefix = new Prefix(null);

    boolean keepProcessing = true;
    boolean hasParameterRefs;
    boolean standalone;
    boolean parameterRead;

    /** What the value of an entity has got from an external one. */
    StringBuilder value = new StringBuilder();

    private final boolean namespaces;

    XmlDtd(boolean namespaces) {
        this.namespaces = namespaces;
    }

    /** A copy for the parser of a general entity. */
    XmlDtd copy() {
        XmlDtd copy = new XmlDtd(namespaces);
        copy.entities.putAll(entities);
        copy.parameters.putAll(parameters);
        for (Element old : elements.values()) {
            Element e = copy.element(old.name);
            for (Rule r : old.rules) {
                AttributeId id = copy.attribute(r.id.name);
                id.maybeTokens |= r.id.maybeTokens;
                e.rules.add(new Rule(id, r.text, r.value));
            }
            e.id = old.id == null ? null : copy.attribute(old.id.name);
        }
        copy.keepProcessing = keepProcessing;
        copy.hasParameterRefs = hasParameterRefs;
        copy.standalone = standalone;
        return copy;
    }

    Prefix prefix(String name) {
        return prefixes.computeIfAbsent(name, Prefix::new);
    }

    Element element(String name) {
        Element e = elements.get(name);
        if (e == null) {
            e = new Element(name);
            int colon = namespaces ? name.indexOf(':') : -1;
            if (colon >= 0) {
                e.prefix = prefix(name.substring(0, colon));
            }
            elements.put(name, e);
        }
        return e;
    }

    AttributeId attribute(String name) {
        AttributeId id = attributes.get(name);
        if (id == null) {
            id = new AttributeId(name);
            if (namespaces) {
                int colon = name.indexOf(':');
                if (name.equals("xmlns")) {
                    id.prefix = defaultPrefix;
                    id.xmlns = true;
                } else if (name.startsWith("xmlns:")) {
                    id.prefix = prefix(name.substring(6));
                    id.xmlns = true;
                } else if (colon >= 0) {
                    id.prefix = prefix(name.substring(0, colon));
                }
            }
            attributes.put(name, id);
        }
        return id;
    }

    /** Adds what is said first of an attribute; what is said again does not count. */
    void define(Element element, AttributeId id, boolean text, boolean isId, String value) {
        if (value != null || isId) {
            for (Rule r : element.rules) {
                if (r.id == id) {
                    return;
                }
            }
            if (isId && element.id == null && !id.xmlns) {
                element.id = id;
            }
        }
        element.rules.add(new Rule(id, text, value));
        if (!text) {
            id.maybeTokens = true;
        }
    }
}
