package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Adapter;
import org.pyrt.objects.builtin.Arguments;
import org.pyrt.objects.builtin.Definitions;
import org.pyrt.objects.builtin.Signature;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.function.PyBuiltinFunction;
import org.pyrt.objects.function.PyMethodDescriptor;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** {@code Task.task_wakeup}, the callback by which a future tells a task that it has ended; no attribute of the class. */
final class TaskWakeUp extends Adapter {

    private static final PyMethodDescriptor METHOD = new PyMethodDescriptor(PyTask.TYPE, "task_wakeup", new TaskWakeUp(), 0, "");

    private TaskWakeUp() {}

    /** The method bound to a task, floating. */
    static PyObject bind(ThreadState ts, PyTask task) {
        return PyBuiltinFunction.bind(ts, METHOD, task);
    }

    @Override
    public void define(Definitions definitions) {
        definitions.method("task_wakeup", 0, "");
    }

    @Override
    public Signature signature(int entry) {
        return new Signature(
                Signature.FUNCTION, "task_wakeup", "Task", new PyStr[] {PyStr.interned("future")}, 1, 0, Arguments.NONE, false, false);
    }

    @Override
    @CleanPoint
    public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject future) {
        TaskSteps.wakeUp(ts, (PyTask) self, future);
        return PyNone.NONE;
    }

    @Override
    @CleanPoint
    public PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound) {
        return call1(ts, entry, self, bound[0]);
    }
}
