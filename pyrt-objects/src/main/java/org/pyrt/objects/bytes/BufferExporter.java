package org.pyrt.objects.bytes;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.memory.PyMemoryView;
import org.pyrt.refcount.ThreadState;

/** A Java-written object with the buffer protocol. */
public interface BufferExporter {

    /** The object's bytes; the caller, who keeps the object alive, closes the view. May wait for a lock. */
    @CleanPoint
    BufferView buffer(ThreadState ts);

    /** The memoryview that the object passes on as its own buffer, floating; null if it has a buffer itself. */
    default PyMemoryView passedOn(ThreadState ts) {
        return null;
    }
}
