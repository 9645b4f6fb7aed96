package org.pyrt.objects.iterator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * An iterator over one object, which it counts until the iteration has ended. Threads that share an iterator may get an item twice or miss one,
 * but nothing worse: the source is given up once, by an exchange.
 */
public abstract class SourceIterator extends PyIterator {

    private static final VarHandle SOURCE;

    static {
        try {
            SOURCE = MethodHandles.lookup().findVarHandle(SourceIterator.class, "source", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot PyObject source;

    /** A floating iterator over {@code source}, which it counts. */
    protected SourceIterator(ThreadState ts, PyObject source) {
        super(ts);
        this.source = source;
        Refs.incref(ts, source);
        ts.trackFor(this, source);
    }

    /** What is iterated over, floating; null once the iteration has ended. */
    protected final PyObject source(ThreadState ts) {
        PyObject s = source;
        return Refs.touch(ts, s) ? sourceForeign(ts, s) : s;
    }

    private PyObject sourceForeign(ThreadState ts, PyObject first) {
        PyObject s = first;
        do {
            PyObject again = (PyObject) SOURCE.getVolatile(this);
            if (again == s) {
                break;
            }
            s = again;
        } while (Refs.touch(ts, s));
        return s;
    }

    /** Ends the iteration. */
    protected final void finish(ThreadState ts) {
        Refs.decref(ts, (PyObject) SOURCE.getAndSet(this, (PyObject) null));
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        SourceIteratorSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        SourceIteratorSlots.clear(ts, this);
    }
}
