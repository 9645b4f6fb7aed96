package org.pyrt.stdlib.pickle;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.objects.memory.PythonBuffer;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.Slots;
import org.pyrt.refcount.ThreadState;

/** A wrapper for bytes that may be pickled out of band (PEP 574). It is what it wraps, until it is released. */
@ExposedType(name = "PickleBuffer")
final class PyPickleBuffer extends SlottedInstance implements BufferExporter {

    static final PyType TYPE =
            PyType.builtin("pickle.PickleBuffer", new PyPickleBufferAdapter())
                    .flags(PyType.BASETYPE | PyType.HAS_WEAKREF)
                    .doc("Wrapper for potentially out-of-band buffers")
                    .ownLayout()
                    .build();

    private static final PyStr CAST = PyStr.interned("cast");
    private static final PyStr OCTETS = PyStr.interned("B");
    private static final int MEMORY = 0;

    @Slot final PyObject[] slots = new PyObject[1];

    private PyPickleBuffer(ThreadState ts, PyType type, PyMemoryView memory) {
        super(ts, type);
        Slots.init(ts, slots, MEMORY, memory);
        ts.trackFor(this, memory);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @PositionalOnly PyObject object) {
        return new PyPickleBuffer(ts, type, PyMemoryView.of(ts, object, PythonBuffer.FULL_READ_ONLY));
    }

    /** The memory, floating; raises ValueError if it was released. */
    PyMemoryView memory(ThreadState ts) {
        PyObject m = Slots.load(ts, slots, MEMORY);
        if (m == null) {
            throw Errors.valueError(ts, "operation forbidden on released PickleBuffer object");
        }
        return (PyMemoryView) m;
    }

    @Override
    @CleanPoint
    public BufferView buffer(ThreadState ts) {
        PyMemoryView m = memory(ts);
        try (var held = ts.hold(m)) {
            return m.buffer(ts);
        }
    }

    @Override
    public PyMemoryView passedOn(ThreadState ts) {
        return memory(ts);
    }

    @ExposedMethod(doc = "raw($self, /)\n--\n\nReturn a memoryview of the raw memory underlying this buffer.")
    @CleanPoint
    static PyObject raw(ThreadState ts, PyPickleBuffer self) {
        PyMemoryView memory = self.memory(ts);
        try (var held = ts.hold(memory)) {
            if (!memory.isContiguous()) {
                throw Errors.raise(ts, ExceptionTypes.BUFFER_ERROR, "cannot extract raw buffer from non-contiguous buffer");
            }
            return Calls.callMethod(ts, memory, CAST, OCTETS);
        }
    }

    @ExposedMethod(doc = "release($self, /)\n--\n\nRelease the underlying buffer.")
    void release(ThreadState ts) {
        Slots.drop(ts, slots, MEMORY);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyPickleBufferSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyPickleBufferSlots.clear(ts, this);
        super.clear(ts);
    }
}
