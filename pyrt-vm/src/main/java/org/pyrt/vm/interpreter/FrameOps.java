package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;

/** What happens between frames: results, pending deaths. */
@SuppressWarnings("CleanPoint")
final class FrameOps {

    private static final PyStr DISPLAYHOOK = PyStr.interned("displayhook");

    private FrameOps() {}

    /** Carries out pending deaths between two instructions of {@code f}, whose pc is stored. */
    @CleanPoint
    static void drain(ThreadState ts, Frame f) {
        f.settled = f.code.depth[f.pc];
        try {
            ts.drain();
        } finally {
            f.settled = -1;
        }
    }

    /** What {@code STORE_SUBSCR}, instruction {@code w}, has stored into and what it has stored are needed no longer where they are temporaries. */
    static void discardStored(ThreadState ts, long w, PyObject container, PyObject value) {
        if ((w & Opcode.A_TEMP) != 0) {
            Refs.discard(ts, container);
        }
        if ((w & Opcode.C_TEMP) != 0) {
            Refs.discard(ts, value);
        }
    }

    /** {@code RETURN}: leaves {@code f}. Answers what the eval loop goes on with: the caller, or the value for Java. */
    @CleanPoint
    static Object leave(ThreadState ts, Frame f, PyObject result) {
        if (f.plain) {
            Frame caller = f.leavePlain(ts, result);
            deliver(ts, caller, f.dest, result);
            return caller;
        }
        PyObject v = result;
        f.leave(ts, v);
        Frame caller = f.back;
        ts.frame = caller;
        int kind = f.kind;
        if (kind != Frame.CALL) {
            v = returned(ts, f, v);
            if (kind == Frame.BOUNDARY) {
                f.recycle(ts);
                return v;
            }
            if (kind == Frame.ITERATE) {
                resumeCaller(ts, caller);
                return caller;
            }
        }
        int dest = f.dest;
        f.recycle(ts);
        deliver(ts, caller, dest, v);
        return caller;
    }

    /** Makes {@code g} the running frame again: its temporaries float. */
    @CleanPoint
    static void resumeCaller(ThreadState ts, Frame g) {
        if (g.held != 0) {
            g.unholdTemporaries(ts, 0);
        }
        if (ts.pendingSize != 0) {
            drain(ts, g);
        }
    }

    /** Makes {@code g} the running frame again and puts a result into its register {@code dest}. */
    @CleanPoint
    static void deliver(ThreadState ts, Frame g, int dest, @Floating PyObject v) {
        if (g.held != 0) {
            g.unholdTemporaries(ts, 0);
        }
        PyObject[] r = g.registers;
        if (dest < g.counted) {
            PyObject old = r[dest];
            if (old != v) {
                Refs.hold(ts, v);
                r[dest] = v;
                Refs.release(ts, old);
            }
        } else {
            r[dest] = v;
        }
        if (ts.pendingSize != 0) {
            drain(ts, g);
        }
    }

    /** {@code PRINT_EXPR}: hands a value to sys.displayhook. */
    @CleanPoint
    static void display(ThreadState ts, Frame f, int b) {
        PyObject hook = VirtualMachine.of(ts).sysAttribute(ts, DISPLAYHOOK);
        if (hook == null) {
            throw Errors.runtimeError(ts, "lost sys.displayhook");
        }
        try (var held = ts.hold(hook)) {
            Refs.discard(ts, Calls.call(ts, hook, f.registers[b]));
        }
        f.consume(ts, b);
    }

    /**
     * A frame of a kind other than CALL returned {@code v} and is left: answers the value that its caller gets, and sends a caller that
     * iterates or delegates to its exit.
     */
    @CleanPoint
    static PyObject returned(ThreadState ts, Frame f, PyObject v) {
        if (f.generator != null) {
            f.generator.finish(ts);
        }
        switch (f.kind) {
            case Frame.INIT:
                PyObject instance = f.extra;
                f.extra = null;
                if (v != PyNone.NONE) {
                    String type = PyType.of(v).fullName();
                    Refs.release(ts, instance);
                    Refs.discard(ts, v);
                    f.back.forgetOperands();
                    throw Errors.typeError(ts, "__init__() should return None, not '" + type + "'");
                }
                Refs.unhold(ts, instance);
                return instance;
            case Frame.ITERATE:
                InstrumentedOps.returned(ts, f.back, v);
                Refs.discard(ts, v);
                f.back.pc = f.exitPc;
                return v;
            case Frame.DELEGATE:
                f.back.pc = f.exitPc;
                return v;
            default:
                return v;
        }
    }
}
