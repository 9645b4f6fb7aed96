package org.pyrt.objects.runtime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * What objects need from the virtual machine above them. The machine gives each interpreter one implementation while it boots. Every method
 * runs on the calling, attached thread and may run Python code; arguments are borrowed, results float.
 */
public abstract class RuntimeHooks {

    /** Puts a builtin that is made late, when a program first asks for it, into the namespace of builtins; false if there is none of that name. */
    @CleanPoint
    public abstract boolean makeBuiltin(ThreadState ts, PyStr name);

    /** Calls a Python function; positional arguments first, then the values of {@code kwNames} (null for none). */
    @CleanPoint
    public abstract PyObject call(ThreadState ts, PyFunction function, PyObject[] args, PyStr[] kwNames);

    /** Imports a module and returns it (the last part of a dotted name). */
    @CleanPoint
    public abstract PyObject importModule(ThreadState ts, String name);

    /** Issues a warning from the code {@code stackLevel} activations up (1: the caller of the builtin). */
    @CleanPoint
    public abstract void warn(ThreadState ts, PyType category, String message, int stackLevel);

    /** Issues a ResourceWarning of {@code source}, which dies without having been closed; who shows it may tell where it was made. */
    @CleanPoint
    public abstract void warnUnclosed(ThreadState ts, String message, PyObject source);

    /**
     * Serves what was asked of the thread, when a builtin in a long loop finds its eval breaker set. May raise, for a signal. The builtin holds what it
     * needs afterwards.
     */
    @CleanPoint
    public abstract void poll(ThreadState ts);

    /**
     * Reports an error that cannot be raised, in the slot {@code raised}, to sys.unraisablehook; clears it. The message is {@code context}
     * and the repr of the object behind it, as far as they are not null; without a context it says that the exception is ignored in the object.
     */
    @CleanPoint
    public abstract void unraisable(ThreadState ts, String context, PyObject object);

    /** The globals of the innermost Python function running, or null if there is none; borrowed. */
    public abstract PyObject currentGlobals(ThreadState ts);

    /** The builtins of the innermost Python function running, a dict or any other mapping; the interpreter's if none runs. Borrowed. */
    public PyObject currentBuiltins(ThreadState ts) {
        return Interpreter.of(ts).builtins();
    }

    /**
     * The class and the first argument that {@code super()} without arguments stands for in the innermost Python function running; borrowed.
     * Raises RuntimeError if there are none.
     */
    public abstract PyObject[] currentClassAndSelf(ThreadState ts);

    /** Whether the thread is the one that runs signal handlers, so that its waits have to end when a signal comes. */
    public boolean servesSignals(ThreadState ts) {
        return false;
    }

    /**
     * A descriptor that becomes readable when a signal comes, for the main thread to wait for besides what it waits for itself; -1 if there is none.
     * Calls the C library.
     */
    public int wakeDescriptor(ThreadState ts) {
        return -1;
    }

    /** Whether the interpreter is ending, so that no other thread runs Python code any more. */
    public boolean isFinalizing(ThreadState ts) {
        return false;
    }

    /** Ends the process with SIGABRT and a message, as CPython's Py_FatalError: the interpreter cannot go on. Does not return. */
    @CleanPoint
    public RuntimeException fatalError(ThreadState ts, String function, String message) {
        throw new UnsupportedOperationException("fatal errors need a virtual machine");
    }

    /** Sends the process a signal from within; a handler of the program runs before this returns, if the thread is the main one. */
    @CleanPoint
    public void raiseSignal(ThreadState ts, int number) {
        throw new UnsupportedOperationException("signals need a virtual machine");
    }
}
