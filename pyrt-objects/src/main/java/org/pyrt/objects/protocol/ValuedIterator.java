package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.refcount.ThreadState;

/** An iterator of a builtin type whose end has a value: a generator, a coroutine, what a future is awaited by. */
public interface ValuedIterator {

    /** Goes on: the next item or the value at the end, floating; {@link ThreadState#yielded} says which it is. Null is None. */
    @CleanPoint
    PyObject resume(ThreadState ts);

    /** The next item, floating; at the end StopIteration with the value is raised. */
    @CleanPoint
    default PyObject nextOrStop(ThreadState ts) {
        PyObject v = resume(ts);
        if (!ts.yielded) {
            throw Errors.stopIteration(ts, v == PyNone.NONE ? null : v);
        }
        return v;
    }
}
