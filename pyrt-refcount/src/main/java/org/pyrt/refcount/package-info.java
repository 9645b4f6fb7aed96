/**
 * Counted references: the object header, biased counts, pending deaths, grace periods, thread states, locks. It is a library of its own:
 * nothing here knows Python.
 *
 * <p>Start at {@link org.pyrt.refcount.Refs} for counts, {@link org.pyrt.refcount.ThreadState} for threads and
 * {@link org.pyrt.refcount.CriticalSection} for locks. docs/reference-protocol.md has the state machine and says why each race is
 * harmless, docs/synchronization.md the locks.
 *
 * <p>Threads: everything takes the thread state of the calling thread, attached, unless it says otherwise.
 */
package org.pyrt.refcount;
