/**
 * bytes and bytearray.
 */
package org.pyrt.objects.bytes;
