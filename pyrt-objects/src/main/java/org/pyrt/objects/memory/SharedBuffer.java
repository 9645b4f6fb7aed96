package org.pyrt.objects.memory;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.BufferView;
import org.pyrt.refcount.ThreadState;

/** A view of an exporter's bytes that several memoryviews look at; it is closed when the last of them is released. Any thread. */
final class SharedBuffer {

    final BufferView view;

    /** The view's memory if it is off the Java heap, or null; not to be used once the view is closed. */
    final ByteBuffer block;

    private final AtomicInteger users = new AtomicInteger(1);

    /** With one user. */
    SharedBuffer(BufferView view) {
        this.view = view;
        block = view.arrayOrNull() == null ? view.byteBuffer() : null;
    }

    /** Adds a user; whoever calls is one. */
    SharedBuffer use() {
        users.incrementAndGet();
        return this;
    }

    /** Takes a user away. */
    @CleanPoint
    void release(ThreadState ts) {
        if (users.decrementAndGet() == 0) {
            view.close(ts);
        }
    }

    /** Whether the end of the last use runs Python code. */
    boolean isPython() {
        return view instanceof PythonBuffer;
    }
}
