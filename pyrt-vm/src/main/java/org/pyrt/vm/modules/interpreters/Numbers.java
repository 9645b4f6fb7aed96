package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** The numbers that interpreters and what they share are known by. */
final class Numbers {

    private Numbers() {}

    /** The number that a program gives; {@code what} says what it is of. Raises TypeError, ValueError and OverflowError. */
    @CleanPoint
    static long of(ThreadState ts, PyObject given, String what) {
        if (PyInt.asSelf(given) == null && PyType.of(given).slot(SlotId.INDEX) == null) {
            throw Errors.typeError(ts, what + " must be an int, got " + PyType.of(given).name());
        }
        PyInt number = Sizes.index(ts, given);
        if (!number.fitsLong()) {
            throw Errors.overflowError(ts, "int too big to convert");
        }
        if (number.longValue() < 0) {
            throw Errors.valueError(ts, what + " must be a non-negative int, got " + number.longValue());
        }
        return number.longValue();
    }
}
