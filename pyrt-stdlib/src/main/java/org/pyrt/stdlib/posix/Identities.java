package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.refcount.ThreadState;

/** The functions of posix on users and groups in force, real and saved. Source: CPython 3.14 Modules/posixmodule.c, setresuid(2). */
@ExposedModule(name = "posix")
final class Identities {

    private Identities() {}

    @CleanPoint
    private static void change(ThreadState ts, String function, String what, PyObject... ids) {
        long[] numbers = new long[3];
        for (int i = 0; i < ids.length; i++) {
            numbers[i] = Host.identity(ts, ids[i], what) & 0xffffffffL;
        }
        Host.check(ts, LibC.of(ts).callInt(function, numbers[0], numbers[1], numbers[2]));
    }

    /** The three numbers that a function writes. */
    private static PyObject three(ThreadState ts, String function) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(3 * Integer.BYTES);
        int result = libc.callInt(function, s.address(), s.address() + 4, s.address() + 8);
        PyObject[] ids = new PyObject[3];
        for (int i = 0; i < 3; i++) {
            ids[i] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_INT, i) & 0xffffffffL);
        }
        libc.reset(mark);
        Host.check(ts, result);
        return PyTuple.of(ts, ids);
    }

    @ExposedMethod(doc = "seteuid($module, euid, /)\n--\n\nChange the user in force.")
    @CleanPoint
    static void seteuid(ThreadState ts, @PositionalOnly PyObject euid) {
        change(ts, "seteuid", "uid", euid);
    }

    @ExposedMethod(doc = "setegid($module, egid, /)\n--\n\nChange the group in force.")
    @CleanPoint
    static void setegid(ThreadState ts, @PositionalOnly PyObject egid) {
        change(ts, "setegid", "gid", egid);
    }

    @ExposedMethod(doc = "setreuid($module, ruid, euid, /)\n--\n\nChange the real user and the one in force.")
    @CleanPoint
    static void setreuid(ThreadState ts, PyObject ruid, @PositionalOnly PyObject euid) {
        change(ts, "setreuid", "uid", ruid, euid);
    }

    @ExposedMethod(doc = "setregid($module, rgid, egid, /)\n--\n\nChange the real group and the one in force.")
    @CleanPoint
    static void setregid(ThreadState ts, PyObject rgid, @PositionalOnly PyObject egid) {
        change(ts, "setregid", "gid", rgid, egid);
    }

    @ExposedMethod(doc = "setresuid($module, ruid, euid, suid, /)\n--\n\nChange the real user, the one in force and the saved one.")
    @CleanPoint
    static void setresuid(ThreadState ts, PyObject ruid, PyObject euid, @PositionalOnly PyObject suid) {
        change(ts, "setresuid", "uid", ruid, euid, suid);
    }

    @ExposedMethod(doc = "setresgid($module, rgid, egid, sgid, /)\n--\n\nChange the real group, the one in force and the saved one.")
    @CleanPoint
    static void setresgid(ThreadState ts, PyObject rgid, PyObject egid, @PositionalOnly PyObject sgid) {
        change(ts, "setresgid", "gid", rgid, egid, sgid);
    }

    @ExposedMethod(doc = "getresuid($module, /)\n--\n\nThe real user, the one in force and the saved one.")
    static PyObject getresuid(ThreadState ts) {
        return three(ts, "getresuid");
    }

    @ExposedMethod(doc = "getresgid($module, /)\n--\n\nThe real group, the one in force and the saved one.")
    static PyObject getresgid(ThreadState ts) {
        return three(ts, "getresgid");
    }
}
