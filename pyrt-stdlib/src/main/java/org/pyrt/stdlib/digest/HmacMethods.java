package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.runtime.ObjectIds;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The types HMAC of _hashlib and _hmac: hash objects with a key. */
@ExposedType(name = "HMAC")
final class HmacMethods {

    private static final String DOC = "A hash function with a key at work.";

    static final PyType OPENSSL_HMAC = type("_hashlib.HMAC");
    static final PyType HMAC = type("_hmac.HMAC");

    private HmacMethods() {}

    private static PyType type(String name) {
        return PyType.builtin(name, new HmacMethodsAdapter())
                .include(new FixedDigestsAdapter())
                .flags(PyType.NO_NEW)
                .ownLayout()
                .doc(DOC)
                .build();
    }

    /** A floating object that has taken in {@code message}, unless it is null. */
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, HashState function, byte[] key, PyObject message) {
        return PyHash.of(ts, type, HmacState.of(function, key), message);
    }

    /** A copy of the bytes of a key; a str is refused as what is hashed would be. */
    @CleanPoint
    static byte[] key(ThreadState ts, PyObject key) {
        try (BufferView v = PyHash.data(ts, key)) {
            return Buffers.copy(v);
        }
    }

    @ExposedMethod(doc = "update($self, /, msg)\n--\n\nUpdate the HMAC object with the given message.")
    @CleanPoint
    static void update(ThreadState ts, PyHash self, PyObject msg) {
        PyHash.update(ts, self, msg);
    }

    @ExposedMethod(doc = "copy($self, /)\n--\n\nReturn a copy of the HMAC object.")
    @CleanPoint
    static PyObject copy(ThreadState ts, PyHash self) {
        return PyHash.copy(ts, self);
    }

    @ExposedGetter
    static String name(PyHash self) {
        return "hmac-" + self.state().name();
    }

    @ExposedGetter(name = "block_size")
    static int blockSize(PyHash self) {
        return self.state().blockSize();
    }

    @ExposedGetter(name = "digest_size")
    static int digestSize(PyHash self) {
        return self.state().digestSize();
    }

    @ExposedMethod(name = "__repr__")
    static PyObject repr(ThreadState ts, PyHash self) {
        return PyStr.of("<" + self.state().name() + " HMAC object @ " + ObjectIds.address(ts, self) + ">");
    }
}
