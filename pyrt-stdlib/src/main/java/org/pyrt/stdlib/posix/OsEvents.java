package org.pyrt.stdlib.posix;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;

/**
 * What the functions of {@code os} tell audit hooks before they do anything. Paths are told as str, bytes or numbers, what has an {@code __fspath__} by what that returns; a folder that was not given is -1. Raises what a hook raises.
 * Source: CPython 3.14 Modules/posixmodule.c.
 */
final class OsEvents {

    private static final PyInt NO_FOLDER = PyInt.of(-1);

    private OsEvents() {}

    /** An event of a path, or None, and more arguments. */
    @CleanPoint
    static void send(ThreadState ts, String event, PyObject path, PyObject... more) {
        if (Audit.isOn(ts)) {
            PyObject plain = plain(ts, path);
            PyObject[] arguments = new PyObject[more.length + 1];
            arguments[0] = plain;
            System.arraycopy(more, 0, arguments, 1, more.length);
            Audit.send(ts, event, arguments);
        }
    }

    @CleanPoint
    private static PyObject plain(ThreadState ts, PyObject path) {
        return PathNames.isPathLike(ts, path) ? PathNames.fspath(ts, path) : path;
    }

    /** An event of a path below a folder, or None for the current one, with whole numbers between. */
    @CleanPoint
    static void onPath(ThreadState ts, String event, PyObject path, PyObject folder, long... numbers) {
        if (Audit.isOn(ts)) {
            below(ts, event, path, folder, ints(numbers));
        }
    }

    /** An event of a path, more arguments, and the folder of the path, or None. */
    @CleanPoint
    static void below(ThreadState ts, String event, PyObject path, PyObject folder, PyObject... more) {
        if (Audit.isOn(ts)) {
            PyObject[] all = Arrays.copyOf(more, more.length + 1);
            all[more.length] = folder == PyNone.NONE ? NO_FOLDER : folder;
            send(ts, event, path, all);
        }
    }

    /** An event of two paths, more arguments, and the folder of the second path, or None. */
    @CleanPoint
    static void onTarget(ThreadState ts, String event, PyObject from, PyObject to, PyObject toFolder, PyObject... more) {
        if (Audit.isOn(ts)) {
            PyObject plain = plain(ts, to);
            try (var held = ts.hold(plain)) {
                PyObject[] all = new PyObject[more.length + 1];
                all[0] = plain;
                System.arraycopy(more, 0, all, 1, more.length);
                below(ts, event, from, toFolder, all);
            }
        }
    }

    /** An event of two paths, each below a folder, or None. */
    @CleanPoint
    static void onPaths(ThreadState ts, String event, PyObject from, PyObject to, PyObject fromFolder, PyObject toFolder) {
        onTarget(ts, event, from, to, toFolder, fromFolder == PyNone.NONE ? NO_FOLDER : fromFolder);
    }

    /** An event of whole numbers. */
    @CleanPoint
    static void onNumbers(ThreadState ts, String event, long... numbers) {
        if (Audit.isOn(ts)) {
            Audit.send(ts, event, ints(numbers));
        }
    }

    /** An event of texts that the system gets as bytes, and hooks too. */
    @CleanPoint
    static void onBytes(ThreadState ts, String event, PyObject... texts) {
        if (Audit.isOn(ts)) {
            PyObject[] arguments = new PyObject[texts.length];
            for (int i = 0; i < texts.length; i++) {
                arguments[i] = PyBytes.of(PathNames.bytes(ts, texts[i]));
            }
            Audit.send(ts, event, arguments);
        }
    }

    private static PyObject[] ints(long... numbers) {
        PyObject[] all = new PyObject[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            all[i] = PyInt.of(numbers[i]);
        }
        return all;
    }
}
