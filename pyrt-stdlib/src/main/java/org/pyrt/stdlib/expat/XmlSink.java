package org.pyrt.stdlib.expat;

import org.pyrt.api.annotation.CleanPoint;

/**
 * Takes what a parser finds. Each method is called by the thread that parses, in the order of the text, and may run Python code; those that answer give false where parsing has to end with an
 * error. Texts that are not there are null. Source: the handlers of expat.
 */
interface XmlSink {

    int START_ELEMENT = 0;
    int END_ELEMENT = 1;
    int INSTRUCTION = 2;
    int CHARACTERS = 3;
    int UNPARSED_ENTITY = 4;
    int NOTATION = 5;
    int START_NAMESPACE = 6;
    int END_NAMESPACE = 7;
    int COMMENT = 8;
    int START_CDATA = 9;
    int END_CDATA = 10;
    int DEFAULT = 11;
    int DEFAULT_EXPAND = 12;
    int NOT_STANDALONE = 13;
    int EXTERNAL_ENTITY = 14;
    int START_DOCTYPE = 15;
    int END_DOCTYPE = 16;
    int ENTITY_DECL = 17;
    int XML_DECL = 18;
    int ELEMENT_DECL = 19;
    int ATTLIST_DECL = 20;
    int SKIPPED_ENTITY = 21;
    int COUNT = 22;

    /** Whether anybody wants to know of such things. */
    boolean has(int kind);

    /** An element begins; names and values of its attributes in turn, of which so many were written there and not added by default. */
    @CleanPoint
    void startElement(String name, String[] attributes, int specified);

    @CleanPoint
    void characters(String text);

    /** Text that nobody else wants. */
    @CleanPoint
    void other(String text);

    /** One of the kinds that have texts only. */
    @CleanPoint
    void event(int kind, String... texts);

    @CleanPoint
    void startDoctype(String name, String systemId, String publicId, boolean subset);

    @CleanPoint
    void entity(String name, boolean parameter, String value, String base, String systemId, String publicId, String notation);

    @CleanPoint
    void xmlDeclaration(String version, String encoding, int standalone);

    @CleanPoint
    void element(String name, XmlModel model);

    @CleanPoint
    void attribute(String element, String name, String type, String value, boolean required);

    @CleanPoint
    void skipped(String name, boolean parameter);

    @CleanPoint
    boolean notStandalone();

    @CleanPoint
    boolean externalEntity(String context, String base, String systemId, String publicId);

    /** The characters that the 256 bytes of an encoding mean, -1 for those that mean none; null if there is no such encoding. */
    @CleanPoint
    int[] unknownEncoding(String name);
}
