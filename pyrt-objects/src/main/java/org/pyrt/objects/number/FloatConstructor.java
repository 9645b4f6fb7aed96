package org.pyrt.objects.number;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.builtin.Conversions;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PayloadInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code float(x)}. Source: CPython 3.14 Objects/floatobject.c and Objects/abstract.c. */
public final class FloatConstructor {

    private FloatConstructor() {}

    /** {@code type(x)}, where null stands for no argument. */
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyObject x) {
        if (type == PyFloat.TYPE) {
            return x == null ? PyFloat.of(0.0) : of(ts, x);
        }
        IntConstructor.checkSubtype(ts, type, PyFloat.TYPE, null);
        return new PayloadInstance(ts, type, x == null ? PyFloat.of(0.0) : of(ts, x));
    }

    /** {@code float(x)}: an exact float. */
    @CleanPoint
    public static PyFloat of(ThreadState ts, PyObject x) {
        if (x instanceof PyFloat f) {
            return f;
        }
        if (x instanceof PyStr s) {
            return PyFloat.of(FloatParser.parse(ts, s));
        }
        PyType type = PyType.of(x);
        TypeSlot slot = type.slot(SlotId.FLOAT);
        if (slot != null) {
            return PyFloat.of(bySlot(ts, x, slot));
        }
        if (type.slot(SlotId.INDEX) != null) {
            return PyFloat.of(Conversions.toDouble(ts, x));
        }
        PyStr text = PyStr.asSelf(x);
        if (text != null) {
            return PyFloat.of(FloatParser.parse(ts, text, x));
        }
        PyBytes bytes = NumberBytes.of(ts, x);
        if (bytes != null) {
            return PyFloat.of(FloatParser.parse(ts, NumberBytes.latin1(bytes), x));
        }
        throw Errors.typeError(ts, "float() argument must be a string or a real number, not '" + type.fullName() + "'");
    }

    /** What {@code __float__} returns: a float, or with a DeprecationWarning an instance of a subclass. Raises TypeError for anything else. */
    @CleanPoint
    public static double bySlot(ThreadState ts, PyObject x, TypeSlot slot) {
        PyObject result = slot.call0(ts, x);
        if (result instanceof PyFloat f) {
            return f.value;
        }
        PyFloat value = PyFloat.asSelf(result);
        String name = PyType.of(result).fullName();
        Refs.discard(ts, result);
        String text = PyType.of(x).fullName() + ".__float__ returned non-float (type " + name + ")";
        if (value == null) {
            throw Errors.typeError(ts, text);
        }
        String warning =
                text + ".  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.";
        Interpreter.of(ts).hooks.warn(ts, ExceptionTypes.DEPRECATION_WARNING, warning, 1);
        return value.value;
    }

    /** {@code value} as an instance of {@code type}, which is called unless it is float itself. */
    @CleanPoint
    static PyObject ofType(ThreadState ts, PyType type, PyFloat value) {
        return type == PyFloat.TYPE ? value : Calls.call(ts, type, value);
    }
}
