package org.pyrt.vm.modules.interpreters;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;
import org.pyrt.vm.boot.VirtualMachine;
import org.pyrt.vm.code.Code;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.modules.marshal.MarshalWriter;

/**
 * Code that can run in any interpreter: scripts, which take and return nothing, and stateless functions. Source: CPython 3.14 Python/crossinterp.c
 * (get_script_xidata), Objects/codeobject.c and funcobject.c (_PyCode_VerifyStateless, _PyFunction_VerifyStateless).
 */
final class Scripts {

    private static final PyStr ENCODE = PyStr.interned("encode");

    private Scripts() {}

    /** The bytes of a script: a text, or the code of a function or a code object. Raises TypeError, ValueError, and SyntaxError for a text. */
    @CleanPoint
    static byte[] of(ThreadState ts, PyObject script) {
        PyCode code;
        if (script instanceof PyCode c) {
            code = c;
        } else if (script instanceof PyFunction f) {
            code = f.code();
        } else {
            return ofSource(ts, script);
        }
        String wrong = whatIsNoScript(code);
        if (wrong != null) {
            throw Errors.valueError(ts, wrong);
        }
        return bytes(ts, code);
    }

    @CleanPoint
    private static byte[] ofSource(ThreadState ts, PyObject script) {
        PyStr text = PyStr.asSelf(script);
        PyObject source = text;
        if (text != null) {
            // Raises UnicodeEncodeError for what is no text.
            source = Calls.callMethod(ts, text, ENCODE);
        } else if (PyBytes.asSelf(script) != null) {
            source = script;
        } else {
            throw Errors.typeError(ts, "unsupported script " + Representation.repr(ts, script));
        }
        byte[] bytes = PyBytes.asSelf(source).array();
        for (byte b : bytes) {
            if (b == 0) {
                throw Errors.raise(ts, ExceptionTypes.SYNTAX_ERROR, "source code string cannot contain null bytes");
            }
        }
        PyCode code =
                text != null ? Engine.compileText(ts, text.toString(), "<script>", Engine.MODULE) : Engine.compile(ts, bytes, "<script>", Engine.MODULE);
        try (var held = ts.hold(code)) {
            return bytes(ts, code);
        } finally {
            Refs.discard(ts, code);
        }
    }

    /** The code object as bytes. */
    @CleanPoint
    static byte[] bytes(ThreadState ts, PyCode code) {
        return MarshalWriter.ofCode(ts, (Code) code);
    }

    private static String whatIsNoScript(PyCode code) {
        if (code.freeVars.length > 0) {
            return "closures not supported";
        }
        if (code.parameterCount() > 0) {
            return "code with args not supported";
        }
        return returnsOnlyNone((Code) code) ? null : "code that returns a value is not a script";
    }

    /** Whether every return gives the constant None. */
    private static boolean returnsOnlyNone(Code code) {
        if ((code.flags & (PyCode.GENERATOR | PyCode.COROUTINE | PyCode.ASYNC_GENERATOR)) != 0) {
            return false;
        }
        for (int pc = 0; pc < code.instructions.length; pc++) {
            long instruction = code.original(pc);
            if (Opcode.op(instruction) == Opcode.RETURN && !isNone(code, Opcode.b(instruction))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNone(Code code, int register) {
        return register >= code.constantBase && register < code.template.length && code.template[register] == PyNone.NONE;
    }

    /** Why a function has state of its own or needs that of its module; null if it does not. */
    static String whatIsNotStateless(ThreadState ts, PyFunction f) {
        if (f.defaults() != null && f.defaults().array().length > 0) {
            return "defaults not supported";
        }
        if (f.keywordDefaults() != null && f.keywordDefaults().size() > 0) {
            return "keyword defaults not supported";
        }
        if (f.closure().length > 0 || f.code().freeVars.length > 0) {
            return "closures not supported";
        }
        return usesGlobals(ts, (Code) f.code(), f.globals()) ? "globals not supported" : null;
    }

    /** Whether code loads a global name that is no builtin one. */
    private static boolean usesGlobals(ThreadState ts, Code code, PyDict globals) {
        PyDict builtins = VirtualMachine.of(ts).builtins();
        for (int pc = 0; pc < code.instructions.length; pc++) {
            long instruction = code.original(pc);
            if (Opcode.op(instruction) == Opcode.LOAD_GLOBAL) {
                PyStr name = code.globalSites[Opcode.b(instruction)].name;
                if (globals.getStr(ts, name) != null || builtins.getStr(ts, name) == null) {
                    return true;
                }
            }
        }
        return false;
    }
}
