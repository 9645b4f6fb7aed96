package org.pyrt.stdlib.expat;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Scratch;
import org.pyrt.refcount.ThreadState;

/**
 * Calls the handlers of a {@link PyXmlParser}. After a handler has raised, none is called any more: parsing goes on without them to the end of what was given, as in CPython, and then the exception
 * is raised. Text may be gathered, and is then given before anything else is. One thread at a time.
 */
final class Handlers implements XmlSink {

    private static final char REPLACEMENT = '\uFFFD';

    private final PyXmlParser owner;

    /** Of the parsing going on; null between. */
    private ThreadState ts;

    private boolean failed;
    private int calling;

    /** The handler that gets what others don't, DEFAULT or DEFAULT_EXPAND; -1 for none. */
    private int fallback = -1;

    boolean buffers;
    int size = 8192;
    private final StringBuilder buffer = new StringBuilder();
    private int used;

    Handlers(PyXmlParser owner) {
        this.owner = owner;
    }

    void like(Handlers other) {
        fallback = other.fallback;
        buffers = other.buffers;
        size = other.size;
    }

    void setDefault(int kind) {
        fallback = kind;
    }

    int used() {
        return used;
    }

    boolean inCallback() {
        return calling > 0;
    }

    /** Parsing begins in a thread. */
    void begin(ThreadState ts) {
        if (this.ts != null) {
            throw Errors.runtimeError(ts, "a parser cannot be given data while it parses");
        }
        this.ts = ts;
        failed = false;
    }

    /** Parsing ends; raises what a handler has. */
    void end(ThreadState ts) {
        this.ts = null;
        if (failed) {
            failed = false;
            throw Errors.reraise(ts, owner.takeFailure(ts));
        }
    }

    /** Keeps what a handler raised and forgets all handlers. */
    private void fail() {
        failed = true;
        fallback = -1;
        owner.fail(ts, Errors.take(ts));
    }

    @Override
    public boolean has(int kind) {
        if (kind >= DEFAULT && kind <= DEFAULT_EXPAND) {
            return fallback == kind;
        }
        return owner.handlers[kind] != null || failed && kind == EXTERNAL_ENTITY;
    }

    /** Calls a handler; null if it raises, or is not there any more. */
    @CleanPoint
    private PyObject call(int kind, PyObject... args) {
        PyObject handler = owner.handler(ts, kind);
        if (handler == PyNone.NONE || failed) {
            return null;
        }
        ThreadState thread = ts;
        calling++;
        try (var held = thread.hold(handler)) {
            return Calls.call(thread, handler, args, null);
        } catch (Raised e) {
            fail();
            return null;
        } finally {
            calling--;
        }
    }

    /** Gives the text gathered; false if nothing may be called any more. */
    @CleanPoint
    private boolean ready() {
        if (failed) {
            return false;
        }
        if (used > 0) {
            String text = buffer.toString();
            buffer.setLength(0);
            used = 0;
            Refs.discard(ts, call(CHARACTERS, PyStr.of(text)));
        }
        return !failed;
    }

    /** Gives the text gathered, between pieces of the document. */
    @CleanPoint
    void flush(ThreadState thread) {
        if (ts != null) {
            if (!ready()) {
                failed = false;
                throw Errors.reraise(thread, owner.takeFailure(thread));
            }
            return;
        }
        if (used > 0) {
            begin(thread);
            try {
                ready();
            } finally {
                end(thread);
            }
        }
    }

    @Override
    @CleanPoint
    public void characters(String text) {
        if (failed) {
            return;
        }
        if (!buffers) {
            Refs.discard(ts, call(CHARACTERS, PyStr.of(text)));
            return;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        if (used + bytes > size && (!ready() || !has(CHARACTERS))) {
            return;
        }
        if (bytes > size) {
            Refs.discard(ts, call(CHARACTERS, PyStr.of(text)));
        } else {
            buffer.append(text);
            used += bytes;
        }
    }

    @Override
    @CleanPoint
    public void other(String text) {
        if (fallback >= 0 && ready() && fallback >= 0) {
            Refs.discard(ts, call(fallback, PyStr.of(text)));
        }
    }

    @Override
    @CleanPoint
    public void startElement(String name, String[] attributes, int specified) {
        if (!ready()) {
            return;
        }
        PyStr first = owner.name(ts, name);
        int n = owner.specifiedOnly ? specified : attributes.length;
        PyObject all;
        if (owner.ordered) {
            try (Scratch scratch = new Scratch(ts, n)) {
                for (int i = 0; i < n; i += 2) {
                    scratch.add(owner.name(ts, attributes[i]));
                    scratch.add(PyStr.of(attributes[i + 1]));
                }
                all = PyList.adopt(ts, scratch.moveOut());
            }
        } else {
            PyDict dict = new PyDict(ts);
            try (var held = ts.hold(dict)) {
                for (int i = 0; i < n; i += 2) {
                    PyStr key = owner.name(ts, attributes[i]);
                    dict.put(ts, key, PyStr.of(attributes[i + 1]));
                }
                Refs.discard(ts, call(START_ELEMENT, first, dict));
                return;
            }
        }
        callWith(START_ELEMENT, first, all);
    }

    @CleanPoint
    private void callWith(int kind, PyStr first, @Floating PyObject second) {
        try (var held = ts.hold(second)) {
            Refs.discard(ts, call(kind, first, second));
        }
    }

    /** Strs for texts, None for those that are not there; those at places whose bits are set in {@code plain} are no names. The rest of the array is left for more leaves. */
    @CleanPoint
    private PyObject[] pack(int length, int plain, String... texts) {
        PyObject[] args = new PyObject[length];
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            args[i] = text == null ? PyNone.NONE : (plain >> i & 1) != 0 ? PyStr.of(text) : owner.name(ts, text);
        }
        return args;
    }

    @Override
    @CleanPoint
    public void event(int kind, String... texts) {
        if (ready()) {
            Refs.discard(ts, call(kind, pack(texts.length, kind == COMMENT ? 1 : kind == INSTRUCTION ? 2 : 0, texts)));
        }
    }

    @Override
    @CleanPoint
    public void startDoctype(String name, String systemId, String publicId, boolean subset) {
        if (ready()) {
            PyObject[] args = pack(4, 0, name, systemId, publicId);
            args[3] = PyInt.of(subset ? 1 : 0);
            Refs.discard(ts, call(START_DOCTYPE, args));
        }
    }

    @Override
    @CleanPoint
    public void entity(String name, boolean parameter, String value, String base, String systemId, String publicId, String notation) {
        if (ready()) {
            PyObject[] args = pack(7, 4, name, null, value, base, systemId, publicId, notation);
            args[1] = PyInt.of(parameter ? 1 : 0);
            Refs.discard(ts, call(ENTITY_DECL, args));
        }
    }

    @Override
    @CleanPoint
    public void xmlDeclaration(String version, String encoding, int standalone) {
        if (ready()) {
            PyObject[] args = pack(3, 3, version, encoding);
            args[2] = PyInt.of(standalone);
            Refs.discard(ts, call(XML_DECL, args));
        }
    }

    @Override
    @CleanPoint
    public void element(String name, XmlModel model) {
        if (ready()) {
            PyStr element = owner.name(ts, name);
            callWith(ELEMENT_DECL, element, tuple(model));
        }
    }

    @CleanPoint
    private PyTuple tuple(XmlModel model) {
        try (Scratch parts = new Scratch(ts, model.children.size())) {
            for (XmlModel child : model.children) {
                parts.add(tuple(child));
            }
            PyTuple children = PyTuple.adopt(ts, parts.moveOut());
            try (var held = ts.hold(children);
                    Scratch all = new Scratch(ts, 4)) {
                all.add(PyInt.of(model.type));
                all.add(PyInt.of(model.quantity));
                all.add(model.name == null ? PyNone.NONE : owner.name(ts, model.name));
                all.add(children);
                return PyTuple.adopt(ts, all.moveOut());
            }
        }
    }

    @Override
    @CleanPoint
    public void attribute(String element, String name, String type, String value, boolean required) {
        if (ready()) {
            PyObject[] args = pack(5, 12, element, name, type, value);
            args[4] = PyInt.of(required ? 1 : 0);
            Refs.discard(ts, call(ATTLIST_DECL, args));
        }
    }

    @Override
    @CleanPoint
    public void skipped(String name, boolean parameter) {
        if (ready()) {
            PyObject[] args = pack(2, 0, name);
            args[1] = PyInt.of(parameter ? 1 : 0);
            Refs.discard(ts, call(SKIPPED_ENTITY, args));
        }
    }

    /** Whether a handler's answer is a number other than 0. */
    @CleanPoint
    private boolean yes(@Floating PyObject answer) {
        if (answer == null) {
            return false;
        }
        try (var held = ts.hold(answer)) {
            return Sizes.index(ts, answer).bigValue().signum() != 0;
        } catch (Raised e) {
            fail();
            return false;
        }
    }

    @Override
    @CleanPoint
    public boolean notStandalone() {
        return ready() && yes(call(NOT_STANDALONE));
    }

    @Override
    @CleanPoint
    public boolean externalEntity(String context, String base, String systemId, String publicId) {
        return ready() && yes(call(EXTERNAL_ENTITY, pack(4, 1, context, base, systemId, publicId)));
    }

    @Override
    @CleanPoint
    public int[] unknownEncoding(String name) {
        if (failed) {
            return null;
        }
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        try {
            PyStr meant = Codecs.decode(ts, all, 0, 256, name, "replace");
            if (meant.length() != 256) {
                throw Errors.valueError(ts, "multi-byte encodings are not supported");
            }
            int[] table = new int[256];
            for (int i = 0; i < 256; i++) {
                int c = meant.codePointAt(i);
                table[i] = c == REPLACEMENT ? -1 : c;
            }
            return table;
        } catch (Raised e) {
            fail();
            return null;
        }
    }
}
