/**
 * Counted references: the object header, biased counts, pending deaths, thread states, locks. Start at {@link org.pyrt.refcount.Refs}.
 * It is a library of its own: nothing here knows Python.
 */
package org.pyrt.refcount;
