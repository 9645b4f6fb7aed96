package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.contextvars.PyContext;

/** A coroutine that runs in a loop, and the future of its result. */
@ExposedType(name = "Task")
final class PyTask extends PyFuture {

    /** The type _asyncio.Task. */
    static final PyType TYPE =
            PyType.builtin("_asyncio.Task", new PyTaskAdapter())
                    .base(PyFuture.TYPE)
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc(
                            "Task(coro, *, loop=None, name=None, context=None, eager_start=False)\n--\n\n"
                                    + "A coroutine that runs in an event loop, and the future of its result.")
                    .build();

    static final int CONTEXT = PyFuture.SIZE;
    static final int COROUTINE = PyFuture.SIZE + 1;
    static final int NAME = PyFuture.SIZE + 2;
    static final int WAITER = PyFuture.SIZE + 3;

    private static final PyStr IS_RUNNING = PyStr.interned("is_running");
    private static final PyStr CANCEL = PyStr.interned("cancel");
    private static final PyStr TASK = PyStr.interned("task");
    private static final PyStr DESTROYED = PyStr.interned("Task was destroyed but it is pending!");

    /** Whether the next step throws CancelledError into the coroutine. */
    volatile boolean mustCancel;

    /** Whether to complain when it dies pending. */
    volatile boolean logsDestroyed;

    private volatile int cancelRequests;

    /** The number in the name that it has if it was given none. */
    private volatile long number;

    /** Links of {@link TaskRegistry}, which guards them. */
    @SuppressWarnings("UncountedField") // weak references: a task leaves the registry when it dies
    PyTask next;

    @SuppressWarnings("UncountedField") // likewise
    PyTask previous;

    boolean registered;

    private PyTask(ThreadState ts, PyType type) {
        super(ts, type, WAITER + 1);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyTask(ts, type);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(
            ThreadState ts,
            PyTask self,
            PyObject coro,
            @KeywordOnly @Default("None") PyObject loop,
            @Default("None") PyObject name,
            @Default("None") PyObject context,
            @Default("False") boolean eager_start) {
        self.begin(ts, loop);
        if (!AsyncioState.isCoroutine(ts, coro)) {
            self.logsDestroyed = false;
            throw Errors.typeError(ts, "a coroutine was expected, got " + Representation.repr(ts, coro));
        }
        self.set(ts, CONTEXT, context == PyNone.NONE ? PyContext.current(ts).copy(ts) : context);
        self.set(ts, WAITER, null);
        self.mustCancel = false;
        self.logsDestroyed = true;
        self.cancelRequests = 0;
        self.set(ts, COROUTINE, coro);
        if (name == PyNone.NONE) {
            self.set(ts, NAME, null);
            self.number = AsyncioState.of(ts).nextTask();
        } else {
            setName(ts, self, name);
        }
        if (eager_start && Comparison.isTrue(ts, Calls.callMethod(ts, self.loop(), IS_RUNNING))) {
            TaskSteps.startEagerly(ts, self);
            return;
        }
        TaskSteps.stepSoon(ts, self, null);
        AsyncioState.of(ts).tasks.add(self);
    }

    @ExposedMethod(name = "set_result", doc = "set_result($self, result, /)\n--\n\nRaises RuntimeError.")
    static void setTaskResult(ThreadState ts, PyTask self, @PositionalOnly PyObject result) {
        throw Errors.runtimeError(ts, "Task does not support set_result operation");
    }

    @ExposedMethod(name = "set_exception", doc = "set_exception($self, exception, /)\n--\n\nRaises RuntimeError.")
    static void setTaskException(ThreadState ts, PyTask self, @PositionalOnly PyObject exception) {
        throw Errors.runtimeError(ts, "Task does not support set_exception operation");
    }

    @ExposedMethod(
            name = "cancel",
            doc = "cancel($self, /, msg=None)\n--\n\nRequest that CancelledError be thrown into the coroutine; False if the task has ended already.")
    @CleanPoint
    static PyObject cancelTask(ThreadState ts, PyTask self, @Default("None") PyObject msg) {
        self.logsTraceback = false;
        if (self.state != PENDING) {
            return PyBool.FALSE;
        }
        self.cancelRequests++;
        PyObject waiter = self.get(ts, WAITER);
        if (waiter != null && cancelWaiter(ts, waiter, msg)) {
            return PyBool.TRUE;
        }
        self.mustCancel = true;
        self.set(ts, CANCEL_MESSAGE, msg);
        return PyBool.TRUE;
    }

    /** {@code waiter.cancel(message)}: whether that did something. */
    @CleanPoint
    static boolean cancelWaiter(ThreadState ts, @Floating PyObject waiter, PyObject message) {
        try (var held = ts.hold(waiter)) {
            return Comparison.isTrue(ts, Calls.callMethod(ts, waiter, CANCEL, message));
        }
    }

    @ExposedMethod(doc = "cancelling($self, /)\n--\n\nReturn the count of the task's cancellation requests.")
    static int cancelling(PyTask self) {
        return self.cancelRequests;
    }

    @ExposedMethod(doc = "uncancel($self, /)\n--\n\nDecrement the task's count of cancellation requests and return it.")
    static int uncancel(PyTask self) {
        if (self.cancelRequests > 0 && --self.cancelRequests == 0) {
            self.mustCancel = false;
        }
        return self.cancelRequests;
    }

    @ExposedMethod(name = "get_stack", doc = "get_stack($self, /, *, limit=None)\n--\n\nReturn the frames of the coroutine, the oldest first.")
    @CleanPoint
    static PyObject getStack(ThreadState ts, PyTask self, @KeywordOnly @Default("None") PyObject limit) {
        return Calls.call(ts, AsyncioState.get(ts, AsyncioState.TASK_STACK), self, limit);
    }

    @ExposedMethod(
            name = "print_stack",
            doc = "print_stack($self, /, *, limit=None, file=None)\n--\n\nPrint the stack or the traceback of the coroutine.")
    @CleanPoint
    static PyObject printStack(
            ThreadState ts, PyTask self, @KeywordOnly @Default("None") PyObject limit, @Default("None") PyObject file) {
        return Calls.call(ts, AsyncioState.get(ts, AsyncioState.TASK_PRINT), self, limit, file);
    }

    @ExposedMethod(name = "get_name", doc = "get_name($self, /)\n--\n\nReturn the name.")
    static PyObject getName(ThreadState ts, PyTask self) {
        PyObject name = self.get(ts, NAME);
        if (name == null && self.number > 0) {
            name = PyStr.of("Task-" + self.number);
        }
        return name == null ? PyNone.NONE : name;
    }

    @ExposedMethod(name = "set_name", doc = "set_name($self, value, /)\n--\n\nSet the name to str(value).")
    @CleanPoint
    static void setName(ThreadState ts, PyTask self, @PositionalOnly PyObject value) {
        self.set(ts, NAME, PyType.of(value) == PyStr.TYPE ? value : Representation.strObject(ts, value));
    }

    @ExposedMethod(name = "get_coro", doc = "get_coro($self, /)\n--\n\nReturn the coroutine; None if it ended when the task was started eagerly.")
    static PyObject getCoro(ThreadState ts, PyTask self) {
        return self.shown(ts, COROUTINE);
    }

    @ExposedMethod(name = "get_context", doc = "get_context($self, /)\n--\n\nReturn the context that the coroutine runs in.")
    static PyObject getContext(ThreadState ts, PyTask self) {
        return self.shown(ts, CONTEXT);
    }

    @ExposedGetter(name = "_log_destroy_pending")
    static boolean logDestroyPending(PyTask self) {
        return self.logsDestroyed;
    }

    @ExposedSetter(name = "_log_destroy_pending", deletes = true)
    @CleanPoint
    static void setLogDestroyPending(ThreadState ts, PyTask self, PyObject value) {
        if (value == null) {
            throw FutureAttributes.undeletable(ts);
        }
        self.logsDestroyed = Comparison.isTrue(ts, value);
    }

    @ExposedGetter(name = "_must_cancel")
    static boolean shownMustCancel(PyTask self) {
        return self.mustCancel;
    }

    @ExposedGetter(name = "_coro")
    static PyObject coroutine(ThreadState ts, PyTask self) {
        return self.shown(ts, COROUTINE);
    }

    @ExposedGetter(name = "_fut_waiter")
    static PyObject waiter(ThreadState ts, PyTask self) {
        return self.shown(ts, WAITER);
    }

    @ExposedMethod(name = "__del__")
    @CleanPoint
    static void delTask(ThreadState ts, PyTask self) {
        if (self.state == PENDING && self.logsDestroyed) {
            self.complain(ts, DESTROYED, TASK, null);
        }
        del(ts, self);
    }

    @Override
    public boolean hasFinalizer() {
        return type() == TYPE ? logsTraceback || logsDestroyed && state == PENDING : super.hasFinalizer();
    }

    @Override
    public void clear(ThreadState ts) {
        if (registered) {
            AsyncioState.of(ts).tasks.remove(this);
        }
        super.clear(ts);
    }
}
