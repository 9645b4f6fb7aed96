package org.pyrt.vm.modules.warnings;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Floating;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.SourceLines;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.frame.Frame;

/** From a warning to what is shown, raised or forgotten. Arguments are borrowed. Source: CPython 3.14 Python/_warnings.c. */
public final class WarningIssuer {

    private static final PyStr REGISTRY = PyStr.interned("__warningregistry__");
    private static final PyStr NAME = PyStr.interned("__name__");
    private static final PyStr SHOW = PyStr.interned("_showwarnmsg");
    private static final PyStr MESSAGE_TYPE = PyStr.interned("WarningMessage");
    private static final PyStr STRING = PyStr.of("<string>");

    private WarningIssuer() {}

    /** Issues a warning of a builtin from the code {@code level} activations up (1: the innermost Python frame). */
    @CleanPoint
    public static void warn(ThreadState ts, PyType category, PyObject message, int level) {
        warn(ts, category, message, level, null, PyTuple.EMPTY);
    }

    /** Issues a ResourceWarning of {@code source} from the innermost Python frame. */
    @CleanPoint
    public static void warnUnclosed(ThreadState ts, PyObject message, PyObject source) {
        warn(ts, ExceptionTypes.RESOURCE_WARNING, message, 1, source, PyTuple.EMPTY);
    }

    /** The same with the object it is about (may be null), passing over frames of files that begin with one of the prefixes. */
    @CleanPoint
    static void warn(ThreadState ts, PyType category, PyObject message, int level, PyObject source, PyTuple skipped) {
        Frame f = caller((Frame) ts.frame, level, skipped);
        VirtualMachine vm = VirtualMachine.of(ts);
        PyDict globals = f == null ? vm.sys() : f.globals;
        PyStr file = f == null ? PyStr.of("<sys>") : PyStr.of(f.code.filename);
        int line = f == null ? 0 : f.code.positions.line(Math.max(f.pc - 1, 0));
        PyObject registry = globals.getStr(ts, REGISTRY);
        if (registry == null) {
            registry = new PyDict(ts);
            globals.putStr(ts, REGISTRY, registry);
        }
        PyObject module = globals.getStr(ts, NAME);
        int mark = ts.holdMark();
        ts.pushHold(registry);
        ts.pushHold(module);
        try {
            explicit(ts, category, message, file, line, module instanceof PyStr ? module : STRING, registry, null, source);
        } finally {
            ts.unholdTo(mark);
        }
    }

    private static Frame caller(Frame innermost, int level, PyTuple skipped) {
        Frame f = innermost;
        boolean plain = level <= 0 || f != null && isInternal(f);
        for (int i = level; --i > 0 && f != null; ) {
            f = (Frame) f.caller();
            while (!plain && f != null && (isInternal(f) || isSkipped(f, skipped))) {
                f = (Frame) f.caller();
            }
        }
        return f;
    }

    private static boolean isInternal(Frame f) {
        return f.code.filename.contains("importlib") && f.code.filename.contains("_bootstrap");
    }

    private static boolean isSkipped(Frame f, PyTuple prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (f.code.filename.startsWith(prefixes.get(i).toString())) {
                return true;
            }
        }
        return false;
    }

    /**
     * A warning about a place. {@code module} null: from the file's name; {@code registry} null or None: nothing is remembered; {@code sourceLine}
     * null: read from the file; {@code source} may be null.
     */
    @CleanPoint
    public static void explicit(
            ThreadState ts,
            PyType givenCategory,
            PyObject givenMessage,
            PyStr file,
            int line,
            PyObject module,
            PyObject registry,
            PyObject sourceLine,
            PyObject source) {
        PyType category = givenCategory;
        PyObject text = givenMessage;
        PyObject message = givenMessage;
        int mark = ts.holdMark();
        try {
            if (PyType.of(message).isSubtypeOf(ExceptionTypes.WARNING)) {
                text = Representation.str(ts, message);
                category = PyType.of(message);
            } else {
                message = Calls.call(ts, category, message);
            }
            ts.pushHold(message);
            PyObject key = PyTuple.of(ts, text, category, PyInt.of(line));
            ts.pushHold(key);
            PyDict seen = registry instanceof PyDict d ? d : null;
            if (seen != null && WarningFilters.alreadyWarned(ts, seen, key, false)) {
                return;
            }
            PyObject where = module == null ? moduleName(file) : module;
            PyObject action = WarningFilters.action(ts, category, text, line, where);
            ts.pushHold(action);
            if (decide(ts, action.toString(), seen, key, text, category, message)) {
                show(ts, category, text, message, file, line, sourceLine, source);
            }
            Refs.discard(ts, message);
        } finally {
            ts.unholdTo(mark);
        }
    }

    /** Whether to show it; raises it for the action error. */
    @CleanPoint
    private static boolean decide(
            ThreadState ts, String action, PyDict seen, PyObject key, PyObject text, PyType category, PyObject message) {
        if (action.equals("error")) {
            throw Errors.raise(ts, (PyBaseException) message);
        }
        if (action.equals("ignore")) {
            return false;
        }
        if (action.equals("always") || action.equals("all")) {
            return true;
        }
        if (seen != null) {
            seen.put(ts, key, PyBool.TRUE);
        }
        switch (action) {
            case "default":
                return true;
            case "once":
                return !remembered(ts, WarningFilters.onceRegistry(ts), text, category);
            case "module":
                return seen == null || !remembered(ts, seen, text, category);
            default:
                throw Errors.runtimeError(
                        ts, "Unrecognized action (" + Representation.repr(ts, PyStr.of(action)) + ") in warnings.filters:\n " + action);
        }
    }

    @CleanPoint
    private static boolean remembered(ThreadState ts, @Floating PyDict registry, PyObject text, PyType category) {
        PyObject key = PyTuple.of(ts, text, category);
        try (var held = ts.hold(key);
                var heldRegistry = ts.hold(registry)) {
            return WarningFilters.alreadyWarned(ts, registry, key, true);
        }
    }

    private static PyStr moduleName(PyStr file) {
        String name = file.toString();
        if (name.isEmpty()) {
            return PyStr.of("<unknown>");
        }
        return name.endsWith(".py") ? PyStr.of(name.substring(0, name.length() - 3)) : file;
    }

    /** The line of a file, null if there is none: sources that are in no file are shown by the module warnings only. */
    private static String line(String file, int line) {
        return new SourceLines(null).line(file, line);
    }

    @CleanPoint
    private static void show(
            ThreadState ts, PyType category, PyObject text, PyObject message, PyStr file, int line, PyObject sourceLine, PyObject source) {
        // The library can tell where the source was made, as long as there are imports.
        boolean tells = source != null && source != PyNone.NONE;
        boolean ending = VirtualMachine.of(ts).isFinalizing();
        if (tells && !ending) {
            Refs.discard(ts, VirtualMachine.of(ts).importer.importModule(ts, PyStr.interned("warnings")));
        }
        PyObject shower = tells && ending ? null : WarningState.attribute(ts, SHOW);
        if (shower == null) {
            String shownLine = sourceLine == null ? line(file.toString(), line) : sourceLine.toString();
            UncaughtErrors.printToStderr(
                    ts,
                    file + ":" + line + ": " + category.name() + ": " + text + "\n"
                            + (shownLine == null || shownLine.isBlank() ? "" : "  " + shownLine.strip() + "\n"));
            return;
        }
        PyObject[] args = {
            message, category, file, PyInt.of(line), PyNone.NONE, PyNone.NONE, source == null ? PyNone.NONE : source
        };
        try (var held = ts.hold(shower)) {
            PyObject type = WarningState.attribute(ts, MESSAGE_TYPE);
            if (type == null) {
                throw Errors.runtimeError(ts, "unable to get warnings.WarningMessage");
            }
            PyObject about = Calls.call(ts, type, args, null);
            try (var heldAbout = ts.hold(about)) {
                Refs.discard(ts, Calls.call(ts, shower, about));
            }
            Refs.discard(ts, about);
        }
    }
}
