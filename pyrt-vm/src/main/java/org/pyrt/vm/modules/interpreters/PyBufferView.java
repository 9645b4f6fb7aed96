package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.bytes.BufferExporter;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** What a memoryview of another interpreter's memory is of. */
@ExposedType(name = "CrossInterpreterBufferView")
public final class PyBufferView extends Counted implements BufferExporter {

    /** The type. */
    public static final PyType TYPE =
            PyType.builtin("_interpreters.CrossInterpreterBufferView", new PyBufferViewAdapter()).flags(PyType.BASETYPE).build();

    private final SharedBytes bytes;

    PyBufferView(ThreadState ts, SharedBytes bytes) {
        super(ts);
        this.bytes = bytes;
    }

    @Override
    public BufferView buffer(ThreadState ts) {
        return bytes;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
