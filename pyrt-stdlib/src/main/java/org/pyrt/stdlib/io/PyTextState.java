package org.pyrt.stdlib.io;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.CodecRegistry;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.text.TextCodec;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * What a text stream knows: the stream below, how text becomes bytes there, and what was decoded ahead.
 *
 * <p>Implementation notes. UTF-8, ASCII and Latin-1 are encoded and decoded here ({@link #codec}, {@link TextDecoder}); any other encoding by the incremental encoder and
 * decoder of its entry in the registry ({@link #encoder}, {@link #incremental}), as in CPython. The decoder's object exists in streams that are read, the encoder's in
 * those that are written. All fields are guarded by the stream's lock. Source: CPython 3.14 Modules/_io/textio.c.
 */
abstract class PyTextState extends PyIOBase {

    static final byte[] EMPTY = {};

    private static final PyStr READ1 = PyStr.interned("read1");
    private static final PyStr TELL = PyStr.interned("tell");
    private static final PyStr IS_TEXT = PyStr.interned("_is_text_encoding");
    private static final PyStr INCREMENTAL_DECODER = PyStr.interned("incrementaldecoder");
    private static final PyStr INCREMENTAL_ENCODER = PyStr.interned("incrementalencoder");
    private static final PyStr DECODE = PyStr.interned("decode");
    private static final PyStr GETSTATE = PyStr.interned("getstate");
    private static final PyStr SETSTATE = PyStr.interned("setstate");
    private static final PyStr RESET = PyStr.interned("reset");
    private static final PyStr NEWLINES = PyStr.interned("newlines");

    final IoLock lock;

    @Slot PyObject buffer;

    /** The decoder of an encoding that is not ours; null otherwise, or if the stream cannot be read. */
    @Slot PyObject incremental;

    /** The encoder of an encoding that is not ours; null otherwise, or if the stream cannot be written. */
    @Slot PyObject encoder;

    /** Whether the Java methods of {@link #buffer} may be called. */
    boolean direct;

    boolean initialized;
    boolean detached;
    boolean lineBuffering;
    boolean writeThrough;
    boolean reads;
    boolean writes;
    boolean seeks;
    boolean hasRead1;

    /** Whether tell works: not while next() is used. */
    boolean telling;

    /** How many bytes are asked for at a time, at least, and kept when written; 0 as long as nobody has set it. */
    int chunkSize;

    String encoding;
    String errors;

    /** The line end to read up to; null: any, empty: any, untranslated. */
    String newline;

    /** What {@code \n} becomes when written; null: itself. */
    String writtenNewline;

    /** Our own codec; null if the encoding is another. */
    TextCodec codec;

    /** The decoder of our own codec, made at the first use. */
    TextDecoder decoder;

    PyStr chunk = PyStr.EMPTY;
    int pos;

    /** Whether there is a chunk, perhaps empty: the encoding is settled then. */
    boolean hasChunk;

    /** The bytes of the chunk, with those before that the decoder had kept; of use if {@link #hasSnapshot}. */
    byte[] chunkBytes = EMPTY;

    /** Whether the following say how the decoder stood before {@link #chunkBytes}. */
    boolean hasSnapshot;

    int snapshotFlags;
    TextDecoder beforeChunk;

    /** Bytes for each character in the last chunk. */
    double bytesPerCharacter;

    PyTextState(ThreadState ts, PyType type) {
        super(ts, type);
        lock = new IoLock(ts, true);
    }

    // ---- set-up ----

    /** Begins work on {@code stream}. The names were checked; {@code mode} is newline as Python gives it. */
    @CleanPoint
    final void attachTo(ThreadState ts, PyObject stream, String encodingName, String errorsName, String mode) {
        PyTuple entry = entry(ts, encodingName);
        try (var held = ts.hold(entry)) {
            encoding = encodingName;
            errors = errorsName;
            setNewline(mode);
            codec = entry == null ? own(encodingName) : null;
            detached = false;
            chunkSize = 0;
            reads = ask(ts, stream, READABLE);
            writes = ask(ts, stream, WRITABLE);
            setCodec(ts, entry);
        }
        buffer = replace(ts, buffer, stream);
        direct = stream instanceof PyBuffered b && !b.type().isHeap();
        hasRead1 = direct || Attributes.find(ts, stream, READ1) != null;
        seeks = ask(ts, stream, SEEKABLE);
        telling = seeks;
        forgetChunk();
        settleEncoder(ts);
        initialized = true;
    }

    /** Changes encoding, errors or newline after what was written has been flushed. */
    @CleanPoint
    final void reconfigure(ThreadState ts, String encodingName, String errorsName, boolean newNewline, String mode) {
        PyTuple entry = entry(ts, encodingName);
        try (var held = ts.hold(entry)) {
            encoding = encodingName;
            errors = errorsName;
            if (newNewline) {
                setNewline(mode);
            }
            codec = entry == null ? own(encodingName) : null;
            setCodec(ts, entry);
        }
        settleEncoder(ts);
    }

    private void setNewline(String mode) {
        newline = mode;
        writtenNewline = mode == null || mode.isEmpty() || mode.equals("\n") ? null : mode;
    }

    /** Our own codec for an encoding that begins with no mark and keeps no state; null for others. */
    private static TextCodec own(String encoding) {
        TextCodec c = Codecs.own(encoding);
        return c == Codecs.UTF_8 || c == Codecs.ASCII || c == Codecs.LATIN_1 ? c : null;
    }

    /** The registry's entry of an encoding, floating; null if the encoding is ours. Raises LookupError. */
    @CleanPoint
    private static PyTuple entry(ThreadState ts, String encoding) {
        if (own(encoding) != null) {
            return null;
        }
        PyTuple entry = CodecRegistry.of(ts).lookup(ts, encoding);
        if (entry.getClass() != PyTuple.class) {
            try (var held = ts.hold(entry)) {
                PyObject text = Attributes.find(ts, entry, IS_TEXT);
                if (text != null && !Comparison.isTrue(ts, text)) {
                    throw Errors.raise(ts, ExceptionTypes.LOOKUP_ERROR, "'" + encoding + "' is not a text encoding");
                }
            }
        }
        return entry;
    }

    /** Makes the objects that encode and decode; {@code entry} is null for an encoding of ours. */
    @CleanPoint
    private void setCodec(ThreadState ts, @Floating PyTuple entry) {
        decoder = null;
        if (entry == null) {
            incremental = replace(ts, incremental, null);
            encoder = replace(ts, encoder, null);
            return;
        }
        try (var heldEntry = ts.hold(entry)) {
            PyObject d = reads ? made(ts, entry, INCREMENTAL_DECODER) : null;
            if (d != null && (newline == null || newline.isEmpty())) {
                try (var held = ts.hold(d)) {
                    d = Calls.call(ts, PyIncrementalNewlineDecoder.TYPE, d, PyBool.of(newline == null));
                }
            }
            incremental = replace(ts, incremental, d);
            PyObject e = writes ? made(ts, entry, INCREMENTAL_ENCODER) : null;
            encoder = replace(ts, encoder, e);
        }
    }

    @CleanPoint
    private PyObject made(ThreadState ts, @Floating PyTuple entry, PyStr maker) {
        PyObject factory = Attributes.get(ts, entry, maker);
        try (var held = ts.hold(factory)) {
            return Calls.call(ts, factory, PyStr.of(errors));
        }
    }

    /** Stores into a slot: {@code slot = replace(ts, slot, value)}. */
    private PyObject replace(ThreadState ts, PyObject old, @Floating PyObject value) {
        Refs.incref(ts, value);
        if (value != null) {
            ts.trackFor(this, value);
        }
        Refs.decref(ts, old);
        return value;
    }

    /** Tells the encoder of a stream that is not at its start. */
    @CleanPoint
    private void settleEncoder(ThreadState ts) {
        if (seeks && encoder != null && positionBelow(ts) != 0) {
            resetEncoder(ts, false);
        }
    }

    // ---- the stream below ----

    /** The stream below, borrowed; raises ValueError if there is none. */
    final PyObject buffer(ThreadState ts) {
        if (!initialized) {
            throw Errors.valueError(
                    ts, detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
        }
        return buffer;
    }

    /** Raises ValueError if the stream below is closed. */
    @CleanPoint
    final void requireOpenText(ThreadState ts) {
        buffer(ts);
        PyObject below = buffer;
        try (var held = ts.hold(below)) {
            if (direct ? ((PyBuffered) below).isClosed(ts) : isClosed(ts, below)) {
                throw Errors.valueError(ts, "I/O operation on closed file.");
            }
        }
    }

    @CleanPoint
    final long positionBelow(ThreadState ts) {
        return Sizes.indexAsLong(ts, Calls.callMethod(ts, buffer, TELL), ExceptionTypes.VALUE_ERROR);
    }

    /** Separates the stream below, which is returned floating. */
    final PyObject separate(ThreadState ts) {
        PyObject b = buffer;
        buffer = null;
        direct = false;
        detached = true;
        initialized = false;
        Refs.unhold(ts, b);
        return b;
    }

    // ---- decoding and encoding ----

    final TextDecoder decoder() {
        TextDecoder d = decoder;
        if (d == null) {
            boolean universal = newline == null || newline.isEmpty();
            d = new TextDecoder(codec, errors, universal, newline == null);
            decoder = d;
        }
        return d;
    }

    /** The decoder's {@code newlines}, floating; null if there is no decoder. */
    @CleanPoint
    final PyObject decodersNewlines(ThreadState ts) {
        return incremental == null ? null : Attributes.find(ts, incremental, NEWLINES);
    }

    final void forgetChunk() {
        chunk = PyStr.EMPTY;
        pos = 0;
        hasChunk = false;
        chunkBytes = EMPTY;
        beforeChunk = null;
        hasSnapshot = false;
    }

    /** The text of the next bytes, by whichever decoder there is. */
    @CleanPoint
    final PyStr decode(ThreadState ts, byte[] bytes, boolean last) {
        return incremental == null ? decoder().decode(ts, bytes, 0, bytes.length, last) : decodeByObject(ts, bytes, 0, bytes.length, last);
    }

    @CleanPoint
    final PyStr decodeByObject(ThreadState ts, byte[] bytes, int from, int to, boolean last) {
        PyBytes part = from == 0 && to == bytes.length ? PyBytes.of(bytes) : PyBytes.of(Arrays.copyOfRange(bytes, from, to));
        PyObject d = incremental;
        try (var held = ts.hold(d)) {
            PyObject got = Calls.callMethod(ts, d, DECODE, part, PyBool.of(last));
            PyStr text = PyStr.asSelf(got);
            String type = text == null ? PyType.of(got).fullName() : null;
            Refs.discard(ts, got);
            if (text == null) {
                throw Errors.typeError(ts, "decoder should return a string result, not '" + type + "'");
            }
            return text;
        }
    }

    /** What the decoder's object keeps; {@code flags} gets its flags at index 0. */
    @CleanPoint
    final byte[] decoderState(ThreadState ts, int[] flags) {
        PyObject d = incremental;
        try (var held = ts.hold(d)) {
            PyObject state = Calls.callMethod(ts, d, GETSTATE);
            try (var heldState = ts.hold(state)) {
                if (!(state instanceof PyTuple t) || t.size() != 2) {
                    throw Errors.typeError(ts, "illegal decoder state");
                }
                PyBytes kept = PyBytes.asSelf(t.get(0));
                if (kept == null) {
                    throw Errors.typeError(
                            ts, "illegal decoder state: the first item should be a bytes object, not '" + PyType.of(t.get(0)).fullName() + "'");
                }
                PyInt f = PyInt.asSelf(t.get(1));
                if (f == null) {
                    throw Errors.typeError(ts, "illegal decoder state");
                }
                flags[0] = (int) f.longValue();
                return kept.array();
            }
        }
    }

    /** Puts the decoder's object, or our own, to the state at a position. */
    @CleanPoint
    final void setDecoder(ThreadState ts, long start, byte[] kept, int flags) {
        PyObject d = incremental;
        if (d == null) {
            if (decoder != null) {
                decoder.reset(start == 0 && flags == 0);
            }
            return;
        }
        try (var held = ts.hold(d)) {
            if (start == 0 && flags == 0 && kept.length == 0) {
                Refs.discard(ts, Calls.callMethod(ts, d, RESET));
            } else {
                Refs.discard(ts, Calls.callMethod(ts, d, SETSTATE, PyTuple.of(ts, PyBytes.of(kept), PyInt.of(flags))));
            }
        }
    }

    /** Forgets what the decoder keeps. */
    @CleanPoint
    final void resetDecoder(ThreadState ts) {
        setDecoder(ts, 0, EMPTY, 0);
    }

    /** Lets the encoder begin anew: at the start of the stream, where there may be a mark, or elsewhere. */
    @CleanPoint
    final void resetEncoder(ThreadState ts, boolean start) {
        PyObject e = encoder;
        if (e == null) {
            return;
        }
        try (var held = ts.hold(e)) {
            Refs.discard(ts, start ? Calls.callMethod(ts, e, RESET) : Calls.callMethod(ts, e, SETSTATE, PyInt.of(0)));
        }
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyTextStateSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        direct = false;
        initialized = false;
        PyTextStateSlots.clear(ts, this);
    }
}
