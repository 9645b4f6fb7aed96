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

/** The module _sha2. */
@ExposedModule(name = "_sha2")
final class Sha2Functions {

    static final PyType SHA224 = PyHash.type("_sha2.SHA224Type", PyType.NO_NEW);
    static final PyType SHA256 = PyHash.type("_sha2.SHA256Type", PyType.NO_NEW);
    static final PyType SHA384 = PyHash.type("_sha2.SHA384Type", PyType.NO_NEW);
    static final PyType SHA512 = PyHash.type("_sha2.SHA512Type", PyType.NO_NEW);

    private Sha2Functions() {}

    @Borrowed
    private static PyObject input(ThreadState ts, PyObject data, PyObject string) {
        return DigestModules.input(ts, data, string);
    }

    @ExposedMethod(name = "sha224", doc = "sha224($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject sha224(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, SHA224, JdkState.of("sha224", "SHA-224", 64), input(ts, data, string));
    }

    @ExposedMethod(name = "sha256", doc = "sha256($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject sha256(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, SHA256, JdkState.of("sha256", "SHA-256", 64), input(ts, data, string));
    }

    @ExposedMethod(name = "sha384", doc = "sha384($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject sha384(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, SHA384, JdkState.of("sha384", "SHA-384", 128), input(ts, data, string));
    }

    @ExposedMethod(name = "sha512", doc = "sha512($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject sha512(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, SHA512, JdkState.of("sha512", "SHA-512", 128), input(ts, data, string));
    }
}
