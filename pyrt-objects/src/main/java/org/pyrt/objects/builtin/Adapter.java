package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * Calls the annotated Java methods of one type or module by entry number; the processor generates one subclass for each. Entries are
 * functions, methods, slots, getters and setters alike.
 *
 * <p>Arguments are borrowed, results float. A generated subclass overrides the fixed arities with a {@code switch} over the entries that
 * accept so many positional arguments, and leaves the rest to these defaults, which bind by signature.
 */
public abstract class Adapter {

    /** For generated subclasses. */
    protected Adapter() {}

    /** Lists every entry, in the order of the source. */
    public abstract void define(Definitions definitions);

    /** The signature of a function, method or slot entry. */
    public abstract Signature signature(int entry);

    /**
     * Calls entry {@code entry} with all its parameters in place, as {@link Arguments#bind} makes them ({@link Signature#boundLength}: defaults
     * filled in; then, if the signature has them, {@link Arguments#pack} of *args and a PyDict or null for **kwargs, which is given up).
     */
    @CleanPoint
    public abstract PyObject callBound(ThreadState ts, int entry, PyObject self, PyObject[] bound);

    /** Calls with no argument beyond the receiver. */
    @CleanPoint
    public PyObject call0(ThreadState ts, int entry, PyObject self) {
        return bindAndCall(ts, entry, self, Arguments.NONE, null);
    }

    /** Calls with one positional argument. */
    @CleanPoint
    public PyObject call1(ThreadState ts, int entry, PyObject self, PyObject a) {
        return bindAndCall(ts, entry, self, new PyObject[] {a}, null);
    }

    /** Calls with two positional arguments. */
    @CleanPoint
    public PyObject call2(ThreadState ts, int entry, PyObject self, PyObject a, PyObject b) {
        return bindAndCall(ts, entry, self, new PyObject[] {a, b}, null);
    }

    /** Calls with three positional arguments. */
    @CleanPoint
    public PyObject call3(ThreadState ts, int entry, PyObject self, PyObject a, PyObject b, PyObject c) {
        return bindAndCall(ts, entry, self, new PyObject[] {a, b, c}, null);
    }

    /**
     * Calls with any arguments: {@code args} has the positional ones first, then the values of the keywords named in {@code kwNames} (null
     * for none).
     */
    @CleanPoint
    public final PyObject call(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        if (kwNames == null) {
            switch (args.length) {
                case 0:
                    return call0(ts, entry, self);
                case 1:
                    return call1(ts, entry, self, args[0]);
                case 2:
                    return call2(ts, entry, self, args[0], args[1]);
                case 3:
                    return call3(ts, entry, self, args[0], args[1], args[2]);
                default:
                    break;
            }
        }
        return bindAndCall(ts, entry, self, args, kwNames);
    }

    /** Calls with any arguments by binding them; an adapter written by hand may take them as they are. */
    @CleanPoint
    protected PyObject bindAndCall(ThreadState ts, int entry, PyObject self, PyObject[] args, PyStr[] kwNames) {
        return callBound(ts, entry, self, Arguments.bind(ts, signature(entry), args, kwNames));
    }
}
