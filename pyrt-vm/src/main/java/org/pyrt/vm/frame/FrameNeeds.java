package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;

/** What frames refer to without counting it, for the cycle collector: deferred objects, namespaces, temporaries that float. */
public final class FrameNeeds {

    private FrameNeeds() {}

    /** Shows what the frames of a thread need, while the world is stopped. */
    public static void visitAll(ThreadState thread, SlotVisitor visitor) {
        for (Frame f = (Frame) thread.frame; f != null; f = (Frame) f.caller()) {
            visit(f, visitor);
            visitTemporaries(f, visitor);
        }
    }

    /** Shows what a frame that does not run counts: what it holds but for deferred objects, which holds do not count. */
    static void visitCounted(Frame f, SlotVisitor visitor) {
        f.visitHolds(new CountedOnly(visitor));
    }

    private record CountedOnly(SlotVisitor visitor) implements SlotVisitor {
        @Override
        public void visit(PyObject o) {
            if (!(o instanceof Counted c && Refs.isDeferred(c))) {
                visitor.visit(o);
            }
        }
    }

    /** Shows what a frame needs to go on or to be looked at. */
    static void visit(Frame f, SlotVisitor visitor) {
        f.visitHolds(visitor);
        visitor.visit(f.code);
        if (f.function != null) {
            visitor.visit(f.function);
        }
        if (f.globals != null) {
            visitor.visit(f.globals);
        }
        if (f.builtins != null) {
            visitor.visit(f.builtins);
        }
        if (f.generator != null) {
            visitor.visit(f.generator);
        }
    }

    /** Shows the temporaries that the instruction now running, or the next one, may use. */
    private static void visitTemporaries(Frame f, SlotVisitor visitor) {
        Code code = f.code;
        int live = f.settled >= 0 ? f.settled : f.pc == 0 ? 0 : code.depth[f.pc - 1];
        for (int i = f.held; i < live; i++) {
            PyObject v = f.registers[code.counted + i];
            if (v != null) {
                visitor.visit(v);
            }
        }
    }
}
