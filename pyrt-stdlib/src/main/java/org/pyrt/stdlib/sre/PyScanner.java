package org.pyrt.stdlib.sre;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Gives one match after another. While one thread searches, others are refused, as CPython does. Keeps a buffer open until its death.
 */
@ExposedType(name = "SRE_Scanner")
final class PyScanner extends Counted {

    static final PyType TYPE =
            PyType.builtin("_sre.SRE_Scanner", new PyScannerAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    @Slot PyObject string;
    @Slot PyPattern pattern;
    private final Subject subject;
    private final long pos;
    private final long endpos;
    private final Matcher matcher;
    private final java.util.concurrent.atomic.AtomicBoolean busy = new java.util.concurrent.atomic.AtomicBoolean();
    private boolean finished;

    /** A floating scanner. */
    @CleanPoint
    PyScanner(ThreadState ts, PyPattern pattern, PyObject string, long pos, long endpos) {
        super(ts);
        subject = Subject.of(ts, pattern, string);
        matcher = pattern.matcher(ts, subject, pos, endpos);
        this.pos = pos;
        this.endpos = endpos;
        Refs.incref(ts, pattern);
        this.pattern = pattern;
        Refs.incref(ts, string);
        this.string = string;
        ts.trackFor(this, pattern);
    }

    @ExposedMethod(doc = "match($self, /)\n--\n\n")
    @CleanPoint
    static PyObject match(ThreadState ts, PyScanner self) {
        return self.next(ts, false);
    }

    @ExposedMethod(doc = "search($self, /)\n--\n\n")
    @CleanPoint
    static PyObject search(ThreadState ts, PyScanner self) {
        return self.next(ts, true);
    }

    /** The next match, or None. */
    @CleanPoint
    PyObject next(ThreadState ts, boolean search) {
        if (!busy.compareAndSet(false, true)) {
            throw Errors.valueError(ts, "regular expression scanner already executing");
        }
        try {
            if (finished) {
                return PyNone.NONE;
            }
            matcher.use(ts);
            boolean found = search ? matcher.search() : matcher.match(false);
            if (!found) {
                finished = true;
                return PyNone.NONE;
            }
            PyObject result = PyMatch.of(ts, pattern, matcher, string, subject, pos, endpos);
            matcher.advance();
            return result;
        } finally {
            busy.set(false);
        }
    }

    @ExposedGetter(doc = "The pattern.")
    PyObject pattern() {
        return pattern;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyScannerSlots.traverse(this, visitor);
    }

    @Override
    @SuppressWarnings("CleanPoint") // only a class with __release_buffer__ runs code when its buffer is given back, and nothing floats here
    public void clear(ThreadState ts) {
        if (string != null) {
            subject.close();
        }
        PyScannerSlots.clear(ts, this);
    }
}
