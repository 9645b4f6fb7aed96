package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import java.util.ArrayList;
import java.util.List;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The functions of posix on extended attributes of files. Source: CPython 3.14 Modules/posixmodule.c, xattr(7). */
@ExposedModule(name = "posix")
final class ExtendedAttributes {

    /** The largest value of an attribute, and the largest list of names. */
    private static final int LARGEST = 65536;

    private ExtendedAttributes() {}

    /** Which file: a name or a descriptor. */
    private static final class Target {

        final PyObject shown;
        final byte[] name;
        final int descriptor;
        final String prefix;

        @CleanPoint
        Target(ThreadState ts, String function, PyObject path, boolean follows) {
            shown = path;
            if (Host.isDescriptor(path)) {
                name = null;
                descriptor = Host.descriptor(ts, path);
                prefix = "f";
                if (!follows) {
                    throw Errors.valueError(ts, function + ": cannot use fd and follow_symlinks together");
                }
                return;
            }
            if (!PathNames.isPathLike(ts, path)) {
                throw Errors.typeError(
                        ts,
                        function + ": path should be string, bytes, os.PathLike" + (function.equals("listxattr") ? ", integer or None" : " or integer") + ", not "
                                + PyType.of(path).fullName());
            }
            name = PathNames.bytes(ts, path);
            descriptor = -1;
            prefix = follows ? "" : "l";
        }

        /** The function of the C library of its kind, on this file. */
        @CleanPoint
        long call(ThreadState ts, String function, long b, long c, long d, long e) {
            LibC libc = LibC.of(ts);
            long file = name == null ? descriptor : libc.string(name).address();
            long result;
            ts.detach();
            try {
                result = libc.call(prefix + function, file, b, c, d, e, 0);
            } finally {
                ts.attach();
            }
            if (result < 0) {
                throw SystemErrors.raise(ts, (int) -result, name == null ? null : shown);
            }
            return result;
        }
    }

    @CleanPoint
    private static byte[] attribute(ThreadState ts, String function, PyObject attribute) {
        if (!PathNames.isPathLike(ts, attribute)) {
            throw Errors.typeError(
                    ts, function + ": attribute should be string, bytes or os.PathLike, not " + PyType.of(attribute).fullName());
        }
        PyObject plain = PathNames.fspath(ts, attribute);
        boolean given = PyBytes.asSelf(plain) != null;
        byte[] bytes = given ? PyBytes.asSelf(plain).array() : Codecs.fsEncode(ts, PyStr.asSelf(plain));
        for (byte b : bytes) {
            if (b == 0) {
                throw Errors.valueError(
                        ts, function + ": embedded null " + (given ? "byte" : "character") + " in attribute");
            }
        }
        return bytes;
    }

    @ExposedMethod(doc = "getxattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nThe value of an attribute, bytes.")
    @CleanPoint
    static PyObject getxattr(ThreadState ts, PyObject path, PyObject attribute, @KeywordOnly @Default("True") boolean follow_symlinks) {
        OsEvents.send(ts, "os.getxattr", path, attribute);
        Target file = new Target(ts, "getxattr", path, follow_symlinks);
        byte[] name = attribute(ts, "getxattr", attribute);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment value = libc.allocate(LARGEST);
            long n = file.call(ts, "getxattr", libc.string(name).address(), value.address(), LARGEST, 0);
            return PyBytes.of(value.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(
            doc = "setxattr($module, /, path, attribute, value, flags=0, *,\n         follow_symlinks=True)\n--\n\nSet an attribute to bytes.")
    @CleanPoint
    static void setxattr(
            ThreadState ts,
            PyObject path,
            PyObject attribute,
            PyObject value,
            @Default("0") int flags,
            @KeywordOnly @Default("True") boolean follow_symlinks) {
        Target file = new Target(ts, "setxattr", path, follow_symlinks);
        byte[] name = attribute(ts, "setxattr", attribute);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try (BufferView view = Buffers.view(ts, value)) {
            OsEvents.send(ts, "os.setxattr", path, attribute, PyBytes.of(view.octets()), PyInt.of(flags));
            MemorySegment s = libc.allocate(Math.max(view.length(), 1));
            MemorySegment.copy(view.segment(), 0, s, 0, view.length());
            file.call(ts, "setxattr", libc.string(name).address(), s.address(), view.length(), flags);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "removexattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nRemove an attribute.")
    @CleanPoint
    static void removexattr(ThreadState ts, PyObject path, PyObject attribute, @KeywordOnly @Default("True") boolean follow_symlinks) {
        OsEvents.send(ts, "os.removexattr", path, attribute);
        Target file = new Target(ts, "removexattr", path, follow_symlinks);
        byte[] name = attribute(ts, "removexattr", attribute);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            file.call(ts, "removexattr", libc.string(name).address(), 0, 0, 0);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "listxattr($module, /, path=None, *, follow_symlinks=True)\n--\n\nThe names of a file's attributes; of the current folder's by default.")
    @CleanPoint
    static PyObject listxattr(ThreadState ts, @Default("None") PyObject path, @KeywordOnly @Default("True") boolean follow_symlinks) {
        OsEvents.send(ts, "os.listxattr", path);
        Target file = new Target(ts, "listxattr", path == PyNone.NONE ? PyStr.of(".") : path, follow_symlinks);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment names = libc.allocate(LARGEST);
            long n = file.call(ts, "listxattr", names.address(), LARGEST, 0, 0);
            List<PyObject> all = new ArrayList<>();
            for (long at = 0; at < n; ) {
                long end = at;
                while (names.get(ValueLayout.JAVA_BYTE, end) != 0) {
                    end++;
                }
                all.add(Codecs.fsDecode(ts, names.asSlice(at, end - at).toArray(ValueLayout.JAVA_BYTE)));
                at = end + 1;
            }
            return PyList.of(ts, all.toArray(new PyObject[0]));
        } finally {
            libc.reset(mark);
        }
    }
}
