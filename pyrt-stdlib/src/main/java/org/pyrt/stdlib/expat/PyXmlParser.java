package org.pyrt.stdlib.expat;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.CriticalSection;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/**
 * The type pyexpat.xmlparser: an {@link XmlParser} and the handlers of a program, which {@link Handlers} calls. One thread parses at a time, within the parser's critical section.
 * Source: CPython 3.14 Modules/pyexpat.c.
 */
@ExposedType(name = "xmlparser")
final class PyXmlParser extends Counted {

    static final PyType TYPE = PyType.builtin("pyexpat.xmlparser", new PyXmlParserAdapter())
            .include(new XmlHandlersAdapter())
            .flags(PyType.NO_NEW)
            .doc("XML parser")
            .ownLayout()
            .build();

    private static final PyStr READ = PyStr.interned("read");
    private static final int FILE_PIECE = 2048;

    @Slot final PyObject[] handlers = new PyObject[XmlSink.COUNT];
    /** A dict of the names met, or null. */
    @Slot PyObject names;
    @Slot PyObject parent;
    /** What a handler has raised while the parsing goes on. */
    @Slot PyBaseException failure;

    final XmlParser parser;
    private final Handlers calls = new Handlers(this);

    boolean ordered;
    boolean specifiedOnly;

    PyXmlParser(ThreadState ts, String encoding, int separator, PyObject names) {
        super(ts);
        parser = new XmlParser(calls, encoding, separator);
        take(ts, names, null);
    }

    private PyXmlParser(ThreadState ts, PyXmlParser parent, String context, String encoding) {
        super(ts);
        parser = new XmlParser(parent.parser, calls, context, encoding);
        take(ts, parent.names, parent);
        ordered = parent.ordered;
        specifiedOnly = parent.specifiedOnly;
        calls.like(parent.calls);
        for (int i = 0; i < handlers.length; i++) {
            PyObject handler = Slots.load(ts, parent.handlers, i);
            if (handler != null) {
                Slots.init(ts, handlers, i, handler);
                ts.trackFor(this, handler);
            }
        }
    }

    private void take(ThreadState ts, PyObject dict, PyXmlParser from) {
        Refs.incref(ts, dict);
        names = dict;
        Refs.incref(ts, from);
        parent = from;
        if (dict != null) {
            ts.trackFor(this, dict);
        }
        if (from != null) {
            ts.trackFor(this, from);
        }
    }

    PyObject handler(ThreadState ts, int kind) {
        PyObject handler = Slots.load(ts, handlers, kind);
        return handler == null ? PyNone.NONE : handler;
    }

    /** Keeps what a handler raised until the parsing ends, and forgets all handlers. */
    void fail(ThreadState ts, PyBaseException raised) {
        Refs.incref(ts, raised);
        failure = raised;
        ts.trackFor(this, raised);
        for (int i = 0; i < handlers.length; i++) {
            Slots.drop(ts, handlers, i);
        }
    }

    /** What a handler raised, floating. */
    PyBaseException takeFailure(ThreadState ts) {
        PyBaseException raised = failure;
        failure = null;
        Refs.moveOut(ts, raised);
        return raised;
    }

    @CleanPoint
    void setHandler(ThreadState ts, int kind, PyObject value) {
        if (value == null) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        if (kind == XmlSink.CHARACTERS) {
            calls.flush(ts);
        }
        boolean none = value == PyNone.NONE;
        if (kind == XmlSink.DEFAULT || kind == XmlSink.DEFAULT_EXPAND) {
            calls.setDefault(none ? -1 : kind);
            parser.expand = kind == XmlSink.DEFAULT_EXPAND;
        }
        Slots.store(ts, handlers, kind, none ? null : value);
        if (!none) {
            ts.trackFor(this, value);
        }
    }

    @ExposedMethod(name = "Parse", doc = "Parse($self, data, isfinal=False, /)\n--\n\nParse XML data; 'isfinal' should be true at end of input.")
    @CleanPoint
    static PyObject parse(ThreadState ts, PyXmlParser self, PyObject data, @PositionalOnly @Default("False") PyObject isfinal) {
        boolean last = Comparison.isTrue(ts, isfinal);
        PyStr text = PyStr.asSelf(data);
        if (text != null) {
            PyBytes bytes = Codecs.encode(ts, text, "utf-8", "strict");
            self.parser.setEncoding("utf-8");
            return self.run(ts, bytes.array(), bytes.offset(), bytes.offset() + bytes.length(), last);
        }
        try (BufferView view = Buffers.view(ts, data)) {
            return self.run(ts, view.octets(), view.offset(), view.offset() + view.length(), last);
        }
    }

    @CleanPoint
    private PyObject run(ThreadState ts, byte[] data, int from, int to, boolean last) {
        CriticalSection.begin(ts, this);
        try {
            calls.begin(ts);
            boolean parsed;
            try {
                parsed = parser.parse(data, from, to, last);
            } finally {
                calls.end(ts);
            }
            if (!parsed) {
                throw ExpatModule.error(ts, parser, parser.code());
            }
            calls.flush(ts);
            return PyInt.of(1);
        } finally {
            CriticalSection.end(ts);
        }
    }

    @ExposedMethod(name = "ParseFile", doc = "ParseFile($self, file, /)\n--\n\nParse XML data from file-like object.")
    @CleanPoint
    static PyObject parseFile(ThreadState ts, PyXmlParser self, @PositionalOnly PyObject file) {
        PyObject read = Attributes.find(ts, file, READ);
        if (read == null) {
            throw Errors.typeError(ts, "argument must have 'read' attribute");
        }
        try (var held = ts.hold(read)) {
            while (true) {
                PyObject piece = Calls.call(ts, read, PyInt.of(FILE_PIECE));
                try (var heldPiece = ts.hold(piece)) {
                    PyBytes bytes = PyBytes.asSelf(piece);
                    byte[] array;
                    int from;
                    int n;
                    if (bytes != null) {
                        array = bytes.array();
                        from = bytes.offset();
                        n = bytes.length();
                    } else if (piece instanceof org.pyrt.objects.bytes.PyByteArray) {
                        try (BufferView view = Buffers.view(ts, piece)) {
                            array = view.toArray(0, view.length());
                            from = 0;
                            n = array.length;
                        }
                    } else {
                        throw Errors.typeError(ts, "read() did not return a bytes object (type=" + PyType.of(piece).name() + ")");
                    }
                    if (n > FILE_PIECE) {
                        throw Errors.valueError(
                                ts, "read() returned too much data: " + FILE_PIECE + " bytes requested, " + n + " returned");
                    }
                    PyObject result = self.run(ts, array, from, from + n, n == 0);
                    if (n == 0) {
                        return result;
                    }
                }
            }
        }
    }

    @ExposedMethod(name = "SetBase", doc = "SetBase($self, base, /)\n--\n\nSet the base URL for the parser.")
    static void setBase(PyXmlParser self, @PositionalOnly String base) {
        self.parser.base = base;
    }

    @ExposedMethod(name = "GetBase", doc = "GetBase($self, /)\n--\n\nReturn base URL string for the parser.")
    static PyObject getBase(PyXmlParser self) {
        return self.parser.base == null ? PyNone.NONE : PyStr.of(self.parser.base);
    }

    @ExposedMethod(
            name = "GetInputContext",
            doc = "GetInputContext($self, /)\n--\n\nReturn the untranslated text of the input that caused the current event.")
    static PyObject inputContext(PyXmlParser self) {
        byte[] context = self.calls.inCallback() ? self.parser.context() : null;
        return context == null ? PyNone.NONE : PyBytes.of(context);
    }

    @ExposedMethod(
            name = "ExternalEntityParserCreate",
            doc = "ExternalEntityParserCreate($self, context, encoding=<unrepresentable>, /)\n--\n\nCreate a parser for parsing an external entity.")
    static PyObject external(ThreadState ts, PyXmlParser self, PyObject context, @PositionalOnly @Default String encoding) {
        PyStr text = PyStr.asSelf(context);
        if (text == null && context != PyNone.NONE) {
            throw Errors.typeError(ts, "ExternalEntityParserCreate() argument 1 must be str or None, not " + PyType.of(context).name());
        }
        return new PyXmlParser(ts, self, text == null ? null : text.toString(), encoding);
    }

    @ExposedMethod(
            name = "SetParamEntityParsing",
            doc = "SetParamEntityParsing($self, flag, /)\n--\n\nControls parsing of parameter entities (including the external DTD subset).")
    static int setParameterParsing(PyXmlParser self, @PositionalOnly int flag) {
        if (self.parser.begun()) {
            return 0;
        }
        self.parser.parameterParsing = flag;
        return 1;
    }

    @ExposedMethod(
            name = "UseForeignDTD",
            doc = "UseForeignDTD($self, flag=True, /)\n--\n\nAllows the application to provide an artificial external subset.")
    @CleanPoint
    static void useForeignDtd(ThreadState ts, PyXmlParser self, @PositionalOnly @Default("True") boolean flag) {
        if (self.parser.begun()) {
            throw ExpatModule.error(ts, self.parser, XmlError.CANT_CHANGE_ONCE_PARSING);
        }
        self.parser.foreignDtd = flag;
    }

    @ExposedMethod(name = "GetReparseDeferralEnabled", doc = "GetReparseDeferralEnabled($self, /)\n--\n\nWhether reparse deferral is enabled.")
    static boolean reparseDeferral(PyXmlParser self) {
        return self.parser.deferral;
    }

    @ExposedMethod(
            name = "SetReparseDeferralEnabled",
            doc = "SetReparseDeferralEnabled($self, enabled, /)\n--\n\nEnable or disable reparse deferral.")
    static void setReparseDeferral(PyXmlParser self, @PositionalOnly boolean enabled) {
        self.parser.deferral = enabled;
    }

    @CleanPoint
    private void requireRoot(ThreadState ts) {
        if (parser.parent != null) {
            throw ExpatModule.error(ts, parser, XmlError.INVALID_ARGUMENT, "parser must be a root parser");
        }
    }

    @ExposedMethod(
            name = "SetAllocTrackerActivationThreshold",
            doc = "SetAllocTrackerActivationThreshold($self, threshold, /)\n--\n\nSets the number of allocated bytes that activates the protection.")
    @CleanPoint
    static void setThreshold(ThreadState ts, PyXmlParser self, @PositionalOnly PyObject threshold) {
        PyInt i = PyInt.asSelf(threshold);
        if (i == null) {
            i = Sizes.index(ts, threshold);
        }
        if (i.bigValue().signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (!i.fitsLong() && i.bigValue().bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long long");
        }
        self.requireRoot(ts);
        self.parser.memoryBegins = i.fitsLong() ? i.longValue() : Long.MAX_VALUE;
    }

    @ExposedMethod(
            name = "SetAllocTrackerMaximumAmplification",
            doc = "SetAllocTrackerMaximumAmplification($self, max_factor, /)\n--\n\nSets how much more may be allocated than was read.")
    @CleanPoint
    static void setAmplification(ThreadState ts, PyXmlParser self, @PositionalOnly double max_factor) {
        self.requireRoot(ts);
        if (!(max_factor >= 1)) {
            throw ExpatModule.error(ts, self.parser, XmlError.INVALID_ARGUMENT, "'max_factor' must be at least 1.0");
        }
        self.parser.mostMemory = max_factor;
    }

    @ExposedGetter
    PyObject intern() {
        return names == null ? PyNone.NONE : names;
    }

    @ExposedGetter(name = "ErrorCode")
    int errorCode() {
        return parser.code();
    }

    @ExposedGetter(name = "ErrorLineNumber")
    long errorLine() {
        return parser.line();
    }

    @ExposedGetter(name = "ErrorColumnNumber")
    long errorColumn() {
        return parser.column();
    }

    @ExposedGetter(name = "ErrorByteIndex")
    long errorIndex() {
        return parser.byteIndex();
    }

    @ExposedGetter(name = "CurrentLineNumber")
    long currentLine() {
        return parser.line();
    }

    @ExposedGetter(name = "CurrentColumnNumber")
    long currentColumn() {
        return parser.column();
    }

    @ExposedGetter(name = "CurrentByteIndex")
    long currentIndex() {
        return parser.byteIndex();
    }

    @ExposedGetter(name = "buffer_used")
    int bufferUsed() {
        return calls.used();
    }

    @ExposedGetter(name = "buffer_size")
    int bufferSize() {
        return calls.size;
    }

    @ExposedSetter(name = "buffer_size", deletes = true)
    @CleanPoint
    static void setBufferSize(ThreadState ts, PyXmlParser self, PyObject value) {
        if (value == null) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        PyInt i = PyInt.asSelf(value);
        if (i == null) {
            throw Errors.typeError(ts, "buffer_size must be an integer");
        }
        if (i.bigValue().signum() <= 0) {
            throw Errors.valueError(ts, "buffer_size must be greater than zero");
        }
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        if (i.longValue() > Integer.MAX_VALUE) {
            throw Errors.valueError(ts, "buffer_size must not be greater than " + Integer.MAX_VALUE);
        }
        if (i.longValue() != self.calls.size) {
            self.calls.flush(ts);
            self.calls.size = (int) i.longValue();
        }
    }

    @ExposedGetter(name = "buffer_text")
    boolean bufferText() {
        return calls.buffers;
    }

    @ExposedSetter(name = "buffer_text", deletes = true)
    @CleanPoint
    static void setBufferText(ThreadState ts, PyXmlParser self, PyObject value) {
        boolean on = truth(ts, value);
        if (!on) {
            self.calls.flush(ts);
        }
        self.calls.buffers = on;
    }

    @CleanPoint
    private static boolean truth(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        return Comparison.isTrue(ts, value);
    }

    @ExposedGetter(name = "namespace_prefixes")
    boolean prefixes() {
        return parser.triplets;
    }

    @ExposedSetter(name = "namespace_prefixes", deletes = true)
    @CleanPoint
    static void setPrefixes(ThreadState ts, PyXmlParser self, PyObject value) {
        self.parser.triplets = truth(ts, value);
    }

    @ExposedGetter(name = "ordered_attributes")
    boolean ordered() {
        return ordered;
    }

    @ExposedSetter(name = "ordered_attributes", deletes = true)
    @CleanPoint
    static void setOrdered(ThreadState ts, PyXmlParser self, PyObject value) {
        self.ordered = truth(ts, value);
    }

    @ExposedGetter(name = "specified_attributes")
    boolean specified() {
        return specifiedOnly;
    }

    @ExposedSetter(name = "specified_attributes", deletes = true)
    @CleanPoint
    static void setSpecified(ThreadState ts, PyXmlParser self, PyObject value) {
        self.specifiedOnly = truth(ts, value);
    }

    /** The same text as a name met before, if there is a dict for that. */
    @CleanPoint
    PyStr name(ThreadState ts, String text) {
        PyStr s = PyStr.of(text);
        if (!(names instanceof PyDict dict)) {
            return s;
        }
        PyObject found = dict.getStr(ts, s);
        if (found == null) {
            dict.putStr(ts, s, s);
        }
        return found instanceof PyStr known ? known : s;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyXmlParserSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyXmlParserSlots.clear(ts, this);
    }
}
