/**
 * Races of counts, merge queues, grace periods, weak references and locks, by jcstress: each row of the table of docs/reference-protocol.md that names two threads, and what
 * docs/synchronization.md says of locks. Here, because the header is this package's own.
 */
package org.pyrt.refcount;
