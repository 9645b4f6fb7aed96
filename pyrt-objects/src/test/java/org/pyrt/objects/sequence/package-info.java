/** Tests of lists, tuples, ranges and slices. */
package org.pyrt.objects.sequence;
