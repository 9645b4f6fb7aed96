package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyUnion;
import org.pyrt.refcount.ThreadState;

/** The module {@code _typing}, and what the instructions of generic definitions make. Source: CPython 3.14 Modules/_typingmodule.c. */
@ExposedModule(name = "_typing")
public final class TypingModule {

    private TypingModule() {}

    /** A floating module. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        return new ModuleBuilder(ts, "_typing", "Primitives and accelerators for the typing module.\n", new TypingModuleAdapter())
                .add("TypeVar", PyTypeVar.TYPE)
                .add("ParamSpec", PyParamSpec.TYPE)
                .add("TypeVarTuple", PyTypeVarTuple.TYPE)
                .add("ParamSpecArgs", PyParamSpecPart.ARGS)
                .add("ParamSpecKwargs", PyParamSpecPart.KWARGS)
                .add("TypeAliasType", PyTypeAlias.TYPE)
                .add("Generic", PyGeneric.TYPE)
                .add("Union", PyUnion.TYPE)
                .add("NoDefault", PyNoDefault.NO_DEFAULT)
                .build();
    }

    @ExposedMethod(name = "_idfunc", doc = "_idfunc($module, x, /)\n--\n\n")
    static PyObject identity(@PositionalOnly PyObject x) {
        return x;
    }

    /** The TypeVar of a parameter list, floating; the functions that compute bound or constraints may be null. */
    public static PyObject typeVar(ThreadState ts, PyStr name, PyObject evaluateBound, PyObject evaluateConstraints) {
        return PyTypeVar.ofSource(ts, name, evaluateBound, evaluateConstraints);
    }

    /** The ParamSpec of a parameter list, floating. */
    public static PyObject paramSpec(ThreadState ts, PyStr name) {
        return PyParamSpec.ofSource(ts, name);
    }

    /** The TypeVarTuple of a parameter list, floating. */
    public static PyObject typeVarTuple(ThreadState ts, PyStr name) {
        return PyTypeVarTuple.ofSource(ts, name);
    }

    /** Gives a parameter the function that computes its default. */
    public static void setDefault(ThreadState ts, PyObject parameter, PyObject evaluate) {
        ((TypeParameter) parameter).setEvaluateDefault(ts, evaluate);
    }

    /** The alias of a {@code type} statement, floating; {@code typeParams} is a tuple or None. */
    public static PyObject typeAlias(ThreadState ts, PyStr name, PyObject typeParams, PyObject compute) {
        return PyTypeAlias.ofSource(ts, name, typeParams, compute);
    }

    /** {@code Generic[params]}, the implicit base of a class with type parameters; floating. */
    @CleanPoint
    public static PyObject genericBase(ThreadState ts, PyTuple params) {
        PyTuple unpacked = TypingFunctions.unpackTuples(ts, params);
        try (var held = ts.hold(unpacked)) {
            return TypingFunctions.call(ts, "_GenericAlias", PyGeneric.TYPE, unpacked);
        }
    }
}
