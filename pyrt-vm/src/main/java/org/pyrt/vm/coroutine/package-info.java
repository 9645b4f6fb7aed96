/**
 * What await and async for wait on besides coroutines: the awaitables of asynchronous generators and of {@code anext}. Start at
 * {@link org.pyrt.vm.coroutine.AsyncGenerators}. An awaitable is used by one thread at a time, like the generator behind it.
 */
package org.pyrt.vm.coroutine;
