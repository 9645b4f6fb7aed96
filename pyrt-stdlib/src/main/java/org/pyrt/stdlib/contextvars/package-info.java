/**
 * The module {@code _contextvars}. Start at {@code PyContext}. A context is used by one thread at a time, its contents are an immutable map; the context of
 * a thread is in its thread state.
 */
package org.pyrt.stdlib.contextvars;
