package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.modules.marshal.MarshalReader;

/**
 * What a program has another interpreter do: values for its {@code __main__}, then a script or a call. Filled by the caller's thread, run by the other
 * interpreter's main thread, read by the caller again.
 */
final class CrossingJob implements Subinterpreter.Job {

    /** The names and values that {@code __main__} gets; may be null. */
    PyStr[] names;

    SharedValue[] values;

    /** The code to run, or null. */
    byte[] script;

    /** What to call, or null, with which arguments; these may be null. */
    SharedValue function;

    SharedValue args;
    SharedValue keywords;

    /** What the call has returned. */
    private SharedValue result;

    /** What was raised. */
    private ExceptionSnapshot uncaught;

    /** Why something could not be made there or sent back, and the cause as it would be shown; null if everything could. */
    private String unshareable;

    private String cause;

    /** Whether the values could not be given to {@code __main__}. */
    private boolean namespaceFailed;

    @Override
    @CleanPoint
    public void run(ThreadState ts) {
        PyDict main = Subinterpreter.mainNamespace(ts);
        if (main == null) {
            namespaceFailed = true;
            return;
        }
        try (var held = ts.hold(main)) {
            if (!apply(ts, main)) {
                return;
            }
            if (script != null) {
                runScript(ts, main);
            } else if (function != null) {
                call(ts);
            }
        } catch (Raised e) {
            uncaught = ExceptionSnapshot.take(ts);
        }
    }

    @CleanPoint
    private boolean apply(ThreadState ts, PyDict main) {
        for (int i = 0; names != null && i < names.length; i++) {
            try {
                main.putStr(ts, names[i], values[i].make(ts));
            } catch (Raised e) {
                ExceptionSnapshot.take(ts);
                namespaceFailed = true;
                return false;
            }
        }
        return true;
    }

    @CleanPoint
    private void runScript(ThreadState ts, PyDict main) {
        Code code = MarshalReader.code(ts, script, 0);
        try (var held = ts.hold(code)) {
            Refs.discard(ts, Engine.eval(ts, code, main, main));
        }
        Refs.discard(ts, code);
    }

    @CleanPoint
    private void call(ThreadState ts) {
        PyObject f = part(ts, function, "func");
        if (f == null) {
            return;
        }
        try (var heldFunction = ts.hold(f)) {
            PyObject a = args == null ? PyTuple.EMPTY : part(ts, args, "args");
            if (a == null) {
                return;
            }
            try (var heldArgs = ts.hold(a)) {
                PyObject k = keywords == null ? null : part(ts, keywords, "kwargs");
                if (k == null && keywords != null) {
                    return;
                }
                try (var heldKeywords = ts.hold(k)) {
                    PyObject returned = Calls.callWithDict(ts, f, ((PyTuple) a).array(), (PyDict) k);
                    try (var held = ts.hold(returned)) {
                        send(ts, returned);
                    }
                }
            }
        }
    }

    /** The object of a value, floating; null if it cannot be made, which is noted. */
    @CleanPoint
    private PyObject part(ThreadState ts, SharedValue value, String what) {
        try {
            return value.make(ts);
        } catch (Raised e) {
            if (!SharedValue.isNotShareable(ts)) {
                throw e;
            }
            unshareable = what + " not shareable";
            cause = ExceptionSnapshot.take(ts).display;
            return null;
        }
    }

    @CleanPoint
    private void send(ThreadState ts, PyObject returned) {
        try {
            result = Sharing.of(ts, returned, true);
        } catch (Raised e) {
            if (!SharedValue.isNotShareable(ts)) {
                throw e;
            }
            unshareable = "object does not support cross-interpreter data";
            cause = ExceptionSnapshot.take(ts).display;
        }
    }

    /** Ends the values that have arrived. */
    void release(SharedQueues queues) {
        for (int i = 0; values != null && i < values.length; i++) {
            release(values[i], queues);
        }
        release(function, queues);
        release(args, queues);
        release(keywords, queues);
    }

    private static void release(SharedValue value, SharedQueues queues) {
        if (value != null) {
            value.release(queues);
        }
    }

    /** What was raised there, as the caller's program sees it, floating; null if nothing was. Raises what concerns the caller. */
    PyObject failure(ThreadState ts) {
        if (namespaceFailed) {
            throw CrossingErrors.interpreterError(ts, "failed to apply namespace to __main__");
        }
        if (unshareable != null) {
            PyBaseException e = ExceptionTypes.make(ts, ExceptionTypes.EXCEPTION, PyTuple.of(ts, PyStr.of(cause == null ? "" : cause)));
            throw CrossingErrors.notShareable(ts, unshareable, e);
        }
        return uncaught == null ? null : uncaught.toObject(ts);
    }

    /** What the call has returned, floating; null if it was none. */
    @CleanPoint
    PyObject result(ThreadState ts) {
        if (result == null) {
            return null;
        }
        try {
            return result.make(ts);
        } finally {
            result.release(SharedQueues.of(ts));
        }
    }
}
