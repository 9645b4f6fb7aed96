package org.pyrt.vm.modules.sys;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.VirtualMachine;

/** What {@code breakpoint()} calls: the function that PYTHONBREAKPOINT names, pdb's if it names none. Source: PEP 553; CPython 3.14 Python/sysmodule.c. */
@ExposedModule(name = "sys")
final class BreakpointHook {

    private static final String VARIABLE = "PYTHONBREAKPOINT";
    private static final PyStr OS = PyStr.interned("os");
    private static final PyStr ENVIRON = PyStr.interned("environ");
    private static final PyStr GET = PyStr.interned("get");

    private BreakpointHook() {}

    @ExposedMethod(
            doc = "breakpointhook($module, /, *args, **kws)\n--\n\nCall the function that PYTHONBREAKPOINT names, or pdb.set_trace.")
    @CleanPoint
    static PyObject breakpointhook(ThreadState ts, @VarArgs PyObject[] args, @VarKeywords PyDict kws) {
        String name = variable(ts);
        if (name.equals("0")) {
            return PyNone.NONE;
        }
        PyObject function = find(ts, name.isEmpty() ? "pdb.set_trace" : name);
        if (function == null) {
            Interpreter.of(ts)
                    .hooks
                    .warn(ts, ExceptionTypes.RUNTIME_WARNING, "Ignoring unimportable $" + VARIABLE + ": \"" + name + "\"", 1);
            return PyNone.NONE;
        }
        try (var held = ts.hold(function)) {
            return Calls.callWithDict(ts, function, args, kws);
        }
    }

    /** The variable as the program sees it now, or as it was at the start; empty if it is unset or ignored. */
    @CleanPoint
    private static String variable(ThreadState ts) {
        VirtualMachine vm = VirtualMachine.of(ts);
        if (vm.settings.commandLine.ignoresEnvironment()) {
            return "";
        }
        PyObject os = vm.modules().getStr(ts, OS);
        if (os == null) {
            String value = vm.settings.commandLine.variable(VARIABLE);
            return value == null ? "" : value;
        }
        PyObject value;
        try (var held = ts.hold(os)) {
            PyObject environ = Attributes.get(ts, os, ENVIRON);
            try (var heldEnviron = ts.hold(environ)) {
                value = Calls.callMethod(ts, environ, GET, PyStr.of(VARIABLE));
            }
        }
        PyStr text = PyStr.asSelf(value);
        String result = text == null ? "" : text.toString();
        Refs.discard(ts, value);
        return result;
    }

    /** The object of a dotted name, a builtin if it has no dot: floating, or null if it cannot be had. */
    @CleanPoint
    private static PyObject find(ThreadState ts, String name) {
        int dot = name.lastIndexOf('.');
        if (dot == 0) {
            return null;
        }
        try {
            PyObject module =
                    VirtualMachine.of(ts).importer.importModule(ts, PyStr.interned(dot < 0 ? "builtins" : name.substring(0, dot)));
            try (var held = ts.hold(module)) {
                return Attributes.get(ts, module, PyStr.interned(name.substring(dot + 1)));
            }
        } catch (Raised e) {
            if (!Errors.matches(ts, ExceptionTypes.IMPORT_ERROR) && !Errors.matches(ts, ExceptionTypes.ATTRIBUTE_ERROR)) {
                throw e;
            }
            Errors.clear(ts);
            return null;
        }
    }
}
