package org.pyrt.vm.modules.builtins;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.objects.bytes.Buffers;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.refcount.ThreadState;

/** Looks into bytes and what is like bytes. */
final class ByteArrays {

    private ByteArrays() {}

    /** The bytes of a bytes-like object, not to be changed; null if the object is none. */
    @CleanPoint
    static byte[] contentOrNull(ThreadState ts, PyObject o) {
        PyBytes b = PyBytes.asSelf(o);
        if (b != null) {
            return b.array();
        }
        try (BufferView view = Buffers.viewOrNull(ts, o)) {
            return view == null ? null : Buffers.copy(view);
        }
    }
}
