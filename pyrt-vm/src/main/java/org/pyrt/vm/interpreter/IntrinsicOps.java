package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.template.PyInterpolation;
import org.pyrt.objects.template.PyTemplate;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;
import org.pyrt.vm.frame.Frame;
import org.pyrt.vm.modules.typing.TypingModule;

/** {@code INTRINSIC}: rare operations by number, on operands in consecutive temporaries. What lies in a temporary lives through the operation. */
@SuppressWarnings("CleanPoint")
final class IntrinsicOps {

    private IntrinsicOps() {}

    /** Carries out operation {@code kind} on the registers from {@code b} on, which are consumed. */
    @CleanPoint
    static PyObject execute(ThreadState ts, Frame f, int b, int kind) {
        PyObject[] r = f.registers;
        PyObject result;
        int operands;
        switch (kind) {
            case Opcode.TYPE_VAR:
                return TypingModule.typeVar(ts, (PyStr) r[b], null, null);
            case Opcode.TYPE_VAR_BOUND:
                result = TypingModule.typeVar(ts, (PyStr) r[b], r[b + 1], null);
                operands = 2;
                break;
            case Opcode.TYPE_VAR_CONSTRAINTS:
                result = TypingModule.typeVar(ts, (PyStr) r[b], null, r[b + 1]);
                operands = 2;
                break;
            case Opcode.PARAM_SPEC:
                return TypingModule.paramSpec(ts, (PyStr) r[b]);
            case Opcode.TYPE_VAR_TUPLE:
                return TypingModule.typeVarTuple(ts, (PyStr) r[b]);
            case Opcode.TYPE_DEFAULT:
                TypingModule.setDefault(ts, r[b], r[b + 1]);
                f.consume(ts, b + 1);
                return r[b];
            case Opcode.TYPE_ALIAS:
                result = TypingModule.typeAlias(ts, (PyStr) r[b], r[b + 1], r[b + 2]);
                operands = 3;
                break;
            case Opcode.GENERIC_BASE:
                result = TypingModule.genericBase(ts, (PyTuple) r[b]);
                operands = 1;
                break;
            case Opcode.INTERPOLATION:
                result = new PyInterpolation(ts, r[b], r[b + 1], r[b + 2], r[b + 3]);
                operands = 4;
                break;
            default:
                result = new PyTemplate(ts, (PyTuple) r[b], (PyTuple) r[b + 1]);
                operands = 2;
        }
        for (int i = 0; i < operands; i++) {
            f.consume(ts, b + i);
        }
        return result;
    }
}
