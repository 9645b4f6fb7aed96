package org.pyrt.stdlib.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.runtime.Audit;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/**
 * The module {@code _posixsubprocess}, on which subprocess is built. It spawns where CPython forks, so there is no function to run in the child, and an error of exec is
 * raised here instead of being told through the pipe. Source: CPython 3.14 Modules/_posixsubprocess.c.
 */
@ExposedModule(name = "_posixsubprocess", doc = "Starting programs, for subprocess.")
public final class PosixSubprocessModule {

    private static final int ENOENT = 2;
    private static final int ENOTDIR = 20;
    private static final int F_DUPFD_CLOEXEC = 1030;

    private PosixSubprocessModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_posixsubprocess", "Starting programs, for subprocess.", new PosixSubprocessModuleAdapter()).build();
    }

    @ExposedMethod(doc = "fork_exec($module, args, executable_list, close_fds, pass_fds, cwd, env, ...)\n--\n\nStart a program; its process's number.")
    @CleanPoint
    static int fork_exec(
            ThreadState ts,
            PyObject args,
            PyObject executable_list,
            boolean close_fds,
            PyObject pass_fds,
            PyObject cwd,
            PyObject env,
            int p2cread,
            int p2cwrite,
            int c2pread,
            int c2pwrite,
            int errread,
            int errwrite,
            int errpipe_read,
            int errpipe_write,
            boolean restore_signals,
            boolean call_setsid,
            int pgid_to_set,
            PyObject gid_object,
            PyObject extra_groups_packed,
            PyObject uid_object,
            int child_umask,
            @PositionalOnly PyObject preexec_fn) {
        if (preexec_fn != PyNone.NONE) {
            if (Interpreter.of(ts).hooks.isFinalizing(ts)) {
                throw Errors.raise(ts, ExceptionTypes.PYTHON_FINALIZATION_ERROR, "preexec_fn not supported at interpreter shutdown");
            }
            throw Errors.runtimeError(ts, "preexec_fn not supported: processes cannot fork here");
        }
        List<Integer> passed = descriptors(ts, pass_fds);
        if (Audit.isOn(ts)) {
            Audit.send(ts, "_posixsubprocess.fork_exec", executable_list, args, env);
        }
        Identity identity = new Identity();
        identity.umask = child_umask;
        identity.group = gid_object == PyNone.NONE ? -1 : Host.identity(ts, gid_object, "gid");
        identity.user = uid_object == PyNone.NONE ? -1 : Host.identity(ts, uid_object, "uid");
        identity.groups = extra_groups_packed == PyNone.NONE ? null : furtherGroups(ts, extra_groups_packed);
        List<byte[]> arguments = Spawning.texts(ts, args);
        List<byte[]> candidates = Spawning.texts(ts, executable_list);
        List<byte[]> variables = env == PyNone.NONE ? Spawning.ownEnvironment(ts) : Spawning.texts(ts, env);
        byte[] folder = cwd == PyNone.NONE ? null : PathNames.bytes(ts, cwd);
        Set<Integer> kept = new HashSet<>(passed);
        kept.remove(errpipe_write);
        LibC libc = LibC.of(ts);
        if (folder != null) {
            requireFolder(ts, cwd);
        }
        long mark = libc.mark();
        List<Integer> copies = new ArrayList<>();
        MemorySegment actions = libc.allocate(128);
        libc.callInt("posix_spawn_file_actions_init", actions.address());
        try {
            int[] ends = {p2cread, c2pwrite, errwrite};
            for (int i = 0; i < ends.length; i++) {
                ends[i] = outOfTheWay(libc, ends[i], i, copies);
            }
            for (int i = 0; i < ends.length; i++) {
                if (ends[i] >= 0) {
                    libc.callInt("posix_spawn_file_actions_adddup2", actions.address(), ends[i], i);
                }
            }
            if (folder != null) {
                libc.callInt("posix_spawn_file_actions_addchdir_np", actions.address(), libc.string(folder).address());
            }
            addKept(libc, actions, kept, close_fds);
            MemorySegment attributes = Spawning.attributes(libc, pgid_to_set, call_setsid);
            if (restore_signals) {
                MemorySegment signals = libc.allocate(128);
                signals.set(ValueLayout.JAVA_LONG, 0, 1L << 12 | 1L << 24);
                libc.callInt("posix_spawnattr_setsigdefault", attributes.address(), signals.address());
            }
            return start(ts, libc, identity, candidates, actions, attributes, Spawning.strings(libc, arguments), Spawning.strings(libc, variables));
        } finally {
            for (int copy : copies) {
                libc.callInt("close", copy);
            }
            libc.callInt("posix_spawn_file_actions_destroy", actions.address());
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static int start(
            ThreadState ts, LibC libc, Identity identity, List<byte[]> candidates, MemorySegment actions, MemorySegment attributes, long arguments, long variables) {
        MemorySegment pid = libc.allocate(Integer.BYTES);
        int first = 0;
        for (byte[] candidate : candidates) {
            long name = libc.string(candidate).address();
            IntSupplier spawn =
                    () -> new LibC().callInt("posix_spawn", pid.address(), name, actions.address(), attributes.address(), arguments, variables);
            int error = identity.isOwn() ? spawn.getAsInt() : identity.assume(ts, spawn);
            if (error == 0) {
                return pid.get(ValueLayout.JAVA_INT, 0);
            }
            if (error < 0) {
                throw SystemErrors.raise(ts, -error, null);
            }
            if (first == 0 || first == ENOENT || first == ENOTDIR) {
                first = error;
            }
        }
        byte[] last = candidates.isEmpty() ? new byte[0] : candidates.get(candidates.size() - 1);
        PyObject name = org.pyrt.objects.text.PyStr.of(new String(last, java.nio.charset.StandardCharsets.UTF_8));
        int slash = name.toString().lastIndexOf('/');
        PyObject shown = candidates.size() > 1 ? org.pyrt.objects.text.PyStr.of(name.toString().substring(slash + 1)) : name;
        throw SystemErrors.raise(ts, first, shown);
    }

    /**
     * Who the child is. Users and groups are a thread's own in Linux, below what the C library does, and so can the umask be: a thread of its own takes
     * them on, starts the child, which inherits them, and ends.
     */
    private static final class Identity implements Runnable {

        private static final int CLONE_FS = 0x200;
        private static final boolean X86 = System.getProperty("os.arch").equals("amd64");
        private static final long SETREUID = X86 ? 113 : 145;
        private static final long SETREGID = X86 ? 114 : 143;
        private static final long SETGROUPS = X86 ? 116 : 159;

        private int umask;
        private int user;
        private int group;
        private int[] groups;
        private IntSupplier spawn;
        private int result;

        /** Whether the child is as this process is. */
        boolean isOwn() {
            return umask < 0 && user == -1 && group == -1 && groups == null;
        }

        /** The result of {@code start} as it is with this identity, or the negated number of the error with which it was refused. */
        @CleanPoint
        int assume(ThreadState ts, IntSupplier start) {
            spawn = start;
            Thread thread = new Thread(this, "spawn");
            ts.detach();
            try {
                thread.start();
                while (thread.isAlive()) {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        // Python threads are not interrupted; the child is started in any case.
                        continue;
                    }
                }
            } finally {
                ts.attach();
            }
            return result;
        }

        @Override
        public void run() {
            LibC libc = new LibC();
            int error = umask < 0 ? 0 : libc.callInt("unshare", CLONE_FS);
            if (error == 0 && umask >= 0) {
                libc.callInt("umask", umask);
            }
            if (error == 0 && groups != null) {
                MemorySegment s = libc.allocate(4L * Math.max(groups.length, 1));
                MemorySegment.copy(groups, 0, s, ValueLayout.JAVA_INT, 0, groups.length);
                error = libc.callInt("syscall", SETGROUPS, groups.length, s.address());
            }
            if (error == 0 && group != -1) {
                error = libc.callInt("syscall", SETREGID, group, group);
            }
            if (error == 0 && user != -1) {
                error = libc.callInt("syscall", SETREUID, user, user);
            }
            result = error != 0 ? error : spawn.getAsInt();
        }
    }

    /** A descriptor for the child's {@code target}, or a copy of it above the standard ones if it is one of the others. */
    private static int outOfTheWay(LibC libc, int end, int target, List<Integer> copies) {
        if (end < 0 || end > 2 || end == target) {
            return end;
        }
        int copy = libc.callInt("fcntl", end, F_DUPFD_CLOEXEC, 3);
        copies.add(copy);
        return copy;
    }

    /** The numbers of groups for the child. */
    @CleanPoint
    private static int[] furtherGroups(ThreadState ts, PyObject groups) {
        if (!(groups instanceof PyList)) {
            throw Errors.typeError(ts, "setgroups argument must be a list");
        }
        PyTuple all = Iteration.toTuple(ts, groups);
        if (all.size() > Groups.MOST) {
            Refs.discard(ts, all);
            throw Errors.valueError(ts, "too many extra_groups");
        }
        try (var held = ts.hold(all)) {
            int[] numbers = new int[all.size()];
            for (int i = 0; i < numbers.length; i++) {
                if (!(all.get(i) instanceof PyInt number)) {
                    throw Errors.typeError(ts, "extra_groups must be integers");
                }
                try {
                    numbers[i] = Host.identity(ts, number, "gid");
                } catch (Raised e) {
                    Errors.clear(ts);
                    throw Errors.valueError(ts, "invalid group id");
                }
            }
            return numbers;
        }
    }

    /** The descriptors that the child keeps: rising numbers. */
    private static List<Integer> descriptors(ThreadState ts, PyObject passed) {
        if (!(passed instanceof PyTuple all)) {
            throw Errors.typeError(ts, "fork_exec() argument 4 must be tuple, not " + PyType.of(passed).name());
        }
        List<Integer> found = new ArrayList<>();
        long last = -1;
        for (int i = 0; i < all.size(); i++) {
            long fd = all.get(i) instanceof PyInt number && number.fitsLong() ? number.longValue() : -1;
            if (fd <= last || fd > Integer.MAX_VALUE) {
                throw Errors.valueError(ts, "bad value(s) in fds_to_keep");
            }
            found.add((int) fd);
            last = fd;
        }
        return found;
    }

    /** Closes what the child shall not have, and keeps the rest across exec. */
    private static void addKept(LibC libc, MemorySegment actions, Set<Integer> kept, boolean closes) {
        if (closes && kept.isEmpty()) {
            libc.callInt("posix_spawn_file_actions_addclosefrom_np", actions.address(), 3);
            return;
        }
        if (closes) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
                for (Path entry : entries) {
                    int fd = Integer.parseInt(entry.getFileName().toString());
                    if (fd > 2 && !kept.contains(fd)) {
                        libc.callInt("posix_spawn_file_actions_addclose", actions.address(), fd);
                    }
                }
            } catch (IOException e) {
                // Without /proc the child keeps what is not closed at exec anyway.
                kept.remove(-1);
            }
        }
        for (int fd : kept) {
            libc.callInt("posix_spawn_file_actions_adddup2", actions.address(), fd, fd);
        }
    }

    @CleanPoint
    private static void requireFolder(ThreadState ts, PyObject cwd) {
        Path folder = Path.of(PathNames.path(ts, cwd));
        if (!Files.exists(folder)) {
            throw SystemErrors.raise(ts, ENOENT, cwd);
        }
        if (!Files.isDirectory(folder)) {
            throw SystemErrors.raise(ts, ENOTDIR, cwd);
        }
    }
}
