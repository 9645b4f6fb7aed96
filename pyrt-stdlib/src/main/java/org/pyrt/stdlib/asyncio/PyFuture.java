package org.pyrt.stdlib.asyncio;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.contextvars.PyContext;

/**
 * A result that is to come. Source: CPython 3.14 Modules/_asynciomodule.c.
 *
 * <p>Implementation notes. All references are in one array, a task's behind a future's. The first callback has slots of its own, for most futures have
 * one; the others are in a list of pairs. State and callbacks change together, under the mutex ({@link FutureCallbacks}).
 */
@ExposedType(name = "Future")
class PyFuture extends SlottedInstance {

    /** The type _asyncio.Future. */
    static final PyType TYPE =
            PyType.builtin("_asyncio.Future", new PyFutureAdapter())
                    .include(new FutureAttributesAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .ownLayout()
                    .generic()
                    .doc("Future(*, loop=None)\n--\n\nA result that is to come, for code that runs in one event loop.")
                    .build();

    static final int PENDING = 0;
    static final int CANCELLED = 1;
    static final int FINISHED = 2;

    static final int LOOP = 0;
    static final int CALLBACK = 1;
    static final int CALLBACK_CONTEXT = 2;
    static final int MORE_CALLBACKS = 3;
    static final int EXCEPTION = 4;
    static final int TRACEBACK = 5;
    static final int RESULT = 6;
    static final int SOURCE_TRACEBACK = 7;
    static final int CANCEL_MESSAGE = 8;
    static final int CANCELLED_ERROR = 9;
    static final int AWAITED_BY = 10;
    static final int SIZE = 11;

    private static final PyStr GET_DEBUG = PyStr.interned("get_debug");
    private static final PyStr CALL_EXCEPTION_HANDLER = PyStr.interned("call_exception_handler");
    private static final PyStr MESSAGE = PyStr.interned("message");
    private static final PyStr EXCEPTION_NAME = PyStr.interned("exception");
    private static final PyStr FUTURE = PyStr.interned("future");
    private static final PyStr SOURCE_TRACEBACK_NAME = PyStr.interned("source_traceback");

    @Slot final PyObject[] slots;

    /** PENDING, CANCELLED or FINISHED. */
    volatile int state;

    /** Whether to complain when it dies that nobody asked for its exception. */
    volatile boolean logsTraceback;

    /** Whether who awaits it has just said so, by iterating over it. */
    volatile boolean blocking;

    PyFuture(ThreadState ts, PyType type, int size) {
        super(ts, type);
        slots = new PyObject[size];
    }

    // ---- parts ----

    /** A part, floating, or null. */
    final PyObject get(ThreadState ts, int part) {
        return Slots.load(ts, slots, part);
    }

    /** A part, floating, or None. */
    final PyObject shown(ThreadState ts, int part) {
        PyObject v = Slots.load(ts, slots, part);
        return v == null ? PyNone.NONE : v;
    }

    /** Replaces a part; null empties it. */
    final void set(ThreadState ts, int part, PyObject value) {
        ts.trackFor(this, value);
        Slots.store(ts, slots, part, value);
    }

    /** Empties a part and returns what was in it, floating. */
    final PyObject take(ThreadState ts, int part) {
        return Slots.take(ts, slots, part);
    }

    final boolean isAlive() {
        return slots[LOOP] != null;
    }

    final void checkAlive(ThreadState ts) {
        if (slots[LOOP] == null) {
            throw Errors.runtimeError(ts, "Future object is not initialized.");
        }
    }

    /** The loop, which stays while the future lives. */
    @Borrowed
    final PyObject loop() {
        return slots[LOOP];
    }

    /** Whether its class is exactly Future or Task, whose methods no program has replaced. */
    static boolean isExact(PyObject o) {
        return o instanceof PyFuture && (PyType.of(o) == TYPE || PyType.of(o) == PyTask.TYPE);
    }

    // ---- making ----

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        return new PyFuture(ts, type, SIZE);
    }

    @ExposedMethod(name = "__init__")
    @CleanPoint
    static void init(ThreadState ts, PyFuture self, @KeywordOnly @Default("None") PyObject loop) {
        self.begin(ts, loop);
    }

    /** Makes it pending, in a loop or None for the current one. */
    @CleanPoint
    final void begin(ThreadState ts, PyObject loop) {
        for (int i = 0; i < SIZE; i++) {
            set(ts, i, null);
        }
        state = PENDING;
        logsTraceback = false;
        blocking = false;
        set(ts, LOOP, loop == PyNone.NONE ? AsyncioModule.eventLoop(ts) : loop);
        if (Comparison.isTrue(ts, Calls.callMethod(ts, loop(), GET_DEBUG)) && !Interpreter.of(ts).hooks.isFinalizing(ts)) {
            set(ts, SOURCE_TRACEBACK, Calls.call(ts, AsyncioState.get(ts, AsyncioState.EXTRACT_STACK)));
        }
    }

    // ---- results ----

    @ExposedMethod(doc = "result($self, /)\n--\n\nReturn the result. Raises the exception that was set, CancelledError, or InvalidStateError while there is none.")
    @CleanPoint
    static PyObject result(ThreadState ts, PyFuture self) {
        if (!self.isAlive()) {
            throw AsyncioState.invalidState(ts, "Future object is not initialized.");
        }
        PyBaseException error = self.outcome(ts);
        if (error != null) {
            throw Errors.raise(ts, error);
        }
        return self.shown(ts, RESULT);
    }

    /** The exception that it ended with, floating, or null for a result, which the future keeps. Raises InvalidStateError while it has not ended. */
    @CleanPoint
    final PyBaseException outcome(ThreadState ts) {
        if (state == CANCELLED) {
            return cancelledError(ts);
        }
        if (state != FINISHED) {
            throw AsyncioState.invalidState(ts, "Result is not set.");
        }
        logsTraceback = false;
        PyBaseException e = (PyBaseException) get(ts, EXCEPTION);
        if (e != null) {
            e.setTraceback(ts, get(ts, TRACEBACK));
        }
        return e;
    }

    @ExposedMethod(doc = "exception($self, /)\n--\n\nReturn the exception that was set, or None. Raises CancelledError, or InvalidStateError while it has not ended.")
    @CleanPoint
    static PyObject exception(ThreadState ts, PyFuture self) {
        if (!self.isAlive()) {
            throw AsyncioState.invalidState(ts, "Future object is not initialized.");
        }
        if (self.state == CANCELLED) {
            throw Errors.raise(ts, self.cancelledError(ts));
        }
        if (self.state != FINISHED) {
            throw AsyncioState.invalidState(ts, "Exception is not set.");
        }
        self.logsTraceback = false;
        return self.shown(ts, EXCEPTION);
    }

    @ExposedMethod(name = "set_result", doc = "set_result($self, result, /)\n--\n\nMark the future done and set its result.")
    @CleanPoint
    static void setResult(ThreadState ts, PyFuture self, @PositionalOnly PyObject result) {
        self.checkAlive(ts);
        self.finish(ts, result);
    }

    @ExposedMethod(name = "set_exception", doc = "set_exception($self, exception, /)\n--\n\nMark the future done and set an exception.")
    @CleanPoint
    static void setException(ThreadState ts, PyFuture self, @PositionalOnly PyObject exception) {
        self.checkAlive(ts);
        self.fail(ts, exception);
    }

    /** Ends it with a result. */
    @CleanPoint
    final void finish(ThreadState ts, PyObject result) {
        if (!FutureCallbacks.end(ts, this, FINISHED, RESULT, result)) {
            throw AsyncioState.invalidState(ts, "invalid state");
        }
        FutureCallbacks.schedule(ts, this);
    }

    /** Ends it with an exception or what a class of exceptions makes. */
    @CleanPoint
    final void fail(ThreadState ts, PyObject exception) {
        if (state != PENDING) {
            throw AsyncioState.invalidState(ts, "invalid state");
        }
        PyBaseException e = FutureErrors.toSet(ts, exception);
        try (var held = ts.hold(e)) {
            set(ts, TRACEBACK, e.traceback());
            if (!FutureCallbacks.end(ts, this, FINISHED, EXCEPTION, e)) {
                throw AsyncioState.invalidState(ts, "invalid state");
            }
        }
        FutureCallbacks.schedule(ts, this);
        logsTraceback = true;
    }

    // ---- cancelling ----

    @ExposedMethod(doc = "cancel($self, /, msg=None)\n--\n\nCancel the future and schedule its callbacks; False if it has ended already.")
    @CleanPoint
    static PyObject cancel(ThreadState ts, PyFuture self, @Default("None") PyObject msg) {
        self.checkAlive(ts);
        return PyBool.of(self.cancelWith(ts, msg));
    }

    /** Cancels it, if it has not ended; {@code message} may be null. */
    @CleanPoint
    final boolean cancelWith(ThreadState ts, PyObject message) {
        logsTraceback = false;
        if (!FutureCallbacks.end(ts, this, CANCELLED, CANCEL_MESSAGE, message)) {
            return false;
        }
        FutureCallbacks.schedule(ts, this);
        return true;
    }

    /** The CancelledError to raise, floating: the one that ended the task, the first time, otherwise a new one. */
    @CleanPoint
    final PyBaseException cancelledError(ThreadState ts) {
        PyObject saved = take(ts, CANCELLED_ERROR);
        if (saved != null) {
            return (PyBaseException) saved;
        }
        PyObject message = shown(ts, CANCEL_MESSAGE);
        PyObject type = AsyncioState.get(ts, AsyncioState.CANCELLED);
        if (message == PyNone.NONE) {
            return (PyBaseException) Calls.call(ts, type);
        }
        return (PyBaseException) Calls.call(ts, type, shown(ts, CANCEL_MESSAGE));
    }

    @ExposedMethod(name = "_make_cancelled_error", doc = "_make_cancelled_error($self, /)\n--\n\nCreate the CancelledError to raise if the future is cancelled.")
    @CleanPoint
    static PyObject makeCancelledError(ThreadState ts, PyFuture self) {
        return self.cancelledError(ts);
    }

    @ExposedMethod(doc = "cancelled($self, /)\n--\n\nReturn True if the future was cancelled.")
    static boolean cancelled(PyFuture self) {
        return self.isAlive() && self.state == CANCELLED;
    }

    @ExposedMethod(doc = "done($self, /)\n--\n\nReturn True if the future has a result or an exception, or was cancelled.")
    static boolean done(PyFuture self) {
        return self.isAlive() && self.state != PENDING;
    }

    // ---- callbacks ----

    @ExposedMethod(name = "add_done_callback", doc = "Have a function called, through the loop, when the future has ended.")
    @CleanPoint
    static void addDoneCallback(ThreadState ts, PyFuture self, @PositionalOnly PyObject fn, @KeywordOnly @Default PyObject context) {
        if (context != null) {
            FutureCallbacks.add(ts, self, fn, context);
            return;
        }
        PyObject current = PyContext.current(ts).copy(ts);
        try (var held = ts.hold(current)) {
            FutureCallbacks.add(ts, self, fn, current);
        }
    }

    @ExposedMethod(name = "remove_done_callback", doc = "remove_done_callback($self, fn, /)\n--\n\nRemove all instances of a callback; return how many there were.")
    @CleanPoint
    static int removeDoneCallback(ThreadState ts, PyFuture self, @PositionalOnly PyObject fn) {
        self.checkAlive(ts);
        return FutureCallbacks.remove(ts, self, fn);
    }

    @ExposedMethod(name = "get_loop", doc = "get_loop($self, /)\n--\n\nReturn the event loop that the future belongs to.")
    static PyObject getLoop(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return self.get(ts, LOOP);
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return new PyFutureIterator(ts, self);
    }

    @ExposedMethod(name = "__await__")
    static PyObject await(ThreadState ts, PyFuture self) {
        return iter(ts, self);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyObject repr(ThreadState ts, PyFuture self) {
        self.checkAlive(ts);
        return Calls.call(ts, AsyncioState.get(ts, self instanceof PyTask ? AsyncioState.TASK_REPR : AsyncioState.FUTURE_REPR), self);
    }

    // ---- death ----

    @ExposedMethod(name = "__del__")
    @CleanPoint
    static void del(ThreadState ts, PyFuture self) {
        if (!self.logsTraceback) {
            return;
        }
        self.logsTraceback = false;
        self.complain(ts, PyStr.of(self.type().name() + " exception was never retrieved"), FUTURE, self.get(ts, EXCEPTION));
    }

    /** Tells the loop's exception handler what is wrong about this future as it dies; {@code error} may be null. */
    @CleanPoint
    final void complain(ThreadState ts, PyStr message, PyStr role, @Floating PyObject error) {
        PyDict about = new PyDict(ts);
        about.putStr(ts, MESSAGE, message);
        if (error != null) {
            about.putStr(ts, EXCEPTION_NAME, error);
        }
        about.putStr(ts, role, this);
        PyObject made = get(ts, SOURCE_TRACEBACK);
        if (made != null) {
            about.putStr(ts, SOURCE_TRACEBACK_NAME, made);
        }
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var heldRaising = ts.hold(raising);
                var heldAbout = ts.hold(about)) {
            PyObject handler = Attributes.get(ts, loop(), CALL_EXCEPTION_HANDLER);
            try (var held = ts.hold(handler)) {
                tell(ts, handler, about);
            }
            if (raising != null) {
                Errors.reraise(ts, raising);
            }
        }
    }

    @CleanPoint
    private static void tell(ThreadState ts, PyObject handler, PyObject about) {
        try {
            Refs.discard(ts, Calls.call(ts, handler, about));
        } catch (Raised e) {
            Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while calling asyncio function", handler);
        }
    }

    @Override
    public boolean hasFinalizer() {
        return type() == TYPE ? logsTraceback : super.hasFinalizer();
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyFutureSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyFutureSlots.clear(ts, this);
        super.clear(ts);
    }
}
