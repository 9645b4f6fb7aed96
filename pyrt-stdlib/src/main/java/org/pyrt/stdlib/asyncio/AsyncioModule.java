package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** The module _asyncio. Source: CPython 3.14 Modules/_asynciomodule.c, Lib/asyncio. */
@ExposedModule(name = "_asyncio", doc = "Accelerator module for asyncio")
public final class AsyncioModule {

    private static final PyStr GET_EVENT_LOOP = PyStr.interned("get_event_loop");
    private static final PyStr GET_LOOP = PyStr.interned("get_loop");
    private static final PyStr LOOP = PyStr.interned("_loop");
    private static final PyStr DONE = PyStr.interned("done");
    private static final PyStr ADD = PyStr.interned("add");
    private static final PyStr DISCARD = PyStr.interned("discard");

    private AsyncioModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_asyncio", "Accelerator module for asyncio", new AsyncioModuleAdapter())
                .add(PyFuture.TYPE, PyTask.TYPE)
                .build();
    }

    // ---- loops ----

    /** The running loop, or the one that the policy gives; floating. */
    @CleanPoint
    static PyObject eventLoop(ThreadState ts) {
        PyObject loop = LoopHolder.loop(ts);
        if (loop != null) {
            return loop;
        }
        PyObject policy = Calls.call(ts, AsyncioState.get(ts, AsyncioState.POLICY));
        try (var held = ts.hold(policy)) {
            return Calls.callMethod(ts, policy, GET_EVENT_LOOP);
        }
    }

    private static PyObject runningLoop(ThreadState ts) {
        PyObject loop = LoopHolder.loop(ts);
        if (loop == null) {
            throw Errors.runtimeError(ts, "no running event loop");
        }
        return loop;
    }

    /** The loop of anything that behaves as a future does, floating. */
    @CleanPoint
    static PyObject loopOf(ThreadState ts, PyObject future) {
        if (PyFuture.isExact(future)) {
            return ((PyFuture) future).shown(ts, PyFuture.LOOP);
        }
        PyObject getLoop = Attributes.find(ts, future, GET_LOOP);
        if (getLoop == null) {
            return Attributes.get(ts, future, LOOP);
        }
        try (var held = ts.hold(getLoop)) {
            return Calls.call(ts, getLoop);
        }
    }

    @ExposedMethod(name = "get_event_loop", doc = "get_event_loop($module, /)\n--\n\nReturn the running event loop, or the one that the policy gives.")
    @CleanPoint
    static PyObject getEventLoop(ThreadState ts) {
        return eventLoop(ts);
    }

    @ExposedMethod(name = "get_running_loop", doc = "get_running_loop($module, /)\n--\n\nReturn the running event loop. Raises RuntimeError if there is none.")
    static PyObject getRunningLoop(ThreadState ts) {
        return runningLoop(ts);
    }

    @ExposedMethod(name = "_get_running_loop", doc = "_get_running_loop($module, /)\n--\n\nReturn the thread's running event loop or None.")
    static PyObject getRunningLoopOrNone(ThreadState ts) {
        PyObject loop = LoopHolder.loop(ts);
        return loop == null ? PyNone.NONE : loop;
    }

    @ExposedMethod(name = "_set_running_loop", doc = "_set_running_loop($module, loop, /)\n--\n\nSet the thread's running event loop.")
    static void setRunningLoop(ThreadState ts, @PositionalOnly PyObject loop) {
        LoopHolder.setLoop(ts, loop == PyNone.NONE ? null : loop);
    }

    // ---- tasks ----

    @ExposedMethod(name = "_register_task", doc = "_register_task($module, /, task)\n--\n\nRegister a task that a loop will run.")
    @CleanPoint
    static void registerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) {
            AsyncioState.of(ts).tasks.add(t);
        } else {
            Refs.discard(ts, Calls.callMethod(ts, AsyncioState.get(ts, AsyncioState.OTHER_TASKS), ADD, task));
        }
    }

    @ExposedMethod(name = "_register_eager_task", doc = "_register_eager_task($module, /, task)\n--\n\nRegister a task that is about to be run at once.")
    @CleanPoint
    static void registerEagerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) {
            AsyncioState.of(ts).tasks.add(t);
        } else {
            Refs.discard(ts, Calls.callMethod(ts, AsyncioState.get(ts, AsyncioState.OTHER_EAGER_TASKS), ADD, task));
        }
    }

    @ExposedMethod(name = "_unregister_task", doc = "_unregister_task($module, /, task)\n--\n\nUnregister a task.")
    @CleanPoint
    static void unregisterTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) {
            AsyncioState.of(ts).tasks.remove(t);
        } else {
            Refs.discard(ts, Calls.callMethod(ts, AsyncioState.get(ts, AsyncioState.OTHER_TASKS), DISCARD, task));
        }
    }

    @ExposedMethod(name = "_unregister_eager_task", doc = "_unregister_eager_task($module, /, task)\n--\n\nUnregister a task that was run at once.")
    @CleanPoint
    static void unregisterEagerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) {
            AsyncioState.of(ts).tasks.remove(t);
        } else {
            Refs.discard(ts, Calls.callMethod(ts, AsyncioState.get(ts, AsyncioState.OTHER_EAGER_TASKS), DISCARD, task));
        }
    }

    @ExposedMethod(name = "_enter_task", doc = "_enter_task($module, /, loop, task)\n--\n\nBegin to run a task of the running loop.")
    @CleanPoint
    static void enterTask(ThreadState ts, PyObject loop, PyObject task) {
        LoopHolder.enter(ts, loop, task);
    }

    @ExposedMethod(name = "_leave_task", doc = "_leave_task($module, /, loop, task)\n--\n\nStop running a task of the running loop.")
    @CleanPoint
    static void leaveTask(ThreadState ts, PyObject loop, PyObject task) {
        LoopHolder.leave(ts, loop, task);
    }

    @ExposedMethod(name = "_swap_current_task", doc = "_swap_current_task($module, /, loop, task)\n--\n\nReplace the task that runs, and return the one before.")
    @CleanPoint
    static PyObject swapCurrentTask(ThreadState ts, PyObject loop, PyObject task) {
        PyObject before = LoopHolder.swap(ts, loop, task == PyNone.NONE ? null : task);
        return before == null ? PyNone.NONE : before;
    }

    @ExposedMethod(name = "current_task", doc = "current_task($module, /, loop=None)\n--\n\nReturn the task that runs in a loop, or None.")
    @CleanPoint
    static PyObject currentTask(ThreadState ts, @Default("None") PyObject loop) {
        PyObject of = loop == PyNone.NONE ? runningLoop(ts) : loop;
        PyObject task;
        try (var held = ts.hold(of)) {
            task = LoopHolder.task(ts, of);
        }
        return task == null ? PyNone.NONE : task;
    }

    @ExposedMethod(name = "all_tasks", doc = "all_tasks($module, /, loop=None)\n--\n\nReturn the set of all tasks of a loop that have not ended.")
    @CleanPoint
    @SuppressWarnings("FloatingReference") // the registry holds the tasks
    static PyObject allTasks(ThreadState ts, @Default("None") PyObject loop) {
        PyObject of = loop == PyNone.NONE ? runningLoop(ts) : loop;
        PySet found = new PySet(ts);
        try (var heldLoop = ts.hold(of);
                var heldFound = ts.hold(found)) {
            addOthers(ts, found, of, AsyncioState.OTHER_EAGER_TASKS);
            addOthers(ts, found, of, AsyncioState.OTHER_TASKS);
            int mark = ts.holdMark();
            try {
                for (PyTask t : AsyncioState.of(ts).tasks.hold(ts)) {
                    if (t.loop() == of && t.state == PyFuture.PENDING) {
                        found.add(ts, t);
                    }
                }
            } finally {
                ts.releaseTo(mark);
            }
            return found;
        }
    }

    @CleanPoint
    private static void addOthers(ThreadState ts, PySet found, PyObject loop, int which) {
        if (!AsyncioState.of(ts).has(which)) {
            return;
        }
        PyTuple tasks = Iteration.toTuple(ts, AsyncioState.get(ts, which));
        try (var held = ts.hold(tasks)) {
            for (int i = 0; i < tasks.size(); i++) {
                PyObject of = loopOf(ts, tasks.get(i));
                Refs.discard(ts, of);
                if (of == loop && !Comparison.isTrue(ts, Calls.callMethod(ts, tasks.get(i), DONE))) {
                    found.add(ts, tasks.get(i));
                }
            }
        }
    }

    // ---- who awaits whom ----

    @ExposedMethod(
            name = "future_add_to_awaited_by",
            doc = "future_add_to_awaited_by($module, fut, waiter, /)\n--\n\nRecord that `fut` is awaited on by `waiter`.")
    @CleanPoint
    static void addToAwaitedBy(ThreadState ts, PyObject fut, @PositionalOnly PyObject waiter) {
        FutureAttributes.addAwaiter(ts, fut, waiter);
    }

    @ExposedMethod(
            name = "future_discard_from_awaited_by",
            doc = "future_discard_from_awaited_by($module, fut, waiter, /)\n--\n\nRecord that `fut` is no longer awaited on by `waiter`.")
    @CleanPoint
    static void discardFromAwaitedBy(ThreadState ts, PyObject fut, @PositionalOnly PyObject waiter) {
        FutureAttributes.discardAwaiter(ts, fut, waiter);
    }
}
