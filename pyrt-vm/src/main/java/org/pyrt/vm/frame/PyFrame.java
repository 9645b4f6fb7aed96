package org.pyrt.vm.frame;

import java.util.ArrayList;
import java.util.List;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.HandWrittenSlots;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.TracebackFrame;
import org.pyrt.objects.function.PyCell;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Positions;

/**
 * A frame object. While its frame runs it only points at it; if it is still in use when the frame ends, it takes over the frame's locals and
 * drops them when it dies, as CPython's does.
 */
@HandWrittenSlots("locals are its own only once its frame has ended")
public final class PyFrame extends Counted implements TracebackFrame {

    /** The type frame. */
    public static final PyType TYPE = PyType.builtin("frame", new FrameMethodsAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final Frame frame;
    private boolean owns;
    private boolean ended;

    @Slot PyDict extraLocals;

    /** The function that hears of this frame's lines; null for none. */
    @Slot PyObject trace;

    private boolean tracesLines = true;
    private boolean tracesOpcodes;

    /** Whether the running frame counts this object, because it has settings that must not be lost. */
    private boolean pinned;

    PyFrame(ThreadState ts, Frame frame) {
        super(ts);
        this.frame = frame;
    }

    /** The frame it shows. */
    public Frame frame() {
        return frame;
    }

    /** The frame ends: answers whether this object keeps the locals, because somebody refers to it or {@code result} is it. */
    boolean takeOver(ThreadState ts, PyObject result) {
        ended = true;
        if (pinned) {
            pinned = false;
            Refs.decref(ts, this);
        }
        owns = result == this || Refs.count(ts, this) > 0;
        if (owns) {
            track(ts);
        }
        return owns;
    }

    private void track(ThreadState ts) {
        try {
            ts.trackFor(this, this);
        } catch (OutOfMemoryError e) {
            // A frame has to end all the same. Where it is part of a cycle, that stays.
            return;
        }
    }

    private void dropSettings(ThreadState ts) {
        PyObject t = trace;
        trace = null;
        Refs.decref(ts, t);
        PyDict extra = extraLocals;
        extraLocals = null;
        Refs.decref(ts, extra);
    }

    /** Names that tools have set in {@code f_locals} and that are no variables; null if there are none. */
    PyDict extraLocals() {
        return extraLocals;
    }

    /** The same, made if there is none. */
    PyDict makeExtraLocals(ThreadState ts) {
        if (extraLocals == null) {
            pin(ts);
            extraLocals = new PyDict(ts);
            Refs.incref(ts, extraLocals);
            ts.trackFor(this, extraLocals);
        }
        return extraLocals;
    }

    /** A new dict of the variables of a function's frame, floating. */
    @CleanPoint
    public PyDict localsNow(ThreadState ts) {
        return PyFrameLocals.snapshot(ts, this);
    }

    /** Whether its frame has ended. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the frame that runs counts this object. */
    boolean isPinned() {
        return pinned;
    }

    private void pin(ThreadState ts) {
        if (!pinned && frame.object == this && !ended) {
            pinned = true;
            Refs.incref(ts, this);
        }
    }

    /** {@code f_trace}, borrowed, or null. */
    public PyObject trace() {
        return trace;
    }

    /** Replaces {@code f_trace}; null for none. */
    public void setTrace(ThreadState ts, PyObject function) {
        if (function != null) {
            pin(ts);
            ts.trackFor(this, function);
        }
        Refs.incref(ts, function);
        PyObject old = trace;
        trace = function;
        Refs.decref(ts, old);
    }

    /** {@code f_trace_lines}. */
    public boolean tracesLines() {
        return tracesLines;
    }

    /** Replaces it. */
    void setTracesLines(ThreadState ts, boolean value) {
        pin(ts);
        tracesLines = value;
    }

    /** {@code f_trace_opcodes}. */
    public boolean tracesOpcodes() {
        return tracesOpcodes;
    }

    /** Replaces it. */
    void setTracesOpcodes(ThreadState ts, boolean value) {
        pin(ts);
        tracesOpcodes = value;
    }

    /**
     * The instruction that the frame is at, as tools see it: that of its start is behind the last one, and what stands for no line counts to the
     * one before.
     */
    int currentInstruction() {
        switch (frame.lastTraced) {
            case Frame.STARTING:
                return frame.code.instructions.length;
            case Frame.RESUMING:
                return frame.pc - 2;
            default:
                int pc = frame.pc - 1;
                int last = frame.lastTraced;
                return last >= 0 && last < pc && frame.code.positions.isArtificial(pc) ? last : pc;
        }
    }

    /** Whether the frame is before its first instruction. */
    boolean isStarting() {
        return currentInstruction() == frame.code.instructions.length;
    }

    /** The line that the frame is at, or 0 if that is not known or the frame of a module starts. */
    public int currentLine() {
        int pc = Math.max(currentInstruction(), 0);
        return pc == frame.code.instructions.length ? frame.code.startLine() : frame.code.positions.line(pc);
    }

    /** Drops what the variables hold, if the frame has ended and this object keeps them; answers whether it did. */
    boolean dropLocals(ThreadState ts) {
        if (!owns) {
            return false;
        }
        owns = false;
        frame.dropLocals(ts);
        dropSettings(ts);
        return true;
    }

    @Override
    public PyCode code() {
        return frame.code;
    }

    @Override
    public PyObject frameObject(ThreadState ts) {
        return this;
    }

    @Override
    public PyDict globals() {
        return frame.globals;
    }

    @Override
    public PyObject builtins() {
        return frame.builtins;
    }

    @Override
    public PyObject local(ThreadState ts, PyStr name) {
        if (frame.locals instanceof PyDict d) {
            return d.getStr(ts, name);
        }
        Code code = frame.code;
        for (int i = 0; i < code.cellRegisters.length; i++) {
            if (code.localName(code.cellRegisters[i]).equals(name)) {
                PyObject v = frame.registers[code.cellRegisters[i]];
                return v instanceof PyCell cell ? cell.get(ts) : v;
            }
        }
        for (int i = 0; i < code.varNames.length; i++) {
            if (code.varNames[i].equals(name)) {
                return frame.registers[i];
            }
        }
        return null;
    }

    @Override
    public PyStr[] localNames(ThreadState ts) {
        List<PyStr> names = new ArrayList<>();
        Code code = frame.code;
        if (frame.locals instanceof PyDict d) {
            DictCursor cursor = new DictCursor(d);
            while (cursor.next(ts)) {
                if (cursor.key instanceof PyStr s) {
                    names.add(s);
                }
            }
            return names.toArray(new PyStr[0]);
        }
        for (PyStr name : code.varNames) {
            if (local(ts, name) != null) {
                names.add(name);
            }
        }
        for (int i = 0; i < code.cellRegisters.length; i++) {
            PyStr name = code.localName(code.cellRegisters[i]);
            if (!names.contains(name) && local(ts, name) != null) {
                names.add(name);
            }
        }
        return names.toArray(new PyStr[0]);
    }

    @Override
    public int line(int lasti) {
        return lasti < 0 ? frame.code.firstLine : frame.code.positions.line(lasti);
    }

    @Override
    public int[] position(int lasti) {
        Positions p = frame.code.positions;
        return new int[] {p.line(lasti), p.endLine(lasti), p.column(lasti), p.endColumn(lasti)};
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        if (trace != null) {
            visitor.visit(trace);
        }
        if (extraLocals != null) {
            visitor.visit(extraLocals);
        }
        if (owns) {
            FrameNeeds.visitCounted(frame, visitor);
        }
    }

    @Override
    public void visitUncounted(SlotVisitor visitor) {
        super.visitUncounted(visitor);
        FrameNeeds.visit(frame, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        dropSettings(ts);
        if (owns) {
            owns = false;
            frame.dropLocals(ts);
        } else if (frame.object == this) {
            frame.object = null;
        }
    }
}
