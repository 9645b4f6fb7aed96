package org.pyrt.objects.exception;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedSetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * One frame that an exception went through; the first node of the list is the outermost frame, where the exception was caught. Nothing is
 * looked up before somebody asks: a node is a counted reference to the frame and the place in its code.
 */
@ExposedType(name = "traceback", doc = "Create a new traceback object.")
public final class PyTraceback extends Counted {

    /** The type traceback. */
    public static final PyType TYPE = PyType.builtin("traceback", new PyTracebackAdapter())
            .doc("TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.")
            .build();

    private static final int UNKNOWN_LINE = -1;
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(PyTraceback.class, "next", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Slot PyObject next;
    @Slot PyObject frame;
    /** As co_code counts: two for each instruction. */
    private final int lasti;
    private int line;

    private PyTraceback(ThreadState ts, PyObject next, Counted frame, int lasti, int line) {
        super(ts);
        this.next = next;
        this.frame = frame;
        this.lasti = lasti;
        this.line = line;
        // First, for it may find no memory: then nothing is counted.
        ts.trackFor(this, frame);
        Refs.incref(ts, next);
        Refs.incref(ts, frame);
    }

    /**
     * Puts a node for {@code frame} before the exception's traceback: the machine calls this once for each frame that the exception
     * leaves or is caught in, innermost first. {@code lasti} is the instruction that raised, as the frame counts them.
     */
    public static <F extends Counted & TracebackFrame> void add(ThreadState ts, PyBaseException exception, F frame, int lasti) {
        exception.setTraceback(ts, new PyTraceback(ts, exception.traceback(), frame, PyCode.offset(lasti), UNKNOWN_LINE));
    }

    @ExposedMethod(name = "__new__")
    static PyObject create(ThreadState ts, PyType type, PyObject tb_next, PyObject tb_frame, int tb_lasti, int tb_lineno) {
        if (tb_next != PyNone.NONE && !(tb_next instanceof PyTraceback)) {
            throw Errors.typeError(ts, "expected traceback object or None, got '" + PyType.of(tb_next).fullName() + "'");
        }
        if (!(tb_frame instanceof TracebackFrame)) {
            throw Errors.typeError(
                    ts, "traceback() argument 'tb_frame' must be frame, not " + PyType.of(tb_frame).fullName());
        }
        return new PyTraceback(ts, tb_next == PyNone.NONE ? null : tb_next, (Counted) tb_frame, tb_lasti, tb_lineno);
    }

    /** The node of the frame called by this one, floating, or null. */
    public PyTraceback next(ThreadState ts) {
        PyObject v = next;
        while (Refs.touch(ts, v)) {
            PyObject again = (PyObject) NEXT.getVolatile(this);
            if (again == v) {
                break;
            }
            v = again;
        }
        return (PyTraceback) v;
    }

    /** Replaces the node of the frame called by this one; null for none. The caller sees to it that no circle arises. */
    public void setNext(ThreadState ts, PyTraceback value) {
        Refs.incref(ts, value);
        Refs.decref(ts, (PyObject) NEXT.getAndSet(this, (PyObject) value));
    }

    /** The frame, borrowed. */
    public TracebackFrame frame() {
        return (TracebackFrame) frame;
    }

    /** The instruction that raised, as the frame counts them. */
    public int lasti() {
        return (lasti >> 1) - PyCode.START;
    }

    /** The same as an index of {@code co_code}, which shows an instruction as two bytes. */
    @ExposedGetter(name = "tb_lasti", member = true)
    int codeIndex() {
        return lasti;
    }

    /** The line, counted from 1; 0 or less if there is none. */
    public int line() {
        int l = line;
        if (l == UNKNOWN_LINE) {
            l = frame().line(lasti());
            line = l;
        }
        return l;
    }

    @ExposedGetter(name = "tb_lineno")
    PyObject shownLine() {
        int l = line();
        return l > 0 ? PyInt.of(l) : PyNone.NONE;
    }

    @ExposedGetter(name = "tb_frame", member = true)
    PyObject frameObject(ThreadState ts) {
        return frame().frameObject(ts);
    }

    @ExposedMethod(name = "__dir__")
    static PyObject dir(ThreadState ts, PyTraceback self) {
        return PyList.of(
                ts,
                PyStr.interned("tb_frame"),
                PyStr.interned("tb_next"),
                PyStr.interned("tb_lasti"),
                PyStr.interned("tb_lineno"));
    }

    @ExposedGetter(name = "tb_next")
    static PyObject getNext(ThreadState ts, PyTraceback self) {
        PyTraceback n = self.next(ts);
        return n == null ? PyNone.NONE : n;
    }

    @ExposedSetter(name = "tb_next", deletes = true)
    static void setNext(ThreadState ts, PyTraceback self, PyObject value) {
        if (value == null) {
            throw Errors.typeError(ts, "can't delete tb_next attribute");
        }
        if (value != PyNone.NONE && !(value instanceof PyTraceback)) {
            throw Errors.typeError(ts, "expected traceback object, got '" + PyType.of(value).fullName() + "'");
        }
        PyTraceback t = value == PyNone.NONE ? null : (PyTraceback) value;
        for (PyTraceback c = t; c != null; c = c.next(ts)) {
            if (c == self) {
                throw Errors.valueError(ts, "traceback loop detected");
            }
        }
        self.setNext(ts, t);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTracebackSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTracebackSlots.clear(ts, this);
    }
}
