package org.pyrt.stdlib.struct;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.type.PyIterator;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Unpacks one structure behind the other. Keeps the buffer open until its end or death. For one thread. */
@ExposedType(name = "unpack_iterator")
final class PyUnpackIterator extends PyIterator {

    static final PyType TYPE =
            PyType.builtin("_struct.unpack_iterator", new PyUnpackIteratorAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    private final Layout layout;
    @Slot PyObject buffer;
    private BufferView view;
    private int index;

    @CleanPoint
    PyUnpackIterator(ThreadState ts, Layout layout, PyObject buffer) {
        super(ts);
        this.layout = layout;
        if (layout.size == 0) {
            throw StructModule.error(ts, "cannot iteratively unpack with a struct of length 0");
        }
        view = Buffers.view(ts, buffer);
        if (view.length() % layout.size != 0) {
            view.close();
            throw StructModule.error(ts, "iterative unpacking requires a buffer of a multiple of " + layout.size + " bytes");
        }
        Refs.incref(ts, buffer);
        this.buffer = buffer;
        ts.trackFor(this, buffer);
    }

    @Override
    @CleanPoint
    public PyObject next(ThreadState ts) {
        BufferView v = view;
        if (v == null) {
            return null;
        }
        if (index >= v.length()) {
            close(ts);
            return null;
        }
        PyObject result = PyStruct.unpack(ts, layout, v, index);
        index += (int) layout.size;
        return result;
    }

    @CleanPoint
    private void close(ThreadState ts) {
        BufferView v = view;
        view = null;
        if (v != null) {
            v.close(ts);
        }
        PyObject b = buffer;
        buffer = null;
        Refs.decref(ts, b);
    }

    @ExposedMethod(name = "__iter__", doc = "Return self.")
    static PyObject iter(PyObject self) {
        return self;
    }

    @ExposedMethod(name = "__next__", doc = "Return the next item.")
    @CleanPoint
    static PyObject next(ThreadState ts, PyUnpackIterator self) {
        return self.next(ts);
    }

    @ExposedMethod(name = "__length_hint__")
    static long lengthHint(PyUnpackIterator self) {
        return self.view == null ? 0 : (self.view.length() - self.index) / self.layout.size;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyUnpackIteratorSlots.traverse(this, visitor);
    }

    @Override
    @SuppressWarnings("CleanPoint") // only a class with __release_buffer__ runs code when its buffer is given back, and nothing floats here
    public void clear(ThreadState ts) {
        close(ts);
        PyUnpackIteratorSlots.clear(ts, this);
    }
}
