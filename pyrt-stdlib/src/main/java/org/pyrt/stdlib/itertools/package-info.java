/**
 * The module {@code itertools}: a class for each iterator. Start at {@code SlotIterator}. Iterators that threads share may give an item twice or miss
 * one, as their documentation allows, but nothing worse: every reference is in a slot.
 */
package org.pyrt.stdlib.itertools;
