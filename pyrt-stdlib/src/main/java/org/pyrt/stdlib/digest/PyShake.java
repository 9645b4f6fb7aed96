package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.OctetHex;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A SHAKE object: the length of the digest is chosen when it is taken. */
@ExposedType(name = "shake")
final class PyShake extends PyHash {

    private static final long LIMIT = 1 << 29;

    PyShake(ThreadState ts, PyType type, HashState state) {
        super(ts, type, state);
    }

    @Override
    PyHash make(ThreadState ts, HashState copied) {
        return new PyShake(ts, type(), copied);
    }

    @CleanPoint
    private static byte[] take(ThreadState ts, PyShake self, long length) {
        if (length < 0) {
            throw Errors.valueError(ts, "value must be positive");
        }
        if (length >= LIMIT) {
            throw Errors.valueError(ts, "digest length must be between 0 and 2^29 - 1");
        }
        return self.finish(ts, (int) length);
    }

    @ExposedMethod(doc = "digest($self, length, /)\n--\n\nReturn the digest value as a bytes object.")
    @CleanPoint
    static PyObject digest(ThreadState ts, PyShake self, long length) {
        return PyBytes.of(take(ts, self, length));
    }

    @ExposedMethod(doc = "hexdigest($self, length, /)\n--\n\nReturn the digest value as a string of hexadecimal digits.")
    @CleanPoint
    static PyObject hexdigest(ThreadState ts, PyShake self, long length) {
        return OctetHex.hex(ts, PyBytes.of(take(ts, self, length)), null, 1);
    }
}
