/**
 * Iterators that are not tied to one container: enumerate, zip, map, filter, reversed; and what the containers' iterators share. Start at
 * {@link org.pyrt.objects.iterator.SourceIterator}.
 */
package org.pyrt.objects.iterator;
