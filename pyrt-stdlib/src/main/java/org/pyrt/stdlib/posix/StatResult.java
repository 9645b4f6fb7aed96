package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** What the system knows of a file: {@code os.stat_result}. */
final class StatResult {

    static final StructSequenceType TYPE =
            new StructSequenceType(
                    "os.stat_result",
                    "What the system knows of a file.",
                    10,
                    "st_mode",
                    "st_ino",
                    "st_dev",
                    "st_nlink",
                    "st_uid",
                    "st_gid",
                    "st_size",
                    "",
                    "",
                    "",
                    "st_atime",
                    "st_mtime",
                    "st_ctime",
                    "st_atime_ns",
                    "st_mtime_ns",
                    "st_ctime_ns",
                    "st_blksize",
                    "st_blocks",
                    "st_rdev");

    private static final long BILLION = 1_000_000_000L;
    private static final int BLOCK = 512;
    private static final int BLOCK_SIZE = 4096;
    private static final int STATX_SIZE = 256;
    private static final int BASIC_STATS = 0x7ff;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;

    private StatResult() {}

    /** What is known of an open file. */
    @CleanPoint
    static PyObject ofDescriptor(ThreadState ts, int fd, PyObject shown) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(STATX_SIZE);
            int result = libc.callInt("statx", fd, libc.allocate(1).address(), AT_EMPTY_PATH, BASIC_STATS, s.address(), 0);
            Host.check(ts, result, shown);
            return make(ts, s);
        } finally {
            libc.reset(mark);
        }
    }

    /** As the C library tells it: more exact than the host's library, which has no blocks. */
    private static PyObject make(ThreadState ts, MemorySegment s) {
        return make(
                ts,
                new long[] {
                    s.get(ValueLayout.JAVA_SHORT, 28) & 0xffff, s.get(ValueLayout.JAVA_LONG, 32), device(s, 136), s.get(ValueLayout.JAVA_INT, 16),
                    s.get(ValueLayout.JAVA_INT, 20) & 0xffffffffL, s.get(ValueLayout.JAVA_INT, 24) & 0xffffffffL, s.get(ValueLayout.JAVA_LONG, 40),
                    time(s, 64), time(s, 112), time(s, 96), s.get(ValueLayout.JAVA_INT, 4), s.get(ValueLayout.JAVA_LONG, 48), device(s, 128),
                });
    }

    private static long time(MemorySegment s, long at) {
        return s.get(ValueLayout.JAVA_LONG, at) * BILLION + s.get(ValueLayout.JAVA_INT, at + 8);
    }

    /** A device's number from its two parts, as makedev(3). */
    private static long device(MemorySegment s, long at) {
        long major = s.get(ValueLayout.JAVA_INT, at) & 0xffffffffL;
        long minor = s.get(ValueLayout.JAVA_INT, at + 4) & 0xffffffffL;
        return (major & 0xfff) << 8 | (major & ~0xfffL) << 32 | minor & 0xff | (minor & ~0xffL) << 12;
    }

    /** Asks the C library for a file named by bytes. */
    @CleanPoint
    static PyObject of(ThreadState ts, byte[] path, boolean follows, PyObject shown) {
        return of(ts, AT_FDCWD, path, follows, shown);
    }

    /** Asks the C library for a file named by bytes, relative to an open folder. */
    @CleanPoint
    static PyObject of(ThreadState ts, int folder, byte[] path, boolean follows, PyObject shown) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(STATX_SIZE);
            MemorySegment name = libc.string(path);
            int result;
            ts.detach();
            try {
                result = libc.callInt("statx", folder, name.address(), follows ? 0 : AT_SYMLINK_NOFOLLOW, BASIC_STATS, s.address(), 0);
            } finally {
                ts.attach();
            }
            Host.check(ts, result, shown);
            return make(ts, s);
        } finally {
            libc.reset(mark);
        }
    }

    /** Asks the system; {@code shown} is the file as the program named it. Does not link the C library for it, but uses it once it is linked. */
    @CleanPoint
    static PyObject of(ThreadState ts, Path path, boolean follows, PyObject shown) {
        if (ts.host instanceof LibC) {
            return of(ts, path.toString().getBytes(StandardCharsets.UTF_8), follows, shown);
        }
        Map<String, Object> a = null;
        IOException failure = null;
        ts.detach();
        try {
            a = follows ? Files.readAttributes(path, "unix:*") : Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, shown);
        }
        return make(ts, a);
    }

    private static PyObject make(ThreadState ts, Map<String, Object> a) {
        long size = number(a, "size");
        return make(
                ts,
                new long[] {
                    number(a, "mode"), number(a, "ino"), number(a, "dev"), number(a, "nlink"), number(a, "uid"), number(a, "gid"), size,
                    nanos(a.get("lastAccessTime")), nanos(a.get("lastModifiedTime")), nanos(a.get("ctime")), BLOCK_SIZE, (size + BLOCK - 1) / BLOCK,
                    number(a, "rdev"),
                });
    }

    private static PyObject make(ThreadState ts, long[] v) {
        return PyStructSequence.of(
                ts,
                TYPE,
                PyInt.of(v[0]),
                PyInt.of(v[1]),
                PyInt.of(v[2]),
                PyInt.of(v[3]),
                PyInt.of(v[4]),
                PyInt.of(v[5]),
                PyInt.of(v[6]),
                PyInt.of(Math.floorDiv(v[7], BILLION)),
                PyInt.of(Math.floorDiv(v[8], BILLION)),
                PyInt.of(Math.floorDiv(v[9], BILLION)),
                seconds(v[7]),
                seconds(v[8]),
                seconds(v[9]),
                PyInt.of(v[7]),
                PyInt.of(v[8]),
                PyInt.of(v[9]),
                PyInt.of(v[10]),
                PyInt.of(v[11]),
                PyInt.of(v[12]));
    }

    /** As CPython computes it, digit for digit. */
    private static PyFloat seconds(long nanos) {
        return PyFloat.of(Math.floorDiv(nanos, BILLION) + 1e-9 * Math.floorMod(nanos, BILLION));
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    private static long number(Map<String, Object> a, String name) {
        return a.get(name) instanceof Number n ? n.longValue() : 0;
    }
}
