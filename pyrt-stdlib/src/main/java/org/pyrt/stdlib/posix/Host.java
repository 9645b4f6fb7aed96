package org.pyrt.stdlib.posix;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.FileTable;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** What the functions of posix share: results of the C library checked, names of files that may be descriptors, or relative to one. Stateless. */
final class Host {

    private Host() {}

    /** A result of {@link LibC#callInt}: raises OSError if it is an error. */
    static int check(ThreadState ts, int result) {
        return check(ts, result, null);
    }

    /** As {@link #check(ThreadState, int)}; the error names the file. */
    static int check(ThreadState ts, int result, PyObject shown) {
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, shown);
        }
        return result;
    }

    /** A result of {@link LibC#call}: raises OSError if it is an error. */
    static long check(ThreadState ts, long result) {
        if (result < 0) {
            throw SystemErrors.raise(ts, (int) -result, null);
        }
        return result;
    }

    /** Calls a function that may block, detached; raises OSError. */
    @CleanPoint
    static int blocking(ThreadState ts, String function, long a, long b, long c) {
        LibC libc = LibC.of(ts);
        int result;
        ts.detach();
        try {
            result = libc.callInt(function, a, b, c);
        } finally {
            ts.attach();
        }
        return check(ts, result);
    }

    /** Whether the host's library does not take a name, but the C library does. */
    @CleanPoint
    static boolean isUndecodable(ThreadState ts, PyObject name) {
        if (!PathNames.isPathLike(ts, name)) {
            return false;
        }
        PyObject plain = PathNames.fspath(ts, name);
        PyStr s = PyStr.asSelf(plain);
        return !PathNames.isForHost(s != null ? s.toString() : PathNames.decode(PyBytes.asSelf(plain).array()));
    }

    /** Calls a function whose first argument is a file's name. */
    @CleanPoint
    static int onPath(ThreadState ts, String function, PyObject path, long b, long c) {
        byte[] name = PathNames.bytes(ts, path);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt(function, libc.string(name).address(), b, c);
        libc.reset(mark);
        return check(ts, result, path);
    }

    /** Whether an argument is a descriptor's number, not a name. */
    static boolean isDescriptor(PyObject o) {
        return PyStr.asSelf(o) == null && PyBytes.asSelf(o) == null && PyType.of(o).slot(SlotId.INDEX) != null;
    }

    /** A descriptor's number. Raises OverflowError. */
    @CleanPoint
    static int descriptor(ThreadState ts, PyObject o) {
        FileNumbers.warnOfBool(ts, o);
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong() || (int) i.longValue() != i.longValue()) {
            throw Errors.overflowError(ts, "fd is " + (i.bigValue().signum() < 0 ? "less than minimum" : "greater than maximum"));
        }
        return (int) i.longValue();
    }

    /** The number of a user or a group, -1 for none, as C takes it. Raises TypeError, OverflowError. */
    @CleanPoint
    static int identity(ThreadState ts, PyObject o, String what) {
        if (PyType.of(o).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, what + " should be integer, not " + PyType.of(o).fullName());
        }
        BigInteger value = Sizes.index(ts, o).bigValue();
        if (value.signum() < 0 && value.bitLength() > 0) {
            throw Errors.overflowError(ts, what + " is less than minimum");
        }
        if (value.bitLength() > 32) {
            throw Errors.overflowError(ts, what + (value.bitLength() < 64 ? " is less than minimum" : " is greater than maximum"));
        }
        return value.intValue();
    }

    /** What leads the host's file functions to an open file. */
    static Path ofDescriptor(int fd) {
        return Path.of("/proc/self/fd/" + fd);
    }

    /** A name, relative to an open folder if {@code dirFd} is not None. Raises TypeError, ValueError, FileNotFoundError if it is empty. */
    @CleanPoint
    static Path path(ThreadState ts, String function, PyObject name, PyObject dirFd) {
        return path(ts, function, name, dirFd, false);
    }

    /** A descriptor's number; -1, which no call takes, if the program does not have it open although the host does. */
    @CleanPoint
    static int openDescriptor(ThreadState ts, PyObject number) {
        return FileTable.of(ts).shown(descriptor(ts, number));
    }

    /** A name or a descriptor's number. */
    @CleanPoint
    static Path pathOrDescriptor(ThreadState ts, String function, PyObject name, PyObject dirFd) {
        if (isDescriptor(name)) {
            if (dirFd != PyNone.NONE) {
                throw Errors.valueError(ts, function + ": can't specify dir_fd without matching path");
            }
            int fd = descriptor(ts, name);
            if (FileTable.of(ts).get(ts, fd) == null) {
                throw SystemErrors.raise(ts, SystemErrors.EBADF, name);
            }
            return ofDescriptor(fd);
        }
        return path(ts, function, name, dirFd, true);
    }

    @CleanPoint
    private static Path path(ThreadState ts, String function, PyObject name, PyObject dirFd, boolean descriptors) {
        if (!PathNames.isPathLike(ts, name)) {
            throw Errors.typeError(
                    ts,
                    function + ": " + (function.equals("rename") || function.equals("replace") || function.equals("link") || function.equals("symlink") ? "src" : "path")
                            + " should be string, bytes" + (descriptors ? ", os.PathLike or integer" : " or os.PathLike") + ", not "
                            + PyType.of(name).fullName());
        }
        String s;
        try {
            s = PathNames.path(ts, name);
        } catch (org.pyrt.objects.exception.Raised e) {
            if (Errors.matches(ts, ExceptionTypes.VALUE_ERROR) && !Errors.matches(ts, ExceptionTypes.UNICODE_ERROR)) {
                Errors.clear(ts);
                throw Errors.valueError(ts, function + ": embedded null " + (PyBytes.asSelf(name) != null ? "byte" : "character in path"));
            }
            throw e;
        }
        if (s.isEmpty()) {
            throw SystemErrors.raise(ts, SystemErrors.ENOENT, name);
        }
        if (dirFd != PyNone.NONE && !s.startsWith("/")) {
            if (!isDescriptor(dirFd)) {
                throw Errors.typeError(ts, "argument should be integer or None, not " + PyType.of(dirFd).fullName());
            }
            s = "/proc/self/fd/" + descriptor(ts, dirFd) + "/" + s;
        }
        try {
            return Path.of(s);
        } catch (InvalidPathException e) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, name);
        }
    }
}
