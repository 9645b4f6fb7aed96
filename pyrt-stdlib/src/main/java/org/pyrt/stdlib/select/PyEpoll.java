package org.pyrt.stdlib.select;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.host.LibC;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.posix.FileNumbers;

/** {@code select.epoll}: a set of files that the system keeps. Waits in poll for the set itself, so that signals end it. */
@ExposedType(name = "epoll")
final class PyEpoll extends Counted {

    static final PyType TYPE = PyType.builtin("select.epoll", new PyEpollAdapter()).ownLayout().build();

    private static final int CLOEXEC = 02000000;
    private static final int ADD = 1;
    private static final int REMOVE = 2;
    private static final int CHANGE = 3;

    /** x86-64 packs the struct of 4 and 8 bytes; others do not. */
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

    private static final int SIZE = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;

    /** The descriptor; -1 when closed. */
    private volatile int number;

    private PyEpoll(ThreadState ts, int number) {
        super(ts);
        this.number = number;
    }

    private static int check(ThreadState ts, int result) {
        if (result < 0) {
            throw SystemErrors.raise(ts, -result, null);
        }
        return result;
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @Default("-1") int sizehint, @Default("0") int flags) {
        if (sizehint < -1 || sizehint == 0) {
            throw Errors.valueError(ts, "negative sizehint");
        }
        if (flags != 0 && flags != CLOEXEC) {
            throw SystemErrors.raise(ts, SystemErrors.EINVAL, null);
        }
        return new PyEpoll(ts, check(ts, LibC.of(ts).callInt("epoll_create1", CLOEXEC)));
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromfd($type, fd, /)\n--\n\nAn object for a set known by its descriptor.")
    static PyObject fromfd(ThreadState ts, PyType type, @PositionalOnly int fd) {
        return new PyEpoll(ts, fd);
    }

    private int open(ThreadState ts) {
        if (number < 0) {
            throw Errors.valueError(ts, "I/O operation on closed epoll object");
        }
        return number;
    }

    @CleanPoint
    private void control(ThreadState ts, int operation, PyObject file, long events) {
        int set = open(ts);
        int fd = FileNumbers.of(ts, file);
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        MemorySegment s = libc.allocate(16);
        s.set(ValueLayout.JAVA_INT, 0, (int) events);
        s.set(ValueLayout.JAVA_INT, DATA, fd);
        int result = libc.callInt("epoll_ctl", set, operation, fd, s.address(), 0, 0);
        libc.reset(mark);
        check(ts, result);
    }

    @ExposedMethod(doc = "register($self, /, fd, eventmask=7)\n--\n\nAdd a file.")
    @CleanPoint
    void register(ThreadState ts, PyObject fd, @Default("7") long eventmask) {
        control(ts, ADD, fd, eventmask);
    }

    @ExposedMethod(doc = "modify($self, /, fd, eventmask)\n--\n\nChange what to wait for.")
    @CleanPoint
    void modify(ThreadState ts, PyObject fd, long eventmask) {
        control(ts, CHANGE, fd, eventmask);
    }

    @ExposedMethod(doc = "unregister($self, /, fd)\n--\n\nRemove a file.")
    @CleanPoint
    void unregister(ThreadState ts, PyObject fd) {
        control(ts, REMOVE, fd, 0);
    }

    @ExposedMethod(doc = "poll($self, /, timeout=None, maxevents=-1)\n--\n\nWait, at most so many seconds; the files that are ready, and for what.")
    @CleanPoint
    PyObject poll(ThreadState ts, @Default("None") PyObject timeout, @Default("-1") int maxevents) {
        int set = open(ts);
        if (maxevents == 0 || maxevents < -1) {
            throw Errors.valueError(ts, "maxevents must be greater than 0, got " + maxevents);
        }
        long nanos = timeout == PyNone.NONE ? -1 : SelectModule.nanos(ts, timeout, 1e9);
        Poller.poll(ts, new int[] {set}, new int[] {Poller.POLLIN}, new int[1], 1, nanos);
        int room = maxevents < 0 ? 1023 : maxevents;
        LibC libc = LibC.of(ts);
        long mark = libc.mark();
        try {
            MemorySegment s = libc.allocate((long) SIZE * room);
            int n = check(ts, libc.callInt("epoll_wait", set, s.address(), room, 0, 0, 0));
            PyList result = new PyList(ts);
            for (int i = 0; i < n; i++) {
                int events = s.get(ValueLayout.JAVA_INT_UNALIGNED, (long) SIZE * i);
                int fd = s.get(ValueLayout.JAVA_INT_UNALIGNED, (long) SIZE * i + DATA);
                result.append(ts, PyTuple.of(ts, PyInt.of(fd), PyInt.of(events & 0xffffffffL)));
            }
            return result;
        } finally {
            libc.reset(mark);
        }
    }

    @ExposedMethod(doc = "close($self, /)\n--\n\nGive the set back.")
    void close(ThreadState ts) {
        int set = number;
        number = -1;
        if (set >= 0) {
            check(ts, LibC.of(ts).callInt("close", set));
        }
    }

    @ExposedMethod(doc = "fileno($self, /)\n--\n\nThe set's descriptor.")
    int fileno(ThreadState ts) {
        return open(ts);
    }

    @ExposedGetter
    boolean closed() {
        return number < 0;
    }

    @ExposedMethod(name = "__enter__")
    PyObject enter(ThreadState ts) {
        open(ts);
        return this;
    }

    @ExposedMethod(name = "__exit__")
    void exit(ThreadState ts, @VarArgs PyObject[] args) {
        close(ts);
    }

    @Override
    public void clear(ThreadState ts) {
        int set = number;
        number = -1;
        if (set >= 0) {
            LibC.of(ts).callInt("close", set);
        }
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
