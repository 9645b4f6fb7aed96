package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The exceptions of the module, and how they are raised. */
final class PickleErrors {

    /** _pickle.PickleError. */
    static final PyType PICKLE_ERROR = type("PickleError", ExceptionTypes.EXCEPTION);

    /** _pickle.PicklingError. */
    static final PyType PICKLING_ERROR = type("PicklingError", PICKLE_ERROR);

    /** _pickle.UnpicklingError. */
    static final PyType UNPICKLING_ERROR = type("UnpicklingError", PICKLE_ERROR);

    private PickleErrors() {}

    private static PyType type(String name, PyType base) {
        return PyType.builtin("_pickle." + name, null).base(base).flags(PyType.BASETYPE).build();
    }

    /** PicklingError. */
    static Raised pickling(ThreadState ts, String message) {
        return Errors.raise(ts, PICKLING_ERROR, message);
    }

    /** UnpicklingError. */
    static Raised unpickling(ThreadState ts, String message) {
        return Errors.raise(ts, UNPICKLING_ERROR, message);
    }

    /** PicklingError in place of the exception being raised, which becomes its context. */
    static Raised picklingInstead(ThreadState ts, String message) {
        return instead(ts, PICKLING_ERROR, message);
    }

    /** A new exception in place of the one being raised, which becomes its context. */
    static Raised instead(ThreadState ts, PyType type, String message) {
        PyBaseException first = Errors.take(ts);
        Raised e = Errors.raise(ts, type, message);
        ((PyBaseException) ts.raised).setContext(ts, first);
        return e;
    }

    /** The exception being raised with a note. */
    @CleanPoint
    static Raised noted(ThreadState ts, String note) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            e.addNote(ts, PyStr.of(note));
            return Errors.reraise(ts, e);
        }
    }

    /** The text of the exception being raised, which goes on being raised. */
    @CleanPoint
    static String text(ThreadState ts) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            String text = Representation.str(ts, e).toString();
            Errors.reraise(ts, e);
            return text;
        }
    }

    /** What {@code repr} says of an object while an exception is being raised, which goes on being raised. */
    @CleanPoint
    static String shown(ThreadState ts, @Floating PyObject o) {
        if (ts.raised == null) {
            return Representation.repr(ts, o).toString();
        }
        try (var heldObject = ts.hold(o)) {
            PyBaseException e = Errors.take(ts);
            try (var held = ts.hold(e)) {
                String text = Representation.repr(ts, o).toString();
                Errors.reraise(ts, e);
                return text;
            }
        }
    }
}
