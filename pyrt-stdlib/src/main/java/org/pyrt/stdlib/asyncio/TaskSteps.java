package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyStopIteration;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.ValuedIterator;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.contextvars.PyContext;

/**
 * Runs the coroutine of a task from one await to the next. Each step is called by the loop; at its end another one is due, at once or when a future has
 * ended. Tasks are borrowed.
 */
final class TaskSteps {

    private static final PyStr SEND = PyStr.interned("send");
    private static final PyStr THROW = PyStr.interned("throw");
    private static final PyStr RESULT = PyStr.interned("result");
    private static final PyStr BLOCKING = PyStr.interned("_asyncio_future_blocking");
    private static final PyStr ADD_DONE_CALLBACK = PyStr.interned("add_done_callback");
    private static final PyStr[] CONTEXT = {PyStr.interned("context")};

    private TaskSteps() {}

    /** Has the loop call the next step, which throws {@code exception} into the coroutine unless it is null. */
    @CleanPoint
    static void stepSoon(ThreadState ts, PyTask task, PyObject exception) {
        PyTaskStep step = new PyTaskStep(ts, task, exception);
        PyObject context = task.shown(ts, PyTask.CONTEXT);
        try (var heldStep = ts.hold(step);
                var heldContext = ts.hold(context)) {
            FutureCallbacks.callSoon(ts, task.loop(), step, null, context);
        }
    }

    /** The future that the task waits for has ended. */
    @CleanPoint
    static void wakeUp(ThreadState ts, PyTask task, PyObject future) {
        FutureAttributes.discardAwaiter(ts, future, task);
        PyBaseException error;
        try {
            if (PyFuture.isExact(future)) {
                error = ((PyFuture) future).outcome(ts);
            } else {
                Refs.discard(ts, Calls.callMethod(ts, future, RESULT));
                error = null;
            }
        } catch (Raised e) {
            error = Errors.take(ts);
        }
        try (var held = ts.hold(error)) {
            step(ts, task, error);
        }
    }

    /** One step; {@code exception} may be null. */
    @CleanPoint
    static void step(ThreadState ts, PyTask task, PyObject exception) {
        task.checkAlive(ts);
        LoopHolder.enter(ts, task.loop(), task);
        try {
            run(ts, task, exception);
        } catch (Raised e) {
            PyBaseException error = Errors.take(ts);
            try (var held = ts.hold(error)) {
                leaveFailed(ts, task, error);
                throw Errors.reraise(ts, error);
            }
        }
        LoopHolder.leave(ts, task.loop(), task);
    }

    /** Leaves the task while {@code error} is on its way; what that raises has it for its context. */
    @CleanPoint
    private static void leaveFailed(ThreadState ts, PyTask task, PyBaseException error) {
        try {
            LoopHolder.leave(ts, task.loop(), task);
        } catch (Raised e) {
            ((PyBaseException) ts.raised).setContext(ts, error);
            throw e;
        }
    }

    /** Runs the first step at once, inside whatever task runs now. */
    @CleanPoint
    static void startEagerly(ThreadState ts, PyTask task) {
        PyObject before = LoopHolder.swap(ts, task.loop(), task);
        try (var heldBefore = ts.hold(before)) {
            try {
                AsyncioState.of(ts).tasks.add(task);
                runIn(ts, task);
            } finally {
                AsyncioState.of(ts).tasks.remove(task);
                Refs.discard(ts, LoopHolder.swap(ts, task.loop(), before));
            }
        }
        if (task.state == PyFuture.PENDING) {
            AsyncioState.of(ts).tasks.add(task);
        } else {
            task.set(ts, PyTask.COROUTINE, null);
        }
    }

    @CleanPoint
    private static void runIn(ThreadState ts, PyTask task) {
        if (!(task.get(ts, PyTask.CONTEXT) instanceof PyContext context)) {
            throw Errors.typeError(ts, "an instance of Context was expected");
        }
        try (var held = ts.hold(context)) {
            context.enter(ts);
            try {
                run(ts, task, null);
            } finally {
                context.exit(ts);
            }
        }
    }

    @CleanPoint
    private static void run(ThreadState ts, PyTask task, PyObject exception) {
        if (task.state != PyFuture.PENDING) {
            PyObject shown = exception == null ? PyNone.NONE : exception;
            throw AsyncioState.invalidState(
                    ts, "_step(): already done: " + Representation.repr(ts, task) + " " + Representation.repr(ts, shown));
        }
        PyObject thrown = exception;
        if (task.mustCancel) {
            if (exception == null || !PyType.of(exception).isSubtypeOf((PyType) AsyncioState.get(ts, AsyncioState.CANCELLED))) {
                thrown = task.cancelledError(ts);
            }
            task.mustCancel = false;
        }
        try (var held = ts.hold(thrown)) {
            task.set(ts, PyTask.WAITER, null);
            resume(ts, task, thrown);
        }
    }

    @CleanPoint
    private static void resume(ThreadState ts, PyTask task, PyObject exception) {
        PyObject coroutine = task.get(ts, PyTask.COROUTINE);
        if (coroutine == null) {
            throw Errors.runtimeError(ts, "uninitialized Task object");
        }
        PyObject result;
        boolean yielded = true;
        try (var held = ts.hold(coroutine)) {
            if (exception != null) {
                result = Calls.callMethod(ts, coroutine, THROW, exception);
            } else if (coroutine instanceof ValuedIterator v) {
                result = v.resume(ts);
                yielded = ts.yielded;
            } else {
                result = Calls.callMethod(ts, coroutine, SEND, PyNone.NONE);
            }
        } catch (Raised e) {
            failed(ts, task, e);
            return;
        }
        try (var held = ts.hold(result)) {
            if (yielded) {
                await(ts, task, result);
            } else {
                returned(ts, task, result == null ? PyNone.NONE : result);
            }
        }
    }

    // ---- ends ----

    @CleanPoint
    private static void returned(ThreadState ts, PyTask task, PyObject value) {
        if (!task.mustCancel) {
            task.finish(ts, value);
            return;
        }
        task.mustCancel = false;
        PyObject message = task.get(ts, PyFuture.CANCEL_MESSAGE);
        try (var held = ts.hold(message)) {
            task.cancelWith(ts, message);
        }
    }

    /** The coroutine raised what is being raised. */
    @CleanPoint
    private static void failed(ThreadState ts, PyTask task, Raised raised) {
        PyBaseException error = Errors.take(ts);
        try (var held = ts.hold(error)) {
            if (error instanceof PyStopIteration stop) {
                PyObject value = stop.value(ts);
                try (var heldValue = ts.hold(value)) {
                    returned(ts, task, value);
                }
                return;
            }
            if (PyType.of(error).isSubtypeOf((PyType) AsyncioState.get(ts, AsyncioState.CANCELLED))) {
                task.set(ts, PyFuture.CANCELLED_ERROR, error);
                task.cancelWith(ts, null);
                return;
            }
            task.fail(ts, error);
            if (PyType.of(error).isSubtypeOf(ExceptionTypes.KEYBOARD_INTERRUPT) || PyType.of(error).isSubtypeOf(ExceptionTypes.SYSTEM_EXIT)) {
                Errors.reraise(ts, error);
                throw raised;
            }
        }
    }

    // ---- waits ----

    /** The coroutine yielded {@code result}: waits for it, if it is a future. */
    @CleanPoint
    private static void await(ThreadState ts, PyTask task, PyObject result) {
        if (result == task) {
            stepSoonError(ts, task, "Task cannot await on itself: " + Representation.repr(ts, task));
        } else if (PyFuture.isExact(result)) {
            awaitExact(ts, task, (PyFuture) result);
        } else if (result == PyNone.NONE) {
            stepSoon(ts, task, null);
        } else {
            awaitOther(ts, task, result);
        }
    }

    @CleanPoint
    private static void awaitExact(ThreadState ts, PyTask task, PyFuture f) {
        if (f.loop() != task.loop()) {
            otherLoop(ts, task, f);
        } else if (!f.blocking) {
            notAwaited(ts, task, f);
        } else {
            f.blocking = false;
            FutureAttributes.addAwaiter(ts, f, task);
            PyObject wakeUp = TaskWakeUp.bind(ts, task);
            PyObject context = task.shown(ts, PyTask.CONTEXT);
            try (var heldWakeUp = ts.hold(wakeUp);
                    var heldContext = ts.hold(context)) {
                FutureCallbacks.add(ts, f, wakeUp, context);
            }
            waitFor(ts, task, f);
        }
    }

    /** {@code result} may be something else that behaves as a future does. */
    @CleanPoint
    private static void awaitOther(ThreadState ts, PyTask task, PyObject result) {
        PyObject blocking = Attributes.find(ts, result, BLOCKING);
        if (blocking == null || blocking == PyNone.NONE) {
            String what = isGenerator(result)
                    ? "yield was used instead of yield from for generator in task " + Representation.repr(ts, task) + " with "
                    : "Task got bad yield: ";
            stepSoonError(ts, task, what + Representation.repr(ts, result));
            return;
        }
        boolean blocks = Comparison.isTrue(ts, blocking);
        PyObject loop = AsyncioModule.loopOf(ts, result);
        Refs.discard(ts, loop);
        if (loop != task.loop()) {
            otherLoop(ts, task, result);
        } else if (!blocks) {
            notAwaited(ts, task, result);
        } else {
            FutureAttributes.addAwaiter(ts, result, task);
            Attributes.set(ts, result, BLOCKING, PyBool.FALSE);
            PyObject add = Attributes.get(ts, result, ADD_DONE_CALLBACK);
            PyObject wakeUp = TaskWakeUp.bind(ts, task);
            try (var heldAdd = ts.hold(add);
                    var heldWakeUp = ts.hold(wakeUp)) {
                Refs.discard(ts, Calls.call(ts, add, new PyObject[] {wakeUp, task.shown(ts, PyTask.CONTEXT)}, CONTEXT));
            }
            waitFor(ts, task, result);
        }
    }

    private static boolean isGenerator(PyObject o) {
        return o instanceof ValuedIterator && PyType.of(o).fullName().equals("generator");
    }

    @CleanPoint
    private static void waitFor(ThreadState ts, PyTask task, PyObject future) {
        task.set(ts, PyTask.WAITER, future);
        if (task.mustCancel) {
            PyObject message = task.shown(ts, PyFuture.CANCEL_MESSAGE);
            try (var held = ts.hold(message)) {
                if (PyTask.cancelWaiter(ts, future, message)) {
                    task.mustCancel = false;
                }
            }
        }
    }

    @CleanPoint
    private static void otherLoop(ThreadState ts, PyTask task, PyObject future) {
        stepSoonError(
                ts,
                task,
                "Task " + Representation.repr(ts, task) + " got Future " + Representation.repr(ts, future) + " attached to a different loop");
    }

    @CleanPoint
    private static void notAwaited(ThreadState ts, PyTask task, PyObject future) {
        stepSoonError(
                ts,
                task,
                "yield was used instead of yield from in task " + Representation.repr(ts, task) + " with " + Representation.repr(ts, future));
    }

    @CleanPoint
    private static void stepSoonError(ThreadState ts, PyTask task, String message) {
        PyBaseException error = FutureErrors.make(ts, message);
        try (var held = ts.hold(error)) {
            stepSoon(ts, task, error);
        }
    }
}
