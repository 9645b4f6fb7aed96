package org.pyrt.objects.bytes;

import java.util.Arrays;

/** Builds bytes piece by piece. One thread only. */
public final class ByteBuilder {

    private byte[] bytes;
    private int length;

    /** An empty builder with room for {@code capacity} bytes. */
    public ByteBuilder(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Appends the low byte of {@code b}. */
    public ByteBuilder append(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) b;
        return this;
    }

    /** Appends all of an array. */
    public ByteBuilder append(byte[] array) {
        return append(array, 0, array.length);
    }

    /** Appends {@code count} bytes of an array. */
    public ByteBuilder append(byte[] array, int from, int count) {
        room(count);
        System.arraycopy(array, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends one byte {@code count} times. */
    public ByteBuilder appendRepeated(int b, int count) {
        if (count > 0) {
            room(count);
            Arrays.fill(bytes, length, length + count, (byte) b);
            length += count;
        }
        return this;
    }

    /** Appends a Java String of ASCII. */
    @SuppressWarnings("deprecation")
    public ByteBuilder appendAscii(String s) {
        int n = s.length();
        room(n);
        s.getBytes(0, n, bytes, length);
        length += n;
        return this;
    }

    /** The byte at an index. */
    public int get(int index) {
        return bytes[index] & 0xff;
    }

    /** Takes away what is behind the first {@code count} bytes. */
    public void cut(int count) {
        length = count;
    }

    private void room(int count) {
        int end = Buffers.size((long) length + count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 16)));
        }
    }

    /** What was built; the builder must not be used any more. */
    public byte[] toArray() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** What was built, as a bytes object; the builder must not be used any more. */
    public PyBytes toBytes() {
        return PyBytes.of(toArray());
    }
}
