package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** What the module keeps for an interpreter: functions and classes of the library, each got when it is first needed, and the tasks. */
final class AsyncioState implements CountedState {

    static final int POLICY = 0;
    static final int FUTURE_REPR = 1;
    static final int INVALID_STATE = 2;
    static final int CANCELLED = 3;
    static final int TASK_REPR = 4;
    static final int TASK_STACK = 5;
    static final int TASK_PRINT = 6;
    static final int IS_COROUTINE = 7;
    static final int EXTRACT_STACK = 8;

    /** The tasks of other classes than asyncio's, in a WeakSet. */
    static final int OTHER_TASKS = 9;

    /** Those of them that were started eagerly, in a set. */
    static final int OTHER_EAGER_TASKS = 10;

    /** The last class that was found to be one of coroutines. */
    private static final int COROUTINE_CLASS = 11;

    private static final String[] SOURCES = {
        "asyncio.events", "_get_event_loop_policy",
        "asyncio.base_futures", "_future_repr",
        "asyncio.exceptions", "InvalidStateError",
        "asyncio.exceptions", "CancelledError",
        "asyncio.base_tasks", "_task_repr",
        "asyncio.base_tasks", "_task_get_stack",
        "asyncio.base_tasks", "_task_print_stack",
        "asyncio.coroutines", "iscoroutine",
        "traceback", "extract_stack",
        "weakref", "WeakSet",
        "builtins", "set",
    };

    @Slot final PyObject[] values = new PyObject[12];

    /** asyncio's own tasks. */
    final TaskRegistry tasks = new TaskRegistry();

    private long taskCount;

    private AsyncioState() {}

    /** The state of the thread's interpreter. */
    static AsyncioState of(ThreadState ts) {
        return Interpreter.of(ts).state(AsyncioState.class, AsyncioState::new);
    }

    /** One of the functions, classes or sets; it stays for ever. */
    @CleanPoint
    @Borrowed
    static PyObject get(ThreadState ts, int which) {
        AsyncioState state = of(ts);
        PyObject found = Slots.load(ts, state.values, which);
        return found != null ? found : state.make(ts, which);
    }

    @CleanPoint
    private PyObject make(ThreadState ts, int which) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, SOURCES[2 * which]);
        PyObject value;
        try (var held = ts.hold(module)) {
            value = Attributes.get(ts, module, PyStr.interned(SOURCES[2 * which + 1]));
        }
        if (which >= OTHER_TASKS) {
            value = Calls.call(ts, value);
        }
        synchronized (this) {
            if (values[which] == null) {
                Slots.store(ts, values, which, value);
            }
            return Slots.load(ts, values, which);
        }
    }

    /** Whether that set of tasks was ever asked for. */
    boolean has(int which) {
        return values[which] != null;
    }

    /** The number of the next task without a name, from 1. */
    synchronized long nextTask() {
        return ++taskCount;
    }

    /** Whether {@code o} is a coroutine, as asyncio.iscoroutine says. */
    @CleanPoint
    static boolean isCoroutine(ThreadState ts, PyObject o) {
        AsyncioState state = of(ts);
        PyType type = PyType.of(o);
        if (state.values[COROUTINE_CLASS] == type) {
            return true;
        }
        boolean is = Comparison.isTrue(ts, Calls.call(ts, get(ts, IS_COROUTINE), o));
        if (is && !type.isHeap()) {
            Slots.store(ts, state.values, COROUTINE_CLASS, type);
        }
        return is;
    }

    /** Raises asyncio.InvalidStateError. */
    @CleanPoint
    static Raised invalidState(ThreadState ts, String message) {
        PyBaseException e = (PyBaseException) Calls.call(ts, get(ts, INVALID_STATE), PyStr.of(message));
        return Errors.raise(ts, e);
    }

    @Override
    public void visit(SlotVisitor visitor) {
        Slots.visitAll(visitor, values);
    }
}
