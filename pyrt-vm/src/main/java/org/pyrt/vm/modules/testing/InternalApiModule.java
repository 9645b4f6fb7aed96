package org.pyrt.vm.modules.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyInstance;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;
import org.pyrt.vm.boot.Engine;

/**
 * The part of CPython's {@code _testinternalcapi} that has a meaning here, and without which its test_class cannot be imported. The rest of that module looks into CPython
 * itself and is not there.
 */
@ExposedModule(name = "_testinternalcapi")
public final class InternalApiModule {

    private InternalApiModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_testinternalcapi", "The inside of the interpreter, for tests.", new InternalApiModuleAdapter()).build();
    }

    @ExposedMethod(name = "has_inline_values", doc = "has_inline_values($module, object, /)\n--\n\nWhether the attributes are in the instance itself.")
    static boolean hasInlineValues(@PositionalOnly PyObject object) {
        return object.getClass() == PyInstance.class && PyType.of(object).has(PyType.HAS_DICT) && !((PyInstance) object).shape().isDict;
    }

    @ExposedMethod(name = "get_recursion_depth", doc = "get_recursion_depth($module, /)\n--\n\nHow many Python functions are running.")
    static int recursionDepth(ThreadState ts) {
        return Engine.depth(ts);
    }

    @ExposedMethod(name = "get_static_builtin_types", doc = "get_static_builtin_types($module, /)\n--\n\nThe types written in Java.")
    static PyObject builtinTypes(ThreadState ts) {
        Set<PyType> all = new LinkedHashSet<>();
        collect(PyType.OBJECT, all);
        PyList list = new PyList(ts);
        for (PyType t : all) {
            list.append(ts, t);
        }
        return list;
    }

    private static void collect(PyType type, Set<PyType> all) {
        if (!type.isHeap() && all.add(type)) {
            for (PyType t : type.subclasses()) {
                collect(t, all);
            }
        }
    }

    @ExposedMethod(name = "identify_type_slot_wrappers", doc = "identify_type_slot_wrappers($module, /)\n--\n\nThe names of the methods that types have slots for.")
    static PyObject slotNames(ThreadState ts) {
        PyList list = new PyList(ts);
        for (int i = 0; i < SlotId.COUNT; i++) {
            list.append(ts, PyStr.interned(SlotId.name(i)));
        }
        return list;
    }
}
