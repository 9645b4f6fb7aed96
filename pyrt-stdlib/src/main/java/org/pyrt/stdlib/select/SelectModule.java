package org.pyrt.stdlib.select;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.posix.FileNumbers;

/** The module select. Source: CPython 3.14 Modules/selectmodule.c. */
@ExposedModule(name = "select", doc = "Waiting for several files at once.")
public final class SelectModule {

    @ExposedConstant static final int POLLIN = 1;
    @ExposedConstant static final int POLLPRI = 2;
    @ExposedConstant static final int POLLOUT = 4;
    @ExposedConstant static final int POLLERR = 8;
    @ExposedConstant static final int POLLHUP = 16;
    @ExposedConstant static final int POLLNVAL = 32;
    @ExposedConstant static final int POLLRDNORM = 64;
    @ExposedConstant static final int POLLRDBAND = 128;
    @ExposedConstant static final int POLLWRNORM = 256;
    @ExposedConstant static final int POLLWRBAND = 512;
    @ExposedConstant static final int POLLMSG = 1024;
    @ExposedConstant static final int POLLRDHUP = 8192;
    @ExposedConstant static final int PIPE_BUF = 4096;
    @ExposedConstant static final int EPOLLIN = 1;
    @ExposedConstant static final int EPOLLPRI = 2;
    @ExposedConstant static final int EPOLLOUT = 4;
    @ExposedConstant static final int EPOLLERR = 8;
    @ExposedConstant static final int EPOLLHUP = 16;
    @ExposedConstant static final int EPOLLRDNORM = 64;
    @ExposedConstant static final int EPOLLRDBAND = 128;
    @ExposedConstant static final int EPOLLWRNORM = 256;
    @ExposedConstant static final int EPOLLWRBAND = 512;
    @ExposedConstant static final int EPOLLMSG = 1024;
    @ExposedConstant static final int EPOLLRDHUP = 8192;
    @ExposedConstant static final int EPOLLEXCLUSIVE = 1 << 28;
    @ExposedConstant static final int EPOLLWAKEUP = 1 << 29;
    @ExposedConstant static final int EPOLLONESHOT = 1 << 30;
    @ExposedConstant static final long EPOLLET = 1L << 31;
    @ExposedConstant static final int EPOLL_CLOEXEC = 02000000;

    private static final int SET_SIZE = 1024;

    private SelectModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "select", "Waiting for several files at once.", new SelectModuleAdapter())
                .add("error", ExceptionTypes.OS_ERROR)
                .add("epoll", PyEpoll.TYPE)
                .build();
    }

    /** A time limit in ns, from one in units of {@code scale} ns; negative ones are for ever. */
    @CleanPoint
    static long nanos(ThreadState ts, PyObject limit, double scale) {
        PyFloat f = PyFloat.asSelf(limit);
        double value;
        if (f != null) {
            value = f.value;
        } else {
            if (PyType.of(limit).slot(SlotId.INDEX) == null) {
                throw Errors.typeError(ts, scale > 1e8 ? "timeout must be a real number or None" : "timeout must be an integer or None");
            }
            value = Sizes.indexAsLong(ts, limit, ExceptionTypes.OVERFLOW_ERROR);
        }
        if (Double.isNaN(value)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (value * scale >= 0x1p63) {
            throw Errors.overflowError(ts, "timestamp out of range for platform time_t");
        }
        return value < 0 ? -1 : (long) Math.ceil(value * scale);
    }

    @ExposedMethod(doc = "poll($module, /)\n--\n\nAn object that waits for files.")
    static PyObject poll(ThreadState ts) {
        return new PyPoll(ts);
    }

    @ExposedMethod(doc = "select($module, rlist, wlist, xlist, timeout=None, /)\n--\n\nWait until files are ready; those, in three lists.")
    @CleanPoint
    static PyObject select(ThreadState ts, PyObject rlist, PyObject wlist, PyObject xlist, @PositionalOnly @Default("None") PyObject timeout) {
        long nanos = -1;
        if (timeout != PyNone.NONE) {
            nanos = nanos(ts, timeout, 1e9);
            if (nanos < 0) {
                throw Errors.valueError(ts, "timeout must be non-negative");
            }
        }
        int mark = ts.holdMark();
        try {
            Waited[] all = {Waited.collect(ts, rlist), Waited.collect(ts, wlist), Waited.collect(ts, xlist)};
            return wait(ts, all, all[0].count + all[1].count + all[2].count, nanos);
        } finally {
            ts.releaseTo(mark);
        }
    }

    /** The files of one list: the objects, held, and their numbers. A list may shrink while its items are asked for their numbers. */
    private static final class Waited {

        private PyObject[] objects = new PyObject[8];
        private int[] files = new int[8];
        private int count;

        /** The files of a sequence; the caller gives up the holds. */
        @CleanPoint
        static Waited collect(ThreadState ts, PyObject sequence) {
            if (PyType.of(sequence).slot(SlotId.ITER) == null && PyType.of(sequence).slot(SlotId.GETITEM) == null) {
                throw Errors.typeError(ts, "arguments 1-3 must be sequences");
            }
            Waited w = new Waited();
            PyObject items = sequence instanceof PyList ? sequence : Iteration.toTuple(ts, sequence);
            ts.pushHold(items);
            for (int k = 0; k < size(items); k++) {
                PyObject o = items instanceof PyList list ? list.getItem(ts, k) : ((PyTuple) items).get(k);
                ts.pushHold(o);
                int number = FileNumbers.of(ts, o);
                if (number >= SET_SIZE) {
                    throw Errors.valueError(ts, "filedescriptor out of range in select()");
                }
                w.add(o, number);
            }
            return w;
        }

        private static int size(PyObject items) {
            return items instanceof PyList list ? list.size() : ((PyTuple) items).size();
        }

        private void add(PyObject o, int number) {
            if (count == files.length) {
                objects = Arrays.copyOf(objects, 2 * count);
                files = Arrays.copyOf(files, 2 * count);
            }
            objects[count] = o;
            files[count++] = number;
        }
    }

    @CleanPoint
    private static PyObject wait(ThreadState ts, Waited[] all, int count, long nanos) {
        int[] wanted = {POLLIN | POLLRDNORM | POLLRDBAND, POLLOUT | POLLWRNORM | POLLWRBAND, POLLPRI};
        int[] files = new int[count];
        int[] events = new int[count];
        int[] ready = new int[count];
        int n = 0;
        for (int i = 0; i < 3; i++) {
            System.arraycopy(all[i].files, 0, files, n, all[i].count);
            Arrays.fill(events, n, n + all[i].count, wanted[i]);
            n += all[i].count;
        }
        Poller.poll(ts, files, events, ready, count, nanos);
        PyList[] results = {new PyList(ts), new PyList(ts), new PyList(ts)};
        n = 0;
        for (int i = 0; i < 3; i++) {
            int counts = i == 0 ? wanted[0] | POLLHUP | POLLERR : i == 1 ? wanted[1] | POLLERR : POLLPRI;
            for (int k = 0; k < all[i].count; k++, n++) {
                if ((ready[n] & POLLNVAL) != 0) {
                    throw SystemErrors.raise(ts, SystemErrors.EBADF, null);
                }
                if ((ready[n] & counts) != 0) {
                    results[i].append(ts, all[i].objects[k]);
                }
            }
        }
        return PyTuple.of(ts, results[0], results[1], results[2]);
    }
}
