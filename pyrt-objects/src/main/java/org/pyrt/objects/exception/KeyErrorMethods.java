package org.pyrt.objects.exception;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** What KeyError adds to exceptions: its one argument shows by repr, so that a missing empty str can be seen. */
@ExposedType(name = "KeyError")
final class KeyErrorMethods {

    private KeyErrorMethods() {}

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyStr str(ThreadState ts, PyBaseException self) {
        PyObject key = self.onlyArg();
        if (key == null) {
            return self.argsAsStr(ts);
        }
        try (var held = ts.hold(key)) {
            return Representation.repr(ts, key);
        }
    }
}
