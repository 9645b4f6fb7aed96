package org.pyrt.vm.imports;

import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.PyTraceback;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Takes importlib's own frames out of tracebacks. Source: CPython 3.14 Python/import.c (remove_importlib_frames). */
final class ImportTracebacks {

    private static final String BOOTSTRAP = "<frozen importlib._bootstrap>";
    private static final String EXTERNAL = "<frozen importlib._bootstrap_external>";
    private static final String MARK = "_call_with_frames_removed";

    private ImportTracebacks() {}

    /**
     * Shortens the traceback of the exception being raised: of each run of importlib's frames, all of an ImportError, and of other exceptions those
     * up to the last one that says so by its name.
     */
    static void trim(ThreadState ts) {
        if (!(ts.raised instanceof PyBaseException e)) {
            return;
        }
        boolean always = PyType.of(e).isSubtypeOf(ExceptionTypes.IMPORT_ERROR);
        PyTraceback before = null;
        PyTraceback outer = null;
        boolean inside = false;
        PyTraceback node = (PyTraceback) e.traceback();
        while (node != null) {
            String file = node.frame().code().filename;
            boolean now = file.equals(BOOTSTRAP) || file.equals(EXTERNAL);
            if (now && !inside) {
                outer = before;
            }
            inside = now;
            PyTraceback next = node.next(ts);
            if (inside && (always || node.frame().code().name.equals(MARK))) {
                if (outer == null) {
                    e.setTraceback(ts, next);
                } else {
                    outer.setNext(ts, next);
                }
                before = outer;
            } else {
                before = node;
            }
            node = next;
        }
    }
}
