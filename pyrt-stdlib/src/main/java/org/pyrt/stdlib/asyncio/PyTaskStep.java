package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** What a loop calls for the next step of a task. */
@ExposedType(name = "TaskStepMethWrapper")
final class PyTaskStep extends Counted {

    static final PyType TYPE =
            PyType.builtin("_asyncio.TaskStepMethWrapper", new PyTaskStepAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int TASK = 0;
    private static final int ARGUMENT = 1;

    @Slot final PyObject[] slots = new PyObject[2];

    PyTaskStep(ThreadState ts, PyTask task, PyObject argument) {
        super(ts);
        Slots.init(ts, slots, TASK, task);
        Slots.init(ts, slots, ARGUMENT, argument);
        ts.trackFor(this, task);
    }

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static void call(ThreadState ts, PyTaskStep self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "function takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Errors.typeError(ts, "function takes no positional arguments");
        }
        PyTask task = (PyTask) Slots.load(ts, self.slots, TASK);
        PyObject argument = Slots.load(ts, self.slots, ARGUMENT);
        if (task != null) {
            try (var heldTask = ts.hold(task);
                    var heldArgument = ts.hold(argument)) {
                TaskSteps.step(ts, task, argument);
            }
        }
    }

    @ExposedGetter(name = "__self__")
    static PyObject shownSelf(ThreadState ts, PyTaskStep self) {
        PyObject task = Slots.load(ts, self.slots, TASK);
        return task == null ? PyNone.NONE : task;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTaskStepSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTaskStepSlots.clear(ts, this);
    }
}
