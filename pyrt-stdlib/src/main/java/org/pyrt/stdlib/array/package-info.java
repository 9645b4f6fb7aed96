/**
 * The module {@code array}. Start at {@code PyArray}. An array's items are guarded by its mutex.
 */
package org.pyrt.stdlib.array;
