package org.pyrt.vm.boot;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.ProgramSources;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Warnings issued by builtins. If the program has imported the module warnings, that decides; if not, CPython's default filters and the
 * actions "error" and "ignore" of {@code -W} do.
 */
public final class Warnings {

    private static final PyStr MODULE = PyStr.interned("warnings");
    private static final PyStr WARN = PyStr.interned("warn");
    private static final PyStr WARN_EXPLICIT = PyStr.interned("warn_explicit");
    private static final PyStr NAME = PyStr.interned("__name__");

    private Warnings() {}

    @CleanPoint
    static void warn(ThreadState ts, PyType category, String message, int stackLevel) {
        VirtualMachine vm = VirtualMachine.of(ts);
        PyObject module = vm.modules().getStr(ts, MODULE);
        if (module != null && module != PyNone.NONE) {
            try (var held = ts.hold(module)) {
                Refs.discard(ts, Calls.callMethod(ts, module, WARN, PyStr.of(message), category, PyInt.of(stackLevel)));
            }
            return;
        }
        String action = action(ts, vm, category);
        if (action.equals("error")) {
            throw Errors.raise(ts, category, message);
        }
        if (action.equals("default")) {
            UncaughtErrors.printToStderr(ts, Engine.currentPosition(ts, stackLevel) + ": " + category.name() + ": " + message + "\n");
        }
    }

    /**
     * Issues a warning about a place in a source file, not where the program is now. Raises what the program's filters make an error.
     */
    @CleanPoint
    public static void explicit(ThreadState ts, PyType category, String message, String filename, int line) {
        VirtualMachine vm = VirtualMachine.of(ts);
        PyObject module = vm.modules().getStr(ts, MODULE);
        if (module != null && module != PyNone.NONE) {
            PyObject function;
            try (var held = ts.hold(module)) {
                function = Attributes.find(ts, module, WARN_EXPLICIT);
            }
            if (function != null) {
                try (var held = ts.hold(function)) {
                    Refs.discard(ts, Calls.call(ts, function, new PyObject[] {PyStr.of(message), category, PyStr.of(filename), PyInt.of(line)}, null));
                }
                return;
            }
        }
        String action = action(ts, vm, category);
        if (action.equals("error")) {
            throw Errors.raise(ts, category, message);
        }
        if (action.equals("default")) {
            String text = filename + ":" + line + ": " + category.name() + ": " + message + "\n";
            String source = ProgramSources.line(ts, filename, line);
            UncaughtErrors.printToStderr(ts, source == null ? text : text + "  " + source.strip() + "\n");
        }
    }

    private static String action(ThreadState ts, VirtualMachine vm, PyType category) {
        for (int i = vm.settings.commandLine.warningOptions().size(); --i >= 0; ) {
            String option = vm.settings.commandLine.warningOptions().get(i);
            if (option.startsWith("error") || option.startsWith("ignore")) {
                return option.startsWith("error") ? "error" : "ignore";
            }
            if (option.startsWith("default") || option.startsWith("always") || option.startsWith("once") || option.startsWith("module")) {
                return "default";
            }
        }
        if (category.isSubtypeOf(ExceptionTypes.DEPRECATION_WARNING)) {
            PyDict globals = Engine.currentGlobals(ts);
            PyObject name = globals == null ? null : globals.getStr(ts, NAME);
            return name instanceof PyStr s && s.toString().equals("__main__") ? "default" : "ignore";
        }
        return category.isSubtypeOf(ExceptionTypes.PENDING_DEPRECATION_WARNING)
                        || category.isSubtypeOf(ExceptionTypes.IMPORT_WARNING)
                        || category.isSubtypeOf(ExceptionTypes.RESOURCE_WARNING)
                ? "ignore"
                : "default";
    }
}
