package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.refcount.ThreadState;

/** What staticmethod and classmethod take over from the callable they wrap. */
final class Wrapped {

    static final PyStr ANNOTATIONS = PyStr.interned("__annotations__");
    static final PyStr ANNOTATE = PyStr.interned("__annotate__");

    private static final PyStr[] NAMES = {
        PyStr.interned("__module__"), PyStr.interned("__name__"), PyStr.interned("__qualname__"), PyStr.interned("__doc__")
    };

    private Wrapped() {}

    /** Copies module, names and docstring, as far as the callable has them. */
    @CleanPoint
    static void copyNames(ThreadState ts, PyInstance attributes, PyObject callable) {
        for (PyStr name : NAMES) {
            PyObject v = Attributes.find(ts, callable, name);
            if (v != null) {
                attributes.put(ts, name, v);
            }
        }
    }

    /** An attribute of the callable, floating, which from the first asking on is the wrapper's own. */
    @CleanPoint
    static PyObject attribute(ThreadState ts, PyInstance attributes, @Floating PyObject callable, PyStr name) {
        PyObject own = attributes.get(ts, name);
        if (own == null) {
            own = Attributes.get(ts, callable == null ? PyNone.NONE : callable, name);
            attributes.put(ts, name, own);
        }
        return own;
    }

    /** Sets such an attribute, or deletes it. */
    static void setAttribute(ThreadState ts, PyObject wrapper, PyInstance attributes, PyStr name, PyObject value) {
        if (value != null) {
            attributes.put(ts, name, value);
        } else if (!attributes.remove(ts, name)) {
            throw Attributes.missing(ts, wrapper, name);
        }
    }
}
