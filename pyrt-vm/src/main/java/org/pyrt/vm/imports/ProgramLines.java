package org.pyrt.vm.imports;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.ProgramSources;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.frame.Frame;

/**
 * Tells the library's module linecache the source of the program that runs, if it is in no file: CPython imports linecache for that when such a program starts,
 * here it is told when a program imports it. Stateless.
 */
final class ProgramLines {

    static final PyStr MODULE = PyStr.interned("linecache");

    private static final PyStr REGISTER = PyStr.interned("_register_code");

    private ProgramLines() {}

    /** Called with the new module, which the caller holds, by the thread that imported it. */
    @CleanPoint
    static void register(ThreadState ts, PyObject module) {
        Frame outermost = (Frame) ts.frame;
        while (outermost != null && outermost.caller() != null) {
            outermost = (Frame) outermost.caller();
        }
        String source = outermost == null ? null : ProgramSources.text(ts, outermost.code.filename);
        if (source != null) {
            Refs.discard(ts, Calls.callMethod(ts, module, REGISTER, outermost.code, PyStr.of(source), PyStr.of(outermost.code.filename)));
        }
    }
}
