package org.pyrt.objects.bytes;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** {@code separator.join(iterable)} of bytes-like items. */
final class OctetJoin {

    private OctetJoin() {}

    @CleanPoint
    static byte[] join(ThreadState ts, BufferView separator, PyObject iterable) {
        PyType type = PyType.of(iterable);
        if (type.slot(SlotId.ITER) == null && type.slot(SlotId.GETITEM) == null) {
            throw Errors.typeError(ts, "can only join an iterable");
        }
        PyBytes[] parts = new PyBytes[8];
        int size = 0;
        PyObject iterator = Iteration.iter(ts, iterable);
        try (var held = ts.hold(iterator)) {
            for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
                if (size == parts.length) {
                    parts = Arrays.copyOf(parts, size * 2);
                }
                try (var heldItem = ts.hold(item)) {
                    parts[size] = part(ts, item, size);
                    size++;
                }
            }
        }
        return join(separator, parts, size);
    }

    @CleanPoint
    private static PyBytes part(ThreadState ts, PyObject item, int index) {
        if (!Buffers.isBytesLike(ts, item)) {
            String name = PyType.of(item).fullName();
            throw Errors.typeError(ts, "sequence item " + index + ": expected a bytes-like object, " + name + " found");
        }
        return Buffers.toBytes(ts, item);
    }

    private static byte[] join(BufferView separator, PyBytes[] parts, int size) {
        long total = (long) Math.max(size - 1, 0) * separator.length();
        for (int i = 0; i < size; i++) {
            total += parts[i].length();
        }
        ByteBuilder b = new ByteBuilder(Buffers.size(total));
        byte[] between = separator.octets();
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                b.append(between, separator.offset(), separator.length());
            }
            b.append(parts[i].array());
        }
        return b.toArray();
    }
}
