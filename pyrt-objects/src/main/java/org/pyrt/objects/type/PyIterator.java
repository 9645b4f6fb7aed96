package org.pyrt.objects.type;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** An iterator written in Java, which the interpreter asks for items without going through its type. */
public abstract class PyIterator extends Counted {

    /** What {@link #nextUnpacked} answers when it has put a pair in place. */
    public static final PyObject PAIR = new Marker();

    /** A floating iterator. */
    protected PyIterator(ThreadState ts) {
        super(ts);
    }

    /** The next item, floating; null at the end, and from then on. Raises what the iteration raises. */
    @CleanPoint
    public abstract PyObject next(ThreadState ts);

    /**
     * As {@link #next}, for a caller that unpacks each item into two places. An iterator whose items are tuples of two may put what the tuple would hold,
     * floating, into {@code target[at]} and {@code target[at + 1]}, and answer {@link #PAIR}; it stores nothing if it answers anything else.
     */
    @CleanPoint
    public PyObject nextUnpacked(ThreadState ts, PyObject[] target, int at) {
        return next(ts);
    }

    private static final class Marker extends PyObject {
        @Override
        public PyObject type() {
            return PyType.OBJECT;
        }
    }
}
