package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A complex number: two doubles. Immutable. */
public final class PyComplex extends PyObject {

    /** The type complex. */
    public static final PyType TYPE =
            PyType.builtin("complex", new ComplexMethodsAdapter())
                    .doc("complex(real=0, imag=0)\n--\n\nA complex number: complex(real, imag), or complex(text).")
                    .flags(PyType.BASETYPE)
                    .ownLayout()
                    .build();

    /** The real part. */
    public final double real;

    /** The imaginary part. */
    public final double imag;

    private PyComplex(double real, double imag) {
        this.real = real;
        this.imag = imag;
    }

    /** The complex number of those parts. */
    public static PyComplex of(double real, double imag) {
        return new PyComplex(real, imag);
    }

    /** {@code a / b}; raises ZeroDivisionError. */
    public static PyComplex quotient(ThreadState ts, PyComplex a, PyComplex b) {
        return ComplexArithmetic.div(ts, a, b);
    }

    /** The complex number that {@code o} is, instances of subclasses included; null if it is none. */
    public static PyComplex asSelf(PyObject o) {
        if (o instanceof PyComplex c) {
            return c;
        }
        return o instanceof PayloadInstance p && p.payload() instanceof PyComplex c ? c : null;
    }

    /** Its repr. */
    @Override
    public String toString() {
        return ComplexArithmetic.repr(this);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
