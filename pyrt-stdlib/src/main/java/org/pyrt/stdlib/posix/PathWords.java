package org.pyrt.stdlib.posix;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;

/** The functions of posix that only look at the text of a path. Source: CPython 3.14 Lib/posixpath.py. */
@ExposedModule(name = "posix")
final class PathWords {

    private PathWords() {}

    /** A path as characters or, of bytes, as bytes read one for one. */
    @CleanPoint
    private static String text(ThreadState ts, String function, PyObject path) {
        if (!PathNames.isPathLike(ts, path)) {
            throw Errors.typeError(
                    ts, function + ": path should be string, bytes or os.PathLike, not " + PyType.of(path).fullName());
        }
        PyObject plain = PathNames.fspath(ts, path);
        PyStr s = PyStr.asSelf(plain);
        return s != null ? s.toString() : new String(PyBytes.asSelf(plain).array(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static PyObject same(PyObject path, String s) {
        return PyBytes.asSelf(path) != null ? PyBytes.of(s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) : PyStr.of(s);
    }

    @ExposedMethod(name = "_path_normpath", doc = "_path_normpath($module, /, path)\n--\n\nA path without double slashes, dots and what they undo.")
    @CleanPoint
    static PyObject normpath(ThreadState ts, PyObject path) {
        String p = text(ts, "_path_normpath", path);
        return same(path, p.isEmpty() ? "." : normal(p));
    }

    /** The start: nothing, one slash, or the two that POSIX leaves to the system. */
    private static int rootLength(String p) {
        if (!p.startsWith("/")) {
            return 0;
        }
        return p.startsWith("//") && !p.startsWith("///") ? 2 : 1;
    }

    private static String normal(String p) {
        int root = rootLength(p);
        String[] parts = new String[16];
        int n = 0;
        int at = root;
        while (at <= p.length()) {
            int slash = p.indexOf('/', at);
            int end = slash < 0 ? p.length() : slash;
            String part = p.substring(at, end);
            at = end + 1;
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..") && (n > 0 && !parts[n - 1].equals("..") || n == 0 && root > 0)) {
                n = Math.max(n - 1, 0);
                continue;
            }
            if (n == parts.length) {
                parts = Arrays.copyOf(parts, n * 2);
            }
            parts[n++] = part;
        }
        StringBuilder b = new StringBuilder(p.length()).append(p, 0, root);
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                b.append('/');
            }
            b.append(parts[i]);
        }
        return b.length() == 0 ? "." : b.toString();
    }

    @ExposedMethod(name = "_path_splitroot_ex", doc = "_path_splitroot_ex($module, /, p)\n--\n\nA path in three: drive, which is empty, root and the rest.")
    @CleanPoint
    static PyObject splitroot(ThreadState ts, PyObject p) {
        String s = text(ts, "_path_splitroot_ex", p);
        int root = rootLength(s);
        return PyTuple.of(ts, same(p, ""), same(p, s.substring(0, root)), same(p, s.substring(root)));
    }
}
