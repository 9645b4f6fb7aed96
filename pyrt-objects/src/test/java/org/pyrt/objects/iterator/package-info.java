/** Tests of enumerate, zip, map, filter and reversed. */
package org.pyrt.objects.iterator;
