/**
 * The module {@code _functools}. Start at {@code FunctoolsModule}. Partial objects are immutable but for {@code __setstate__}; caches are safe from any thread.
 */
package org.pyrt.stdlib.functools;
