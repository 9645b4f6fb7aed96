package org.pyrt.vm.boot;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.refcount.ThreadState;

/** Prints exceptions with the frames they went through. */
final class Tracebacks {

    private Tracebacks() {}

    @CleanPoint
    static void print(ThreadState ts, PyBaseException e, StringBuilder text) {
        if (e.traceback() instanceof PyTraceback t) {
            text.append("Traceback (most recent call last):\n");
            for (PyTraceback node = t; node != null; node = node.next(ts)) {
                text.append("  File \"").append(node.frame().code().filename).append("\", line ").append(node.line());
                text.append(", in ").append(node.frame().code().name).append('\n');
            }
        }
        String message = Representation.str(ts, e).toString();
        text.append(e.type().fullName()).append(message.isEmpty() ? "" : ": " + message).append('\n');
    }
}
