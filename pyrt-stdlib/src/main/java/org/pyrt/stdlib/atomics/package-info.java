/**
 * The module {@code pyrt.atomics}: values that threads change together without a lock. Start at {@code AtomicsModule}. Everything is safe from any thread, and nothing
 * here blocks.
 */
package org.pyrt.stdlib.atomics;
