package org.pyrt.stdlib.pickle;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.FloatText;
import org.pyrt.objects.number.IntText;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Recursion;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * One run of a pickler over an object: the dispatch by type, and what has no parts. Containers are the business of {@link SaveContainers}, other objects that of
 * {@link SaveReduced}. One thread, once.
 */
final class Save {

    private static final PyStr REDUCER_OVERRIDE = PyStr.interned("reducer_override");
    private static final PyStr REDUCE_EX = PyStr.interned("__reduce_ex__");
    private static final PyStr REDUCE = PyStr.interned("__reduce__");
    private static final PyStr LATIN1 = PyStr.interned("latin1");
    private static final String HEX = "0123456789abcdef";
    private static final long LONGEST_SHORT = 0xffffffffL;

    final ThreadState ts;
    final PyPickler pickler;
    final PickleState state;
    final PickleOut out = new PickleOut();
    final int proto;
    final boolean binary;

    final SaveContainers containers;
    private final SaveReduced reduced;

    /** The pickler's methods, held by the run; null if they are the class's own, or absent. */
    private PyObject persistentId;

    private PyObject override;
    private PyObject fileWrite;
    private PyObject dispatchTable;

    Save(ThreadState ts, PyPickler pickler) {
        this.ts = ts;
        this.pickler = pickler;
        state = PickleState.of(ts);
        proto = pickler.proto;
        binary = pickler.isBinary();
        containers = new SaveContainers(this);
        reduced = new SaveReduced(this);
    }

    /** Writes the pickle of an object; returns it if there is no file to write to. */
    @CleanPoint
    PyBytes dump(PyObject o) {
        int mark = ts.holdMark();
        try {
            prepare();
            if (proto >= 2) {
                out.op(Op.PROTO, proto);
                out.framing = proto >= 4;
            }
            save(o);
            out.op(Op.STOP);
            out.endFrame();
            if (fileWrite == null) {
                return out.take();
            }
            flush();
            return null;
        } finally {
            ts.releaseTo(mark);
        }
    }

    @CleanPoint
    private void prepare() {
        fileWrite = pickler.fileWrite(ts);
        ts.pushHold(fileWrite);
        dispatchTable = pickler.dispatchTable(ts);
        ts.pushHold(dispatchTable);
        PyType type = pickler.type();
        boolean own = pickler.hasOwnPersistentId();
        if (type == PyPickler.TYPE && !own) {
            return;
        }
        if (own
                || type.lookup(ts, PyPickler.PERSISTENT_ID) != PyPickler.TYPE.lookup(ts, PyPickler.PERSISTENT_ID)) {
            persistentId = Attributes.get(ts, pickler, PyPickler.PERSISTENT_ID);
            ts.pushHold(persistentId);
        }
        override = Attributes.find(ts, pickler, REDUCER_OVERRIDE);
        ts.pushHold(override);
    }

    /** Gives what was written to the file. */
    @CleanPoint
    private void flush() {
        Refs.discard(ts, Calls.call(ts, fileWrite, out.take()));
    }

    /** Writes an object, which the caller keeps. */
    @CleanPoint
    void save(PyObject o) {
        boundary();
        if (persistentId == null || !savePersistent(o)) {
            saveWhole(o);
        }
    }

    /** A frame that is full ends between two objects. */
    @CleanPoint
    private void boundary() {
        if (out.isFrameFull()) {
            out.endFrame();
            if (fileWrite != null) {
                flush();
            }
        }
    }

    @CleanPoint
    private boolean savePersistent(PyObject o) {
        PyObject id = Calls.call(ts, persistentId, o);
        if (id == PyNone.NONE) {
            return false;
        }
        try (var held = ts.hold(id)) {
            if (binary) {
                boundary();
                saveWhole(id);
                out.op(Op.BINPERSID);
                return true;
            }
            PyStr text = Representation.str(ts, id);
            if (!text.isAscii()) {
                throw PickleErrors.pickling(ts, "persistent IDs in protocol 0 must be ASCII strings");
            }
            out.op(Op.PERSID);
            line(text.toString());
            return true;
        }
    }

    private void line(String text) {
        out.latin1(text);
        out.op('\n');
    }

    @CleanPoint
    private void saveWhole(PyObject o) {
        if (o == PyNone.NONE) {
            out.op(Op.NONE);
        } else if (o instanceof PyBool b) {
            saveBool(b == PyBool.TRUE);
        } else if (o instanceof PyInt i) {
            saveInt(i);
        } else if (o instanceof PyFloat f) {
            saveFloat(f.value);
        } else {
            long number = pickler.memoNumber(o);
            if (number >= 0) {
                get(number);
            } else if (o instanceof PyStr s) {
                saveStr(s);
            } else if (o instanceof PyBytes b) {
                saveBytes(b);
            } else {
                Recursion.enter(ts, " while pickling an object");
                try {
                    saveOther(o);
                } finally {
                    Recursion.leave(ts);
                }
            }
        }
    }

    // ---- the memo ----

    /** Puts the object just written into the memo. */
    void memoize(PyObject o) {
        if (pickler.fast) {
            return;
        }
        int number = pickler.memoSize();
        pickler.memoize(ts, o, number);
        if (proto >= 4) {
            out.op(Op.MEMOIZE);
        } else if (!binary) {
            out.op(Op.PUT);
            line(Integer.toString(number));
        } else if (number < 256) {
            out.op(Op.BINPUT, number);
        } else {
            out.op(Op.LONG_BINPUT, number, 4);
        }
    }

    /** Writes a reference to the object of a number. */
    void get(long number) {
        if (!binary) {
            out.op(Op.GET);
            line(Long.toString(number));
        } else if (number < 256) {
            out.op(Op.BINGET, (int) number);
        } else if (number <= LONGEST_SHORT) {
            out.op(Op.LONG_BINGET, number, 4);
        } else {
            throw PickleErrors.pickling(ts, "memo id too large for LONG_BINGET");
        }
    }

    // ---- what has no parts ----

    private void saveBool(boolean value) {
        if (proto >= 2) {
            out.op(value ? Op.NEWTRUE : Op.NEWFALSE);
        } else {
            out.latin1(value ? "I01\n" : "I00\n");
        }
    }

    private void saveInt(PyInt i) {
        long v = i.fitsLong() ? i.longValue() : Long.MAX_VALUE;
        if (v == (int) v) {
            if (!binary) {
                out.op(Op.INT);
                line(Long.toString(v));
            } else if (v >>> 8 == 0) {
                out.op(Op.BININT1, (int) v);
            } else if (v >>> 16 == 0) {
                out.op(Op.BININT2, v, 2);
            } else {
                out.op(Op.BININT, v, 4);
            }
            return;
        }
        BigInteger big = i.bigValue();
        if (proto < 2) {
            out.op(Op.LONG);
            line(IntText.decimal(ts, i) + "L");
            return;
        }
        byte[] bytes = big.toByteArray();
        for (int a = 0, b = bytes.length - 1; a < b; a++, b--) {
            byte x = bytes[a];
            bytes[a] = bytes[b];
            bytes[b] = x;
        }
        if (bytes.length < 256) {
            out.op(Op.LONG1, bytes.length);
        } else {
            out.op(Op.LONG4, bytes.length, 4);
        }
        out.write(bytes, 0, bytes.length);
    }

    private void saveFloat(double x) {
        if (binary) {
            out.binFloat(x);
        } else {
            out.op(Op.FLOAT);
            line(FloatText.repr(x));
        }
    }

    @CleanPoint
    private void saveStr(PyStr s) {
        if (!binary) {
            out.op(Op.UNICODE);
            line(escaped(s));
            memoize(s);
            return;
        }
        byte[] bytes = Codecs.UTF_8.encode(ts, s, "surrogatepass").array();
        int n = bytes.length;
        if (n <= 0xff && proto >= 4) {
            out.op(Op.SHORT_BINUNICODE, n);
            out.write(bytes, 0, n);
        } else {
            large(Op.BINUNICODE, n, 4, bytes, 0, n, null);
        }
        memoize(s);
    }

    /** The characters as protocol 0 has them: below 256, escapes for others and for what would end a line. */
    private static String escaped(PyStr s) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            boolean wide = c >= 0x10000;
            if (wide || c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                b.append('\\').append(wide ? 'U' : 'u');
                for (int shift = wide ? 28 : 12; shift >= 0; shift -= 4) {
                    b.append(HEX.charAt(c >>> shift & 15));
                }
            } else {
                b.append((char) c);
            }
        }
        return b.toString();
    }

    @CleanPoint
    private void saveBytes(PyBytes b) {
        if (proto >= 3) {
            writeBytes(b.array(), b.offset(), b.length(), b);
            memoize(b);
            return;
        }
        if (b.length() == 0) {
            saveReduced(PyTuple.of(ts, PyBytes.TYPE, PyTuple.EMPTY), b);
            return;
        }
        PyStr text = PyStr.of(new String(b.array(), b.offset(), b.length(), java.nio.charset.StandardCharsets.ISO_8859_1));
        saveReduced(PyTuple.of(ts, state.encode(), PyTuple.of(ts, text, LATIN1)), b);
    }

    @CleanPoint
    private void writeBytes(byte[] bytes, int from, int n, PyObject payload) {
        if (n <= 0xff) {
            out.op(Op.SHORT_BINBYTES, n);
            out.write(bytes, from, n);
        } else {
            large(Op.BINBYTES, n, 4, bytes, from, n, payload);
        }
    }

    /** Writes an opcode, a length and bytes; many bytes go to the file past the frames, as the object that has them if there is one. */
    @CleanPoint
    private void large(int code, int length, int size, byte[] bytes, int from, int n, PyObject payload) {
        if (n < PickleOut.FRAME_TARGET) {
            out.op(code, length, size);
            out.write(bytes, from, n);
            return;
        }
        boolean framing = out.framing;
        out.endFrame();
        out.framing = false;
        out.op(code, length, size);
        if (fileWrite == null) {
            out.write(bytes, from, n);
        } else {
            flush();
            Refs.discard(ts, Calls.call(ts, fileWrite, payload == null ? PyBytes.copyOf(bytes, from, n) : payload));
        }
        out.framing = framing;
    }

    @CleanPoint
    private void saveByteArray(PyByteArray a) {
        if (proto >= 5) {
            byte[] bytes = a.toArray(ts);
            large(Op.BYTEARRAY8, bytes.length, 8, bytes, 0, bytes.length, null);
            memoize(a);
            return;
        }
        byte[] bytes = a.toArray(ts);
        PyTuple args = bytes.length == 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyBytes.of(bytes));
        saveReduced(PyTuple.of(ts, PyByteArray.TYPE, args), a);
    }

    @CleanPoint
    private void saveBuffer(PyPickleBuffer b) {
        if (proto < 5) {
            throw PickleErrors.pickling(ts, "PickleBuffer can only be pickled with protocol >= 5");
        }
        PyMemoryView memory = b.memory(ts);
        try (var held = ts.hold(memory)) {
            if (!memory.isContiguous()) {
                throw PickleErrors.pickling(ts, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
            }
            try (BufferView view = memory.contiguous(ts)) {
                saveBuffer(b, view);
            }
        }
    }

    @CleanPoint
    private void saveBuffer(PyPickleBuffer b, BufferView view) {
        PyObject callback = pickler.bufferCallback(ts);
        if (callback != null && !Comparison.isTrue(ts, Calls.call(ts, callback, b))) {
            out.op(Op.NEXT_BUFFER);
            if (view.isReadOnly()) {
                out.op(Op.READONLY_BUFFER);
            }
            return;
        }
        if (view.isReadOnly()) {
            writeBytes(view.octets(), view.offset(), view.length(), null);
        } else {
            large(Op.BYTEARRAY8, view.length(), 8, view.octets(), view.offset(), view.length(), null);
        }
        memoize(b);
    }

    // ---- what has ----

    @CleanPoint
    private void saveOther(PyObject o) {
        PyType type = PyType.of(o);
        if (type == PyDict.TYPE) {
            containers.saveDict((PyDict) o);
        } else if (type == PySet.TYPE) {
            containers.saveSet((PySet) o);
        } else if (type == PyFrozenSet.TYPE) {
            containers.saveFrozenSet((PyFrozenSet) o);
        } else if (type == PyList.TYPE) {
            containers.saveList((PyList) o);
        } else if (type == PyTuple.TYPE) {
            containers.saveTuple((PyTuple) o);
        } else if (type == PyByteArray.TYPE) {
            saveByteArray((PyByteArray) o);
        } else if (type == PyPickleBuffer.TYPE) {
            saveBuffer((PyPickleBuffer) o);
        } else {
            saveByReduction(o, type);
        }
    }

    @CleanPoint
    private void saveByReduction(PyObject o, PyType type) {
        PyObject value = null;
        if (override != null) {
            value = Calls.call(ts, override, o);
            if (value == PyNotImplemented.NOT_IMPLEMENTED) {
                value = null;
            }
        }
        if (value == null) {
            if (type == PyType.TYPE) {
                reduced.saveType((PyType) o);
                return;
            }
            if (type == PyFunction.TYPE) {
                reduced.saveGlobal(o, null);
                return;
            }
            value = reduction(o, type);
            if (value == null) {
                reduced.saveGlobal(o, null);
                return;
            }
        }
        try (var held = ts.hold(value)) {
            if (value instanceof PyStr name) {
                reduced.saveGlobal(o, name);
                return;
            }
            try {
                if (!(value instanceof PyTuple tuple)) {
                    throw PickleErrors.pickling(
                            ts, "__reduce__ must return a string or tuple, not " + TypeNames.qualified(ts, PyType.of(value)));
                }
                reduced.save(tuple, o);
            } catch (Raised e) {
                throw PickleErrors.noted(ts, "when serializing " + TypeNames.qualified(ts, type) + " object");
            }
        }
    }

    /** What the reduction function of an object gives, floating; null if it is a class, written by its name. */
    @CleanPoint
    @SuppressWarnings("FloatingReference") // the run holds its dispatch table
    private PyObject reduction(PyObject o, PyType type) {
        PyObject function = dispatchTable == null ? state.dispatchTable().get(ts, type) : PickleNames.lookUp(ts, dispatchTable, type);
        if (function != null) {
            return Calls.call(ts, function, o);
        }
        if (type.isSubtypeOf(PyType.TYPE)) {
            return null;
        }
        function = Attributes.find(ts, o, REDUCE_EX);
        if (function != null) {
            try (var held = ts.hold(function)) {
                return Calls.call(ts, function, PyInt.of(proto));
            }
        }
        function = Attributes.find(ts, o, REDUCE);
        if (function != null) {
            try (var held = ts.hold(function)) {
                return Calls.call(ts, function);
            }
        }
        throw PickleErrors.pickling(ts, "Can't pickle " + TypeNames.qualified(ts, type) + " object");
    }

    /** Writes a new reduction. */
    @CleanPoint
    void saveReduced(@Floating PyTuple value, PyObject o) {
        try (var held = ts.hold(value)) {
            reduced.save(value, o);
        }
    }

    /** Writes an object that floats. */
    @CleanPoint
    void saveFloating(@Floating PyObject o) {
        try (var held = ts.hold(o)) {
            save(o);
        }
    }

    /** Writes a part of something; errors get a note. */
    @CleanPoint
    void savePart(@Floating PyObject part, PyObject whole, String role) {
        try (var held = ts.hold(part)) {
            save(part);
        } catch (Raised e) {
            throw PickleErrors.noted(ts, "when serializing " + TypeNames.qualified(ts, PyType.of(whole)) + " " + role);
        }
    }

    /** The error of a container that changes while it is written. */
    Raised changed(String kind) {
        return Errors.runtimeError(ts, kind + " changed size during iteration");
    }
}
