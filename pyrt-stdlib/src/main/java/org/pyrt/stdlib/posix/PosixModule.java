package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.Codecs;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.FileTable;
import org.pyrt.stdlib.files.OpenFile;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The module posix: the process and open files; what works on names of files is in {@code FileFunctions}. Source: CPython 3.14 Modules/posixmodule.c. */
@ExposedModule(name = "posix", doc = "The operating system.")
public final class PosixModule {

    @ExposedConstant static final int F_OK = 0;
    @ExposedConstant static final int X_OK = 1;
    @ExposedConstant static final int W_OK = 2;
    @ExposedConstant static final int R_OK = 4;
    @ExposedConstant static final int O_RDONLY = 0;
    @ExposedConstant static final int O_WRONLY = 1;
    @ExposedConstant static final int O_RDWR = 2;
    @ExposedConstant static final int O_CREAT = 0100;
    @ExposedConstant static final int O_EXCL = 0200;
    @ExposedConstant static final int O_TRUNC = 01000;
    @ExposedConstant static final int O_APPEND = 02000;
    @ExposedConstant static final int O_NONBLOCK = 04000;
    @ExposedConstant static final int O_DIRECTORY = 0200000;
    @ExposedConstant static final int O_NOFOLLOW = 0400000;
    @ExposedConstant static final int O_CLOEXEC = 02000000;
    @ExposedConstant static final int SEEK_DATA = 3;
    @ExposedConstant static final int SEEK_HOLE = 4;
    @ExposedConstant static final int EX_OK = 0;
    @ExposedConstant static final int NGROUPS_MAX = 65536;

    private PosixModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "posix", "The operating system.", new PosixModuleAdapter());
        b.include(new FileFunctionsAdapter());
        b.add("environ", environment(ts));
        b.add("error", ExceptionTypes.OS_ERROR);
        b.add("_have_functions", PyList.of(ts, PyStr.of("HAVE_LSTAT")));
        b.add(StatResult.TYPE.type, PyDirEntry.TYPE);
        b.add("terminal_size", TERMINAL_SIZE.type);
        b.add("uname_result", UNAME.type);
        return b.build();
    }

    private static final org.pyrt.objects.module.StructSequenceType TERMINAL_SIZE =
            new org.pyrt.objects.module.StructSequenceType("os.terminal_size", "The size of a terminal.", "columns", "lines");

    private static final org.pyrt.objects.module.StructSequenceType UNAME =
            new org.pyrt.objects.module.StructSequenceType(
                    "posix.uname_result", "What the system is.", "sysname", "nodename", "release", "version", "machine");

    @CleanPoint
    private static PyDict environment(ThreadState ts) {
        PyDict all = new PyDict(ts);
        for (Map.Entry<String, String> e : System.getenv().entrySet()) {
            all.put(ts, PyBytes.of(bytes(ts, e.getKey())), PyBytes.of(bytes(ts, e.getValue())));
        }
        return all;
    }

    private static byte[] bytes(ThreadState ts, String s) {
        return Codecs.fsEncode(ts, PyStr.of(s));
    }

    // ---- the process ----

    @ExposedMethod(doc = "getpid($module, /)\n--\n\nThe number of this process.")
    static long getpid() {
        return ProcessHandle.current().pid();
    }

    @ExposedMethod(doc = "getppid($module, /)\n--\n\nThe number of the process that started this one.")
    static long getppid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    @ExposedMethod(doc = "cpu_count($module, /)\n--\n\nHow many processors there are.")
    static int cpu_count() {
        return Runtime.getRuntime().availableProcessors();
    }

    @ExposedMethod(doc = "getuid($module, /)\n--\n\nThe number of the user.")
    static PyObject getuid(ThreadState ts) {
        return own("unix:uid");
    }

    @ExposedMethod(doc = "geteuid($module, /)\n--\n\nThe number of the user in force.")
    static PyObject geteuid(ThreadState ts) {
        return own("unix:uid");
    }

    @ExposedMethod(doc = "getgid($module, /)\n--\n\nThe number of the group.")
    static PyObject getgid(ThreadState ts) {
        return own("unix:gid");
    }

    @ExposedMethod(doc = "getegid($module, /)\n--\n\nThe number of the group in force.")
    static PyObject getegid(ThreadState ts) {
        return own("unix:gid");
    }

    /** The owner of the process's own entry in /proc. */
    private static PyObject own(String attribute) {
        try {
            return PyInt.of(((Number) Files.getAttribute(Path.of("/proc/self"), attribute)).longValue());
        } catch (IOException | UnsupportedOperationException e) {
            return PyInt.of(0);
        }
    }

    @ExposedMethod(doc = "_exit($module, /, status)\n--\n\nEnd the process at once.")
    static void _exit(int status) {
        Runtime.getRuntime().halt(status);
    }

    @ExposedMethod(doc = "abort($module, /)\n--\n\nEnd the process at once, as if by a fault.")
    static void abort() {
        Runtime.getRuntime().halt(134);
    }

    @ExposedMethod(doc = "putenv($module, name, value, /)\n--\n\nSet an environment variable for child processes.")
    static void putenv(ThreadState ts, PyObject name, @PositionalOnly PyObject value) {
        Interpreter.of(ts).state(ChildEnvironment.class, ChildEnvironment::new).put(PathNames.path(ts, name), PathNames.path(ts, value));
    }

    @ExposedMethod(doc = "unsetenv($module, name, /)\n--\n\nRemove an environment variable for child processes.")
    static void unsetenv(ThreadState ts, @PositionalOnly PyObject name) {
        Interpreter.of(ts).state(ChildEnvironment.class, ChildEnvironment::new).remove(PathNames.path(ts, name));
    }

    @ExposedMethod(doc = "strerror($module, code, /)\n--\n\nWhat the system calls an error.")
    static String strerror(@PositionalOnly int code) {
        return code == 0 ? "Success" : SystemErrors.text(code);
    }

    @ExposedMethod(doc = "fspath($module, /, path)\n--\n\nThe str or bytes of a path-like object.")
    @CleanPoint
    static PyObject fspath(ThreadState ts, PyObject path) {
        return PathNames.fspath(ts, path);
    }

    @ExposedMethod(doc = "urandom($module, size, /)\n--\n\nRandom bytes, fit for secrets.")
    static PyObject urandom(ThreadState ts, @PositionalOnly long size) {
        if (size < 0) {
            throw Errors.valueError(ts, "negative argument not allowed");
        }
        byte[] bytes = new byte[(int) Math.min(size, Integer.MAX_VALUE - 8)];
        new java.security.SecureRandom().nextBytes(bytes);
        return PyBytes.of(bytes);
    }

    @ExposedMethod(doc = "uname($module, /)\n--\n\nWhat the system is.")
    static PyObject uname(ThreadState ts) {
        String node = System.getenv("HOSTNAME");
        String machine = System.getProperty("os.arch");
        return org.pyrt.objects.module.PyStructSequence.of(
                ts,
                UNAME,
                PyStr.of(System.getProperty("os.name")),
                PyStr.of(node == null ? "localhost" : node),
                PyStr.of(System.getProperty("os.version")),
                PyStr.of(""),
                PyStr.of(machine.equals("amd64") ? "x86_64" : machine));
    }

    @ExposedMethod(doc = "get_terminal_size($module, fd=<unrepresentable>, /)\n--\n\nThe size of a terminal.")
    static PyObject get_terminal_size(ThreadState ts, @PositionalOnly @Default("1") int fd) {
        throw SystemErrors.raise(ts, 25, null);
    }

    // ---- open files ----

    private static OpenFile file(ThreadState ts, int fd) {
        OpenFile f = FileTable.of(ts).get(fd);
        if (f == null) {
            throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
        }
        return f;
    }

    @ExposedMethod(doc = "open($module, /, path, flags, mode=0o777, *, dir_fd=None)\n--\n\nOpen a file; returns its number.")
    @CleanPoint
    static int open(ThreadState ts, PyObject path, int flags, @Default("511") int mode) {
        OpenFile.Options o = new OpenFile.Options();
        o.read = (flags & 3) != O_WRONLY;
        o.write = (flags & 3) != O_RDONLY;
        o.append = (flags & O_APPEND) != 0;
        o.create = (flags & O_CREAT) != 0;
        o.exclusive = (flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL);
        o.truncate = (flags & O_TRUNC) != 0 && o.write;
        String name = PathNames.path(ts, path);
        OpenFile opened = null;
        IOException failure = null;
        ts.detach();
        try {
            opened = OpenFile.open(Path.of(name), o);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, path);
        }
        return FileTable.of(ts).add(opened);
    }

    @ExposedMethod(doc = "close($module, /, fd)\n--\n\nClose an open file.")
    @CleanPoint
    static void close(ThreadState ts, int fd) {
        boolean found = false;
        IOException failure = null;
        ts.detach();
        try {
            found = FileTable.of(ts).close(fd);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        if (!found) {
            throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
        }
    }

    @ExposedMethod(doc = "read($module, fd, length, /)\n--\n\nRead at most so many bytes.")
    @CleanPoint
    static PyObject read(ThreadState ts, int fd, @PositionalOnly long length) {
        OpenFile f = file(ts, fd);
        if (length < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        byte[] bytes = new byte[(int) Math.min(length, Integer.MAX_VALUE - 8)];
        int n = 0;
        IOException failure = null;
        ts.detach();
        try {
            n = Math.max(f.read(bytes, 0, bytes.length), 0);
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        return PyBytes.of(n == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, n));
    }

    @ExposedMethod(doc = "write($module, fd, data, /)\n--\n\nWrite bytes; how many were written.")
    @CleanPoint
    static int write(ThreadState ts, int fd, @PositionalOnly PyObject data) {
        OpenFile f = file(ts, fd);
        try (BufferView view = Buffers.view(ts, data)) {
            int n = 0;
            IOException failure = null;
            ts.detach();
            try {
                n = f.write(view.array(), view.offset(), view.length());
            } catch (IOException e) {
                failure = e;
            } finally {
                ts.attach();
            }
            if (failure != null) {
                throw SystemErrors.raise(ts, failure, null);
            }
            return n;
        }
    }

    @ExposedMethod(doc = "lseek($module, fd, position, whence, /)\n--\n\nMove in an open file.")
    @CleanPoint
    static long lseek(ThreadState ts, int fd, long position, @PositionalOnly int whence) {
        OpenFile f = file(ts, fd);
        long target = -1;
        IOException failure = null;
        ts.detach();
        try {
            target = position + (whence == 0 ? 0 : whence == 1 ? f.position() : f.size());
            if (target >= 0) {
                f.seek(target);
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
        if (target < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        return target;
    }

    @ExposedMethod(doc = "fsync($module, /, fd)\n--\n\nWait until the storage device has what was written.")
    @CleanPoint
    static void fsync(ThreadState ts, int fd) {
        OpenFile f = file(ts, fd);
        IOException failure = null;
        ts.detach();
        try {
            f.force();
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw SystemErrors.raise(ts, failure, null);
        }
    }

    @ExposedMethod(doc = "isatty($module, fd, /)\n--\n\nWhether an open file is a terminal.")
    static boolean isatty(ThreadState ts, @PositionalOnly int fd) {
        OpenFile f = FileTable.of(ts).get(fd);
        return f != null && f.isTerminal();
    }

    @ExposedMethod(doc = "fstat($module, /, fd)\n--\n\nWhat the system knows of an open file.")
    @CleanPoint
    static PyObject fstat(ThreadState ts, int fd) {
        return StatResult.of(ts, file(ts, fd).path(), true, null);
    }

    @ExposedMethod(doc = "umask($module, mask, /)\n--\n\nThe host cannot change the mask: returns the usual one.")
    static int umask(@PositionalOnly int mask) {
        return 022;
    }

    @ExposedMethod(doc = "getlogin($module, /)\n--\n\nThe name of the user.")
    static String getlogin() {
        return System.getProperty("user.name");
    }

    @ExposedMethod(doc = "times($module, /)\n--\n\nSeconds of processor time: user, system, of children twice, and of the clock.")
    static PyObject times(ThreadState ts) {
        double cpu = ProcessHandle.current().info().totalCpuDuration().map(d -> d.toNanos() / 1e9).orElse(0.0);
        PyObject zero = org.pyrt.objects.number.PyFloat.of(0);
        return PyTuple.of(
                ts,
                org.pyrt.objects.number.PyFloat.of(cpu),
                zero,
                zero,
                zero,
                org.pyrt.objects.number.PyFloat.of(System.nanoTime() / 1e9));
    }
}
