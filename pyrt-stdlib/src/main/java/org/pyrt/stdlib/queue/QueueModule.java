package org.pyrt.stdlib.queue;

import org.pyrt.objects.builtin.NoFunctions;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** The module _queue. Source: CPython 3.14 Modules/_queuemodule.c. */
public final class QueueModule {

    private static final String DOC = "C implementation of the Python queue module.";

    /** The exception _queue.Empty. */
    static final PyType EMPTY =
            PyType.builtin("_queue.Empty", null)
                    .base(ExceptionTypes.EXCEPTION)
                    .flags(PyType.BASETYPE)
                    .doc("Exception raised by Queue.get(block=0)/get_nowait().")
                    .build();

    private QueueModule() {}

    /** The module, floating. */
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_queue", DOC, new NoFunctions()).add(EMPTY, PySimpleQueue.TYPE).build();
    }
}
