/**
 * Weak references: references and proxies that do not keep what they refer to.
 *
 * <p>Start at {@link org.pyrt.objects.weakref.WeakTable}, which knows the weak references of every object. How a weak reference and the death of
 * its referent race is rule 13 of docs/reference-protocol.md; {@code Refs.upgrade} carries it out.
 *
 * <p>Threads: all of it may be used from any thread.
 */
package org.pyrt.objects.weakref;
