package org.pyrt.objects.number;

import java.math.BigInteger;
import org.pyrt.objects.type.PyType;

/** True and False, which are ints too. */
public final class PyBool extends PyInt {

    /** The type bool. */
    public static final PyType TYPE = PyType.builtin("bool", null).base(PyInt.TYPE).build();

    /** True. */
    public static final PyBool TRUE = new PyBool(1);

    /** False. */
    public static final PyBool FALSE = new PyBool(0);

    private final int value;

    private PyBool(int value) {
        this.value = value;
    }

    /** True or False. */
    public static PyBool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public boolean fitsLong() {
        return true;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public BigInteger bigValue() {
        return BigInteger.valueOf(value);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
