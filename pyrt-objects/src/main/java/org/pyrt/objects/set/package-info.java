/**
 * set and frozenset.
 */
package org.pyrt.objects.set;
