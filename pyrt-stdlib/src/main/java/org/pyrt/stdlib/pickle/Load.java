package org.pyrt.stdlib.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.PyByteArray;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.memory.PythonBuffer;
import org.pyrt.objects.number.FloatParser;
import org.pyrt.objects.number.IntText;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PyFrozenSet;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.codecs.ByteEscapes;

/**
 * One run of an unpickler: a machine with a stack, whose marks fence off what lies below them. What makes and changes objects is in {@link LoadObjects}. One thread, once.
 */
final class Load {

    private static final PyStr FIND_CLASS = PyStr.interned("find_class");
    private static final PyStr READ_ONLY = PyStr.interned("readonly");
    private static final PyStr TO_READ_ONLY = PyStr.interned("toreadonly");

    final ThreadState ts;
    final PyUnpickler unpickler;
    private final PickleIn in;
    private final LoadObjects objects;

    /** Sizes of the stack at its marks. */
    private int[] marks = new int[20];

    private int markCount;

    /** How much of the stack the innermost mark fences off. */
    int fence;

    /** Held by the run; null if it is the class's own. */
    private PyObject persistentLoad;

    private boolean findsItself;

    Load(ThreadState ts, PyUnpickler unpickler, PickleIn in) {
        this.ts = ts;
        this.unpickler = unpickler;
        this.in = in;
        objects = new LoadObjects(this);
    }

    /** The object that the pickle describes, floating. */
    @CleanPoint
    PyObject load() {
        int mark = ts.holdMark();
        try {
            unpickler.proto = 0;
            PyType type = unpickler.type();
            findsItself = type == PyUnpickler.TYPE;
            if (!findsItself
                            && type.lookup(ts, PyUnpickler.PERSISTENT_LOAD) != PyUnpickler.TYPE.lookup(ts, PyUnpickler.PERSISTENT_LOAD)
                    || unpickler.hasOwnPersistentLoad()) {
                persistentLoad = Attributes.get(ts, unpickler, PyUnpickler.PERSISTENT_LOAD);
                ts.pushHold(persistentLoad);
            }
            int op;
            while ((op = in.opcode()) != Op.STOP) {
                step(op);
            }
            return pop();
        } finally {
            ts.releaseTo(mark);
        }
    }

    // ---- the stack ----

    void push(@Floating PyObject o) {
        unpickler.push(ts, o);
    }

    /** The uppermost object, taken off, floating; raises UnpicklingError if there is none above the last mark. */
    PyObject pop() {
        require(1);
        return unpickler.pop(ts);
    }

    /** The uppermost object. */
    PyObject top() {
        require(1);
        return unpickler.stack[unpickler.size - 1];
    }

    /** Raises UnpicklingError unless there are so many objects above the last mark. */
    void require(int n) {
        if (unpickler.size - n < fence) {
            throw underflow();
        }
    }

    Raised underflow() {
        return PickleErrors.unpickling(ts, markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    private void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        fence = unpickler.size;
        marks[markCount++] = fence;
    }

    /** Takes away the innermost mark; what the stack's size was there. Raises UnpicklingError if there is none. */
    int unmark() {
        if (markCount == 0) {
            throw PickleErrors.unpickling(ts, "could not find MARK");
        }
        int at = marks[--markCount];
        fence = markCount == 0 ? 0 : marks[markCount - 1];
        return at;
    }

    private void popOrUnmark() {
        if (markCount > 0 && marks[markCount - 1] == unpickler.size) {
            unmark();
        } else {
            Refs.discard(ts, pop());
        }
    }

    // ---- the opcodes ----

    @CleanPoint
    private void step(int op) {
        switch (op) {
            case Op.NONE:
                push(PyNone.NONE);
                break;
            case Op.NEWTRUE:
                push(PyBool.TRUE);
                break;
            case Op.NEWFALSE:
                push(PyBool.FALSE);
                break;
            case Op.BININT:
                push(PyInt.of((int) in.number(4)));
                break;
            case Op.BININT1:
                push(PyInt.of(in.octet()));
                break;
            case Op.BININT2:
                push(PyInt.of(in.number(2)));
                break;
            case Op.LONG1:
                push(integer(in.octet()));
                break;
            case Op.BINFLOAT:
                push(PyFloat.of(Double.longBitsToDouble(Long.reverseBytes(in.number(8)))));
                break;
            case Op.SHORT_BINUNICODE:
                push(text(in.octet()));
                break;
            case Op.BINUNICODE:
                push(text(in.number(4)));
                break;
            case Op.SHORT_BINBYTES:
                push(octets(in.octet()));
                break;
            case Op.BINBYTES:
                push(octets(in.number(4)));
                break;
            case Op.EMPTY_TUPLE:
                push(PyTuple.EMPTY);
                break;
            case Op.TUPLE1:
                tuple(1);
                break;
            case Op.TUPLE2:
                tuple(2);
                break;
            case Op.TUPLE3:
                tuple(3);
                break;
            case Op.TUPLE:
                push(PyTuple.adopt(ts, unpickler.take(unmark())));
                break;
            case Op.EMPTY_LIST:
                push(new PyList(ts));
                break;
            case Op.EMPTY_DICT:
                push(new PyDict(ts));
                break;
            case Op.EMPTY_SET:
                push(new PySet(ts));
                break;
            case Op.MARK:
                mark();
                break;
            case Op.MEMOIZE:
                unpickler.memoize(ts, unpickler.memoSize(), top());
                break;
            case Op.BINGET:
                recall(in.octet());
                break;
            case Op.LONG_BINGET:
                recall(in.number(4));
                break;
            case Op.BINPUT:
                unpickler.memoize(ts, in.octet(), top());
                break;
            case Op.LONG_BINPUT:
                unpickler.memoize(ts, in.number(4), top());
                break;
            case Op.APPEND:
                require(1);
                objects.append(unpickler.size - 1);
                break;
            case Op.APPENDS:
                objects.append(unmark());
                break;
            case Op.SETITEM:
                require(2);
                objects.setItems(unpickler.size - 2);
                break;
            case Op.SETITEMS:
                objects.setItems(unmark());
                break;
            case Op.ADDITEMS:
                objects.addItems(unmark());
                break;
            case Op.BUILD:
                objects.build();
                break;
            case Op.REDUCE:
                objects.reduce();
                break;
            case Op.NEWOBJ:
                objects.make(false);
                break;
            case Op.NEWOBJ_EX:
                objects.make(true);
                break;
            case Op.STACK_GLOBAL:
                stackGlobal();
                break;
            case Op.GLOBAL:
                global();
                break;
            case Op.POP:
                popOrUnmark();
                break;
            case Op.POP_MARK:
                unpickler.cut(ts, unmark());
                break;
            case Op.DUP:
                push(top());
                break;
            case Op.PROTO:
                proto();
                break;
            case Op.FRAME:
                in.frame(size(8, "FRAME length"));
                break;
            default:
                rareStep(op);
                break;
        }
    }

    @CleanPoint
    private void rareStep(int op) {
        switch (op) {
            case Op.INT:
                line(1);
                shortInt();
                break;
            case Op.LONG:
                longInt();
                break;
            case Op.LONG4:
                push(integer(signed("LONG")));
                break;
            case Op.FLOAT:
                decimal();
                break;
            case Op.STRING:
                string();
                break;
            case Op.BINSTRING:
                push(legacy(octets(signed("BINSTRING"))));
                break;
            case Op.SHORT_BINSTRING:
                push(legacy(octets(in.octet())));
                break;
            case Op.UNICODE:
                line(1);
                push(Codecs.RAW_UNICODE_ESCAPE.decode(ts, in.bytes, in.at, in.next - 1, null));
                break;
            case Op.BINUNICODE8:
                push(text(size(8, "BINUNICODE8")));
                break;
            case Op.BINBYTES8:
                push(octets(size(8, "BINBYTES8")));
                break;
            case Op.BYTEARRAY8:
                push(PyByteArray.of(ts, array(size(8, "BYTEARRAY8"))));
                break;
            case Op.NEXT_BUFFER:
                nextBuffer();
                break;
            case Op.READONLY_BUFFER:
                readOnlyBuffer();
                break;
            case Op.LIST:
                push(PyList.adopt(ts, unpickler.take(unmark())));
                break;
            case Op.DICT:
                objects.dict(unmark());
                break;
            case Op.FROZENSET:
                objects.frozenSet(unmark());
                break;
            case Op.OBJ:
                objects.instance(unmark());
                break;
            case Op.INST:
                inst();
                break;
            case Op.GET:
                recall(lineNumber());
                break;
            case Op.PUT:
                put();
                break;
            case Op.PERSID:
                persistentLine();
                break;
            case Op.BINPERSID:
                persistent(pop());
                break;
            case Op.EXT1:
                push(FindClass.extension(ts, this, in.octet()));
                break;
            case Op.EXT2:
                push(FindClass.extension(ts, this, in.number(2)));
                break;
            case Op.EXT4:
                push(FindClass.extension(ts, this, (int) in.number(4)));
                break;
            default:
                throw PickleErrors.unpickling(
                        ts,
                        op >= 0x20 && op <= 0x7e && op != '\'' && op != '\\'
                                ? "invalid load key, '" + (char) op + "'."
                                : "invalid load key, '\\x" + Character.forDigit(op >> 4, 16) + Character.forDigit(op & 15, 16) + "'.");
        }
    }

    private void tuple(int n) {
        require(n);
        push(PyTuple.adopt(ts, unpickler.take(unpickler.size - n)));
    }

    @CleanPoint
    private void proto() {
        int p = in.octet();
        if (p > PyPickler.HIGHEST_PROTOCOL) {
            throw Errors.valueError(ts, "unsupported pickle protocol: " + p);
        }
        unpickler.proto = p;
    }

    /** A size of {@code n} bytes; raises OverflowError if it has a 64th bit. */
    @CleanPoint
    private long size(int n, String what) {
        long size = in.number(n);
        if (size < 0) {
            throw Errors.overflowError(ts, what + " exceeds system's maximum " + (what.startsWith("FRAME") ? "" : "size ") + "of " + Long.MAX_VALUE + " bytes");
        }
        return size;
    }

    @CleanPoint
    private long signed(String what) {
        int n = (int) in.number(4);
        if (n < 0) {
            throw PickleErrors.unpickling(ts, what + " pickle has negative byte count");
        }
        return n;
    }

    @CleanPoint
    private byte[] array(long n) {
        in.need(n);
        return Arrays.copyOfRange(in.bytes, in.at, in.next);
    }

    @CleanPoint
    private PyBytes octets(long n) {
        return PyBytes.of(array(n));
    }

    @CleanPoint
    private PyStr text(long n) {
        in.need(n);
        byte[] b = in.bytes;
        for (int i = in.at; i < in.next; i++) {
            if (b[i] < 0) {
                return Codecs.UTF_8.decode(ts, b, in.at, in.next, "surrogatepass");
            }
        }
        return PyStr.ofAscii(new String(b, in.at, in.next - in.at, StandardCharsets.ISO_8859_1));
    }

    @CleanPoint
    private PyInt integer(long n) {
        in.need(n);
        int count = (int) n;
        if (count == 0) {
            return PyInt.of(0);
        }
        if (count <= 8) {
            long v = in.bytes[in.next - 1];
            for (int i = in.next - 2; i >= in.at; i--) {
                v = v << 8 | in.bytes[i] & 0xff;
            }
            return PyInt.of(v);
        }
        byte[] reversed = new byte[count];
        for (int i = 0; i < count; i++) {
            reversed[i] = in.bytes[in.next - 1 - i];
        }
        return PyInt.of(new BigInteger(reversed));
    }

    // ---- lines ----

    /** Takes a line of at least so many bytes, its end included. */
    @CleanPoint
    private void line(int least) {
        if (in.line() < least) {
            throw in.truncated();
        }
    }

    /** The line just taken without its last {@code cut} bytes, each a character. */
    private String latin1(int cut) {
        return new String(in.bytes, in.at, in.next - in.at - cut, StandardCharsets.ISO_8859_1);
    }

    @CleanPoint
    private PyInt parsed(String digits, int base, String message) {
        try {
            return IntText.parse(ts, PyStr.of(digits), base);
        } catch (Raised e) {
            if (message == null || !Errors.matches(ts, ExceptionTypes.VALUE_ERROR)) {
                throw e;
            }
            throw PickleErrors.instead(ts, ExceptionTypes.VALUE_ERROR, message);
        }
    }

    @CleanPoint
    private void shortInt() {
        String digits = latin1(1);
        if (digits.equals("00") || digits.equals("01")) {
            push(digits.equals("01") ? PyBool.TRUE : PyBool.FALSE);
        } else {
            push(parsed(digits, 10, "could not convert string to int"));
        }
    }

    @CleanPoint
    private void longInt() {
        line(2);
        String digits = latin1(1);
        push(parsed(digits.endsWith("L") ? digits.substring(0, digits.length() - 1) : digits, 10, null));
    }

    @CleanPoint
    private long lineNumber() {
        line(2);
        PyInt i = parsed(latin1(1), 10, null);
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
        }
        return i.longValue();
    }

    @CleanPoint
    private void decimal() {
        line(2);
        PyStr digits = PyStr.of(latin1(1));
        try {
            push(PyFloat.of(FloatParser.parse(ts, digits)));
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.VALUE_ERROR)) {
                throw e;
            }
            throw PickleErrors.instead(ts, ExceptionTypes.VALUE_ERROR, "could not convert string to float");
        }
    }

    @CleanPoint
    private void string() {
        in.line();
        byte[] b = in.bytes;
        int from = in.at;
        int to = in.next - 1;
        if (to - from < 2 || b[from] != b[to - 1] || b[from] != '\'' && b[from] != '"') {
            throw PickleErrors.unpickling(ts, "the STRING opcode argument must be quoted");
        }
        push(legacy(ByteEscapes.decode(ts, Arrays.copyOfRange(b, from + 1, to - 1), "strict")));
    }

    /** What a str of Python 2 becomes. */
    @CleanPoint
    private PyObject legacy(PyBytes b) {
        return unpickler.encoding.equals("bytes")
                ? b
                : Codecs.decode(ts, b.array(), b.offset(), b.offset() + b.length(), unpickler.encoding, unpickler.errors);
    }

    // ---- the memo ----

    private void recall(long number) {
        PyObject o = unpickler.recall(ts, number);
        if (o == null) {
            throw PickleErrors.unpickling(ts, "Memo value not found at index " + number);
        }
        push(o);
    }

    @CleanPoint
    private void put() {
        long number = lineNumber();
        PyObject o = top();
        if (number < 0) {
            throw Errors.valueError(ts, "negative PUT argument");
        }
        unpickler.memoize(ts, number, o);
    }

    // ---- names ----

    /** The object of a name in a module, floating. */
    @CleanPoint
    PyObject findClass(PyStr module, PyStr name) {
        return findsItself ? FindClass.find(ts, unpickler, module, name) : Calls.callMethod(ts, unpickler, FIND_CLASS, module, name);
    }

    @CleanPoint
    private void stackGlobal() {
        PyObject name = pop();
        PyObject module = pop();
        if (!(name instanceof PyStr n) || !(module instanceof PyStr m)) {
            Refs.discard(ts, name);
            Refs.discard(ts, module);
            throw PickleErrors.unpickling(ts, "STACK_GLOBAL requires str");
        }
        push(findClass(m, n));
    }

    @CleanPoint
    private PyStr lineText(boolean ascii) {
        line(2);
        return (ascii ? Codecs.ASCII : Codecs.UTF_8).decode(ts, in.bytes, in.at, in.next - 1, null);
    }

    @CleanPoint
    private void global() {
        PyStr module = lineText(false);
        PyStr name = lineText(false);
        push(findClass(module, name));
    }

    @CleanPoint
    private void inst() {
        int at = unmark();
        PyStr module = lineText(true);
        PyStr name = lineText(true);
        objects.instantiate(findClass(module, name), at);
    }

    // ---- what is kept elsewhere ----

    @CleanPoint
    private void persistentLine() {
        line(1);
        PyStr id;
        try {
            id = Codecs.ASCII.decode(ts, in.bytes, in.at, in.next - 1, null);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.UNICODE_DECODE_ERROR)) {
                throw e;
            }
            throw PickleErrors.instead(ts, PickleErrors.UNPICKLING_ERROR, "persistent IDs in protocol 0 must be ASCII strings");
        }
        persistent(id);
    }

    @CleanPoint
    private void persistent(@Floating PyObject id) {
        if (persistentLoad == null) {
            PyUnpickler.persistent_load(ts, unpickler, PyNone.NONE);
        }
        push(Calls.call(ts, persistentLoad, id));
    }

    @CleanPoint
    private void nextBuffer() {
        PyObject buffers = unpickler.buffers(ts);
        if (buffers == null) {
            throw PickleErrors.unpickling(ts, "pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        PyObject buffer;
        try (var held = ts.hold(buffers)) {
            buffer = Iteration.next(ts, buffers);
        }
        if (buffer == null) {
            throw PickleErrors.unpickling(ts, "not enough out-of-band buffers");
        }
        push(buffer);
    }

    @CleanPoint
    private void readOnlyBuffer() {
        PyObject buffer = pop();
        try (var held = ts.hold(buffer)) {
            PyObject memory = PyMemoryView.of(ts, buffer, PythonBuffer.FULL_READ_ONLY);
            try (var heldMemory = ts.hold(memory)) {
                if (Attributes.get(ts, memory, READ_ONLY) == PyBool.TRUE) {
                    push(buffer);
                } else {
                    push(Calls.callMethod(ts, memory, TO_READ_ONLY));
                }
            }
        }
    }
}
