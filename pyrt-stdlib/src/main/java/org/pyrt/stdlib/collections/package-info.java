/**
 * The module {@code _collections}: deque, defaultdict and what namedtuple and Counter need. Start at {@code PyDeque}. All are safe from any thread.
 */
package org.pyrt.stdlib.collections;
