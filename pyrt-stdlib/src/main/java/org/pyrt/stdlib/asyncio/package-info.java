/**
 * The module {@code _asyncio}: futures, tasks, and what is known of running loops. Start at {@code PyFuture}; {@code TaskSteps} runs the coroutines.
 *
 * <p>A future belongs to the thread of its loop, as in CPython; other threads that use it find it consistent, since its state and callbacks change
 * under its mutex.
 */
package org.pyrt.stdlib.asyncio;
