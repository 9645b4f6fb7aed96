package org.pyrt.objects.type;

import org.pyrt.refcount.ThreadState;

/** An object with attributes of its own (a {@code __dict__}); it either is a {@link PyInstance} or carries one. */
public interface HasAttributes {

    /** Where the attributes are, or null if there have been none yet. */
    PyInstance attributes();

    /** Where the attributes are, made if need be. */
    PyInstance attributes(ThreadState ts);
}
