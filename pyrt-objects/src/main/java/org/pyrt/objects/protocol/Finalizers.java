package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeSlot;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** Runs {@code __del__}. */
public final class Finalizers {

    private static final PyStr DEL = PyStr.interned("__del__");

    private Finalizers() {}

    /** Calls the object's {@code __del__}; an exception it raises goes to sys.unraisablehook. What is being raised meanwhile is kept. */
    @CleanPoint
    public static void run(ThreadState ts, PyObject o) {
        TypeSlot slot = PyType.of(o).slot(SlotId.DEL);
        if (slot == null) {
            return;
        }
        PyBaseException raising = ts.raised == null ? null : Errors.take(ts);
        try (var held = ts.hold(raising)) {
            try {
                Refs.discard(ts, slot.call0(ts, o));
            } catch (Raised e) {
                PyObject method = PyType.of(o).lookup(ts, DEL);
                try (var heldMethod = ts.hold(method)) {
                    Interpreter.of(ts).hooks.unraisable(ts, "Exception ignored while calling deallocator", method);
                }
            }
            if (raising != null) {
                Refs.incref(ts, raising);
                ts.raised = raising;
            }
        }
    }
}
