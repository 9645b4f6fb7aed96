package org.pyrt.stdlib.multiprocessing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The module _multiprocessing: semaphores that processes share. Source: CPython 3.14 Modules/_multiprocessing, sem_overview(7). */
@ExposedModule(name = "_multiprocessing", doc = "Semaphores that processes share.")
public final class MultiprocessingModule {

    private static final PyStr SEM_OPEN = PyStr.interned("HAVE_SEM_OPEN");
    private static final PyStr SEM_TIMEDWAIT = PyStr.interned("HAVE_SEM_TIMEDWAIT");

    private MultiprocessingModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        PyDict flags = new PyDict(ts);
        try (var held = ts.hold(flags)) {
            flags.put(ts, SEM_OPEN, PyInt.of(1));
            flags.put(ts, SEM_TIMEDWAIT, PyInt.of(1));
            return new ModuleBuilder(ts, "_multiprocessing", "", new MultiprocessingModuleAdapter())
                    .add("SemLock", PySemLock.TYPE)
                    .add("flags", flags)
                    .build();
        }
    }

    @ExposedMethod(name = "sem_unlink", doc = "sem_unlink($module, name, /)\n--\n\nRemove the name of a semaphore.")
    @CleanPoint
    static void unlink(ThreadState ts, @PositionalOnly PyObject name) {
        byte[] bytes = PathNames.bytes(ts, name);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("sem_unlink", libc.string(bytes).address());
        libc.reset(mark);
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
    }
}
