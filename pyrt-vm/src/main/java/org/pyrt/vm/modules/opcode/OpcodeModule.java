package org.pyrt.vm.modules.opcode;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;

/**
 * The module {@code _opcode}, of the machine's own instructions. There is no operand stack, so that an instruction's stack effect is 0; tables of CPython's
 * sub-operations are there for {@code dis}, which asks for them when it is imported.
 */
@ExposedModule(name = "_opcode")
public final class OpcodeModule {

    @ExposedConstant(name = "ENABLE_SPECIALIZATION")
    static final boolean SPECIALIZATION = true;

    @ExposedConstant(name = "ENABLE_SPECIALIZATION_FT")
    static final boolean SPECIALIZATION_WITH_THREADS = true;

    private static final String[] OPERATORS = {
        "ADD", "+", "AND", "&", "FLOOR_DIVIDE", "//", "LSHIFT", "<<", "MATRIX_MULTIPLY", "@", "MULTIPLY", "*", "REMAINDER", "%", "OR", "|",
        "POWER", "**", "RSHIFT", ">>", "SUBTRACT", "-", "TRUE_DIVIDE", "/", "XOR", "^",
    };

    private OpcodeModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_opcode", "Opcode support module.", new OpcodeModuleAdapter()).build();
    }

    @ExposedMethod(doc = "stack_effect($module, opcode, oparg=None, /, *, jump=None)\n--\n\nThe effect of an instruction on the operand stack.")
    @CleanPoint
    static int stack_effect(
            ThreadState ts,
            int opcode,
            @PositionalOnly @Default("None") PyObject oparg,
            @KeywordOnly @Default("None") PyObject jump) {
        if (!is_valid(opcode)) {
            throw Errors.valueError(ts, "invalid opcode or oparg");
        }
        if (oparg != PyNone.NONE) {
            Sizes.index(ts, oparg);
        }
        return 0;
    }

    @ExposedMethod(doc = "is_valid($module, /, opcode)\n--\n\nWhether there is such an instruction.")
    static boolean is_valid(int opcode) {
        return opcode >= 0 && opcode < 2 * Opcode.COUNT && !Opcode.name(own(opcode)).equals("-");
    }

    /** The instruction of ours that is meant: bases of those shown as specialized have the same numbers behind all others. */
    private static int own(int opcode) {
        return opcode >= Opcode.COUNT ? opcode - Opcode.COUNT : opcode;
    }

    @ExposedMethod(doc = "has_arg($module, /, opcode)\n--\n\nWhether the instruction has an argument.")
    static boolean has_arg(int opcode) {
        return is_valid(opcode) && (Opcode.kind(own(opcode), 0) != '-' || Opcode.kind(own(opcode), 1) != '-');
    }

    @ExposedMethod(doc = "has_const($module, /, opcode)\n--\n\nWhether the argument is the number of a constant.")
    static boolean has_const(int opcode) {
        return opcode == Opcode.LOAD_CONST || opcode == Opcode.MAKE_FUNCTION;
    }

    @ExposedMethod(doc = "has_name($module, /, opcode)\n--\n\nWhether the argument is the number of a name.")
    static boolean has_name(int opcode) {
        switch (own(opcode)) {
            case Opcode.LOAD_GLOBAL:
            case Opcode.LOAD_NAME:
            case Opcode.STORE_NAME:
            case Opcode.STORE_GLOBAL:
            case Opcode.DELETE_NAME:
            case Opcode.DELETE_GLOBAL:
            case Opcode.LOAD_ATTR:
            case Opcode.LOAD_METHOD:
            case Opcode.STORE_ATTR:
            case Opcode.DELETE_ATTR:
                return true;
            default:
                return false;
        }
    }

    @ExposedMethod(doc = "has_jump($module, /, opcode)\n--\n\nWhether the argument is where the instruction jumps to.")
    static boolean has_jump(int opcode) {
        return false;
    }

    @ExposedMethod(doc = "has_free($module, /, opcode)\n--\n\nWhether the argument is the number of a cell.")
    static boolean has_free(int opcode) {
        return false;
    }

    @ExposedMethod(doc = "has_local($module, /, opcode)\n--\n\nWhether the argument is the number of a local variable.")
    static boolean has_local(int opcode) {
        return opcode == Opcode.CHECK || opcode == Opcode.DELETE_FAST;
    }

    @ExposedMethod(doc = "has_exc($module, /, opcode)\n--\n\nWhether the instruction sets an exception handler.")
    static boolean has_exc(int opcode) {
        return false;
    }

    @ExposedMethod(doc = "get_executor($module, /, code, offset)\n--\n\nThe executor of CPython's own compiler: there is none.")
    static PyObject get_executor(PyObject code, int offset) {
        return PyNone.NONE;
    }

    @ExposedMethod(doc = "get_specialization_stats($module, /)\n--\n\nNone: there are no such numbers.")
    static PyObject get_specialization_stats() {
        return PyNone.NONE;
    }

    @ExposedMethod(doc = "get_nb_ops($module, /)\n--\n\nThe binary operators.")
    static PyObject get_nb_ops(ThreadState ts) {
        PyList list = new PyList(ts);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < OPERATORS.length; i += 2) {
                String name = (pass == 0 ? "NB_" : "NB_INPLACE_") + OPERATORS[i];
                list.append(ts, PyTuple.of(ts, PyStr.of(name), PyStr.of(pass == 0 ? OPERATORS[i + 1] : OPERATORS[i + 1] + "=")));
            }
        }
        list.append(ts, PyTuple.of(ts, PyStr.of("NB_SUBSCR"), PyStr.of("[]")));
        return list;
    }

    @ExposedMethod(doc = "get_intrinsic1_descs($module, /)\n--\n\nNames of operations with one operand that have no instruction: none.")
    static PyObject get_intrinsic1_descs(ThreadState ts) {
        return new PyList(ts);
    }

    @ExposedMethod(doc = "get_intrinsic2_descs($module, /)\n--\n\nNames of operations with two operands that have no instruction: none.")
    static PyObject get_intrinsic2_descs(ThreadState ts) {
        return new PyList(ts);
    }

    @ExposedMethod(doc = "get_special_method_names($module, /)\n--\n\nThe special methods that with statements call.")
    static PyObject get_special_method_names(ThreadState ts) {
        return PyList.of(ts, PyStr.of("__enter__"), PyStr.of("__exit__"), PyStr.of("__aenter__"), PyStr.of("__aexit__"));
    }
}
