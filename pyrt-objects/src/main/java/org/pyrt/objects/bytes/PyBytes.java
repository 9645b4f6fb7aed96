package org.pyrt.objects.bytes;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;

/** A bytes object. Immutable. */
public final class PyBytes extends PyObject {

    /** The type bytes. */
    public static final PyType TYPE = PyType.builtin("bytes", null).build();

    private final byte[] value;

    private PyBytes(byte[] value) {
        this.value = value;
    }

    /** The bytes object of that array, which is kept and must not change any more. */
    public static PyBytes of(byte[] value) {
        return new PyBytes(value);
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
    public PyType type() {
        return TYPE;
    }
}
