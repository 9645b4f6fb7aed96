package org.pyrt.objects.function;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.refcount.ThreadState;

/** What staticmethod and classmethod take over from the callable they wrap. */
final class Wrapped {

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
}
