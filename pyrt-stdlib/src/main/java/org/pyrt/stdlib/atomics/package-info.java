/**
 * The module {@code pyrt.atomics}: values that threads change together, iterators that they share, and frozen copies. Start at {@code AtomicsModule}. Everything is safe
 * from any thread; only iterators block, as long as another thread is in them.
 */
package org.pyrt.stdlib.atomics;
