/**
 * bytes, bytearray and views of bytes-like objects. Start at {@link org.pyrt.objects.bytes.PyBytes}, and at
 * {@link org.pyrt.objects.bytes.Buffers} for arguments.
 *
 * <p>What both types share takes a {@link org.pyrt.objects.bytes.BufferView} (the classes named Octet...). A bytearray is guarded by its
 * mutex; a view pins its size. The note is docs/text.md.
 */
package org.pyrt.objects.bytes;
