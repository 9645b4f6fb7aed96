package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.function.PyMethod;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.PythonSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Guard;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/**
 * Calls from Python code, apart from the eval loop's fast path. Each answers the frame to go on with, if the callee is written in Python,
 * or else the result, floating. Callable and arguments lie in consecutive temporaries of the caller, which the call consumes.
 */
@SuppressWarnings("CleanPoint")
final class CallOps {

    private CallOps() {}

    /**
     * Makes {@code g}, whose arguments are in place, the running frame; the caller {@code f} holds its temporaries below register {@code
     * base}.
     */
    @CleanPoint
    static void push(ThreadState ts, Frame f, Frame g, int base) {
        PyFunction function = g.function;
        if (!g.plain && !function.isDeferred()) {
            Refs.hold(ts, function);
        }
        f.holdBelow(ts, base);
        if (g.depth > ts.recursionLimit) {
            f.unholdTemporaries(ts, 0);
            g.leave(ts, null);
            Refs.release(ts, g.extra);
            throw Errors.raise(ts, ExceptionTypes.RECURSION_ERROR, "maximum recursion depth exceeded");
        }
        ts.frame = g;
        if (ts.breaker() != 0) {
            Polls.serve(ts, g);
        }
    }

    /** A call, {@code w}, of {@code fn}, that needs nothing but copying its arguments into the new frame. */
    @CleanPoint
    static Frame enterSimple(ThreadState ts, Frame f, long w, PyFunction fn, Code target) {
        int base = Opcode.b(w);
        Frame g = f.call(ts, target, fn);
        g.dest = Opcode.a(w);
        PyObject[] from = f.registers;
        PyObject[] to = g.registers;
        Guard guard = target.guard;
        if (guard != null) {
            g.pc = guard.start(from, base + 1);
        }
        int n = target.argCount;
        switch (n) {
            case 3:
                pass(ts, to, 2, from[base + 3]);
            // fall through
            case 2:
                pass(ts, to, 1, from[base + 2]);
            // fall through
            case 1:
                pass(ts, to, 0, from[base + 1]);
            // fall through
            case 0:
                break;
            default:
                for (int i = 0; i < n; i++) {
                    pass(ts, to, i, from[base + 1 + i]);
                }
        }
        push(ts, f, g, base);
        return g;
    }

    /** Ends the lives of the arguments of a call, {@code w}, that the guard of {@code fn} answered with {@code v}. */
    static void endArguments(ThreadState ts, Frame f, long w, PyFunction fn, PyObject v) {
        PyObject[] r = f.registers;
        int first = Opcode.b(w) + 1;
        for (int i = first + ((Code) fn.code()).simpleArgCount; --i >= first; ) {
            PyObject x = r[i];
            if (!(x instanceof SmallInt) && x != v) {
                Refs.discard(ts, x);
            }
        }
    }

    private static void pass(ThreadState ts, PyObject[] to, int i, PyObject x) {
        to[i] = x;
        if (!(x instanceof SmallInt)) {
            Refs.hold(ts, x);
        }
    }

    /** {@code CALL}: the callable at {@code base}, {@code n} arguments from {@code first} on, the last ones named by {@code kwNames}. */
    @CleanPoint
    static Object call(ThreadState ts, Frame f, int dest, int base, int first, int n, PyStr[] kwNames) {
        PyObject callee = f.registers[base];
        if (callee instanceof PyFunction fn) {
            return enter(ts, f, dest, base, fn, null, first, n, kwNames);
        }
        if (callee instanceof PyMethod m && m.function() instanceof PyFunction fn) {
            return enter(ts, f, dest, base, fn, m.self(), first, n, kwNames);
        }
        PyObject result;
        if (callee instanceof PyBuiltinFunction b) {
            result = builtin(ts, f, b, first, n, kwNames);
        } else if (callee instanceof PyType t) {
            Object made = instantiate(ts, f, dest, base, t, first, n, kwNames);
            if (made instanceof Frame) {
                return made;
            }
            result = (PyObject) made;
        } else {
            Object called = callSlot(ts, f, dest, base, callee, first, n, kwNames);
            if (called instanceof Frame) {
                return called;
            }
            result = (PyObject) called;
        }
        consume(ts, f, base, first + n);
        return result;
    }

    private static void consume(ThreadState ts, Frame f, int from, int to) {
        for (int i = from; i < to; i++) {
            Refs.discard(ts, f.registers[i]);
        }
    }

    /** {@code CALL_METHOD}: a callable at {@code base}, its receiver or null behind it, then {@code n} arguments. */
    @CleanPoint
    static Object callMethod(ThreadState ts, Frame f, int dest, int base, int n, PyStr[] kwNames) {
        PyObject[] r = f.registers;
        if (r[base + 1] == null) {
            return call(ts, f, dest, base, base + 2, n, kwNames);
        }
        PyObject callee = r[base];
        if (callee instanceof PyFunction fn) {
            return enter(ts, f, dest, base, fn, null, base + 1, n + 1, kwNames);
        }
        PyObject result;
        if (callee instanceof PyMethodDescriptor d) {
            result = builtinMethod(ts, f, d, r[base + 1], base + 2, n, kwNames);
        } else {
            result = Calls.call(ts, callee, slice(r, base + 1, n + 1), kwNames);
        }
        consume(ts, f, base, base + 2 + n);
        return result;
    }

    /** {@code CALL_METHOD} {@code w} of a builtin method {@code d}, which its class keeps alive; operands are consumed. */
    @CleanPoint
    static PyObject callDescriptor(ThreadState ts, Frame f, long w, PyMethodDescriptor d) {
        int receiver = Opcode.b(w) + 1;
        int n = Opcode.c(w);
        PyObject result = builtinMethod(ts, f, d, f.registers[receiver], receiver + 1, n, null);
        consume(ts, f, receiver, receiver + 1 + n);
        return result;
    }

    @CleanPoint
    private static PyObject builtinMethod(
            ThreadState ts, Frame f, PyMethodDescriptor d, PyObject self, int first, int n, PyStr[] kwNames) {
        PyObject[] r = f.registers;
        if (kwNames == null) {
            switch (n) {
                case 0:
                    return d.adapter.call0(ts, d.entry, self);
                case 1:
                    return d.adapter.call1(ts, d.entry, self, r[first]);
                case 2:
                    return d.adapter.call2(ts, d.entry, self, r[first], r[first + 1]);
                case 3:
                    return d.adapter.call3(ts, d.entry, self, r[first], r[first + 1], r[first + 2]);
                default:
            }
        }
        return d.adapter.call(ts, d.entry, self, slice(r, first, n), kwNames);
    }

    /** {@code CALL} {@code w} of a builtin function; operands are consumed. */
    @CleanPoint
    static PyObject callBuiltin(ThreadState ts, Frame f, long w, PyBuiltinFunction callee) {
        int base = Opcode.b(w);
        int n = Opcode.c(w);
        PyObject result = builtin(ts, f, callee, base + 1, n, null);
        consume(ts, f, base, base + 1 + n);
        return result;
    }

    @CleanPoint
    private static PyObject builtin(ThreadState ts, Frame f, PyBuiltinFunction b, int first, int n, PyStr[] kwNames) {
        PyObject[] r = f.registers;
        if (kwNames == null) {
            switch (n) {
                case 0:
                    return b.adapter.call0(ts, b.entry, b.self());
                case 1:
                    return b.adapter.call1(ts, b.entry, b.self(), r[first]);
                case 2:
                    return b.adapter.call2(ts, b.entry, b.self(), r[first], r[first + 1]);
                case 3:
                    return b.adapter.call3(ts, b.entry, b.self(), r[first], r[first + 1], r[first + 2]);
                default:
            }
        }
        return b.adapter.call(ts, b.entry, b.self(), slice(r, first, n), kwNames);
    }

    /** A call of a Python function: binds the arguments in a new frame. */
    @CleanPoint
    private static Frame enter(
            ThreadState ts, Frame f, int dest, int base, PyFunction fn, PyObject self, int first, int n, PyStr[] kwNames) {
        Frame g = Frame.of(ts, (Code) fn.code(), fn, f);
        g.dest = dest;
        FunctionArguments.bind(ts, fn, g.registers, self, f.registers, first, n, kwNames);
        if (self != null) {
            consume(ts, f, base, base + 1);
        }
        push(ts, f, g, base);
        return g;
    }

    /** A call of a type: an ordinary class with an {@code __init__} in Python goes on in its frame, all others through the type's slot. */
    @CleanPoint
    private static Object instantiate(
            ThreadState ts, Frame f, int dest, int base, PyType t, int first, int n, PyStr[] kwNames) {
        if (t.isHeap()
                && t.type().slot(SlotId.CALL) == PyType.TYPE.slot(SlotId.CALL)
                && t.slot(SlotId.NEW) == PyType.OBJECT.slot(SlotId.NEW)
                && t.slot(SlotId.INIT) instanceof PythonSlot init
                && init.attribute() instanceof PyFunction fn
                && !t.has(PyType.ABSTRACT)) {
            PyObject instance = PyInstance.make(ts, t);
            Frame g = Frame.of(ts, (Code) fn.code(), fn, f);
            g.dest = dest;
            g.kind = Frame.INIT;
            g.plain = false;
            FunctionArguments.bind(ts, fn, g.registers, instance, f.registers, first, n, kwNames);
            Refs.hold(ts, instance);
            g.extra = instance;
            push(ts, f, g, base);
            return g;
        }
        return callSlot(ts, f, dest, base, t, first, n, kwNames);
    }

    /** A call of anything else, through the CALL slot of its type. */
    @CleanPoint
    private static Object callSlot(
            ThreadState ts, Frame f, int dest, int base, PyObject callee, int first, int n, PyStr[] kwNames) {
        TypeSlot slot = PyType.of(callee).slot(SlotId.CALL);
        if (slot == null) {
            throw Errors.typeError(ts, "'" + PyType.of(callee).fullName() + "' object is not callable");
        }
        if (slot instanceof PythonSlot p && p.attribute() instanceof PyFunction fn) {
            Frame g = Frame.of(ts, (Code) fn.code(), fn, f);
            g.dest = dest;
            FunctionArguments.bind(ts, fn, g.registers, callee, f.registers, first, n, kwNames);
            push(ts, f, g, base);
            return g;
        }
        if (callee instanceof PyMethodDescriptor || callee instanceof PyMethod) {
            return Calls.call(ts, callee, slice(f.registers, first, n), kwNames);
        }
        return slot.call(ts, callee, n == 0 ? Arguments.NONE : slice(f.registers, first, n), kwNames);
    }

    private static PyObject[] slice(PyObject[] r, int first, int n) {
        if (n == 0) {
            return Arguments.NONE;
        }
        PyObject[] args = new PyObject[n];
        System.arraycopy(r, first, args, 0, n);
        return args;
    }

    /** CALL_KW, CALL_METHOD_KW (both followed by an EXTRA that names the keywords' constant) and CALL_EX. */
    @CleanPoint
    static Object callOther(ThreadState ts, Frame f, long w) {
        if (Opcode.op(w) != Opcode.CALL_EX) {
            f.pc++;
        }
        int a = Opcode.a(w);
        int b = Opcode.b(w);
        int c = Opcode.c(w);
        switch (Opcode.op(w)) {
            case Opcode.CALL_KW:
                return call(ts, f, a, b, b + 1, c, keywords(f));
            case Opcode.CALL_METHOD_KW:
                return callMethod(ts, f, a, b, c, keywords(f));
            default:
                return callEx(ts, f, a, b, c != 0);
        }
    }

    private static PyStr[] keywords(Frame f) {
        return ((KeywordNames) f.code.constants[Opcode.bc(f.code.instructions[f.pc - 1])]).names;
    }

    /** {@code f(*args, **kwargs)}: the callable, a tuple, and if {@code withKeywords} a dict with str keys. */
    @CleanPoint
    private static Object callEx(ThreadState ts, Frame f, int dest, int base, boolean withKeywords) {
        PyObject callee = f.registers[base];
        PyTuple tuple = (PyTuple) f.registers[base + 1];
        PyObject[] args = tuple.array();
        PyStr[] names = null;
        if (withKeywords) {
            PyDict kwargs = (PyDict) f.registers[base + 2];
            if (kwargs.size() > 0) {
                KeywordSpread spread = new KeywordSpread(ts, kwargs, args);
                args = spread.args;
                names = spread.names;
            }
        }
        PyFunction fn = null;
        PyObject self = null;
        if (callee instanceof PyFunction direct) {
            fn = direct;
        } else if (callee instanceof PyMethod m && m.function() instanceof PyFunction bound) {
            fn = bound;
            self = m.self();
        }
        if (fn != null) {
            Frame g = Frame.of(ts, (Code) fn.code(), fn, f);
            g.dest = dest;
            FunctionArguments.bind(ts, fn, g.registers, self, args, 0, args.length, names);
            consume(ts, f, base, base + (withKeywords ? 3 : 2));
            push(ts, f, g, base);
            return g;
        }
        PyObject result = Calls.call(ts, callee, args, names);
        consume(ts, f, base, base + (withKeywords ? 3 : 2));
        return result;
    }
}
