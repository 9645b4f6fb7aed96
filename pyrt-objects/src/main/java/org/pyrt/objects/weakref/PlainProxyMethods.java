package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** What a proxy of something that cannot be called can do besides. */
@ExposedType(name = "weakref.ProxyType")
final class PlainProxyMethods {

    private static final PyStr BYTES = PyStr.interned("__bytes__");
    private static final PyStr REVERSED = PyStr.interned("__reversed__");

    private PlainProxyMethods() {}

    @ExposedMethod(name = "__bytes__")
    @CleanPoint
    static PyObject bytes(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Calls.callMethod(ts, o, BYTES);
        }
    }

    @ExposedMethod(name = "__reversed__")
    @CleanPoint
    static PyObject reversed(ThreadState ts, PyWeakProxy self) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Calls.callMethod(ts, o, REVERSED);
        }
    }
}
