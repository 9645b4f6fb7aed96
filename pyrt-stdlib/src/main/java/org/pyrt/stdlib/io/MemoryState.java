package org.pyrt.stdlib.io;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What the pickled states of BytesIO and StringIO have in common. */
final class MemoryState {

    private static final PyStr DICT = PyStr.interned("__dict__");
    private static final PyStr COPY = PyStr.interned("copy");
    private static final PyStr UPDATE = PyStr.interned("update");

    private MemoryState() {}

    /** A copy of the attributes, floating; None if there are none. */
    @CleanPoint
    static PyObject attributes(ThreadState ts, PyIOBase stream) {
        PyObject dict = Attributes.find(ts, stream, DICT);
        if (!(dict instanceof PyDict d)) {
            return PyNone.NONE;
        }
        try (var held = ts.hold(d)) {
            return d.size() == 0 ? PyNone.NONE : Calls.callMethod(ts, d, COPY);
        }
    }

    /** Adds the attributes of a state, a dict or None. */
    @CleanPoint
    static void setAttributes(ThreadState ts, PyIOBase stream, PyObject state) {
        if (state == PyNone.NONE) {
            return;
        }
        if (!(state instanceof PyDict)) {
            throw Errors.typeError(ts, "third item of state should be a dict, got a " + PyType.of(state).fullName());
        }
        PyObject dict = Attributes.get(ts, stream, DICT);
        try (var held = ts.hold(dict)) {
            Refs.discard(ts, Calls.callMethod(ts, dict, UPDATE, state));
        }
    }

    /** The position of a state. */
    @CleanPoint
    static long position(ThreadState ts, PyObject o) {
        if (PyInt.asSelf(o) == null) {
            throw Errors.typeError(ts, "second item of state must be an integer, not " + PyType.of(o).fullName());
        }
        long at = Sizes.indexAsLong(ts, o, ExceptionTypes.OVERFLOW_ERROR);
        if (at < 0) {
            throw Errors.valueError(ts, "position value cannot be negative");
        }
        return at;
    }
}
