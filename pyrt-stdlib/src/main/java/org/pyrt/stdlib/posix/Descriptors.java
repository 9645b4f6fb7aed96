package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.HostDescriptors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.FileTable;
import org.pyrt.stdlib.files.OpenFile;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The functions of posix on open files. Source: CPython 3.14 Modules/posixmodule.c. */
@ExposedModule(name = "posix")
final class Descriptors {

    private static final int O_CLOEXEC = 02000000;
    private static final int O_NONBLOCK = 04000;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int FD_CLOEXEC = 1;
    private static final int AT_FDCWD = -100;
    private static final int ENOTTY = 25;
    private static final int EAGAIN = 11;
    private static final int EBUSY = 16;
    private static final long TIOCGWINSZ = 0x5413;

    private Descriptors() {}

    /** Something that is done with an open file, detached. */
    private interface Action {
        long run(OpenFile f) throws IOException;
    }

    @CleanPoint
    private static long act(ThreadState ts, int fd, Action action) {
        OpenFile f = FileTable.of(ts).any(fd);
        long result = 0;
        IOException failure = null;
        ts.detach();
        try {
            result = action.run(f);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        return result;
    }

    @ExposedMethod(doc = "open($module, /, path, flags, mode=511, *, dir_fd=None)\n--\n\nOpen a file; returns its number.")
    @CleanPoint
    static int open(ThreadState ts, PyObject path, int flags, @Default("511") int mode, @KeywordOnly @Default("None") PyObject dir_fd) {
        if (!PathNames.isPathLike(ts, path)) {
            throw Errors.typeError(
                    ts, "open: path should be string, bytes or os.PathLike, not " + org.pyrt.objects.type.PyType.of(path).fullName());
        }
        byte[] name = PathNames.bytes(ts, path);
        int folder = dir_fd == PyNone.NONE ? AT_FDCWD : Host.descriptor(ts, dir_fd);
        OsEvents.send(ts, "open", path, PyNone.NONE, PyInt.of(flags | O_CLOEXEC));
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result;
        MemorySegment s = libc.string(name);
        ts.detach();
        try {
            result = libc.callInt("openat", folder, s.address(), flags | O_CLOEXEC, mode, 0, 0);
        } finally {
            ts.attach();
        }
        libc.reset(mark);
        Host.check(ts, result, path);
        FileTable.of(ts).forget(result);
        return result;
    }

    @ExposedMethod(doc = "close($module, /, fd)\n--\n\nClose an open file.")
    @CleanPoint
    static void close(ThreadState ts, int fd) {
        FileTable table = FileTable.of(ts);
        act(ts, fd, f -> {
            table.close(ts, fd);
            return 0;
        });
    }

    @ExposedMethod(doc = "closerange($module, fd_low, fd_high, /)\n--\n\nClose all descriptors from the first to below the second; errors are ignored.")
    @CleanPoint
    static void closerange(ThreadState ts, int fd_low, @PositionalOnly int fd_high) {
        FileTable table = FileTable.of(ts);
        for (int fd = Math.max(fd_low, 0); fd < fd_high; fd++) {
            if (HostDescriptors.isHosts(fd)) {
                continue;
            }
            try {
                table.close(ts, fd);
            } catch (IOException e) {
                continue;
            }
        }
    }

    /** Reads, and serves signals while it waits; -1 if nothing is there yet. */
    @CleanPoint
    static int readInto(ThreadState ts, int fd, ByteBuffer into) {
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        boolean main = hooks.servesSignals(ts);
        while (true) {
            int n = (int) act(ts, fd, f -> main && f.mayWait(ts) ? f.readUnlessSignalled(ts, into) : f.read(ts, into));
            if (n == OpenFile.WOULD_BLOCK) {
                throw SystemErrors.raise(ts, EAGAIN, null);
            }
            if (n != OpenFile.SIGNALLED) {
                return Math.max(n, 0);
            }
            hooks.poll(ts);
        }
    }

    @ExposedMethod(doc = "read($module, fd, length, /)\n--\n\nRead at most so many bytes.")
    @CleanPoint
    static PyObject read(ThreadState ts, int fd, @PositionalOnly long length) {
        if (length < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        byte[] bytes = new byte[(int) Math.min(length, Integer.MAX_VALUE - 8)];
        int n = readInto(ts, fd, ByteBuffer.wrap(bytes));
        return PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n));
    }

    @ExposedMethod(doc = "readinto($module, fd, buffer, /)\n--\n\nRead into a buffer; how many bytes.")
    @CleanPoint
    static int readinto(ThreadState ts, int fd, @PositionalOnly PyObject buffer) {
        try (BufferView view = Buffers.writable(ts, buffer)) {
            return readInto(ts, fd, view.byteBuffer());
        }
    }

    @ExposedMethod(doc = "write($module, fd, data, /)\n--\n\nWrite bytes; how many were written.")
    @CleanPoint
    static int write(ThreadState ts, int fd, @PositionalOnly PyObject data) {
        try (BufferView view = Buffers.view(ts, data)) {
            RuntimeHooks hooks = Interpreter.of(ts).hooks;
            boolean main = hooks.servesSignals(ts);
            ByteBuffer from = view.byteBuffer();
            while (true) {
                int n =
                        (int) act(ts, fd, f -> main && f.mayWait(ts)
                                ? f.writeUnlessSignalled(ts, from)
                                : f.write(ts, from));
                if (n == OpenFile.WOULD_BLOCK) {
                    throw SystemErrors.raise(ts, EAGAIN, null);
                }
                if (n == view.length()) {
                    return n;
                }
                // A signal may have cut it short: its handler runs before the call returns.
                hooks.poll(ts);
                if (n != OpenFile.SIGNALLED) {
                    return n;
                }
            }
        }
    }

    @ExposedMethod(doc = "pread($module, fd, length, offset, /)\n--\n\nRead from a position, which does not move.")
    @CleanPoint
    static PyObject pread(ThreadState ts, int fd, int length, @PositionalOnly long offset) {
        if (length < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment buffer = libc.buffer(length);
            long n;
            ts.detach();
            try {
                n = libc.call("pread", fd, buffer.address(), length, offset, 0, 0);
            } finally {
                ts.attach();
            }
            Host.check(ts, n);
            return PyBytes.of(buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "pwrite($module, fd, buffer, offset, /)\n--\n\nWrite at a position, which does not move.")
    @CleanPoint
    static long pwrite(ThreadState ts, int fd, PyObject buffer, @PositionalOnly long offset) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try (BufferView view = Buffers.view(ts, buffer)) {
            MemorySegment s = libc.allocate(view.length());
            MemorySegment.copy(view.segment(), 0, s, 0, view.length());
            long n;
            ts.detach();
            try {
                n = libc.call("pwrite", fd, s.address(), view.length(), offset, 0, 0);
            } finally {
                ts.attach();
            }
            return Host.check(ts, n);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "lseek($module, fd, position, how, /)\n--\n\nMove in an open file.")
    @CleanPoint
    static long lseek(ThreadState ts, int fd, long position, @PositionalOnly int how) {
        return Host.check(ts, LibC.of(ts).call("lseek", fd, position, how, 0, 0, 0));
    }

    @ExposedMethod(doc = "fsync($module, /, fd)\n--\n\nWait until the storage device has what was written.")
    @CleanPoint
    static void fsync(ThreadState ts, PyObject fd) {
        Host.blocking(ts, "fsync", number(ts, fd), 0, 0);
    }

    @ExposedMethod(doc = "fdatasync($module, /, fd)\n--\n\nWait until the storage device has the data that was written.")
    @CleanPoint
    static void fdatasync(ThreadState ts, PyObject fd) {
        Host.blocking(ts, "fdatasync", number(ts, fd), 0, 0);
    }

    /** An int, or what has a fileno. */
    @CleanPoint
    private static int number(ThreadState ts, PyObject o) {
        return FileNumbers.of(ts, o);
    }

    @ExposedMethod(doc = "ftruncate($module, fd, length, /)\n--\n\nSet the length of an open file.")
    @CleanPoint
    static void ftruncate(ThreadState ts, int fd, @PositionalOnly long length) {
        OsEvents.onNumbers(ts, "os.truncate", fd, length);
        Host.blocking(ts, "ftruncate", fd, length, 0);
    }

    @ExposedMethod(doc = "isatty($module, fd, /)\n--\n\nWhether an open file is a terminal.")
    static boolean isatty(ThreadState ts, @PositionalOnly int fd) {
        return FileTable.of(ts).any(fd).isTerminal(ts);
    }

    @ExposedMethod(doc = "ttyname($module, fd, /)\n--\n\nThe name of a terminal.")
    static PyObject ttyname(ThreadState ts, @PositionalOnly int fd) {
        LibC libc = LibC.of(ts);
        long name = libc.callLong("ttyname", fd, 0, 0, 0, 0, 0);
        if (name == 0) {
            throw SystemErrors.raise(ts, libc.errno(), null);
        }
        return PyStr.of(LibC.text(name));
    }

    @ExposedMethod(doc = "fstat($module, /, fd)\n--\n\nWhat the system knows of an open file.")
    @CleanPoint
    static PyObject fstat(ThreadState ts, int fd) {
        return StatResult.ofDescriptor(ts, FileTable.of(ts).shown(fd), null);
    }

    @ExposedMethod(doc = "fchmod($module, /, fd, mode)\n--\n\nChange who may do what with an open file.")
    @CleanPoint
    static void fchmod(ThreadState ts, int fd, int mode) {
        OsEvents.onNumbers(ts, "os.chmod", fd, mode, -1);
        Host.check(ts, LibC.of(ts).callInt("fchmod", fd, mode));
    }

    @ExposedMethod(doc = "fchown($module, /, fd, uid, gid)\n--\n\nChange the owner and group of an open file.")
    @CleanPoint
    static void fchown(ThreadState ts, int fd, PyObject uid, PyObject gid) {
        int user = Host.identity(ts, uid, "uid");
        int group = Host.identity(ts, gid, "gid");
        OsEvents.onNumbers(ts, "os.chown", fd, Integer.toUnsignedLong(user), Integer.toUnsignedLong(group), -1);
        Host.check(ts, LibC.of(ts).callInt("fchown", fd, user, group));
    }

    @ExposedMethod(doc = "fchdir($module, /, fd)\n--\n\nGo to an open folder.")
    @CleanPoint
    static void fchdir(ThreadState ts, PyObject fd) {
        int descriptor = number(ts, fd);
        OsEvents.onNumbers(ts, "os.chdir", descriptor);
        Host.check(ts, LibC.of(ts).callInt("fchdir", descriptor));
        FileFunctions.noteMoved(ts);
    }

    // ---- more descriptors ----

    @ExposedMethod(doc = "dup($module, fd, /)\n--\n\nAnother number of an open file.")
    static int dup(ThreadState ts, @PositionalOnly int fd) {
        return opened(ts, LibC.of(ts).callInt("fcntl", FileTable.of(ts).shown(fd), 1030, 0));
    }

    /** A new descriptor's number, of a call of the C library. Raises OSError. */
    static int opened(ThreadState ts, int result) {
        Host.check(ts, result);
        FileTable.of(ts).forget(result);
        return result;
    }

    @ExposedMethod(doc = "dup2($module, /, fd, fd2, inheritable=True)\n--\n\nLet one number mean what another does.")
    static int dup2(ThreadState ts, int fd, int fd2, @Default("True") boolean inheritable) {
        if (fd < 0 || fd2 < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
        }
        if (HostDescriptors.isHosts(fd2)) {
            throw SystemErrors.raise(ts, EBUSY, null); // the JVM would die of it
        }
        LibC libc = LibC.of(ts);
        boolean wasOpen = libc.callInt("fcntl", fd2, F_GETFD) >= 0;
        int result = inheritable || fd == fd2 ? libc.callInt("dup2", fd, fd2) : libc.callInt("dup3", fd, fd2, O_CLOEXEC);
        if (result >= 0) {
            FileTable.of(ts).noteOpen(fd2);
        }
        return wasOpen ? Host.check(ts, result) : opened(ts, result); // an object that has the number goes on with what it means now
    }

    @ExposedMethod(doc = "pipe($module, /)\n--\n\nA pipe: the numbers of its reading and its writing end.")
    static PyObject pipe(ThreadState ts) {
        return pipe2(ts, O_CLOEXEC);
    }

    @ExposedMethod(doc = "pipe2($module, flags, /)\n--\n\nA pipe whose ends have flags.")
    static PyObject pipe2(ThreadState ts, @PositionalOnly int flags) {
        return two(ts, "pipe2", flags);
    }

    private static PyObject two(ThreadState ts, String function, int flags) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment both = libc.allocate(8);
        int result = libc.callInt(function, both.address(), flags);
        int first = both.get(ValueLayout.JAVA_INT, 0);
        int second = both.get(ValueLayout.JAVA_INT, 4);
        libc.reset(mark);
        Host.check(ts, result);
        return PyTuple.of(ts, PyInt.of(opened(ts, first)), PyInt.of(opened(ts, second)));
    }

    @ExposedMethod(doc = "openpty($module, /)\n--\n\nA pseudo-terminal: the numbers of its two ends.")
    static PyObject openpty(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment both = libc.allocate(8);
        int result = libc.callInt("openpty", both.address(), both.address() + 4, 0, 0, 0, 0);
        int first = both.get(ValueLayout.JAVA_INT, 0);
        int second = both.get(ValueLayout.JAVA_INT, 4);
        libc.reset(mark);
        Host.check(ts, result);
        libc.callInt("fcntl", first, F_SETFD, FD_CLOEXEC);
        libc.callInt("fcntl", second, F_SETFD, FD_CLOEXEC);
        return PyTuple.of(ts, PyInt.of(opened(ts, first)), PyInt.of(opened(ts, second)));
    }

    @ExposedMethod(doc = "memfd_create($module, /, name, flags=1)\n--\n\nA file in memory; its number.")
    @CleanPoint
    static int memfd_create(ThreadState ts, PyObject name, @Default("1") int flags) {
        return opened(ts, Host.onPath(ts, "memfd_create", name, flags, 0));
    }

    @ExposedMethod(doc = "eventfd($module, /, initval, flags=524288)\n--\n\nA counter that can be waited for; its number.")
    static int eventfd(ThreadState ts, int initval, @Default("524288") int flags) {
        return opened(ts, LibC.of(ts).callInt("eventfd", initval, flags));
    }

    @ExposedMethod(doc = "eventfd_read($module, /, fd)\n--\n\nThe value of such a counter, which is set to 0.")
    @CleanPoint
    static PyObject eventfd_read(ThreadState ts, int fd) {
        byte[] bytes = new byte[Long.BYTES];
        readInto(ts, fd, ByteBuffer.wrap(bytes));
        long value = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.nativeOrder()).getLong();
        return value >= 0 ? PyInt.of(value) : PyInt.of(new BigInteger(Long.toUnsignedString(value)));
    }

    @ExposedMethod(doc = "eventfd_write($module, /, fd, value)\n--\n\nAdd to such a counter.")
    @CleanPoint
    static void eventfd_write(ThreadState ts, int fd, PyObject value) {
        BigInteger number = Sizes.index(ts, value).bigValue();
        if (number.signum() < 0) {
            throw Errors.valueError(ts, "Cannot convert negative int");
        }
        if (number.bitLength() > Long.SIZE) {
            throw Errors.overflowError(ts, "Python int too large for C unsigned long long");
        }
        byte[] bytes = new byte[Long.BYTES];
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.nativeOrder()).putLong(number.longValue());
        write(ts, fd, PyBytes.of(bytes));
    }

    @ExposedMethod(doc = "get_inheritable($module, fd, /)\n--\n\nWhether child processes get the descriptor.")
    static boolean get_inheritable(ThreadState ts, @PositionalOnly int fd) {
        return (Host.check(ts, LibC.of(ts).callInt("fcntl", fd, F_GETFD)) & FD_CLOEXEC) == 0;
    }

    @ExposedMethod(doc = "set_inheritable($module, fd, inheritable, /)\n--\n\nSay whether child processes get the descriptor.")
    static void set_inheritable(ThreadState ts, int fd, @PositionalOnly int inheritable) {
        Host.check(ts, LibC.of(ts).callInt("fcntl", fd, F_SETFD, inheritable != 0 ? 0 : FD_CLOEXEC));
    }

    @ExposedMethod(doc = "get_blocking($module, fd, /)\n--\n\nWhether reading and writing wait.")
    static boolean get_blocking(ThreadState ts, @PositionalOnly int fd) {
        return (Host.check(ts, LibC.of(ts).callInt("fcntl", fd, F_GETFL)) & O_NONBLOCK) == 0;
    }

    @ExposedMethod(doc = "set_blocking($module, fd, blocking, /)\n--\n\nSay whether reading and writing wait.")
    static void set_blocking(ThreadState ts, int fd, @PositionalOnly boolean blocking) {
        LibC libc = LibC.of(ts);
        int flags = Host.check(ts, libc.callInt("fcntl", fd, F_GETFL));
        Host.check(ts, libc.callInt("fcntl", fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
    }

    @ExposedMethod(doc = "lockf($module, fd, command, length, /)\n--\n\nLock a part of an open file.")
    @CleanPoint
    static void lockf(ThreadState ts, int fd, int command, @PositionalOnly long length) {
        OsEvents.onNumbers(ts, "os.lockf", fd, command, length);
        Host.blocking(ts, "lockf", fd, command, length);
    }

    @ExposedMethod(doc = "posix_fallocate($module, fd, offset, length, /)\n--\n\nMake sure that the storage device has room.")
    @CleanPoint
    static void posix_fallocate(ThreadState ts, int fd, long offset, @PositionalOnly long length) {
        int error = Host.blocking(ts, "posix_fallocate", fd, offset, length);
        if (error != 0) {
            throw SystemErrors.raise(ts, error, null);
        }
    }

    @ExposedMethod(doc = "posix_fadvise($module, fd, offset, length, advice, /)\n--\n\nTell the system how a file will be used.")
    static void posix_fadvise(ThreadState ts, int fd, long offset, long length, @PositionalOnly int advice) {
        int error = LibC.of(ts).callInt("posix_fadvise", fd, offset, length, advice, 0, 0);
        if (error != 0) {
            throw SystemErrors.raise(ts, error, null);
        }
    }

    @ExposedMethod(doc = "sendfile($module, /, out_fd, in_fd, offset, count)\n--\n\nCopy bytes from one open file to another; how many.")
    @CleanPoint
    static long sendfile(ThreadState ts, int out_fd, int in_fd, PyObject offset, long count) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            long at = 0;
            if (offset != PyNone.NONE) {
                MemorySegment s = libc.allocate(Long.BYTES);
                s.set(ValueLayout.JAVA_LONG, 0, Sizes.indexAsLong(ts, offset, org.pyrt.objects.exception.ExceptionTypes.OVERFLOW_ERROR));
                at = s.address();
            }
            long n;
            ts.detach();
            try {
                n = libc.call("sendfile", out_fd, in_fd, at, count, 0, 0);
            } finally {
                ts.attach();
            }
            return Host.check(ts, n);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)\n--\n\nCopy bytes from one file to another; how many.")
    @CleanPoint
    static long copy_file_range(
            ThreadState ts, int src, int dst, long count, @Default("None") PyObject offset_src, @Default("None") PyObject offset_dst) {
        if (count < 0) {
            throw Errors.valueError(ts, "negative value for 'count' not allowed");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            long from = offset(ts, libc, offset_src);
            long to = offset(ts, libc, offset_dst);
            long n;
            ts.detach();
            try {
                n = libc.call("copy_file_range", src, from, dst, to, count, 0);
            } finally {
                ts.attach();
            }
            return Host.check(ts, n);
        } finally {
            libc.reset(mark);
        }
    }

    /** The address of an offset for C; 0 for None. */
    @CleanPoint
    static long offset(ThreadState ts, LibC libc, PyObject given) {
        if (given == PyNone.NONE) {
            return 0;
        }
        MemorySegment s = libc.allocate(Long.BYTES);
        s.set(ValueLayout.JAVA_LONG, 0, Sizes.indexAsLong(ts, given, org.pyrt.objects.exception.ExceptionTypes.OVERFLOW_ERROR));
        return s.address();
    }

    @ExposedMethod(
            doc =
                    "splice($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)\n--\n\n"
                            + "Move bytes between a pipe and an open file; how many.")
    @CleanPoint
    static long splice(
            ThreadState ts,
            int src,
            int dst,
            long count,
            @Default("None") PyObject offset_src,
            @Default("None") PyObject offset_dst,
            @Default("0") int flags) {
        if (count < 0) {
            throw Errors.valueError(ts, "negative value for 'count' not allowed");
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            long from = offset(ts, libc, offset_src);
            long to = offset(ts, libc, offset_dst);
            long n;
            ts.detach();
            try {
                n = libc.call("splice", src, from, dst, to, count, flags);
            } finally {
                ts.attach();
            }
            return Host.check(ts, n);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "get_terminal_size($module, fd=<unrepresentable>, /)\n--\n\nThe size of a terminal.")
    static PyObject get_terminal_size(ThreadState ts, @PositionalOnly @Default("1") int fd) {
        if (!FileTable.of(ts).any(fd).isTerminal(ts)) {
            throw SystemErrors.raise(ts, ENOTTY, null);
        }
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(8);
        int result = libc.callInt("ioctl", fd, TIOCGWINSZ, s.address());
        short lines = s.get(ValueLayout.JAVA_SHORT, 0);
        short columns = s.get(ValueLayout.JAVA_SHORT, 2);
        libc.reset(mark);
        Host.check(ts, result);
        return PosixModule.terminalSize(ts, columns, lines);
    }

    @ExposedMethod(doc = "device_encoding($module, /, fd)\n--\n\nThe encoding of a terminal, or None.")
    static PyObject device_encoding(ThreadState ts, int fd) {
        return FileTable.of(ts).any(fd).isTerminal(ts) ? PyStr.of("UTF-8") : PyNone.NONE;
    }
}
