package org.pyrt.objects.weakref;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.refcount.ThreadState;

/** What a proxy of a callable can do besides. */
@ExposedType(name = "weakref.CallableProxyType")
final class CallableProxyMethods {

    private CallableProxyMethods() {}

    @ExposedMethod(name = "__call__")
    @CleanPoint
    static PyObject call(ThreadState ts, PyWeakProxy self, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        PyObject o = self.require(ts);
        try (var held = ts.hold(o)) {
            return Calls.callWithDict(ts, o, args, keywords);
        }
    }
}
