package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
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

    private StatResult() {}

    /** Asks the system; {@code shown} is the file as the program named it. */
    @CleanPoint
    static PyObject of(ThreadState ts, Path path, boolean follows, PyObject shown) {
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
        long access = nanos(a.get("lastAccessTime"));
        long modified = nanos(a.get("lastModifiedTime"));
        long changed = nanos(a.get("ctime"));
        long size = ((Number) a.get("size")).longValue();
        return PyStructSequence.of(
                ts,
                TYPE,
                number(a, "mode"),
                number(a, "ino"),
                number(a, "dev"),
                number(a, "nlink"),
                number(a, "uid"),
                number(a, "gid"),
                PyInt.of(size),
                PyInt.of(Math.floorDiv(access, BILLION)),
                PyInt.of(Math.floorDiv(modified, BILLION)),
                PyInt.of(Math.floorDiv(changed, BILLION)),
                PyFloat.of(access / 1e9),
                PyFloat.of(modified / 1e9),
                PyFloat.of(changed / 1e9),
                PyInt.of(access),
                PyInt.of(modified),
                PyInt.of(changed),
                PyInt.of(4096),
                PyInt.of((size + BLOCK - 1) / BLOCK),
                number(a, "rdev"));
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    private static PyInt number(Map<String, Object> a, String name) {
        return a.get(name) instanceof Number n ? PyInt.of(n.longValue()) : PyInt.of(0);
    }
}
