package org.pyrt.vm.code;

import java.util.Arrays;
import java.util.BitSet;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.interpreter.KeywordNames;

/**
 * Register code as tools for CPython's bytecode read it: two bytes an instruction, an opcode of ours and one argument that {@code dis} can explain (a
 * local, a constant, a name, a distance). What does not fit a byte is left out of the argument: the view is for people, nothing runs it. Imports alone
 * are read by programs (modulefinder), so their constants and names come first where there are too many.
 */
final class CodeView {

    private CodeView() {}

    static byte[] bytes(Code c) {
        long[] in = c.originals();
        int[] order = constantOrder(c);
        byte[] out = new byte[PyCode.offset(in.length)];
        out[0] = (byte) Opcode.RESUME;
        for (int pc = 0; pc < in.length; pc++) {
            int at = PyCode.offset(pc);
            int constant = constant(c, in[pc]);
            int op = Opcode.op(in[pc]);
            out[at] = (byte) (op == Opcode.MOVE && constant >= 0 ? Opcode.LOAD_CONST : op);
            out[at + 1] = (byte) Math.min(constant >= 0 ? order[constant] : argument(c, in[pc]), 255);
        }
        return out;
    }

    /** The place of the constant that an instruction loads: in the table or, behind it, among the operands; -1 if it loads none. */
    private static int constant(Code c, long w) {
        switch (Opcode.op(w)) {
            case Opcode.LOAD_CONST:
                return Opcode.bc(w);
            case Opcode.MAKE_FUNCTION:
                return Opcode.c(w);
            case Opcode.MOVE:
                return Opcode.b(w) < c.constantBase ? -1 : c.constants.length + Opcode.b(w) - c.constantBase;
            default:
                return -1;
        }
    }

    /** For each place of a constant, in the table and then among the operands, its number in {@code co_consts}. */
    private static int[] constantOrder(Code c) {
        int[] places = constantPlaces(c);
        int[] order = new int[c.constants.length + c.template.length - c.constantBase];
        for (int i = 0; i < places.length; i++) {
            order[places[i]] = i;
        }
        return order;
    }

    /** The places of what {@code co_consts} shows, in its order: names of keywords are not among them. */
    static int[] constantPlaces(Code c) {
        int table = c.constants.length;
        int all = table + c.template.length - c.constantBase;
        BitSet left = new BitSet(all);
        left.set(0, all);
        for (int i = 0; i < table; i++) {
            left.set(i, !(c.constants[i] instanceof KeywordNames));
        }
        int[] places = new int[left.cardinality()];
        int n = 0;
        if (places.length > 255) {
            long[] in = c.originals();
            for (int pc = 2; pc < in.length; pc++) {
                for (int i = pc - 2; i < pc && Opcode.op(in[pc]) == Opcode.IMPORT_NAME; i++) {
                    int place = constant(c, in[i]);
                    if (place >= 0 && left.get(place)) {
                        left.clear(place);
                        places[n++] = place;
                    }
                }
            }
        }
        for (int place = left.nextSetBit(0); place >= 0; place = left.nextSetBit(place + 1)) {
            places[n++] = place;
        }
        return places;
    }

    private static int argument(Code c, long w) {
        int op = Opcode.op(w);
        switch (op) {
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
            case Opcode.IMPORT_NAME:
            case Opcode.IMPORT_FROM:
                return name(c, c.names[Opcode.c(w)]);
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
