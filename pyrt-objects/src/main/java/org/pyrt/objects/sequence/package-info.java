/**
 * tuple, list, range, slice and their iterators.
 */
package org.pyrt.objects.sequence;
