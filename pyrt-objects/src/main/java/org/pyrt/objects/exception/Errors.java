package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Raising and catching. The methods that make an error put it into the thread state's {@code raised} slot and return the Throwable to throw:
 * {@code throw Errors.typeError(ts, "...")}. A Java catch of {@link Raised} must end by {@link #take}, {@link #clear} or throwing on.
 */
public final class Errors {

    private Errors() {}

    /** Raises {@code exception}, which the slot counts. Its {@code __context__} is set where the exception is raised from Python code. */
    public static Raised raise(ThreadState ts, PyBaseException exception) {
        exception.chain(ts);
        return reraise(ts, exception);
    }

    /** Raises an exception again that was taken while it unwound; its context stays as it is. */
    public static Raised reraise(ThreadState ts, PyBaseException exception) {
        Refs.incref(ts, exception);
        PyObject old = ts.raised;
        ts.raised = exception;
        Refs.decref(ts, old);
        return Raised.RAISED;
    }

    /** The Throwable for an exception that is in the slot already. */
    public static Raised again(ThreadState ts) {
        return Raised.RAISED;
    }

    /** Raises a new exception of {@code type} with one str argument. */
    public static Raised raise(ThreadState ts, PyType type, String message) {
        return raise(ts, ExceptionTypes.make(ts, type, PyTuple.of(ts, PyStr.of(message))));
    }

    /** Raises a new exception of {@code type} with these arguments. */
    public static Raised raise(ThreadState ts, PyType type, PyObject... args) {
        return raise(ts, ExceptionTypes.make(ts, type, PyTuple.of(ts, args)));
    }

    /** TypeError. */
    public static Raised typeError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.TYPE_ERROR, message);
    }

    /** ValueError. */
    public static Raised valueError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.VALUE_ERROR, message);
    }

    /** IndexError. */
    public static Raised indexError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.INDEX_ERROR, message);
    }

    /** KeyError with the key as its argument. */
    public static Raised keyError(ThreadState ts, PyObject key) {
        return raise(ts, ExceptionTypes.KEY_ERROR, new PyObject[] {key});
    }

    /** AttributeError with its name and obj attributes. */
    public static Raised attributeError(ThreadState ts, PyObject object, PyStr name, String message) {
        return raise(ts, ExceptionTypes.attributeError(ts, object, name, message));
    }

    /** NameError with its name attribute. */
    public static Raised nameError(ThreadState ts, PyStr name, String message) {
        return raise(ts, ExceptionTypes.nameError(ts, ExceptionTypes.NAME_ERROR, name, message));
    }

    /** UnboundLocalError; its name attribute stays unset, so that no other name is suggested. */
    public static Raised unboundLocal(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.UNBOUND_LOCAL_ERROR, message);
    }

    /** OverflowError. */
    public static Raised overflowError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.OVERFLOW_ERROR, message);
    }

    /** ZeroDivisionError. */
    public static Raised zeroDivision(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.ZERO_DIVISION_ERROR, message);
    }

    /** RuntimeError. */
    public static Raised runtimeError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.RUNTIME_ERROR, message);
    }

    /** SystemError. */
    public static Raised systemError(ThreadState ts, String message) {
        return raise(ts, ExceptionTypes.SYSTEM_ERROR, message);
    }

    /** StopIteration with a value (null: none). */
    public static Raised stopIteration(ThreadState ts, PyObject value) {
        return raise(ts, ExceptionTypes.STOP_ITERATION, value == null ? new PyObject[0] : new PyObject[] {value});
    }

    /** Whether the exception being raised is an instance of {@code type}. */
    public static boolean matches(ThreadState ts, PyType type) {
        return ts.raised != null && PyType.of(ts.raised).isSubtypeOf(type);
    }

    /** Ends the raising: empties the slot and returns the exception, floating. */
    public static PyBaseException take(ThreadState ts) {
        PyObject e = ts.raised;
        ts.raised = null;
        Refs.unhold(ts, e);
        return (PyBaseException) e;
    }

    /** Ends the raising and forgets the exception. */
    public static void clear(ThreadState ts) {
        Refs.discard(ts, take(ts));
    }
}
