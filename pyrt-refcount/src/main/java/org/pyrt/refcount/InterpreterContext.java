package org.pyrt.refcount;

/** What a thread state knows of its interpreter; upper layers derive theirs from it. */
public abstract class InterpreterContext {

    /** For subclasses. */
    protected InterpreterContext() {}
}
