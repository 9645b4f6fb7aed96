package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.host.LibC;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/**
 * The functions on files whose names the host's library cannot express: by the C library, with the names' bytes. A folder that names are relative to is None or a
 * descriptor. All raise OSError, which names the file. Source: the functions of POSIX.1-2008 that end in {@code at}.
 */
final class RawNames {

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EACCESS = 0x200;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final int MOST = 4096;
    private static final long BILLION = 1_000_000_000L;
    private static final long UTIME_NOW = (1L << 30) - 1;

    /** Stands for the present where a time is given. */
    static final long NOW = Long.MIN_VALUE;

    private RawNames() {}

    /** The folder's number as C takes it: a special one if {@code dirFd} is None. */
    @CleanPoint
    static int folder(ThreadState ts, PyObject dirFd) {
        return dirFd == PyNone.NONE ? AT_FDCWD : Host.descriptor(ts, dirFd);
    }

    /** Calls a function of a folder, a name and two numbers; its result, or an error's number negated. */
    @CleanPoint
    private static int call(ThreadState ts, String function, PyObject path, PyObject dirFd, long c, long d) {
        byte[] name = PathNames.bytes(ts, path);
        int folder = folder(ts, dirFd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt(function, folder, libc.string(name).address(), c, d, 0, 0);
        libc.reset(mark);
        return result;
    }

    @CleanPoint
    static boolean access(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean effective, boolean follows) {
        return call(ts, "faccessat", path, dirFd, mode, (effective ? AT_EACCESS : 0) | (follows ? 0 : AT_SYMLINK_NOFOLLOW)) == 0;
    }

    @CleanPoint
    static void mkdir(ThreadState ts, PyObject path, int mode, PyObject dirFd) {
        Host.check(ts, call(ts, "mkdirat", path, dirFd, mode, 0), path);
    }

    /** Removes a folder or what is none. */
    @CleanPoint
    static void remove(ThreadState ts, PyObject path, PyObject dirFd, boolean folder) {
        Host.check(ts, call(ts, "unlinkat", path, dirFd, folder ? AT_REMOVEDIR : 0, 0), path);
    }

    @CleanPoint
    static void chmod(ThreadState ts, PyObject path, int mode, PyObject dirFd, boolean follows) {
        Host.check(ts, call(ts, "fchmodat", path, dirFd, mode, follows ? 0 : AT_SYMLINK_NOFOLLOW), path);
    }

    /** {@code renameat}, or {@code linkat} with what it does to symbolic links. */
    @CleanPoint
    private static void pair(ThreadState ts, String function, PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd, int flags) {
        byte[] from = PathNames.bytes(ts, src);
        byte[] to = PathNames.bytes(ts, dst);
        int fromFolder = folder(ts, srcDirFd);
        int toFolder = folder(ts, dstDirFd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt(function, fromFolder, libc.string(from).address(), toFolder, libc.string(to).address(), flags, 0);
        libc.reset(mark);
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, src, dst);
        }
    }

    @CleanPoint
    static void rename(ThreadState ts, PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd) {
        pair(ts, "renameat", src, dst, srcDirFd, dstDirFd, 0);
    }

    @CleanPoint
    static void link(ThreadState ts, PyObject src, PyObject dst, PyObject srcDirFd, PyObject dstDirFd, boolean follows) {
        pair(ts, "linkat", src, dst, srcDirFd, dstDirFd, follows ? AT_SYMLINK_FOLLOW : 0);
    }

    @CleanPoint
    static void symlink(ThreadState ts, PyObject src, PyObject dst, PyObject dirFd) {
        byte[] target = PathNames.bytes(ts, src);
        byte[] name = PathNames.bytes(ts, dst);
        int folder = folder(ts, dirFd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("symlinkat", libc.string(target).address(), folder, libc.string(name).address());
        libc.reset(mark);
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, src, dst);
        }
    }

    /** What a symbolic link refers to. */
    @CleanPoint
    static String readlink(ThreadState ts, PyObject path, PyObject dirFd) {
        byte[] name = PathNames.bytes(ts, path);
        int folder = folder(ts, dirFd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment target = libc.allocate(MOST);
            int n = Host.check(ts, libc.callInt("readlinkat", folder, libc.string(name).address(), target.address(), MOST, 0, 0), path);
            return PathNames.decode(Arrays.copyOf(target.toArray(ValueLayout.JAVA_BYTE), n));
        } finally {
            libc.reset(mark);
        }
    }

    /** Sets the times, in ns since 1970 or {@link #NOW}, of a name or an open file. Nothing is opened, so that a pipe's other end is not waited for. */
    @CleanPoint
    static void utime(ThreadState ts, PyObject path, PyObject dirFd, long access, long modified, boolean follows) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment times = libc.allocate(32);
            setTime(times, 0, access);
            setTime(times, 2, modified);
            int result =
                    PathNames.isPathLike(ts, path)
                            ? call(ts, "utimensat", path, dirFd, times.address(), follows ? 0 : AT_SYMLINK_NOFOLLOW)
                            : libc.callInt("futimens", Host.descriptor(ts, path), times.address());
            Host.check(ts, result, path);
        } finally {
            libc.reset(mark);
        }
    }

    private static void setTime(MemorySegment times, int at, long nanos) {
        times.setAtIndex(ValueLayout.JAVA_LONG, at, nanos == NOW ? 0 : Math.floorDiv(nanos, BILLION));
        times.setAtIndex(ValueLayout.JAVA_LONG, at + 1, nanos == NOW ? UTIME_NOW : Math.floorMod(nanos, BILLION));
    }
}
