package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.ThreadState;

/** An iterator of a builtin type whose end has a value: a generator. */
public interface ValuedIterator {

    /** The next item, floating; at the end StopIteration with the value is raised. */
    @CleanPoint
    PyObject nextOrStop(ThreadState ts);
}
