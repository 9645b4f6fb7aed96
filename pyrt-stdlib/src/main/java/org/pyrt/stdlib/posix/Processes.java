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
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.set.PySet;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The functions of posix on processes: signals, waiting, identities, limits. Source: CPython 3.14 Modules/posixmodule.c. */
@ExposedModule(name = "posix")
final class Processes {

    private static final long PIDFD_OPEN = 434;

    static final StructSequenceType TIMES =
            new StructSequenceType(
                    "posix.times_result", "Times of processes.", "user", "system", "children_user", "children_system", "elapsed");

    private Processes() {}

    private static int call(ThreadState ts, String function, long a, long b, long c) {
        return Host.check(ts, LibC.of(ts).callInt(function, a, b, c));
    }

    // ---- signals ----

    @ExposedMethod(doc = "kill($module, pid, signal, /)\n--\n\nSend a process a signal.")
    @CleanPoint
    static void kill(ThreadState ts, int pid, @PositionalOnly int signal) {
        OsEvents.onNumbers(ts, "os.kill", pid, signal);
        if (pid == ProcessHandle.current().pid() && signal > 0 && signal < 65) {
            Interpreter.of(ts).hooks.raiseSignal(ts, signal);
            return;
        }
        call(ts, "kill", pid, signal, 0);
    }

    @ExposedMethod(doc = "killpg($module, pgid, signal, /)\n--\n\nSend a group of processes a signal.")
    @CleanPoint
    static void killpg(ThreadState ts, int pgid, @PositionalOnly int signal) {
        OsEvents.onNumbers(ts, "os.killpg", pgid, signal);
        call(ts, "killpg", pgid, signal, 0);
    }

    // ---- how a process ended ----

    @ExposedMethod(doc = "WIFEXITED($module, /, status)\n--\n\nWhether the process ended by itself.")
    static boolean WIFEXITED(int status) {
        return (status & 0x7f) == 0;
    }

    @ExposedMethod(doc = "WEXITSTATUS($module, /, status)\n--\n\nThe process's exit code.")
    static int WEXITSTATUS(int status) {
        return status >> 8 & 0xff;
    }

    @ExposedMethod(doc = "WIFSIGNALED($module, /, status)\n--\n\nWhether a signal ended the process.")
    static boolean WIFSIGNALED(int status) {
        int low = status & 0x7f;
        return low != 0 && low != 0x7f;
    }

    @ExposedMethod(doc = "WTERMSIG($module, /, status)\n--\n\nThe signal that ended the process.")
    static int WTERMSIG(int status) {
        return status & 0x7f;
    }

    @ExposedMethod(doc = "WIFSTOPPED($module, /, status)\n--\n\nWhether the process is stopped.")
    static boolean WIFSTOPPED(int status) {
        return (status & 0xff) == 0x7f;
    }

    @ExposedMethod(doc = "WSTOPSIG($module, /, status)\n--\n\nThe signal that stopped the process.")
    static int WSTOPSIG(int status) {
        return status >> 8 & 0xff;
    }

    @ExposedMethod(doc = "WIFCONTINUED($module, /, status)\n--\n\nWhether the process goes on after a stop.")
    static boolean WIFCONTINUED(int status) {
        return status == 0xffff;
    }

    @ExposedMethod(doc = "WCOREDUMP($module, status, /)\n--\n\nWhether the process left a core file.")
    static boolean WCOREDUMP(@PositionalOnly int status) {
        return (status & 0x80) != 0;
    }

    @ExposedMethod(doc = "waitstatus_to_exitcode($module, /, status)\n--\n\nThe exit code, or the number of the signal that ended the process, negated.")
    static int waitstatus_to_exitcode(ThreadState ts, int status) {
        if (WIFEXITED(status)) {
            return WEXITSTATUS(status);
        }
        if (WIFSIGNALED(status)) {
            return -WTERMSIG(status);
        }
        throw Errors.valueError(
                ts,
                WIFSTOPPED(status)
                        ? "process stopped by delivery of signal " + WSTOPSIG(status)
                        : "invalid wait status: " + status);
    }

    @ExposedMethod(doc = "pidfd_open($module, /, pid, flags=0)\n--\n\nA descriptor of a process.")
    static int pidfd_open(ThreadState ts, int pid, @Default("0") int flags) {
        return call(ts, "syscall", PIDFD_OPEN, pid, flags);
    }

    // ---- programs ----

    @ExposedMethod(doc = "system($module, /, command)\n--\n\nRun a command in a shell; its status.")
    @CleanPoint
    static int system(ThreadState ts, PyObject command) {
        OsEvents.onBytes(ts, "os.system", command);
        return Spawning.system(ts, PathNames.bytes(ts, command));
    }

    @ExposedMethod(doc = "execv($module, path, argv, /)\n--\n\nReplace this process by a program.")
    @CleanPoint
    static void execv(ThreadState ts, PyObject path, @PositionalOnly PyObject argv) {
        OsEvents.send(ts, "os.exec", path, argv, PyNone.NONE);
        Spawning.exec(ts, path, argv, null);
    }

    @ExposedMethod(doc = "execve($module, /, path, argv, env)\n--\n\nReplace this process by a program with an environment.")
    @CleanPoint
    static void execve(ThreadState ts, PyObject path, PyObject argv, PyObject env) {
        OsEvents.send(ts, "os.exec", path, argv, env);
        Spawning.exec(ts, path, argv, env);
    }

    @ExposedMethod(
            doc =
                    "posix_spawn($module, path, argv, env, /, *, file_actions=(),\n            setpgroup=<unrepresentable>, resetids=False, setsid=False,\n"
                            + "            setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nStart a program; its process's number.")
    @CleanPoint
    static int posix_spawn(
            ThreadState ts,
            PyObject path,
            PyObject argv,
            @PositionalOnly PyObject env,
            @KeywordOnly @Default PyObject file_actions,
            @Default PyObject setpgroup,
            @Default("False") boolean resetids,
            @Default("False") boolean setsid,
            @Default PyObject setsigmask,
            @Default PyObject setsigdef,
            @Default PyObject scheduler) {
        OsEvents.send(ts, "os.posix_spawn", path, argv, env);
        return Spawning.spawn(ts, "posix_spawn", path, argv, env, file_actions, setpgroup, setsid, setsigmask, setsigdef);
    }

    @ExposedMethod(
            doc =
                    "posix_spawnp($module, path, argv, env, /, *, file_actions=(),\n             setpgroup=<unrepresentable>, resetids=False, setsid=False,\n"
                            + "             setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)\n--\n\nAs posix_spawn, and looks for the program in PATH.")
    @CleanPoint
    static int posix_spawnp(
            ThreadState ts,
            PyObject path,
            PyObject argv,
            @PositionalOnly PyObject env,
            @KeywordOnly @Default PyObject file_actions,
            @Default PyObject setpgroup,
            @Default("False") boolean resetids,
            @Default("False") boolean setsid,
            @Default PyObject setsigmask,
            @Default PyObject setsigdef,
            @Default PyObject scheduler) {
        OsEvents.send(ts, "os.posix_spawn", path, argv, env);
        return Spawning.spawn(ts, "posix_spawnp", path, argv, env, file_actions, setpgroup, setsid, setsigmask, setsigdef);
    }

    // ---- identities ----

    @ExposedMethod(doc = "getuid($module, /)\n--\n\nThe number of the user.")
    static int getuid(ThreadState ts) {
        return call(ts, "getuid", 0, 0, 0);
    }

    @ExposedMethod(doc = "geteuid($module, /)\n--\n\nThe number of the user in force.")
    static int geteuid(ThreadState ts) {
        return call(ts, "geteuid", 0, 0, 0);
    }

    @ExposedMethod(doc = "getgid($module, /)\n--\n\nThe number of the group.")
    static int getgid(ThreadState ts) {
        return call(ts, "getgid", 0, 0, 0);
    }

    @ExposedMethod(doc = "getegid($module, /)\n--\n\nThe number of the group in force.")
    static int getegid(ThreadState ts) {
        return call(ts, "getegid", 0, 0, 0);
    }

    @ExposedMethod(doc = "setuid($module, uid, /)\n--\n\nChange the user.")
    @CleanPoint
    static void setuid(ThreadState ts, @PositionalOnly PyObject uid) {
        call(ts, "setuid", Host.identity(ts, uid, "uid") & 0xffffffffL, 0, 0);
    }

    @ExposedMethod(doc = "setgid($module, gid, /)\n--\n\nChange the group.")
    @CleanPoint
    static void setgid(ThreadState ts, @PositionalOnly PyObject gid) {
        call(ts, "setgid", Host.identity(ts, gid, "gid") & 0xffffffffL, 0, 0);
    }

    @ExposedMethod(doc = "getpgid($module, /, pid)\n--\n\nThe process group of a process.")
    static int getpgid(ThreadState ts, int pid) {
        return call(ts, "getpgid", pid, 0, 0);
    }

    @ExposedMethod(doc = "getpgrp($module, /)\n--\n\nThe process group of this process.")
    static int getpgrp(ThreadState ts) {
        return call(ts, "getpgid", 0, 0, 0);
    }

    @ExposedMethod(doc = "setpgid($module, pid, pgrp, /)\n--\n\nChange the process group of a process.")
    static void setpgid(ThreadState ts, int pid, @PositionalOnly int pgrp) {
        call(ts, "setpgid", pid, pgrp, 0);
    }

    @ExposedMethod(doc = "setpgrp($module, /)\n--\n\nMake this process the head of its process group.")
    static void setpgrp(ThreadState ts) {
        call(ts, "setpgid", 0, 0, 0);
    }

    @ExposedMethod(doc = "getsid($module, pid, /)\n--\n\nThe session of a process.")
    static int getsid(ThreadState ts, @PositionalOnly int pid) {
        return call(ts, "getsid", pid, 0, 0);
    }

    @ExposedMethod(doc = "setsid($module, /)\n--\n\nStart a session.")
    static void setsid(ThreadState ts) {
        call(ts, "setsid", 0, 0, 0);
    }

    @ExposedMethod(doc = "tcgetpgrp($module, fd, /)\n--\n\nThe process group that a terminal belongs to.")
    static int tcgetpgrp(ThreadState ts, @PositionalOnly int fd) {
        return call(ts, "tcgetpgrp", fd, 0, 0);
    }

    @ExposedMethod(doc = "tcsetpgrp($module, fd, pgid, /)\n--\n\nGive a terminal to a process group.")
    static void tcsetpgrp(ThreadState ts, int fd, @PositionalOnly int pgid) {
        call(ts, "tcsetpgrp", fd, pgid, 0);
    }

    @ExposedMethod(doc = "ctermid($module, /)\n--\n\nThe name of the terminal.")
    static String ctermid() {
        return "/dev/tty";
    }

    // ---- limits and times ----

    @ExposedMethod(doc = "umask($module, mask, /)\n--\n\nSet which permissions new files do not get; returns the mask before.")
    static int umask(ThreadState ts, @PositionalOnly int mask) {
        return call(ts, "umask", mask, 0, 0);
    }

    @ExposedMethod(doc = "nice($module, increment, /)\n--\n\nLower the priority of this process; returns the new one.")
    static int nice(ThreadState ts, @PositionalOnly int increment) {
        int before = getpriority(ts, 0, 0);
        call(ts, "setpriority", 0, 0, before + increment);
        return getpriority(ts, 0, 0);
    }

    @ExposedMethod(doc = "getpriority($module, /, which, who)\n--\n\nThe priority of a process, a group or a user.")
    static int getpriority(ThreadState ts, int which, int who) {
        // The function of the C library cannot tell -1 from an error; the system's own is 20 less.
        return 20 - call(ts, "syscall", System.getProperty("os.arch").equals("aarch64") ? 141 : 140, which, who);
    }

    @ExposedMethod(doc = "setpriority($module, /, which, who, priority)\n--\n\nSet the priority of a process, a group or a user.")
    static void setpriority(ThreadState ts, int which, int who, int priority) {
        call(ts, "setpriority", which, who, priority);
    }

    @ExposedMethod(doc = "getloadavg($module, /)\n--\n\nHow many processes wanted to run in the last 1, 5 and 15 minutes.")
    static PyObject getloadavg(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(24);
        int n = libc.callInt("getloadavg", s.address(), 3);
        PyObject[] loads = new PyObject[3];
        for (int i = 0; i < 3; i++) {
            loads[i] = PyFloat.of(s.getAtIndex(ValueLayout.JAVA_DOUBLE, i));
        }
        libc.reset(mark);
        if (n != 3) {
            throw SystemErrors.raise(ts, SystemErrors.EIO, null);
        }
        return PyTuple.of(ts, loads);
    }

    @ExposedMethod(doc = "times($module, /)\n--\n\nSeconds of processor time: user, system, of children twice, and of the clock.")
    static PyObject times(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(32);
        double ticks = libc.callInt("sysconf", 2);
        long elapsed = libc.callLong("times", s.address(), 0, 0, 0, 0, 0);
        PyObject[] all = new PyObject[5];
        for (int i = 0; i < 4; i++) {
            all[i] = PyFloat.of(s.getAtIndex(ValueLayout.JAVA_LONG, i) / ticks);
        }
        all[4] = PyFloat.of(elapsed / ticks);
        libc.reset(mark);
        return PyStructSequence.of(ts, TIMES, all);
    }

    @ExposedMethod(doc = "unshare($module, /, flags)\n--\n\nLeave namespaces that are shared with other processes.")
    static void unshare(ThreadState ts, int flags) {
        call(ts, "unshare", flags, 0, 0);
    }

    @ExposedMethod(doc = "setns($module, /, fd, nstype=0)\n--\n\nEnter a namespace.")
    @CleanPoint
    static void setns(ThreadState ts, PyObject fd, @Default("0") int nstype) {
        call(ts, "setns", FileNumbers.of(ts, fd), nstype, 0);
    }

    @ExposedMethod(doc = "getrandom($module, /, size, flags=0)\n--\n\nRandom bytes of the system.")
    static PyObject getrandom(ThreadState ts, long size, @Default("0") int flags) {
        if (size < 0) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        return PosixModule.urandom(ts, size);
    }

    @ExposedMethod(doc = "register_at_fork($module, /, *, before=<unrepresentable>,\n                 after_in_child=<unrepresentable>,\n                 after_in_parent=<unrepresentable>)\n--\n\nProcesses cannot fork here: does nothing.")
    static void register_at_fork(
            ThreadState ts, @KeywordOnly @Default PyObject before, @Default PyObject after_in_child, @Default PyObject after_in_parent) {
        if (before == null && after_in_child == null && after_in_parent == null) {
            throw Errors.typeError(ts, "At least one argument is required.");
        }
    }
}
