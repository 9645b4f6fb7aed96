package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;

/** A float: an IEEE 754 double. */
public final class PyFloat extends PyObject {

    /** The type float. */
    public static final PyType TYPE =
            PyType.builtin("float", new FloatMethodsAdapter())
                    .doc("float(x=0, /)\n--\n\nA floating-point number: float(number), or float(text).")
                    .flags(PyType.BASETYPE | PyType.MATCH_SELF)
                    .ownLayout()
                    .build();

    /** The value. */
    public final double value;

    private PyFloat(double value) {
        this.value = value;
    }

    /** The float of that value. */
    public static PyFloat of(double value) {
        return new PyFloat(value);
    }

    /** The float that {@code o} is, instances of subclasses included; null if it is none. */
    public static PyFloat asSelf(PyObject o) {
        if (o instanceof PyFloat f) {
            return f;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyFloat f ? f : null;
    }

    /** Its repr. */
    @Override
    public String toString() {
        return FloatText.repr(value);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
