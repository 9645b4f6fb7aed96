package org.pyrt.stdlib.files;

import java.nio.charset.StandardCharsets;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** File names as Python gives them. */
public final class PathNames {

    private static final PyStr FSPATH = PyStr.interned("__fspath__");

    private PathNames() {}

    /** The name for Java's file functions of a str, bytes or path-like object. Raises TypeError, ValueError. */
    @CleanPoint
    public static String path(ThreadState ts, PyObject o) {
        PyObject plain = fspath(ts, o);
        PyStr s = PyStr.asSelf(plain);
        String name = s != null ? s.toString() : new String(PyBytes.asSelf(plain).array(), StandardCharsets.UTF_8);
        if (plain != o) {
            Refs.discard(ts, plain);
        }
        if (name.indexOf(0) >= 0) {
            throw Errors.valueError(ts, s != null ? "embedded null character" : "embedded null byte");
        }
        return name;
    }

    /** Whether {@link #path} takes it. */
    public static boolean isPathLike(ThreadState ts, PyObject o) {
        return PyStr.asSelf(o) != null || PyBytes.asSelf(o) != null || isMethod(PyType.of(o).lookup(ts, FSPATH));
    }

    /** Whether a class has a method, and has not taken it back with None. */
    private static boolean isMethod(PyObject found) {
        return found != null && found != PyNone.NONE;
    }

    /** The bytes of a name for the C library. Raises TypeError, ValueError, UnicodeEncodeError. */
    @CleanPoint
    public static byte[] bytes(ThreadState ts, PyObject o) {
        PyObject plain = fspath(ts, o);
        PyStr s = PyStr.asSelf(plain);
        byte[] bytes;
        try (var held = ts.hold(plain)) {
            bytes = s != null ? Codecs.fsEncode(ts, s) : PyBytes.asSelf(plain).array();
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Errors.valueError(ts, s != null ? "embedded null character" : "embedded null byte");
            }
        }
        return bytes;
    }

    /** {@code os.fspath(o)}: a str or bytes. */
    @CleanPoint
    public static PyObject fspath(ThreadState ts, PyObject o) {
        if (PyStr.asSelf(o) != null || PyBytes.asSelf(o) != null) {
            return o;
        }
        PyObject method = Attributes.findSpecial(ts, o, FSPATH);
        if (method == null || method == PyNone.NONE) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not " + PyType.of(o).fullName());
        }
        PyObject path;
        try (var held = ts.hold(method)) {
            path = Calls.call(ts, method);
        }
        if (PyStr.asSelf(path) != null || PyBytes.asSelf(path) != null) {
            return path;
        }
        String type = PyType.of(path).fullName();
        Refs.discard(ts, path);
        throw Errors.typeError(
                ts, "expected " + PyType.of(o).fullName() + ".__fspath__() to return str or bytes, not " + type);
    }

    /** A name found by Java, of the kind that the program asked with. */
    @CleanPoint
    public static PyObject name(ThreadState ts, String found, boolean asBytes) {
        return asBytes ? PyBytes.of(Codecs.fsEncode(ts, PyStr.of(found))) : PyStr.of(found);
    }
}
