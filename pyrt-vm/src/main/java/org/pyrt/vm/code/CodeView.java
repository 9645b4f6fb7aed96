package org.pyrt.vm.code;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * Register code as tools for CPython's bytecode read it: two bytes an instruction, an opcode of ours and one argument that {@code dis} can explain (a
 * local, a constant, a name, a distance). What does not fit a byte is left out of the argument: the view is for people, nothing runs it.
 */
final class CodeView {

    private CodeView() {}

    static byte[] bytes(Code c) {
        long[] in = c.originals();
        byte[] out = new byte[PyCode.offset(in.length)];
        out[0] = (byte) Opcode.RESUME;
        for (int pc = 0; pc < in.length; pc++) {
            int at = PyCode.offset(pc);
            out[at] = (byte) Opcode.op(in[pc]);
            out[at + 1] = (byte) Math.min(argument(c, in[pc]), 255);
        }
        return out;
    }

    private static int argument(Code c, long w) {
        int op = Opcode.op(w);
        switch (op) {
            case Opcode.LOAD_CONST:
                return Opcode.bc(w);
            case Opcode.MAKE_FUNCTION:
                return Opcode.c(w);
            case Opcode.LOAD_GLOBAL:
                return name(c, c.globalSites[Opcode.bc(w)].name);
            case Opcode.LOAD_NAME:
            case Opcode.STORE_NAME:
            case Opcode.STORE_GLOBAL:
            case Opcode.DELETE_NAME:
            case Opcode.DELETE_GLOBAL:
                return name(c, c.globalSites[Opcode.bc(w)].name);
            case Opcode.LOAD_ATTR:
                return name(c, c.attributeSites[Opcode.c(w)].name);
            case Opcode.LOAD_METHOD:
            case Opcode.STORE_ATTR:
            case Opcode.DELETE_ATTR:
                return name(c, c.attributeSites[Opcode.c(w)].name);
            case Opcode.CALL:
            case Opcode.CALL_METHOD:
            case Opcode.CALL_KW:
            case Opcode.CALL_METHOD_KW:
                return Opcode.c(w);
            case Opcode.LOAD_DEREF:
            case Opcode.CHECK:
                return Opcode.b(w);
            default:
                return Opcode.a(w);
        }
    }

    private static int name(Code c, PyStr name) {
        PyStr[] all = c.usedNames();
        for (int i = 0; i < all.length; i++) {
            if (all[i] == name) {
                return i;
            }
        }
        return 255;
    }

    @CleanPoint
    static boolean same(ThreadState ts, Code a, Code b) {
        if (!a.name.equals(b.name)
                || !a.qualname.equals(b.qualname)
                || a.firstLine != b.firstLine
                || a.flags != b.flags
                || a.argCount != b.argCount
                || a.positionalOnlyCount != b.positionalOnlyCount
                || a.keywordOnlyCount != b.keywordOnlyCount
                || !Arrays.equals(a.varNames, b.varNames)
                || !Arrays.equals(a.cellVars, b.cellVars)
                || !Arrays.equals(a.freeVars, b.freeVars)
                || !Arrays.equals(a.usedNames(), b.usedNames())
                || !Arrays.equals(a.originals(), b.originals())
                || !Arrays.equals(a.exceptionTable, b.exceptionTable)) {
            return false;
        }
        if (!Arrays.equals(a.lineTable(), b.lineTable())) {
            return false;
        }
        PyObject[] x = a.usedConstants();
        PyObject[] y = b.usedConstants();
        if (x.length != y.length) {
            return false;
        }
        for (int i = 0; i < x.length; i++) {
            if (x[i] != y[i] && (PyType.of(x[i]) != PyType.of(y[i]) || !Comparison.sameFloating(ts, x[i], y[i]))) {
                return false;
            }
        }
        return true;
    }
}
