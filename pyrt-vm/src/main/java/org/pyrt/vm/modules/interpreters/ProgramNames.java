package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * The names of a sender's program, for the receiver of what it has pickled: the receiver's own {@code __main__} lacks them, so the program's file is run once, under a
 * name that is not {@code __main__}. Source: CPython 3.14 Python/crossinterp.c (_handle_unpickle_missing_attr).
 */
final class ProgramNames implements AutoCloseable {

    private static final String MISSING = "module '__main__' has no attribute '";
    private static final PyStr RUNPY = PyStr.interned("runpy");
    private static final PyStr RUN_PATH = PyStr.interned("run_path");

    private final ThreadState ts;
    private final String file;
    private final int mark;

    /** What the file has defined, held; null before it was run. */
    @SuppressWarnings("UncountedField") // held from supply to close
    private PyDict names;

    ProgramNames(ThreadState ts, String file) {
        this.ts = ts;
        this.file = file;
        mark = ts.holdMark();
    }

    /** If the exception being raised says that a name of {@code __main__} is missing that the program has, gives {@code __main__} the name and clears the exception. */
    @CleanPoint
    boolean supply() {
        if (file == null || !Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
            return false;
        }
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            if (supply(Representation.str(ts, e).toString())) {
                return true;
            }
            throw Errors.reraise(ts, e);
        } catch (Raised raised) {
            return false;
        }
    }

    @CleanPoint
    private boolean supply(String message) {
        if (!message.startsWith(MISSING) || !message.endsWith("'")) {
            return false;
        }
        PyStr name = PyStr.of(message.substring(MISSING.length(), message.length() - 1));
        PyDict main = Subinterpreter.mainNamespace(ts);
        if (main == null) {
            return false;
        }
        try (var held = ts.hold(main)) {
            if (names == null) {
                names = run();
                ts.pushHold(names);
            }
            PyObject value = names.getStr(ts, name);
            if (value == null || main.getStr(ts, name) != null) {
                return false;
            }
            main.putStr(ts, name, value);
            return true;
        }
    }

    @CleanPoint
    private PyDict run() {
        PyObject runpy = VirtualMachine.of(ts).importer.importModule(ts, RUNPY);
        try (var held = ts.hold(runpy)) {
            PyObject run = Attributes.get(ts, runpy, RUN_PATH);
            try (var heldRun = ts.hold(run)) {
                PyObject[] args = {PyStr.of(file), PyNone.NONE, PyStr.of("<fake __main__>")};
                PyObject made = Calls.call(ts, run, args, null);
                if (made instanceof PyDict d) {
                    return d;
                }
                Refs.discard(ts, made);
                return new PyDict(ts);
            }
        }
    }

    @Override
    public void close() {
        ts.unholdTo(mark);
    }
}
