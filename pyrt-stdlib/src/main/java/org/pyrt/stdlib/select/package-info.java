/**
 * The module {@code select}: waiting for several files at once. Start at {@code SelectModule}. Everything waits in the C library's poll, on the main thread together with
 * the descriptor that signals write.
 */
package org.pyrt.stdlib.select;
