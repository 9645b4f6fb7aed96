package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.OctetHex;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** The digests of hash objects whose length is fixed. */
@ExposedType(name = "hash")
final class FixedDigests {

    private FixedDigests() {}

    @ExposedMethod(doc = "digest($self, /)\n--\n\nReturn the digest value as a bytes object.")
    @CleanPoint
    static PyObject digest(ThreadState ts, PyHash self) {
        return PyBytes.of(self.finish(ts, self.state().digestSize()));
    }

    @ExposedMethod(doc = "hexdigest($self, /)\n--\n\nReturn the digest value as a string of hexadecimal digits.")
    @CleanPoint
    static PyObject hexdigest(ThreadState ts, PyHash self) {
        return OctetHex.hex(ts, PyBytes.of(self.finish(ts, self.state().digestSize())), null, 1);
    }
}
