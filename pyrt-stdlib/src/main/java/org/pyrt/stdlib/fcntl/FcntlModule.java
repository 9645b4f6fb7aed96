package org.pyrt.stdlib.fcntl;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.posix.FileNumbers;

/** The module fcntl: what can be asked of open files besides reading and writing. Source: CPython 3.14 Modules/fcntlmodule.c. */
@ExposedModule(name = "fcntl", doc = "Control of open files.")
public final class FcntlModule {

    /** Numbers of Linux: {@code NAME=value;}. Source: fcntl(2), flock(2), ioctl_tty(2). */
    private static final String CONSTANTS =
            "F_DUPFD=0;F_GETFD=1;F_SETFD=2;F_GETFL=3;F_SETFL=4;F_GETLK=5;F_SETLK=6;F_SETLKW=7;F_SETOWN=8;F_GETOWN=9;F_SETSIG=10;F_GETSIG=11;"
            + "F_GETLK64=5;F_SETLK64=6;F_SETLKW64=7;F_OFD_GETLK=36;F_OFD_SETLK=37;F_OFD_SETLKW=38;F_SETLEASE=1024;F_GETLEASE=1025;F_NOTIFY=1026;"
            + "F_DUPFD_CLOEXEC=1030;F_SETPIPE_SZ=1031;F_GETPIPE_SZ=1032;F_ADD_SEALS=1033;F_GET_SEALS=1034;F_RDLCK=0;F_WRLCK=1;F_UNLCK=2;F_EXLCK=4;F_SHLCK=8;"
            + "FD_CLOEXEC=1;FASYNC=8192;LOCK_SH=1;LOCK_EX=2;LOCK_NB=4;LOCK_UN=8;LOCK_MAND=32;LOCK_READ=64;LOCK_WRITE=128;LOCK_RW=192;"
            + "F_SEAL_SEAL=1;F_SEAL_SHRINK=2;F_SEAL_GROW=4;F_SEAL_WRITE=8;DN_ACCESS=1;DN_MODIFY=2;DN_CREATE=4;DN_DELETE=8;DN_RENAME=16;DN_ATTRIB=32;"
            + "DN_MULTISHOT=2147483648;FICLONE=1074041865;";

    private static final int BUFFER = 1024;

    private FcntlModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "fcntl", "Control of open files.", new FcntlModuleAdapter()).numbers(CONSTANTS).build();
    }

    @CleanPoint
    private static int detached(ThreadState ts, String function, int fd, long command, long argument) {
        LibC libc = LibC.of(ts);
        int result;
        ts.detach();
        try {
            result = libc.callInt(function, fd, command, argument);
        } finally {
            ts.attach();
        }
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
        return result;
    }

    @ExposedMethod(doc = "fcntl($module, fd, cmd, arg=0, /)\n--\n\nAsk something of an open file.")
    @CleanPoint
    static PyObject fcntl(ThreadState ts, PyObject fd, int cmd, @PositionalOnly @Default("0") PyObject arg) {
        int number = FileNumbers.of(ts, fd);
        PyInt value = PyInt.asSelf(arg);
        if (value != null) {
            return PyInt.of(detached(ts, "fcntl", number, cmd, (int) value.bigValue().longValue()));
        }
        return copying(ts, "fcntl", number, cmd, arg, "fcntl argument 3 too long");
    }

    /** Passes the bytes of a buffer, or of a str; the result is what the system made of them. */
    @CleanPoint
    private static PyObject copying(ThreadState ts, String function, int fd, long command, PyObject arg, String tooLong) {
        PyStr s = PyStr.asSelf(arg);
        PyObject source = s != null ? PyBytes.of(s.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)) : arg;
        try (BufferView view = Buffers.view(ts, source)) {
            if (view.length() > BUFFER) {
                throw Errors.valueError(ts, tooLong);
            }
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            try {
                MemorySegment block = libc.allocate(BUFFER);
                MemorySegment.copy(view.segment(), 0, block, 0, view.length());
                detached(ts, function, fd, command, block.address());
                return PyBytes.of(block.asSlice(0, view.length()).toArray(ValueLayout.JAVA_BYTE));
            } finally {
                libc.reset(mark);
            }
        }
    }

    @ExposedMethod(doc = "ioctl($module, fd, request, arg=0, mutate_flag=True, /)\n--\n\nAsk something of a device.")
    @CleanPoint
    static PyObject ioctl(
            ThreadState ts, PyObject fd, PyObject request, @Default("0") PyObject arg, @PositionalOnly @Default("True") boolean mutate_flag) {
        int number = FileNumbers.of(ts, fd);
        long command = Sizes.index(ts, request).bigValue().longValue() & 0xffffffffL;
        PyInt value = PyInt.asSelf(arg);
        if (value != null) {
            return PyInt.of(detached(ts, "ioctl", number, command, value.bigValue().longValue()));
        }
        if (!mutate_flag || PyBytes.asSelf(arg) != null || PyStr.asSelf(arg) != null) {
            return copying(ts, "ioctl", number, command, arg, "ioctl argument 3 too long");
        }
        try (BufferView view = Buffers.writable(ts, arg)) {
            LibC libc = LibC.of(ts);
            long mark = libc.mark();
            try {
                MemorySegment block = libc.allocate(Math.max(view.length(), BUFFER));
                MemorySegment.copy(view.segment(), 0, block, 0, view.length());
                int result = detached(ts, "ioctl", number, command, block.address());
                MemorySegment.copy(block, 0, view.segment(), 0, view.length());
                return PyInt.of(result);
            } finally {
                libc.reset(mark);
            }
        }
    }

    @ExposedMethod(doc = "flock($module, fd, operation, /)\n--\n\nLock an open file.")
    @CleanPoint
    static void flock(ThreadState ts, PyObject fd, @PositionalOnly int operation) {
        detached(ts, "flock", FileNumbers.of(ts, fd), operation, 0);
    }

    @ExposedMethod(doc = "lockf($module, fd, cmd, len=0, start=0, whence=0, /)\n--\n\nLock a part of an open file.")
    @CleanPoint
    static void lockf(
            ThreadState ts, PyObject fd, int cmd, @Default("0") long len, @Default("0") long start, @PositionalOnly @Default("0") int whence) {
        int number = FileNumbers.of(ts, fd);
        short kind;
        if ((cmd & 8) != 0) {
            kind = 2;
        } else if ((cmd & 1) != 0) {
            kind = 0;
        } else if ((cmd & 2) != 0) {
            kind = 1;
        } else {
            throw Errors.valueError(ts, "unrecognized lockf argument");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment lock = libc.allocate(32);
            lock.set(ValueLayout.JAVA_SHORT, 0, kind);
            lock.set(ValueLayout.JAVA_SHORT, 2, (short) whence);
            lock.set(ValueLayout.JAVA_LONG, 8, start);
            lock.set(ValueLayout.JAVA_LONG, 16, len);
            detached(ts, "fcntl", number, (cmd & 4) != 0 ? 6 : 7, lock.address());
        } finally {
            libc.reset(mark);
        }
    }
}
