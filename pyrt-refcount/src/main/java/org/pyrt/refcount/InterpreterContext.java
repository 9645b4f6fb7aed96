package org.pyrt.refcount;

import java.util.function.Predicate;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.service.SlotVisitor;

/** What a thread state knows of its interpreter; upper layers derive theirs from it. By itself it knows no weak references. */
public abstract class InterpreterContext {

    /** For subclasses. */
    protected InterpreterContext() {}

    /**
     * Clears the weak references to {@code c} and calls their callbacks: what {@link Counted#clearWeakReferences} does unless a class knows
     * better. Called by a thread that has claimed the death of {@code c}. Errors are reported as unraisable, never thrown.
     */
    @CleanPoint
    public void clearWeakReferences(ThreadState ts, Counted c) {}

    /**
     * For a collector, which has stopped the world: lets the weak references to the unreachable {@code c} refer to nothing. Runs nothing.
     *
     * @param due what the last call answered, null at first
     * @param unreachable whether an object is unreachable too; callbacks of such weak references are not called
     * @return the callbacks that are due, for {@link #callWeakCallbacks}; what it needs is held above the thread's hold mark
     */
    public Object unlinkWeakReferences(ThreadState ts, Counted c, Object due, Predicate<PyObject> unreachable) {
        return due;
    }

    /** For a collector, the world going again: calls the callbacks that {@link #unlinkWeakReferences} has noted; errors are unraisable. */
    @CleanPoint
    public void callWeakCallbacks(ThreadState ts, Object due) {}

    /**
     * For a collector, which has stopped the world: shows what {@code thread}'s activations refer to without counting it, floating temporaries and
     * deferred objects. More may be shown than is needed.
     */
    public void visitUncounted(ThreadState thread, SlotVisitor visitor) {}

    /** For a collector, which has stopped the world: shows what counted slots outside of tracked objects refer to. */
    public void visitRoots(SlotVisitor visitor) {}

    /**
     * Makes the calling Java thread, which is none of {@code registry}'s, one of its threads, and ends it again: what waits while all other threads block is
     * carried out so. Finalizers run here. Upper layers give such a thread what theirs have.
     */
    @SuppressWarnings("CleanPoint") // a thread that was not attached floats nothing
    public void standIn(ThreadRegistry registry) {
        registry.attachCurrentThread().exit();
    }

    /**
     * For a collector, which has stopped the world: how many objects the unreachable {@code c} stands for in what a collection answers. Some objects
     * are parts of others, and some stand for several of CPython's.
     */
    public int weigh(Counted c) {
        return 1;
    }
}
