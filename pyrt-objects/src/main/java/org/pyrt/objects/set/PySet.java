package org.pyrt.objects.set;

import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** A set (sketch). */
public class PySet extends Counted {

    /** The type set. */
    public static final PyType TYPE = PyType.builtin("set", null).build();

    /** An empty set, floating. */
    public PySet(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
