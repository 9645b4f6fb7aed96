package org.pyrt.vm.modules.opcode;

import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedConstant;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.code.Opcode;

/**
 * The module {@code _opcode_metadata}, in place of the library's table of CPython's instructions. It names ours, and those of CPython's that {@code dis} asks for
 * by name, under numbers that no code has.
 */
@ExposedModule(name = "_opcode_metadata")
public final class OpcodeMetadata {

    @ExposedConstant(name = "HAVE_ARGUMENT")
    static final int HAVE_ARGUMENT = 0;

    @ExposedConstant(name = "MIN_INSTRUMENTED_OPCODE")
    static final int MIN_INSTRUMENTED = 254;

    private static final int FIRST_FOREIGN = Opcode.RESUME + 1;

    private static final String[] FOREIGN = {
        "CACHE", "EXTENDED_ARG", "COMPARE_OP", "CONVERT_VALUE", "SET_FUNCTION_ATTRIBUTE", "ENTER_EXECUTOR", "LOAD_SMALL_INT",
        "BINARY_OP", "JUMP_BACKWARD", "LOAD_SUPER_ATTR", "CALL_INTRINSIC_1", "CALL_INTRINSIC_2", "LOAD_COMMON_CONSTANT", "LOAD_SPECIAL",
        "LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "IS_OP", "CONTAINS_OP",
    };

    /**
     * Names of ours that CPython has too, for instructions that caches follow: {@code dis} would take what follows ours for caches. So ours are shown as
     * specialized forms of instructions that have no caches and no code: {@code dis} asks those how to read them.
     */
    private static final String[] WITH_CACHES = {"LOAD_GLOBAL", "LOAD_ATTR", "STORE_ATTR", "STORE_SUBSCR", "FOR_ITER", "CALL", "CALL_KW", "SEND"};

    private OpcodeMetadata() {}

    private static boolean hasCaches(String name) {
        for (String other : WITH_CACHES) {
            if (other.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        PyDict map = new PyDict(ts);
        PyDict families = new PyDict(ts);
        PyDict specialized = new PyDict(ts);
        for (int op = 0; op < Opcode.COUNT; op++) {
            String name = Opcode.name(op);
            if (hasCaches(name)) {
                PyStr base = PyStr.interned(name + "_REGISTER");
                map.putStr(ts, base, PyInt.of(Opcode.COUNT + op));
                families.putStr(ts, base, PyList.of(ts, PyStr.interned(name)));
                specialized.putStr(ts, PyStr.interned(name), PyInt.of(op));
            } else if (!name.equals("-")) {
                map.putStr(ts, PyStr.interned(name), PyInt.of(op));
            }
        }
        map.putStr(ts, PyStr.interned("RESUME"), PyInt.of(Opcode.RESUME));
        for (int i = 0; i < FOREIGN.length; i++) {
            map.putStr(ts, PyStr.interned(FOREIGN[i]), PyInt.of(FIRST_FOREIGN + i));
        }
        for (int i = 0; i < WITH_CACHES.length; i++) {
            map.putStr(ts, PyStr.interned(WITH_CACHES[i]), PyInt.of(FIRST_FOREIGN + FOREIGN.length + i));
        }
        return new ModuleBuilder(ts, "_opcode_metadata", "", new OpcodeMetadataAdapter())
                .add("opmap", map)
                .add("_specializations", families)
                .add("_specialized_opmap", specialized)
                .build();
    }
}
