package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.module.StructSequenceType;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.runtime.RuntimeHooks;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.resource.ResourceModule;

/** The functions of posix that wait for child processes. The main thread serves signals while it waits. Source: CPython 3.14 Modules/posixmodule.c, waitpid(2). */
@ExposedModule(name = "posix")
final class Waiting {

    private static final int WNOHANG = 1;
    private static final int EINTR = 4;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int CHANGES = 0xe;
    private static final long PIDFD_OPEN = 434;
    private static final short POLLIN = 1;
    private static final int SIGINFO_SIZE = 128;

    static final StructSequenceType RESULT =
            new StructSequenceType("waitid_result", "What waitid tells of a child process.", "si_pid", "si_uid", "si_signo", "si_status", "si_code");

    private Waiting() {}

    /** One way to ask for a child: the process's number, 0 if none has changed, or an error's number negated. */
    private interface Question {
        int ask(LibC libc, int options);
    }

    /** Asks until there is an answer, detached; returns as the question does. */
    @CleanPoint
    private static int await(ThreadState ts, Question question, int options, int process) {
        LibC libc = LibC.of(ts);
        RuntimeHooks hooks = Interpreter.of(ts).hooks;
        boolean interruptible = (options & WNOHANG) == 0 && hooks.servesSignals(ts);
        int found;
        do {
            ts.detach();
            try {
                found = question.ask(libc, interruptible ? options | WNOHANG : options);
                if (found == 0 && interruptible) {
                    awaitChange(ts, libc, process);
                }
            } finally {
                ts.attach();
            }
            if (interruptible) {
                hooks.poll(ts);
            }
        } while (found == -EINTR || found == 0 && interruptible);
        return Host.check(ts, found);
    }

    /** Waits until a child may have changed, or a signal came; of any child only for a moment. */
    private static void awaitChange(ThreadState ts, LibC libc, int pid) {
        int wake = Interpreter.of(ts).hooks.wakeDescriptor(ts);
        int process = pid > 0 ? libc.callInt("syscall", PIDFD_OPEN, pid, 0) : -1;
        long mark = libc.mark();
        MemorySegment both = libc.allocate(16);
        both.set(ValueLayout.JAVA_INT, 0, process);
        both.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
        both.set(ValueLayout.JAVA_INT, 8, wake);
        both.set(ValueLayout.JAVA_SHORT, 12, POLLIN);
        libc.callInt("poll", both.address(), 2, process < 0 ? 10 : -1);
        libc.reset(mark);
        if (process >= 0) {
            libc.callInt("close", process);
        }
    }

    @ExposedMethod(doc = "waitpid($module, pid, options, /)\n--\n\nWait for a child process: its number and its status.")
    @CleanPoint
    static PyObject waitpid(ThreadState ts, int pid, @PositionalOnly int options) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment status = libc.allocate(Integer.BYTES);
            int found = await(ts, (c, o) -> c.callInt("waitpid", pid, status.address(), o), options, stops(options) ? 0 : pid);
            return PyTuple.of(ts, PyInt.of(found), PyInt.of(status.get(ValueLayout.JAVA_INT, 0)));
        } finally {
            libc.reset(mark);
        }
    }

    /** Whether more than the end of a process counts: a descriptor of it does not tell of that. */
    private static boolean stops(int options) {
        return (options & ~WNOHANG) != 0;
    }

    @ExposedMethod(doc = "wait($module, /)\n--\n\nWait for any child process: its number and its status.")
    @CleanPoint
    static PyObject wait(ThreadState ts) {
        return waitpid(ts, -1, 0);
    }

    @ExposedMethod(doc = "wait3($module, /, options)\n--\n\nWait for any child process: its number, its status, what it used.")
    @CleanPoint
    static PyObject wait3(ThreadState ts, int options) {
        return wait4(ts, -1, options);
    }

    @ExposedMethod(doc = "wait4($module, /, pid, options)\n--\n\nWait for a child process: its number, its status, what it used.")
    @CleanPoint
    static PyObject wait4(ThreadState ts, int pid, int options) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment status = libc.allocate(Integer.BYTES);
            MemorySegment usage = libc.allocate(ResourceModule.USAGE_SIZE);
            Question question = (c, o) -> c.callInt("wait4", pid, status.address(), o, usage.address(), 0, 0);
            int found = await(ts, question, options, stops(options) ? 0 : pid);
            return PyTuple.of(ts, PyInt.of(found), PyInt.of(status.get(ValueLayout.JAVA_INT, 0)), ResourceModule.usage(ts, usage));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "waitid($module, idtype, id, options, /)\n--\n\nWait for child processes; what is told of one, or None.")
    @CleanPoint
    static PyObject waitid(ThreadState ts, int idtype, int id, @PositionalOnly int options) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment info = libc.allocate(SIGINFO_SIZE);
            Question question = (c, o) -> {
                info.fill((byte) 0);
                int result = c.callInt("waitid", idtype, id, info.address(), o, 0, 0);
                return result < 0 ? result : info.get(ValueLayout.JAVA_INT, 16);
            };
            int found = await(ts, question, options, idtype == P_PID && (options & CHANGES) == WEXITED ? id : 0);
            if (found == 0) {
                return PyNone.NONE;
            }
            return PyStructSequence.of(
                    ts, RESULT, number(info, 16), PyInt.of(info.get(ValueLayout.JAVA_INT, 20) & 0xffffffffL), number(info, 0), number(info, 24), number(info, 8));
        } finally {
            libc.reset(mark);
        }
    }

    private static PyInt number(MemorySegment info, long at) {
        return PyInt.of(info.get(ValueLayout.JAVA_INT, at));
    }
}
