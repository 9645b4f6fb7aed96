package org.pyrt.stdlib.select;

import java.util.Map;
import java.util.TreeMap;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;
import org.pyrt.stdlib.files.SystemErrors;
import org.pyrt.stdlib.posix.FileNumbers;

/** What {@code select.poll()} returns: files and what to wait for. Its monitor guards the map. */
@ExposedType(name = "poll")
final class PyPoll extends Counted {

    static final PyType TYPE = PyType.builtin("select.poll", new PyPollAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private static final int ENOENT = 2;

    private final Map<Integer, Integer> files = new TreeMap<>();
    private boolean waiting;

    PyPoll(ThreadState ts) {
        super(ts);
    }

    @ExposedMethod(doc = "register($self, fd, eventmask=7, /)\n--\n\nAdd a file.")
    @CleanPoint
    void register(ThreadState ts, PyObject fd, @PositionalOnly @Default("7") int eventmask) {
        int number = FileNumbers.of(ts, fd);
        synchronized (files) {
            files.put(number, checked(ts, eventmask));
        }
    }

    private static int checked(ThreadState ts, int events) {
        if (events < 0 || events > 0xffff) {
            throw events < 0
                    ? Errors.valueError(ts, "value must be positive")
                    : Errors.overflowError(ts, "Python int too large for C unsigned short");
        }
        return events;
    }

    @ExposedMethod(doc = "modify($self, fd, eventmask, /)\n--\n\nChange what to wait for.")
    @CleanPoint
    void modify(ThreadState ts, PyObject fd, @PositionalOnly int eventmask) {
        int number = FileNumbers.of(ts, fd);
        boolean known;
        synchronized (files) {
            known = files.replace(number, checked(ts, eventmask)) != null;
        }
        if (!known) {
            throw SystemErrors.raise(ts, ENOENT, null);
        }
    }

    @ExposedMethod(doc = "unregister($self, fd, /)\n--\n\nRemove a file.")
    @CleanPoint
    void unregister(ThreadState ts, @PositionalOnly PyObject fd) {
        int number = FileNumbers.of(ts, fd);
        boolean known;
        synchronized (files) {
            known = files.remove(number) != null;
        }
        if (!known) {
            throw Errors.keyError(ts, PyInt.of(number));
        }
    }

    @ExposedMethod(doc = "poll($self, timeout=None, /)\n--\n\nWait, at most so many milliseconds; the files that are ready, and for what.")
    @CleanPoint
    PyObject poll(ThreadState ts, @PositionalOnly @Default("None") PyObject timeout) {
        long nanos = timeout == PyNone.NONE ? -1 : SelectModule.nanos(ts, timeout, 1e6);
        if (nanos > Integer.MAX_VALUE * 1_000_000L) {
            throw Errors.overflowError(ts, "timeout is too large");
        }
        int[] numbers;
        int[] events;
        synchronized (files) {
            if (waiting) {
                throw Errors.runtimeError(ts, "concurrent poll() invocation");
            }
            waiting = true;
            numbers = new int[files.size()];
            events = new int[numbers.length];
            int i = 0;
            for (Map.Entry<Integer, Integer> e : files.entrySet()) {
                numbers[i] = e.getKey();
                events[i++] = e.getValue();
            }
        }
        int[] ready = new int[numbers.length];
        try {
            Poller.poll(ts, numbers, events, ready, numbers.length, nanos);
        } finally {
            synchronized (files) {
                waiting = false;
            }
        }
        PyList result = new PyList(ts);
        for (int i = 0; i < numbers.length; i++) {
            if (ready[i] != 0) {
                result.append(ts, PyTuple.of(ts, PyInt.of(numbers[i]), PyInt.of(ready[i])));
            }
        }
        return result;
    }


    @Override
    public PyType type() {
        return TYPE;
    }
}
