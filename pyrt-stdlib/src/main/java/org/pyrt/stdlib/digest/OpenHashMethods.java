package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The types HASH and HASHXOF of _hashlib, each for many hash functions. */
@ExposedType(name = "HASH")
final class OpenHashMethods {

    static final PyType HASH =
            PyType.builtin("_hashlib.HASH", new PyHashAdapter())
                    .include(new FixedDigestsAdapter())
                    .include(new OpenHashMethodsAdapter())
                    .flags(PyType.NO_NEW | PyType.BASETYPE)
                    .ownLayout()
                    .doc("A hash function at work.")
                    .build();

    static final PyType HASHXOF =
            PyType.builtin("_hashlib.HASHXOF", new PyShakeAdapter())
                    .base(HASH)
                    .flags(PyType.NO_NEW)
                    .doc("A hash function at work whose digests can be of any length.")
                    .build();

    private OpenHashMethods() {}

    @ExposedMethod(name = "__repr__")
    static PyObject repr(ThreadState ts, PyHash self) {
        return PyStr.of("<" + self.state().name() + " " + self.type().fullName() + " object @ " + ObjectIds.address(ts, self) + ">");
    }
}
