package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** An iterator written in Java, which the interpreter asks for items without going through its type. */
public abstract class PyIterator extends Counted {

    /** A floating iterator. */
    protected PyIterator(ThreadState ts) {
        super(ts);
    }

    /** The next item, floating; null at the end, and from then on. Raises what the iteration raises. */
    @CleanPoint
    public abstract PyObject next(ThreadState ts);
}
