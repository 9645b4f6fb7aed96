package org.pyrt.vm.frame;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.interpreter.GeneratorFinalizers;
import org.pyrt.vm.monitor.LegacyTracing;

/** What Python sees of a frame. Source: CPython 3.14 Objects/frameobject.c. */
@ExposedType(name = "frame")
final class FrameMethods {

    private FrameMethods() {}

    @ExposedGetter(name = "f_back")
    static PyObject back(ThreadState ts, PyFrame self) {
        Frame f = self.frame();
        Frame back = f.generator != null && f.generator.state() != PyGenerator.RUNNING ? null : f.back;
        return back == null ? PyNone.NONE : back.object(ts);
    }

    @ExposedGetter(name = "f_generator")
    static PyObject generator(PyFrame self) {
        PyGenerator generator = self.frame().generator;
        return generator == null || generator.frame() != self.frame() ? PyNone.NONE : generator;
    }

    @ExposedGetter(name = "f_code")
    static PyObject code(PyFrame self) {
        return self.code();
    }

    @ExposedGetter(name = "f_globals")
    static PyObject globals(PyFrame self) {
        return self.globals();
    }

    @ExposedGetter(name = "f_builtins")
    static PyObject builtins(PyFrame self) {
        return self.builtins();
    }

    @ExposedGetter(name = "f_lineno")
    static PyObject line(PyFrame self) {
        int line = self.currentLine();
        return line > 0 || self.isStarting() ? PyInt.of(line) : PyNone.NONE;
    }

    @ExposedGetter(name = "f_lasti")
    static int lastIndex(PyFrame self) {
        int last = self.currentInstruction();
        return last == self.frame().code.instructions.length ? 0 : PyCode.offset(last);
    }

    /** The namespace of a module or class body itself; the variables of a function or comprehension as a mapping that writes through. */
    @ExposedGetter(name = "f_locals")
    static PyObject locals(ThreadState ts, PyFrame self) {
        Frame f = self.frame();
        return f.locals != null && !f.code.isInComprehension(f.pc - 1) ? f.locals : new PyFrameLocals(ts, self);
    }

    @ExposedSetter(name = "f_lineno", deletes = true)
    @CleanPoint
    static void setLine(ThreadState ts, PyFrame self, PyObject value) {
        if (value == null) {
            throw Errors.raise(ts, ExceptionTypes.ATTRIBUTE_ERROR, "cannot delete attribute");
        }
        if (!(value instanceof PyInt line) || value instanceof PyBool) {
            throw Errors.valueError(ts, "lineno must be an integer");
        }
        Frame f = self.frame();
        boolean yields = f.pc > 0 && Opcode.op(f.code.original(f.pc - 1)) == Opcode.YIELD;
        if (ts.tracingWhat == LegacyTracing.CALL) {
            throw Errors.valueError(ts, "can't jump from the 'call' trace event of a new frame");
        }
        boolean monitored = ts.tracingWhat == LegacyTracing.MONITORED;
        if (ts.tracingWhat != LegacyTracing.LINE && !monitored && !(ts.tracingWhat == LegacyTracing.RETURN && yields)) {
            throw Errors.valueError(ts, "can only jump from a 'line' trace event");
        }
        if (self.trace() == null && !monitored) {
            throw Errors.valueError(ts, "f_lineno can only be set by a trace function");
        }
        if (!line.fitsLong() || line.longValue() != (int) line.longValue()) {
            throw Errors.valueError(ts, "lineno out of range");
        }
        LineJump.to(ts, f, (int) line.longValue());
    }

    @ExposedGetter(name = "f_trace")
    static PyObject trace(PyFrame self) {
        return self.trace() == null ? PyNone.NONE : self.trace();
    }

    @ExposedSetter(name = "f_trace", deletes = true)
    static void setTrace(ThreadState ts, PyFrame self, PyObject value) {
        self.setTrace(ts, value == PyNone.NONE ? null : value);
    }

    @ExposedGetter(name = "f_trace_lines")
    static boolean tracesLines(PyFrame self) {
        return self.tracesLines();
    }

    @ExposedSetter(name = "f_trace_lines")
    static void setTracesLines(ThreadState ts, PyFrame self, PyObject value) {
        self.setTracesLines(ts, bool(ts, value));
    }

    @ExposedGetter(name = "f_trace_opcodes")
    static boolean tracesOpcodes(PyFrame self) {
        return self.tracesOpcodes();
    }

    @ExposedSetter(name = "f_trace_opcodes")
    static void setTracesOpcodes(ThreadState ts, PyFrame self, PyObject value) {
        boolean traces = bool(ts, value);
        self.setTracesOpcodes(ts, traces);
        if (traces) {
            LegacyTracing.traceOpcodes(ts, self.frame().code, true);
        }
    }

    private static boolean bool(ThreadState ts, PyObject value) {
        if (!(value instanceof PyBool)) {
            throw Errors.typeError(ts, "attribute value type must be bool");
        }
        return value == PyBool.TRUE;
    }

    @ExposedMethod(doc = "clear($self, /)\n--\n\nDrop what the variables of a frame that does not run hold.")
    @CleanPoint
    static void clear(ThreadState ts, PyFrame self) {
        PyGenerator g = self.frame().generator;
        if (g != null && g.frame() == self.frame()) {
            if (g.state() == PyGenerator.RUNNING) {
                throw Errors.runtimeError(ts, "cannot clear an executing frame");
            }
            if (g.state() == PyGenerator.SUSPENDED) {
                throw Errors.runtimeError(ts, "cannot clear a suspended frame");
            }
            GeneratorFinalizers.run(ts, g);
        } else if (!self.hasEnded()) {
            throw Errors.runtimeError(ts, "cannot clear an executing frame");
        }
        self.dropLocals(ts);
    }

    @ExposedMethod(name = "__repr__")
    static PyObject repr(ThreadState ts, PyFrame self) {
        return PyStr.of(
                "<frame at " + ObjectIds.address(ts, self) + ", file '" + self.code().filename + "', line "
                        + self.currentLine() + ", code " + self.code().name + ">");
    }
}
