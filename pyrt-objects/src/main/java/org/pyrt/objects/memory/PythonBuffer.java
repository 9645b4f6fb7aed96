package org.pyrt.objects.memory;

import java.nio.ByteBuffer;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Descriptors;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * The bytes of an object whose class defines {@code __buffer__} in Python: those of the memoryview that it returned. Keeps both counted until it is closed. Source:
 * PEP 688; CPython 3.14 Objects/typeobject.c.
 */
@SuppressWarnings("UncountedField") // Counted by hand: a view is no object.
public final class PythonBuffer implements BufferView {

    /** Asks for memory that can be changed. */
    public static final int WRITABLE = 1;

    /** Asks for everything, for reading. */
    public static final int FULL_READ_ONLY = 0x11c;

    private static final PyStr BUFFER = PyStr.interned("__buffer__");
    private static final PyStr RELEASE = PyStr.interned("__release_buffer__");

    private final ThreadState opener;
    private final PyObject exporter;
    private final PyMemoryView memory;
    private final BufferView view;

    private PythonBuffer(ThreadState ts, PyObject exporter, PyMemoryView memory, BufferView view) {
        this.opener = ts;
        this.exporter = exporter;
        this.memory = memory;
        this.view = view;
        Refs.incref(ts, exporter);
        Refs.incref(ts, memory);
    }

    /** Whether the class of {@code o} defines {@code __buffer__} in Python. */
    public static boolean isDefined(ThreadState ts, PyObject o) {
        return PyType.of(o).lookup(ts, BUFFER) instanceof PyFunction;
    }

    /** The bytes that {@code o.__buffer__} gives; the class must define it. */
    @CleanPoint
    public static BufferView open(ThreadState ts, PyObject o, int flags) {
        PyType type = PyType.of(o);
        PyObject method = Descriptors.get(ts, type.lookup(ts, BUFFER), o, type);
        PyObject result;
        try (var held = ts.hold(method)) {
            result = Calls.call(ts, method, PyInt.of(flags));
        }
        if (!(result instanceof PyMemoryView m)) {
            Refs.discard(ts, result);
            throw Errors.typeError(ts, "__buffer__ returned non-memoryview object");
        }
        try (var held = ts.hold(m)) {
            return new PythonBuffer(ts, o, m, m.buffer(ts));
        }
    }

    @Override
    public byte[] arrayOrNull() {
        return view.arrayOrNull();
    }

    @Override
    public ByteBuffer byteBuffer() {
        return view.byteBuffer();
    }

    @Override
    public int offset() {
        return view.offset();
    }

    @Override
    public int length() {
        return view.length();
    }

    @Override
    public boolean isReadOnly() {
        return view.isReadOnly();
    }

    @Override
    public String format() {
        return view.format();
    }

    @Override
    public int itemSize() {
        return view.itemSize();
    }

    @Override
    public int[] shape() {
        return view.shape();
    }

    @Override
    @CleanPoint
    public void close() {
        close(opener);
    }

    @Override
    @CleanPoint
    public void close(ThreadState ts) {
        view.close(ts);
        try {
            PyType type = PyType.of(exporter);
            PyObject release = type.lookup(ts, RELEASE);
            if (release != null) {
                notifyExporter(ts, Descriptors.get(ts, release, exporter, type));
            }
            memory.releaseQuietly(ts);
        } finally {
            Refs.decref(ts, memory);
            Refs.decref(ts, exporter);
        }
    }

    /** Calls {@code __release_buffer__}; its errors reach nobody. */
    @CleanPoint
    private void notifyExporter(ThreadState ts, @Floating PyObject method) {
        PyBaseException before = ts.raised == null ? null : Errors.take(ts);
        try (var heldBefore = ts.hold(before)) {
            try {
                Refs.discard(ts, Calls.call(ts, method, memory));
            } catch (Raised e) {
                Interpreter.of(ts).hooks.unraisable(ts, null, exporter);
            }
            if (before != null) {
                Errors.reraise(ts, before);
            }
        }
    }

    /** The error of an exporter that does not give what was asked. */
    static RuntimeException error(ThreadState ts, String message) {
        return Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, message);
    }
}
