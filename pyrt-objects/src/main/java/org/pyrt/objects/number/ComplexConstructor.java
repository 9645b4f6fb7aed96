package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code complex(real, imag)} and {@code complex(text)}. Source: CPython 3.14 Objects/complexobject.c. */
public final class ComplexConstructor {

    private static final PyStr COMPLEX = PyStr.interned("__complex__");

    private ComplexConstructor() {}

    /** {@code type(real, imag)}, where null stands for an argument that is not there; {@code named}: not only a single one without its name. */
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject real, PyObject imag, boolean named) {
        if (type == PyComplex.TYPE) {
            return value(ts, real, imag, named);
        }
        IntConstructor.checkSubtype(ts, type, PyComplex.TYPE, null);
        return new PayloadInstance(ts, type, value(ts, real, imag, named));
    }

    @CleanPoint
    private static PyComplex value(ThreadState ts, PyObject real, PyObject imag, boolean named) {
        if (imag == null && !named) {
            return real == null ? PyComplex.of(0.0, 0.0) : single(ts, real);
        }
        PyComplex r = real == null ? null : realPart(ts, real);
        PyComplex i = imag == null ? null : PyComplex.asSelf(imag);
        if (i != null) {
            warnNotReal(ts, imag, "imag");
        }
        double x = r != null ? r.real : real == null ? 0.0 : toDouble(ts, real, "real");
        double y = i != null ? i.real : imag == null ? 0.0 : toDouble(ts, imag, "imag");
        // A complex part contributes to the other one too.
        return PyComplex.of(i != null ? x - i.imag : x, r != null ? y + r.imag : y);
    }

    /** The first argument, beside a second one, as a complex number; null if it is none. */
    @CleanPoint
    private static PyComplex realPart(ThreadState ts, PyObject x) {
        PyComplex value = PyComplex.asSelf(x);
        if (value == null && PyType.of(x).lookup(ts, COMPLEX) != null) {
            value = tryNumber(ts, x);
        }
        if (value != null) {
            warnNotReal(ts, x, "real");
        }
        return value;
    }

    @CleanPoint
    private static PyComplex single(ThreadState ts, PyObject x) {
        PyStr text = PyStr.asSelf(x);
        if (text != null) {
            return ComplexParser.parse(ts, text);
        }
        PyComplex value = tryNumber(ts, x);
        if (value == null) {
            throw Errors.typeError(ts, "complex() argument must be a string or a number, not " + TypeNames.qualified(ts, PyType.of(x)));
        }
        return value;
    }

    @CleanPoint
    private static double toDouble(ThreadState ts, PyObject x, String name) {
        if (!isReal(x)) {
            throw Errors.typeError(ts, notReal(x, name));
        }
        return Conversions.toDouble(ts, x);
    }

    @CleanPoint
    private static void warnNotReal(ThreadState ts, PyObject x, String name) {
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, notReal(x, name), 1);
    }

    private static String notReal(PyObject x, String name) {
        return "complex() argument '" + name + "' must be a real number, not " + PyType.of(x).fullName();
    }

    private static boolean isReal(PyObject x) {
        PyType type = PyType.of(x);
        return type.slot(SlotId.FLOAT) != null || type.slot(SlotId.INDEX) != null;
    }

    /** {@code x} as a complex number by {@code __complex__}, {@code __float__} or {@code __index__}; raises TypeError for what has none of these. */
    @CleanPoint
    public static PyComplex number(ThreadState ts, PyObject x) {
        PyComplex value = tryNumber(ts, x);
        if (value == null) {
            throw Errors.typeError(ts, "must be real number, not " + PyType.of(x).fullName());
        }
        return value;
    }

    /** {@code x} as a complex number by {@code __complex__}, {@code __float__} or {@code __index__}; null if it has none of these. */
    @CleanPoint
    static PyComplex tryNumber(ThreadState ts, PyObject x) {
        if (x instanceof PyComplex c) {
            return c;
        }
        PyType type = PyType.of(x);
        PyObject attribute = type.lookup(ts, COMPLEX);
        if (attribute != null) {
            PyObject method = Descriptors.get(ts, attribute, x, type);
            PyObject result;
            try (var held = ts.hold(method)) {
                result = Calls.call(ts, method);
            }
            return fromComplex(ts, type, result);
        }
        return isReal(x) ? PyComplex.of(Conversions.toDouble(ts, x), 0.0) : null;
    }

    @CleanPoint
    private static PyComplex fromComplex(ThreadState ts, PyType type, @Floating PyObject result) {
        PyComplex value = PyComplex.asSelf(result);
        boolean exact = result instanceof PyComplex;
        String name = PyType.of(result).fullName();
        Refs.discard(ts, result);
        if (value == null) {
            throw Errors.typeError(ts, "__complex__ returned non-complex (type " + name + ")");
        }
        if (!exact) {
            Interpreter.of(ts).hooks.warn(
                    ts,
                    ExceptionTypes.DEPRECATION_WARNING,
                    "__complex__ returned non-complex (type " + name
                            + ").  The ability to return an instance of a strict subclass of complex is deprecated, and may not be"
                            + " supported in a future version of Python.",
                    1);
        }
        return value;
    }
}
