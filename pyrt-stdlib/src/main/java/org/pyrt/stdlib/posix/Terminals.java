package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;

/** The functions of posix on pseudo-terminals. Source: CPython 3.14 Modules/posixmodule.c, pty(7). */
@ExposedModule(name = "posix")
final class Terminals {

    private static final int O_CLOEXEC = 02000000;

    /** Longer than any name of a terminal. */
    private static final int NAME_SIZE = 256;

    private Terminals() {}

    @ExposedMethod(doc = "posix_openpt($module, oflag, /)\n--\n\nOpen the first end of a pseudo-terminal; its number.")
    static int posix_openpt(ThreadState ts, @PositionalOnly int oflag) {
        return Descriptors.opened(ts, LibC.of(ts).callInt("posix_openpt", oflag | O_CLOEXEC));
    }

    @ExposedMethod(doc = "grantpt($module, fd, /)\n--\n\nGive the user the second end of a pseudo-terminal.")
    @CleanPoint
    static void grantpt(ThreadState ts, @PositionalOnly PyObject fd) {
        Host.check(ts, LibC.of(ts).callInt("grantpt", FileNumbers.of(ts, fd)));
    }

    @ExposedMethod(doc = "unlockpt($module, fd, /)\n--\n\nLet the second end of a pseudo-terminal be opened.")
    @CleanPoint
    static void unlockpt(ThreadState ts, @PositionalOnly PyObject fd) {
        Host.check(ts, LibC.of(ts).callInt("unlockpt", FileNumbers.of(ts, fd)));
    }

    @ExposedMethod(doc = "ptsname($module, fd, /)\n--\n\nThe name of the second end of a pseudo-terminal.")
    @CleanPoint
    static PyObject ptsname(ThreadState ts, @PositionalOnly PyObject fd) {
        int number = FileNumbers.of(ts, fd);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate(NAME_SIZE);
            int error = libc.callInt("ptsname_r", number, s.address(), NAME_SIZE);
            if (error != 0) {
                throw SystemErrors.raise(ts, error < 0 ? -error : error, null);
            }
            return PyStr.of(LibC.text(s.address()));
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "login_tty($module, fd, /)\n--\n\nMake a terminal this process's own, in a new session.")
    @CleanPoint
    static void login_tty(ThreadState ts, @PositionalOnly PyObject fd) {
        Host.check(ts, LibC.of(ts).callInt("login_tty", FileNumbers.of(ts, fd)));
    }
}
