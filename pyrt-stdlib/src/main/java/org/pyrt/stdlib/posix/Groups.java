package org.pyrt.stdlib.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.PathNames;
import org.pyrt.stdlib.files.SystemErrors;

/** The functions of posix on the further groups of processes and users. Source: CPython 3.14 Modules/posixmodule.c, getgroups(2), getgrouplist(3). */
@ExposedModule(name = "posix")
final class Groups {

    /** The most groups that the system lets a process be in. */
    static final int MOST = 65536;

    private static final int FIRST_GUESS = 64;

    private Groups() {}

    private static PyObject list(ThreadState ts, MemorySegment s, int n) {
        PyObject[] groups = new PyObject[n];
        for (int i = 0; i < n; i++) {
            groups[i] = PyInt.of(s.getAtIndex(ValueLayout.JAVA_INT, i) & 0xffffffffL);
        }
        return PyList.of(ts, groups);
    }

    @ExposedMethod(doc = "getgroups($module, /)\n--\n\nThe numbers of the further groups.")
    static PyObject getgroups(ThreadState ts) {
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            int n = Host.check(ts, libc.callInt("getgroups", 0, 0));
            MemorySegment s = libc.allocate(4L * Math.max(n, 1));
            return list(ts, s, Host.check(ts, libc.callInt("getgroups", n, s.address())));
        } finally {
            libc.reset(mark);
        }
    }

    /** The numbers of groups in a sequence. Raises TypeError, ValueError, OverflowError. */
    @CleanPoint
    static int[] numbers(ThreadState ts, PyObject groups, String function) {
        if (PyType.of(groups).slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, function + " must be a sequence");
        }
        PyTuple all = Iteration.toTuple(ts, groups);
        if (all.size() > MOST) {
            throw Errors.valueError(ts, "too many groups");
        }
        int[] numbers = new int[all.size()];
        try (var held = ts.hold(all)) {
            for (int i = 0; i < numbers.length; i++) {
                if (PyInt.asSelf(all.get(i)) == null) {
                    throw Errors.typeError(ts, "groups must be integers");
                }
                numbers[i] = Host.identity(ts, all.get(i), "gid");
            }
        }
        return numbers;
    }

    @ExposedMethod(doc = "setgroups($module, groups, /)\n--\n\nSet the further groups.")
    @CleanPoint
    static void setgroups(ThreadState ts, @PositionalOnly PyObject groups) {
        int[] numbers = numbers(ts, groups, "setgroups argument");
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(4L * Math.max(numbers.length, 1));
        MemorySegment.copy(numbers, 0, s, ValueLayout.JAVA_INT, 0, numbers.length);
        int result = libc.callInt("setgroups", numbers.length, s.address());
        libc.reset(mark);
        Host.check(ts, result);
    }

    @ExposedMethod(doc = "getgrouplist($module, user, group, /)\n--\n\nThe groups that a user is in, with the one given.")
    @CleanPoint
    static PyObject getgrouplist(ThreadState ts, PyObject user, @PositionalOnly PyObject group) {
        int base = Host.identity(ts, group, "gid");
        byte[] name = PathNames.bytes(ts, user);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment count = libc.allocate(Integer.BYTES);
            MemorySegment text = libc.string(name);
            for (int size = FIRST_GUESS; size <= MOST; size *= 4) {
                MemorySegment s = libc.allocate(4L * size);
                count.set(ValueLayout.JAVA_INT, 0, size);
                libc.callInt("getgrouplist", text.address(), base, s.address(), count.address(), 0, 0);
                int n = count.get(ValueLayout.JAVA_INT, 0);
                if (n <= size) {
                    return list(ts, s, n);
                }
            }
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "initgroups($module, username, gid, /)\n--\n\nSet the further groups to those that a user is in, and the one given.")
    @CleanPoint
    static void initgroups(ThreadState ts, PyObject username, @PositionalOnly PyObject gid) {
        byte[] name = PathNames.bytes(ts, username);
        int base = Host.identity(ts, gid, "gid");
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        int result = libc.callInt("initgroups", libc.string(name).address(), base);
        libc.reset(mark);
        Host.check(ts, result);
    }
}
