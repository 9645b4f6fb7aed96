package org.pyrt.stdlib.contention;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A recording of a {@code with} block, for all threads. */
@ExposedType(name = "Recording")
final class PyRecording extends Counted {

    static final PyType TYPE =
            PyType.builtin("pyrt.contention.Recording", new PyRecordingAdapter())
                    .flags(PyType.HAS_WEAKREF | PyType.NO_NEW)
                    .doc("What threads waited for during a with block.")
                    .ownLayout()
                    .build();

    /** Set once, by {@link #enter}; null before. */
    private volatile Recording recording;

    PyRecording(ThreadState ts) {
        super(ts);
    }

    @ExposedMethod(name = "__enter__", doc = "__enter__($self, /)\n--\n\nBegin to record.")
    PyObject enter(ThreadState ts) {
        begin(ts);
        return this;
    }

    private synchronized void begin(ThreadState ts) {
        if (recording != null) {
            throw Errors.runtimeError(ts, "a recording begins only once");
        }
        recording = Recorder.of(ts).open(ts);
    }

    @ExposedMethod(name = "__exit__", doc = "__exit__($self, /, *exc_info)\n--\n\nRecord no more.")
    void exit(ThreadState ts, @VarArgs PyObject[] exc_info) {
        Recorder.of(ts).close(ts, begun(ts));
    }

    private Recording begun(ThreadState ts) {
        Recording begun = recording;
        if (begun == null) {
            throw Errors.runtimeError(ts, "the recording has not begun");
        }
        return begun;
    }

    @ExposedMethod(doc = "snapshot($self, /)\n--\n\nA list of Entry, those of the most time first.")
    PyObject snapshot(ThreadState ts) {
        return Answers.snapshot(ts, begun(ts));
    }

    @ExposedMethod(doc = "report($self, /, limit=20)\n--\n\nThe worst places as text.")
    String report(ThreadState ts, @Default("20") int limit) {
        return Answers.report(ts, begun(ts), limit);
    }

    @ExposedMethod(doc = "write($self, path, /)\n--\n\nWrite a page of HTML with a time line for each thread and the worst places.")
    @CleanPoint
    void write(ThreadState ts, @PositionalOnly PyObject path) {
        Answers.write(ts, begun(ts), path);
    }

    @Override
    public void clear(ThreadState ts) {
        if (recording != null) {
            Recorder.of(ts).close(ts, recording);
        }
        super.clear(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
