package org.pyrt.stdlib.multiprocessing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The module _posixshmem: memory that processes share, by name. Source: CPython 3.14 Modules/_multiprocessing/posixshmem.c, shm_open(3). */
@ExposedModule(name = "_posixshmem", doc = "Memory that processes share.")
public final class PosixshmemModule {

    private PosixshmemModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_posixshmem", "Memory that processes share.", new PosixshmemModuleAdapter()).build();
    }

    @CleanPoint
    private static int onName(ThreadState ts, String function, PyObject path, int flags, int mode) {
        if (PyStr.asSelf(path) == null) {
            throw Errors.typeError(ts, function + "() argument 1 must be str, not " + PyType.of(path).fullName());
        }
        byte[] name = PathNames.bytes(ts, path);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt(function, libc.string(name).address(), flags, mode);
        libc.reset(mark);
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, path);
        }
        return result;
    }

    @ExposedMethod(name = "shm_open", doc = "shm_open($module, /, path, flags, mode=511)\n--\n\nOpen shared memory; its descriptor.")
    @CleanPoint
    static int open(ThreadState ts, PyObject path, int flags, @Default("511") int mode) {
        return onName(ts, "shm_open", path, flags, mode);
    }

    @ExposedMethod(name = "shm_unlink", doc = "shm_unlink($module, /, path)\n--\n\nRemove the name of shared memory.")
    @CleanPoint
    static void unlink(ThreadState ts, PyObject path) {
        onName(ts, "shm_unlink", path, 0, 0);
    }
}
