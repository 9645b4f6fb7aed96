package org.pyrt.vm.modules.testing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Instrumentation;
import org.pyrt.vm.monitor.Events;

/** The functions of {@code _testcapi} that send events of {@code sys.monitoring} for code that is not Python's. Source: CPython 3.14 Modules/_testcapi/monitoring.c. */
@ExposedModule(name = "_testcapi")
final class MonitoringApi {

    private MonitoringApi() {}

    @ExposedMethod(name = "monitoring_enter_scope", doc = "monitoring_enter_scope($module, code, event, second=-1, /)\n--\n\nLook up who wants to hear of code.")
    static void enter(ThreadState ts, PyCodeLike code, int event, @PositionalOnly @Default("-1") int second) {
        if (event < 0 || event >= Instrumentation.EVENTS || second >= Instrumentation.EVENTS) {
            throw Errors.valueError(ts, "no such event");
        }
        if (second < 0) {
            code.enter(ts, event);
        } else {
            code.enter(ts, event, second);
        }
    }

    @ExposedMethod(name = "monitoring_exit_scope", doc = "monitoring_exit_scope($module, /)\n--\n\nLeave such code.")
    static void leave() {}

    @ExposedMethod(name = "fire_event_py_start", doc = "fire_event_py_start($module, code, offset, /)\n--\n\nSend an event.")
    @CleanPoint
    static void start(ThreadState ts, PyCodeLike code, @PositionalOnly int offset) {
        send(ts, Instrumentation.PY_START, code, offset);
    }

    @ExposedMethod(name = "fire_event_py_resume", doc = "fire_event_py_resume($module, code, offset, /)\n--\n\nSend an event.")
    @CleanPoint
    static void resume(ThreadState ts, PyCodeLike code, @PositionalOnly int offset) {
        send(ts, Instrumentation.PY_RESUME, code, offset);
    }

    @ExposedMethod(name = "fire_event_py_return", doc = "fire_event_py_return($module, code, offset, value, /)\n--\n\nSend an event.")
    @CleanPoint
    static void returned(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject value) {
        send(ts, Instrumentation.PY_RETURN, code, offset, value);
    }

    @ExposedMethod(name = "fire_event_py_yield", doc = "fire_event_py_yield($module, code, offset, value, /)\n--\n\nSend an event.")
    @CleanPoint
    static void yielded(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject value) {
        send(ts, Instrumentation.PY_YIELD, code, offset, value);
    }

    @ExposedMethod(name = "fire_event_call", doc = "fire_event_call($module, code, offset, callable, arg0, /)\n--\n\nSend an event.")
    @CleanPoint
    static void called(ThreadState ts, PyCodeLike code, int offset, PyObject callable, @PositionalOnly PyObject argument) {
        send(ts, Instrumentation.CALL, code, offset, callable, argument);
    }

    @ExposedMethod(name = "fire_event_jump", doc = "fire_event_jump($module, code, offset, target, /)\n--\n\nSend an event.")
    @CleanPoint
    static void jump(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject target) {
        send(ts, Instrumentation.JUMP, code, offset, target);
    }

    @ExposedMethod(name = "fire_event_branch_left", doc = "fire_event_branch_left($module, code, offset, target, /)\n--\n\nSend an event.")
    @CleanPoint
    static void branchLeft(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject target) {
        send(ts, Instrumentation.BRANCH_LEFT, code, offset, target);
    }

    @ExposedMethod(name = "fire_event_branch_right", doc = "fire_event_branch_right($module, code, offset, target, /)\n--\n\nSend an event.")
    @CleanPoint
    static void branchRight(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject target) {
        send(ts, Instrumentation.BRANCH_RIGHT, code, offset, target);
    }

    @ExposedMethod(name = "fire_event_py_throw", doc = "fire_event_py_throw($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void thrown(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.PY_THROW, code, offset, exception);
    }

    @ExposedMethod(name = "fire_event_raise", doc = "fire_event_raise($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void raised(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.RAISE, code, offset, exception);
    }

    @ExposedMethod(name = "fire_event_exception_handled", doc = "fire_event_exception_handled($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void handled(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.EXCEPTION_HANDLED, code, offset, exception);
    }

    @ExposedMethod(name = "fire_event_py_unwind", doc = "fire_event_py_unwind($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void unwound(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.PY_UNWIND, code, offset, exception);
    }

    @ExposedMethod(name = "fire_event_c_raise", doc = "fire_event_c_raise($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void builtinRaised(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.C_RAISE, code, offset, exception);
    }

    @ExposedMethod(name = "fire_event_reraise", doc = "fire_event_reraise($module, code, offset, exception, /)\n--\n\nSend an event.")
    @CleanPoint
    static void raisedAgain(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject exception) {
        sendRaised(ts, Instrumentation.RERAISE, code, offset, exception);
    }

    @ExposedMethod(
            name = "fire_event_stop_iteration",
            doc = "fire_event_stop_iteration($module, code, offset, value, /)\n--\n\nSend an event of an exception that ends an iteration.")
    @CleanPoint
    static void stopped(ThreadState ts, PyCodeLike code, int offset, @PositionalOnly PyObject value) {
        PyBaseException e =
                value instanceof PyBaseException given && given.type().isSubtypeOf(ExceptionTypes.STOP_ITERATION)
                        ? given
                        : ExceptionTypes.make(ts, ExceptionTypes.STOP_ITERATION, PyTuple.of(ts, value));
        try (var held = ts.hold(e)) {
            send(ts, Instrumentation.STOP_ITERATION, code, offset, e);
        }
    }

    /** An event while an exception is on its way, or none: that is an error. */
    @CleanPoint
    private static void sendRaised(ThreadState ts, int event, PyCodeLike code, int offset, PyObject exception) {
        if (!(exception instanceof PyBaseException)) {
            if (tools(ts, code, offset) != 0) {
                throw Errors.valueError(ts, "Firing event " + event + " with no exception set");
            }
            return;
        }
        send(ts, event, code, offset, exception);
    }

    private static int tools(ThreadState ts, PyCodeLike code, int offset) {
        if (offset < 0 || offset >= code.tools.length) {
            throw Errors.valueError(ts, "no such place");
        }
        return code.tools[offset];
    }

    @CleanPoint
    private static void send(ThreadState ts, int event, PyCodeLike code, int offset, PyObject... rest) {
        int tools = tools(ts, code, offset);
        PyObject[] args = new PyObject[rest.length + 2];
        args[0] = code;
        args[1] = PyInt.of(offset);
        System.arraycopy(rest, 0, args, 2, rest.length);
        code.tools[offset] = Events.fire(ts, tools, event, args);
    }
}
