package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.modules.sys.PySimpleNamespace;

/** What another interpreter is told of an exception. Immutable, any thread. Source: CPython 3.14 Python/crossinterp.c (_PyXI_excinfo). */
final class ExceptionSnapshot {

    private static final PyStr TRACEBACK = PyStr.interned("traceback");
    private static final PyStr TRACEBACK_EXCEPTION = PyStr.interned("TracebackException");
    private static final PyStr FROM_EXCEPTION = PyStr.interned("from_exception");
    private static final PyStr FORMAT = PyStr.interned("format");
    private static final PyStr JOIN = PyStr.interned("join");
    private static final PyStr SAVE_EXC_TYPE = PyStr.interned("save_exc_type");
    private static final PyStr LOOKUP_LINES = PyStr.interned("lookup_lines");
    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr QUALNAME = PyStr.interned("__qualname__");
    private static final PyStr MODULE = PyStr.interned("__module__");

    private final String name;
    private final String qualname;
    private final String module;
    private final String message;

    /** The traceback as it would be shown, without the last line's end; null if it could not be made. */
    final String display;

    private ExceptionSnapshot(String name, String qualname, String module, String message, String display) {
        this.name = name;
        this.qualname = qualname;
        this.module = module;
        this.message = message;
        this.display = display;
    }

    /** Takes the exception being raised. */
    @CleanPoint
    static ExceptionSnapshot take(ThreadState ts) {
        PyBaseException e = Errors.take(ts);
        try (var held = ts.hold(e)) {
            return of(ts, e);
        } catch (Raised raised) {
            Errors.clear(ts);
            return new ExceptionSnapshot(null, null, null, "error while formatting exception", null);
        }
    }

    /** Of an exception, which the caller holds. Raises what str() of it raises. */
    @CleanPoint
    static ExceptionSnapshot of(ThreadState ts, PyBaseException e) {
        PyType type = PyType.of(e);
        String message = Representation.str(ts, e).toString();
        String name = text(ts, type, NAME);
        String qualname = text(ts, type, QUALNAME);
        String module = text(ts, type, MODULE);
        String display = null;
        try {
            display = display(ts, e);
        } catch (Raised raised) {
            Errors.clear(ts);
        }
        return new ExceptionSnapshot(name, qualname, module, message, display);
    }

    @CleanPoint
    private static String text(ThreadState ts, PyType type, PyStr attribute) {
        PyObject value = Attributes.get(ts, type, attribute);
        try (var held = ts.hold(value)) {
            return Representation.str(ts, value).toString();
        }
    }

    @CleanPoint
    private static String display(ThreadState ts, PyBaseException e) {
        PyObject module = VirtualMachine.of(ts).importer.importModule(ts, TRACEBACK);
        try (var heldModule = ts.hold(module)) {
            PyObject type = Attributes.get(ts, module, TRACEBACK_EXCEPTION);
            try (var heldType = ts.hold(type)) {
                PyObject make = Attributes.get(ts, type, FROM_EXCEPTION);
                try (var heldMake = ts.hold(make)) {
                    PyObject[] args = {e, PyBool.FALSE, PyBool.FALSE};
                    PyObject shown = Calls.call(ts, make, args, new PyStr[] {SAVE_EXC_TYPE, LOOKUP_LINES});
                    try (var heldShown = ts.hold(shown)) {
                        PyObject lines = Calls.callMethod(ts, shown, FORMAT);
                        try (var heldLines = ts.hold(lines)) {
                            String all = Calls.callMethod(ts, PyStr.of(""), JOIN, lines).toString();
                            return all.endsWith("\n") ? all.substring(0, all.length() - 1) : all;
                        }
                    }
                }
            }
        }
    }

    /** The exception in one line, or null if nothing is known of it. */
    String formatted() {
        if (name == null) {
            return message;
        }
        String shown = module.equals("builtins") || module.equals("__main__") ? qualname : module + "." + qualname;
        return message == null ? shown : shown + ": " + message;
    }

    /** The namespace that programs see, floating. */
    PyObject toObject(ThreadState ts) {
        PyDict all = new PyDict(ts);
        if (name == null) {
            all.putStr(ts, PyStr.interned("type"), PyNone.NONE);
        } else {
            PyDict type = new PyDict(ts);
            type.putStr(ts, NAME, PyStr.of(name));
            type.putStr(ts, QUALNAME, PyStr.of(qualname));
            type.putStr(ts, MODULE, PyStr.of(module));
            all.putStr(ts, PyStr.interned("type"), new PySimpleNamespace(ts, type));
        }
        put(ts, all, "msg", message);
        put(ts, all, "formatted", formatted());
        if (display != null) {
            put(ts, all, "errdisplay", display);
        }
        return new PySimpleNamespace(ts, all);
    }

    private static void put(ThreadState ts, PyDict all, String attribute, String value) {
        all.putStr(ts, PyStr.interned(attribute), value == null ? PyNone.NONE : PyStr.of(value));
    }
}
