package org.pyrt.objects.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.objects.text.SipHash;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.refcount.Tracing;

/** A bytes object. Immutable; it is its own view. */
public final class PyBytes extends PyObject implements BufferView, BufferExporter {

    private static final PyBytes[] OCTETS = singles();

    /** The empty bytes object. */
    public static final PyBytes EMPTY = new PyBytes(new byte[0]);

    /** The type bytes. */
    public static final PyType TYPE =
            PyType.builtin("bytes", new BytesMethodsAdapter())
                    .include(new BytesBufferAdapter())
                    .flags(PyType.BASETYPE | PyType.CONCATENATES | PyType.MATCH_SELF)
                    .ownLayout()
                    .doc("bytes(source, encoding, errors) -> bytes\n\nBytes, each an int from 0 to 255: zeros, ints, bytes, or text in an encoding.")
                    .build();

    private static final long EMPTY_BYTES = 33;

    private final byte[] value;
    private long hash;

    private PyBytes(byte[] value) {
        this.value = value;
        if (Tracing.seesValues()) {
            Tracing.made(this);
        }
    }

    private static PyBytes[] singles() {
        PyBytes[] all = new PyBytes[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = new PyBytes(new byte[] {(byte) i});
        }
        return all;
    }

    /** The bytes object of that array, which is kept and must not change any more. */
    public static PyBytes of(byte[] value) {
        if (value.length <= 1) {
            return value.length == 0 ? EMPTY : OCTETS[value[0] & 0xff];
        }
        return new PyBytes(value);
    }

    /** The bytes object of a part of an array, which is copied. */
    public static PyBytes copyOf(byte[] array, int from, int length) {
        if (length <= 1) {
            return length == 0 ? EMPTY : OCTETS[array[from] & 0xff];
        }
        return new PyBytes(Arrays.copyOfRange(array, from, from + length));
    }

    /** The bytes object of one byte, 0 to 255. */
    public static PyBytes ofOctet(int octet) {
        return OCTETS[octet];
    }

    /** The bytes object of a Java String's low bytes; for constants in ASCII. */
    public static PyBytes ofLatin1(String s) {
        return of(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The bytes object that {@code o} is, instances of subclasses included; null if it is none. */
    public static PyBytes asSelf(PyObject o) {
        if (o instanceof PyBytes b) {
            return b;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyBytes b ? b : null;
    }

    /** The array itself; not to be changed. */
    public byte[] array() {
        return value;
    }

    @Override
    public byte[] arrayOrNull() {
        return value;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return value.length;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public BufferView buffer(ThreadState ts) {
        return this;
    }

    /** Python's hash: that of a str of these bytes. */
    public long hash() {
        long h = hash;
        if (h == 0) {
            h = SipHash.of(value, 0, value.length);
            hash = h;
        }
        return h;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof PyBytes b && Arrays.equals(value, b.value);
    }

    @Override
    public int hashCode() {
        long h = hash();
        return (int) (h ^ h >>> 32);
    }

    @Override
    public String toString() {
        return BytesRepr.repr(value, 0, value.length).toString();
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public long sizeInMemory() {
        return EMPTY_BYTES + value.length;
    }
}
