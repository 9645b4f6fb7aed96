package org.pyrt.objects.type;

import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;

/** {@code __basicsize__} and {@code __itemsize__} of types, estimates of what an instance takes where CPython tells what it allocates; and what arrays take. Stateless. */
final class TypeSizes {

    private static final long HEADER = 16;
    private static final long REFERENCE = 8;

    /** What the host's arrays of references take: a header, and narrow references. */
    private static final long ARRAY = 16;

    private static final long NARROW_REFERENCE = 4;

    private TypeSizes() {}

    /** Bytes of an instance without its items. */
    static long basic(PyType type) {
        return (type.isSubtypeOf(PyInt.TYPE) ? PyInt.BASIC_SIZE : HEADER) + REFERENCE * type.memberCount();
    }

    /** Bytes of the host's array of so many references. */
    static long array(int length) {
        return ARRAY + length * NARROW_REFERENCE;
    }

    /** Bytes of each item, for the types whose instances have them inside, which those below inherit; 0 for others. */
    static long item(PyType type) {
        if (type.isSubtypeOf(PyType.TYPE)) {
            return 40;
        }
        if (type.isSubtypeOf(PyTuple.TYPE) || type == PyMemoryView.TYPE) {
            return REFERENCE;
        }
        if (type.isSubtypeOf(PyInt.TYPE)) {
            return PyInt.ITEM_SIZE;
        }
        return type.isSubtypeOf(PyBytes.TYPE) ? 1 : 0;
    }
}
