package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;

/** An int: {@link SmallInt} if it fits 64 bits, {@link BigInt} if not; bool is a kind of int too. */
public abstract sealed class PyInt extends PyObject permits SmallInt, BigInt, PyBool {

    /** The type int. */
    /** The bytes of an int without its digits, and of a digit of 30 bits, in CPython without its global lock. */
    public static final int BASIC_SIZE = 40;

    public static final int ITEM_SIZE = 4;

    public static final PyType TYPE =
            PyType.builtin("int", new IntMethodsAdapter())
                    .doc("An integer: int(number), or int(text, base).\n\n>>> int('ff', 16)\n255")
                    .flags(PyType.BASETYPE | PyType.MATCH_SELF)
                    .ownLayout()
                    .build();

    PyInt() {}

    /** The int of that value. */
    public static PyInt of(long value) {
        return SmallInt.of(value);
    }

    /** The int of that value. */
    public static PyInt of(BigInteger value) {
        return value.bitLength() < 64 ? SmallInt.of(value.longValue()) : new BigInt(value);
    }

    /** The int that {@code o} is, bools and instances of subclasses included; null if it is none. */
    public static PyInt asSelf(PyObject o) {
        if (o instanceof PyInt i) {
            return i;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyInt i ? i : null;
    }

    /** Whether the value fits a long. */
    public abstract boolean fitsLong();

    /** The low 64 bits. */
    public abstract long longValue();

    /** The value. */
    public abstract BigInteger bigValue();

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public long sizeInMemory() {
        return BASIC_SIZE + ITEM_SIZE * Math.max(1, (IntArithmetic.bitLength(this) + 29) / 30);
    }
}
