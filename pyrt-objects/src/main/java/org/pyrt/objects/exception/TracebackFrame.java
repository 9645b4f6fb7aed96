package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * What a traceback asks of a frame that an exception went through. The virtual machine's counted frame implements it; a traceback node
 * counts the frame and asks nothing until somebody looks.
 *
 * <p>Methods neither run Python code nor raise, and may be called by any thread once the frame has ended.
 */
public interface TracebackFrame {

    /** What runs, or ran, in the frame; borrowed. */
    PyCode code();

    /** The frame as Python sees it, floating; may be made on the first call. */
    PyObject frameObject(ThreadState ts);

    /** The namespace of the function's module, borrowed. */
    PyDict globals();

    /** The namespace of builtins, borrowed; may be null. */
    PyObject builtins();

    /** The value of a local variable, of a free variable or of a name of a class body, floating; null if it is unbound or there is none. */
    PyObject local(ThreadState ts, PyStr name);

    /** The names that {@link #local} knows and that are bound; a new array. */
    PyStr[] localNames(ThreadState ts);

    /** The line of the instruction at {@code lasti}, counted from 1; 0 or less if it has none. */
    int line(int lasti);

    /**
     * Where the instruction at {@code lasti} stands in the source: first line, last line, first column and the column after the last, lines
     * counted from 1 and columns in UTF-8 bytes from 0; null if that is not known.
     */
    int[] position(int lasti);

    /** The line of the source, counted from 1 and without its end, of code that was not read from a file; null if it is not known. */
    default String sourceLine(int line) {
        return null;
    }
}
