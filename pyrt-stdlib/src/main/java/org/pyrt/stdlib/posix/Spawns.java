package org.pyrt.stdlib.posix;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;

/**
 * The functions of os that start a program and, if that is wished, wait for it. CPython's os.py makes them of fork and exec; here they are of posix, as on
 * systems that cannot fork. Source: CPython 3.14 Lib/os.py (_spawnvef).
 */
@ExposedModule(name = "posix")
final class Spawns {

    @ExposedConstant static final int P_WAIT = 0;
    @ExposedConstant static final int P_NOWAIT = 1;
    @ExposedConstant static final int P_NOWAITO = 1;

    /** The exit code of a child that could not become the program. */
    private static final int NOT_FOUND = 127;

    private Spawns() {}

    @ExposedMethod(doc = "spawnv($module, mode, path, argv, /)\n--\n\nStart a program; its exit code (P_WAIT) or its process's number (P_NOWAIT).")
    @CleanPoint
    static int spawnv(ThreadState ts, int mode, PyObject path, @PositionalOnly PyObject argv) {
        return spawn(ts, mode, "posix_spawn", path, argv, PyNone.NONE);
    }

    @ExposedMethod(doc = "spawnve($module, mode, path, argv, env, /)\n--\n\nAs spawnv, with an environment.")
    @CleanPoint
    static int spawnve(ThreadState ts, int mode, PyObject path, PyObject argv, @PositionalOnly PyObject env) {
        return spawn(ts, mode, "posix_spawn", path, argv, env);
    }

    @ExposedMethod(doc = "spawnvp($module, mode, file, args, /)\n--\n\nAs spawnv, and looks for the program in PATH.")
    @CleanPoint
    static int spawnvp(ThreadState ts, int mode, PyObject file, @PositionalOnly PyObject args) {
        return spawn(ts, mode, "posix_spawnp", file, args, PyNone.NONE);
    }

    @ExposedMethod(doc = "spawnvpe($module, mode, file, args, env, /)\n--\n\nAs spawnvp, with an environment.")
    @CleanPoint
    static int spawnvpe(ThreadState ts, int mode, PyObject file, PyObject args, @PositionalOnly PyObject env) {
        return spawn(ts, mode, "posix_spawnp", file, args, env);
    }

    @CleanPoint
    private static int spawn(ThreadState ts, int mode, String function, PyObject path, PyObject argv, PyObject env) {
        requireArguments(ts, argv);
        int child;
        try {
            child = Spawning.spawn(ts, function, path, argv, env, null, null, false, null, null);
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.OS_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            if (mode == P_WAIT) {
                return NOT_FOUND;
            }
            PyTuple ends = PyTuple.of(ts, PyStr.of("sh"), PyStr.of("-c"), PyStr.of("exit " + NOT_FOUND));
            try (var held = ts.hold(ends)) {
                return Spawning.spawn(ts, "posix_spawn", PyStr.of("/bin/sh"), ends, PyNone.NONE, null, null, false, null, null);
            }
        }
        if (mode != P_WAIT) {
            return child;
        }
        while (true) {
            PyTuple told = (PyTuple) Waiting.waitpid(ts, child, 0);
            int status = (int) Sizes.indexAsLong(ts, told.get(1), ExceptionTypes.OVERFLOW_ERROR);
            if (!Processes.WIFSTOPPED(status)) {
                return Processes.waitstatus_to_exitcode(ts, status);
            }
        }
    }

    @CleanPoint
    private static void requireArguments(ThreadState ts, PyObject argv) {
        PyObject first;
        if (argv instanceof PyTuple t) {
            first = t.size() == 0 ? null : t.get(0);
        } else if (argv instanceof PyList l) {
            first = l.size() == 0 ? null : l.getItem(ts, 0);
        } else {
            throw Errors.typeError(ts, "argv must be a tuple or a list");
        }
        boolean isEmpty = first == null || PyStr.asSelf(first) == null && PyBytes.asSelf(first) == null && !PathNames.isPathLike(ts, first);
        try (var held = ts.hold(first)) {
            if (isEmpty || PathNames.bytes(ts, first).length == 0) {
                throw Errors.valueError(ts, "argv first element cannot be empty");
            }
        }
    }
}
