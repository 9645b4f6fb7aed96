package org.pyrt.vm.modules.thread;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.thread.ThreadHandle;
import org.pyrt.vm.thread.Waiting;

/** What threading.Thread has of its thread. */
@ExposedType(name = "_ThreadHandle")
final class PyThreadHandle extends Counted {

    static final PyType TYPE = PyType.builtin("_thread._ThreadHandle", new PyThreadHandleAdapter()).ownLayout().build();

    final ThreadHandle handle;

    PyThreadHandle(ThreadState ts, ThreadHandle handle) {
        super(ts);
        this.handle = handle;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type) {
        return new PyThreadHandle(ts, new ThreadHandle());
    }

    @ExposedGetter
    int ident() {
        return handle.ident();
    }

    @ExposedMethod(doc = "join($self, timeout=None, /)\n--\n\nWait for the thread's end.")
    @CleanPoint
    void join(ThreadState ts, @org.pyrt.api.annotation.PositionalOnly @Default("None") PyObject timeout) {
        long nanos = timeout == PyNone.NONE ? Waiting.FOREVER : Math.max(Waiting.nanos(ts, timeout), 0);
        if (!handle.isBegun()) {
            throw Errors.runtimeError(ts, "thread not started");
        }
        if (!handle.isDone()) {
            if (handle.ident() == ts.id) {
                throw Errors.runtimeError(ts, "Cannot join current thread");
            }
            if (VirtualMachine.of(ts).isFinalizing()) {
                // No other thread runs any more: it would never end.
                throw Errors.raise(
                        ts, ExceptionTypes.PYTHON_FINALIZATION_ERROR, "cannot join thread at interpreter shutdown");
            }
        }
        handle.join(ts, nanos);
    }

    @ExposedMethod(doc = "is_done($self, /)\n--\n\nWhether the thread has ended.")
    boolean is_done() {
        return handle.isDone();
    }

    @ExposedMethod(name = "_set_done", doc = "_set_done($self, /)\n--\n\nTake the thread for ended.")
    void setDone(ThreadState ts) {
        if (!handle.isBegun()) {
            throw Errors.runtimeError(ts, "thread not started");
        }
        handle.setDone();
    }

    @ExposedMethod(name = "__repr__")
    PyObject repr() {
        return PyStr.of("<_thread._ThreadHandle object: ident=" + handle.ident() + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
