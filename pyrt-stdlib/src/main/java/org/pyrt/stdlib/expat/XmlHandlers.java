package org.pyrt.stdlib.expat;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.refcount.ThreadState;

/** The handlers of a parser as its attributes: one pair of methods for each, all alike. */
@ExposedType(name = "xmlparser")
final class XmlHandlers {

    private XmlHandlers() {}

    @ExposedGetter(name = "StartElementHandler")
    static PyObject startElement(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.START_ELEMENT);
    }

    @ExposedSetter(name = "StartElementHandler", deletes = true)
    @CleanPoint
    static void setStartElement(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.START_ELEMENT, value);
    }

    @ExposedGetter(name = "EndElementHandler")
    static PyObject endElement(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.END_ELEMENT);
    }

    @ExposedSetter(name = "EndElementHandler", deletes = true)
    @CleanPoint
    static void setEndElement(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.END_ELEMENT, value);
    }

    @ExposedGetter(name = "ProcessingInstructionHandler")
    static PyObject processingInstruction(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.INSTRUCTION);
    }

    @ExposedSetter(name = "ProcessingInstructionHandler", deletes = true)
    @CleanPoint
    static void setProcessingInstruction(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.INSTRUCTION, value);
    }

    @ExposedGetter(name = "CharacterDataHandler")
    static PyObject characterData(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.CHARACTERS);
    }

    @ExposedSetter(name = "CharacterDataHandler", deletes = true)
    @CleanPoint
    static void setCharacterData(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.CHARACTERS, value);
    }

    @ExposedGetter(name = "UnparsedEntityDeclHandler")
    static PyObject unparsedEntityDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.UNPARSED_ENTITY);
    }

    @ExposedSetter(name = "UnparsedEntityDeclHandler", deletes = true)
    @CleanPoint
    static void setUnparsedEntityDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.UNPARSED_ENTITY, value);
    }

    @ExposedGetter(name = "NotationDeclHandler")
    static PyObject notationDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.NOTATION);
    }

    @ExposedSetter(name = "NotationDeclHandler", deletes = true)
    @CleanPoint
    static void setNotationDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.NOTATION, value);
    }

    @ExposedGetter(name = "StartNamespaceDeclHandler")
    static PyObject startNamespaceDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.START_NAMESPACE);
    }

    @ExposedSetter(name = "StartNamespaceDeclHandler", deletes = true)
    @CleanPoint
    static void setStartNamespaceDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.START_NAMESPACE, value);
    }

    @ExposedGetter(name = "EndNamespaceDeclHandler")
    static PyObject endNamespaceDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.END_NAMESPACE);
    }

    @ExposedSetter(name = "EndNamespaceDeclHandler", deletes = true)
    @CleanPoint
    static void setEndNamespaceDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.END_NAMESPACE, value);
    }

    @ExposedGetter(name = "CommentHandler")
    static PyObject comment(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.COMMENT);
    }

    @ExposedSetter(name = "CommentHandler", deletes = true)
    @CleanPoint
    static void setComment(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.COMMENT, value);
    }

    @ExposedGetter(name = "StartCdataSectionHandler")
    static PyObject startCdataSection(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.START_CDATA);
    }

    @ExposedSetter(name = "StartCdataSectionHandler", deletes = true)
    @CleanPoint
    static void setStartCdataSection(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.START_CDATA, value);
    }

    @ExposedGetter(name = "EndCdataSectionHandler")
    static PyObject endCdataSection(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.END_CDATA);
    }

    @ExposedSetter(name = "EndCdataSectionHandler", deletes = true)
    @CleanPoint
    static void setEndCdataSection(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.END_CDATA, value);
    }

    @ExposedGetter(name = "DefaultHandler")
    static PyObject defaultHandler(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.DEFAULT);
    }

    @ExposedSetter(name = "DefaultHandler", deletes = true)
    @CleanPoint
    static void setDefault(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.DEFAULT, value);
    }

    @ExposedGetter(name = "DefaultHandlerExpand")
    static PyObject defaultHandlerExpand(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.DEFAULT_EXPAND);
    }

    @ExposedSetter(name = "DefaultHandlerExpand", deletes = true)
    @CleanPoint
    static void setDefaultHandlerExpand(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.DEFAULT_EXPAND, value);
    }

    @ExposedGetter(name = "NotStandaloneHandler")
    static PyObject notStandalone(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.NOT_STANDALONE);
    }

    @ExposedSetter(name = "NotStandaloneHandler", deletes = true)
    @CleanPoint
    static void setNotStandalone(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.NOT_STANDALONE, value);
    }

    @ExposedGetter(name = "ExternalEntityRefHandler")
    static PyObject externalEntityRef(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.EXTERNAL_ENTITY);
    }

    @ExposedSetter(name = "ExternalEntityRefHandler", deletes = true)
    @CleanPoint
    static void setExternalEntityRef(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.EXTERNAL_ENTITY, value);
    }

    @ExposedGetter(name = "StartDoctypeDeclHandler")
    static PyObject startDoctypeDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.START_DOCTYPE);
    }

    @ExposedSetter(name = "StartDoctypeDeclHandler", deletes = true)
    @CleanPoint
    static void setStartDoctypeDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.START_DOCTYPE, value);
    }

    @ExposedGetter(name = "EndDoctypeDeclHandler")
    static PyObject endDoctypeDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.END_DOCTYPE);
    }

    @ExposedSetter(name = "EndDoctypeDeclHandler", deletes = true)
    @CleanPoint
    static void setEndDoctypeDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.END_DOCTYPE, value);
    }

    @ExposedGetter(name = "EntityDeclHandler")
    static PyObject entityDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.ENTITY_DECL);
    }

    @ExposedSetter(name = "EntityDeclHandler", deletes = true)
    @CleanPoint
    static void setEntityDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.ENTITY_DECL, value);
    }

    @ExposedGetter(name = "XmlDeclHandler")
    static PyObject xmlDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.XML_DECL);
    }

    @ExposedSetter(name = "XmlDeclHandler", deletes = true)
    @CleanPoint
    static void setXmlDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.XML_DECL, value);
    }

    @ExposedGetter(name = "ElementDeclHandler")
    static PyObject elementDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.ELEMENT_DECL);
    }

    @ExposedSetter(name = "ElementDeclHandler", deletes = true)
    @CleanPoint
    static void setElementDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.ELEMENT_DECL, value);
    }

    @ExposedGetter(name = "AttlistDeclHandler")
    static PyObject attlistDecl(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.ATTLIST_DECL);
    }

    @ExposedSetter(name = "AttlistDeclHandler", deletes = true)
    @CleanPoint
    static void setAttlistDecl(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.ATTLIST_DECL, value);
    }

    @ExposedGetter(name = "SkippedEntityHandler")
    static PyObject skippedEntity(ThreadState ts, PyXmlParser self) {
        return self.handler(ts, XmlSink.SKIPPED_ENTITY);
    }

    @ExposedSetter(name = "SkippedEntityHandler", deletes = true)
    @CleanPoint
    static void setSkippedEntity(ThreadState ts, PyXmlParser self, PyObject value) {
        self.setHandler(ts, XmlSink.SKIPPED_ENTITY, value);
    }
}
