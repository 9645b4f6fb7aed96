package org.pyrt.vm.modules.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.PyFrame;

/** A trace function that is not Python's: keeps number, line and argument of each event in a list, and raises an exception then if it is to. */
@ExposedType(name = "tracer")
final class PyTestTracer extends Counted {

    static final PyType TYPE = PyType.builtin("_testcapi.tracer", new PyTestTracerAdapter()).ownLayout().build();

    private static final String[] EVENTS = {"call", "exception", "line", "return", "c_call", "c_exception", "c_return", "opcode"};

    @Slot PyList events;
    private final boolean fails;

    PyTestTracer(ThreadState ts, PyList events, boolean fails) {
        super(ts);
        this.fails = fails;
        this.events = events;
        Refs.incref(ts, events);
        ts.trackFor(this, events);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyTestTracer self, PyObject frame, PyStr event, @PositionalOnly PyObject argument) {
        if (self.fails) {
            throw Errors.raise(ts, ExceptionTypes.EXCEPTION, "an exception");
        }
        int what = 0;
        while (!EVENTS[what].equals(event.toString())) {
            what++;
        }
        int line = frame instanceof PyFrame f ? f.currentLine() : 0;
        self.events.append(ts, PyTuple.of(ts, PyInt.of(what), PyInt.of(line), argument));
        return self;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTestTracerSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTestTracerSlots.clear(ts, this);
    }
}
