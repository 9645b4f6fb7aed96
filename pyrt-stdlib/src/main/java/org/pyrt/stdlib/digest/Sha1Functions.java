package org.pyrt.stdlib.digest;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _sha1. */
@ExposedModule(name = "_sha1")
final class Sha1Functions {

    static final PyType SHA1 = PyHash.type("_sha1.sha1", PyType.NO_NEW);

    private Sha1Functions() {}

    @Borrowed
    private static PyObject input(ThreadState ts, PyObject data, PyObject string) {
        return DigestModules.input(ts, data, string);
    }

    @ExposedMethod(name = "sha1", doc = "sha1($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject sha1(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, SHA1, JdkState.of("sha1", "SHA-1", 64), input(ts, data, string));
    }
}
