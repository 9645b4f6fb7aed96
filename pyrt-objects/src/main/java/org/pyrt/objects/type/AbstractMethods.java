package org.pyrt.objects.type;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code __abstractmethods__} of classes, which keeps them from being instantiated. */
final class AbstractMethods {

    private static final PyStr NAME = PyStr.interned("__abstractmethods__");

    private AbstractMethods() {}

    /** The attribute, floating; raises AttributeError if the class has none. */
    static PyObject get(ThreadState ts, PyType type) {
        PyObject own = type == PyType.TYPE ? null : type.dict().getStr(ts, NAME);
        if (own == null) {
            throw Errors.attributeError(ts, type, NAME, "__abstractmethods__");
        }
        return own;
    }

    /** Sets the attribute, or deletes it when {@code value} is null. */
    @CleanPoint
    static void set(ThreadState ts, PyType type, PyObject value) {
        boolean isAbstract = value != null && Comparison.isTrue(ts, value);
        if (value != null) {
            type.dict().putStr(ts, NAME, value);
        } else {
            PyObject old = type.dict().popStr(ts, NAME);
            if (old == null) {
                throw Errors.attributeError(ts, type, NAME, "__abstractmethods__");
            }
            Refs.discard(ts, old);
        }
        type.setFlag(PyType.ABSTRACT, isAbstract);
        type.modified();
    }

    /** The TypeError that lists what is missing, sorted. */
    @CleanPoint
    static RuntimeException cannotInstantiate(ThreadState ts, PyType type) {
        PyTuple names = Iteration.toTuple(ts, get(ts, type));
        String[] sorted = new String[names.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = names.get(i).toString();
        }
        Refs.discard(ts, names);
        Arrays.sort(sorted);
        return Errors.typeError(
                ts,
                "Can't instantiate abstract class " + type.name() + " without an implementation for abstract method"
                        + (sorted.length == 1 ? "" : "s") + " '" + String.join("', '", sorted) + "'");
    }
}
