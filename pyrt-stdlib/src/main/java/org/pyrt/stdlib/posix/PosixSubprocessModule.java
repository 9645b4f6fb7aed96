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
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyTuple;
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
            throw Errors.runtimeError(ts, "preexec_fn not supported: processes cannot fork here");
        }
        if (gid_object != PyNone.NONE || uid_object != PyNone.NONE || extra_groups_packed != PyNone.NONE) {
            throw Errors.runtimeError(ts, "user, group and extra_groups are not supported: processes cannot fork here");
        }
        List<byte[]> arguments = Spawning.texts(ts, args);
        List<byte[]> candidates = Spawning.texts(ts, executable_list);
        List<byte[]> variables = env == PyNone.NONE ? Spawning.ownEnvironment(ts) : Spawning.texts(ts, env);
        byte[] folder = cwd == PyNone.NONE ? null : PathNames.bytes(ts, cwd);
        Set<Integer> kept = keptOpen(ts, pass_fds, errpipe_write);
        LibC libc = LibC.of(ts);
        if (folder != null) {
            requireFolder(ts, cwd);
        }
        long mark = libc.mark();
        List<Integer> copies = new ArrayList<>();
        int umask = child_umask < 0 ? -1 : libc.callInt("umask", child_umask);
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
            return start(ts, libc, candidates, actions, attributes, Spawning.strings(libc, arguments), Spawning.strings(libc, variables));
        } finally {
            for (int copy : copies) {
                libc.callInt("close", copy);
            }
            libc.callInt("posix_spawn_file_actions_destroy", actions.address());
            if (umask >= 0) {
                libc.callInt("umask", umask);
            }
            libc.reset(mark);
        }
    }

    @CleanPoint
    private static int start(
            ThreadState ts, LibC libc, List<byte[]> candidates, MemorySegment actions, MemorySegment attributes, long arguments, long variables) {
        MemorySegment pid = libc.allocate(Integer.BYTES);
        int first = 0;
        for (byte[] candidate : candidates) {
            int error =
                    libc.callInt("posix_spawn", pid.address(), libc.string(candidate).address(), actions.address(), attributes.address(), arguments, variables);
            if (error == 0) {
                return pid.get(ValueLayout.JAVA_INT, 0);
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

    /** A descriptor for the child's {@code target}, or a copy of it above the standard ones if it is one of the others. */
    private static int outOfTheWay(LibC libc, int end, int target, List<Integer> copies) {
        if (end < 0 || end > 2 || end == target) {
            return end;
        }
        int copy = libc.callInt("fcntl", end, F_DUPFD_CLOEXEC, 3);
        copies.add(copy);
        return copy;
    }

    @CleanPoint
    private static Set<Integer> keptOpen(ThreadState ts, PyObject passed, int errpipe) {
        Set<Integer> kept = new HashSet<>();
        PyTuple all = Iteration.toTuple(ts, passed);
        try (var held = ts.hold(all)) {
            for (int i = 0; i < all.size(); i++) {
                int fd = (int) Sizes.indexAsLong(ts, all.get(i), ExceptionTypes.OVERFLOW_ERROR);
                if (fd != errpipe) {
                    kept.add(fd);
                }
            }
        }
        return kept;
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
