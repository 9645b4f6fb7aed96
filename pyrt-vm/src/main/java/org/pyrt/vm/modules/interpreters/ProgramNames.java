package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.CountedState;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Subinterpreter;
import org.pyrt.vm.boot.VirtualMachine;

/**
 * The names of a sender's program, for the receiver of what it has pickled: the receiver's own {@code __main__} lacks them, so the program's file is run there once, under a
 * name that is not {@code __main__}. Source: CPython 3.14 Python/crossinterp.c (_handle_unpickle_missing_attr).
 */
final class ProgramNames {

    private static final String MISSING = "module '__main__' has no attribute '";
    private static final PyStr RUNPY = PyStr.interned("runpy");
    private static final PyStr RUN_PATH = PyStr.interned("run_path");

    /** What the file that an interpreter has run last has defined. */
    private static final class Known implements CountedState {

        private String file;
        @Slot private PyDict names;

        synchronized PyDict of(String wanted) {
            return wanted.equals(file) ? names : null;
        }

        synchronized void set(ThreadState ts, String newFile, PyDict newNames) {
            PyDict old = names;
            Refs.incref(ts, newNames);
            file = newFile;
            names = newNames;
            Refs.decref(ts, old);
        }

        @Override
        public void visit(SlotVisitor visitor) {
            if (names != null) {
                visitor.visit(names);
            }
        }
    }

    private final ThreadState ts;
    private final String file;

    ProgramNames(ThreadState ts, String file) {
        this.ts = ts;
        this.file = file;
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
            PyDict names = names();
            PyObject value = names.getStr(ts, name);
            if (value == null || main.getStr(ts, name) != null) {
                return false;
            }
            main.putStr(ts, name, value);
            return true;
        }
    }

    /** What the file has defined, counted by the interpreter. */
    @CleanPoint
    private PyDict names() {
        Known known = Interpreter.of(ts).state(Known.class, Known::new);
        PyDict names = known.of(file);
        if (names == null) {
            names = run();
            known.set(ts, file, names);
        }
        return names;
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
}
