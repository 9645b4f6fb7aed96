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

/** The module _md5. */
@ExposedModule(name = "_md5")
final class Md5Functions {

    static final PyType MD5 = PyHash.type("_md5.md5", PyType.NO_NEW);

    private Md5Functions() {}

    @Borrowed
    private static PyObject input(ThreadState ts, PyObject data, PyObject string) {
        return DigestModules.input(ts, data, string);
    }

    @ExposedMethod(name = "md5", doc = "md5($module, /, data=b'', *, usedforsecurity=True, string=None)\n--\n\nReturn a new hash object.")
    @CleanPoint
    static PyObject md5(
            ThreadState ts,
            @Default PyObject data,
            @KeywordOnly @Default("True") boolean usedforsecurity,
            @Default("None") PyObject string) {
        return PyHash.of(ts, MD5, JdkState.of("md5", "MD5", 64), input(ts, data, string));
    }
}
