package org.pyrt.vm.boot;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.TracebackPrinter;
import org.pyrt.refcount.ThreadState;

/** Prints exceptions with the frames they went through. */
final class Tracebacks {

    private Tracebacks() {}

    @CleanPoint
    static void print(ThreadState ts, PyBaseException e, StringBuilder text) {
        text.append(TracebackPrinter.format(ts, e));
    }
}
