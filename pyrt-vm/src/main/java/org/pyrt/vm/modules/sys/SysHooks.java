package org.pyrt.vm.modules.sys;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.module.PyStructSequence;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.UncaughtErrors;
import org.pyrt.vm.boot.VirtualMachine;

/** The hooks of the module sys as they come. */
@ExposedModule(name = "sys")
final class SysHooks {

    private static final PyStr UNDERSCORE = PyStr.interned("_");
    private static final PyStr STDOUT = PyStr.interned("stdout");
    private static final PyStr WRITE = PyStr.interned("write");
    private static final PyStr ENCODING = PyStr.interned("encoding");

    private SysHooks() {}

    @ExposedMethod(doc = "excepthook($module, exctype, value, traceback, /)\n--\n\nPrint an exception on sys.stderr.")
    @CleanPoint
    static void excepthook(ThreadState ts, PyObject exctype, PyObject value, @PositionalOnly PyObject traceback) {
        UncaughtErrors.printValue(ts, value, traceback);
    }

    @ExposedMethod(doc = "unraisablehook($module, unraisable, /)\n--\n\nPrint an exception that could not be raised.")
    @CleanPoint
    static void unraisablehook(ThreadState ts, @PositionalOnly PyObject unraisable) {
        if (!(unraisable instanceof PyStructSequence s) || s.type() != SysTypes.UNRAISABLE_HOOK_ARGS.type) {
            throw Errors.typeError(ts, "sys.unraisablehook argument type must be UnraisableHookArgs");
        }
        PyObject type = s.field(0);
        PyObject value = s.field(1);
        PyObject message = s.field(3);
        PyObject object = s.field(4);
        UncaughtErrors.printUnraisable(
                ts,
                type instanceof PyType t ? t : PyType.of(value),
                value instanceof PyBaseException e ? e : null,
                message instanceof PyStr m ? m.toString() : null,
                object == PyNone.NONE ? null : object);
    }

    @ExposedMethod(doc = "displayhook($module, object, /)\n--\n\nPrint an object and keep it in builtins._.")
    @CleanPoint
    static void displayhook(ThreadState ts, @PositionalOnly PyObject object) {
        if (object == PyNone.NONE) {
            return;
        }
        VirtualMachine vm = VirtualMachine.of(ts);
        vm.builtins().putStr(ts, UNDERSCORE, PyNone.NONE);
        PyObject out = vm.sysAttribute(ts, STDOUT);
        if (out == null || out == PyNone.NONE) {
            throw Errors.runtimeError(ts, "lost sys.stdout");
        }
        try (var held = ts.hold(out)) {
            PyStr text = Representation.repr(ts, object);
            try {
                Refs.discard(ts, Calls.callMethod(ts, out, WRITE, text));
            } catch (Raised e) {
                if (!Errors.matches(ts, ExceptionTypes.UNICODE_ENCODE_ERROR)) {
                    throw e;
                }
                Errors.clear(ts);
                Refs.discard(ts, Calls.callMethod(ts, out, WRITE, escaped(ts, out, text)));
            }
            Refs.discard(ts, Calls.callMethod(ts, out, WRITE, PyStr.of("\n")));
        }
        vm.builtins().putStr(ts, UNDERSCORE, object);
    }

    /** The text with what the stream cannot encode escaped. */
    @CleanPoint
    private static PyObject escaped(ThreadState ts, PyObject out, PyStr text) {
        PyObject encoding = Attributes.get(ts, out, ENCODING);
        try (var held = ts.hold(encoding)) {
            PyObject bytes = Calls.callMethod(ts, text, PyStr.interned("encode"), encoding, PyStr.of("backslashreplace"));
            return Calls.callMethod(ts, bytes, PyStr.interned("decode"), encoding, PyStr.of("strict"));
        }
    }
}
