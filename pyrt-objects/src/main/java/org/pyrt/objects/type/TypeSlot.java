package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * What a type slot holds: how to carry out one dunder operation on an instance. Immutable. {@link BuiltinSlot} calls Java,
 * {@link PythonSlot} calls the attribute of that name found on the type.
 *
 * <p>Arguments are borrowed, results float. The NEXT slot returns Java null at the end of iteration; binary and comparison slots return
 * NotImplemented when they cannot.
 */
public abstract class TypeSlot {

    /** Calls with the receiver only. */
    @CleanPoint
    public abstract PyObject call0(ThreadState ts, PyObject self);

    /** Calls with one argument. */
    @CleanPoint
    public abstract PyObject call1(ThreadState ts, PyObject self, PyObject a);

    /** Calls with two arguments. */
    @CleanPoint
    public abstract PyObject call2(ThreadState ts, PyObject self, PyObject a, PyObject b);

    /** Calls with any arguments; {@code kwNames} is null when there are no keywords. */
    @CleanPoint
    public abstract PyObject call(ThreadState ts, PyObject self, PyObject[] args, PyStr[] kwNames);
}
