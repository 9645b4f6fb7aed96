package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A TypeVarTuple. Source: CPython 3.14 Objects/typevarobject.c. */
@ExposedType(name = "TypeVarTuple")
final class PyTypeVarTuple extends TypeParameter {

    static final PyType TYPE =
            PyType.builtin("typing.TypeVarTuple", new PyTypeVarTupleAdapter())
                    .flags(PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .doc("Type variable tuple.")
                    .ownLayout()
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__module__"), PyStr.interned("typing"));
    }

    private PyTypeVarTuple(ThreadState ts, PyStr name, PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
    }

    /** The floating TypeVarTuple of a parameter list. */
    static PyTypeVarTuple ofSource(ThreadState ts, PyStr name) {
        return new PyTypeVarTuple(ts, name, null);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, PyStr name, @KeywordOnly @Default PyObject default_) {
        PyTypeVarTuple t = new PyTypeVarTuple(ts, name, default_ == null ? PyNoDefault.NO_DEFAULT : default_);
        t.setModule(ts);
        return t;
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyTypeVarTuple self) {
        return self.name;
    }

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyTypeVarTuple self) {
        return Iteration.iter(ts, PyTuple.of(ts, TypingFunctions.unpack(ts, self)));
    }

    @ExposedMethod(name = "__typing_subst__", doc = "__typing_subst__($self, arg, /)\n--\n\n")
    static PyObject substitute(ThreadState ts, PyTypeVarTuple self, @PositionalOnly PyObject arg) {
        throw Errors.typeError(ts, "Substitution of bare TypeVarTuple is not supported");
    }

    @ExposedMethod(name = "__typing_prepare_subst__", doc = "__typing_prepare_subst__($self, alias, args, /)\n--\n\n")
    @CleanPoint
    static PyObject prepare(ThreadState ts, PyTypeVarTuple self, PyObject alias, @PositionalOnly PyObject args) {
        return TypingFunctions.call(ts, "_typevartuple_prepare_subst", self, alias, args);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n")
    static PyObject reduce(PyTypeVarTuple self) {
        return self.name;
    }

    @ExposedMethod(name = "has_default", doc = "has_default($self, /)\n--\n\n")
    static boolean hasDefault(PyTypeVarTuple self) {
        return self.hasDefault();
    }

    @ExposedMethod(name = "__mro_entries__", doc = "__mro_entries__($self, object, /)\n--\n\n")
    static PyObject mroEntries(ThreadState ts, PyTypeVarTuple self, @PositionalOnly PyObject object) {
        throw self.notABase(ts);
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject name() {
        return name;
    }

    @ExposedGetter(name = "__default__")
    @CleanPoint
    PyObject default_(ThreadState ts) {
        return defaultValue(ts);
    }

    @ExposedGetter(name = "evaluate_default")
    PyObject evaluator(ThreadState ts) {
        return defaultEvaluator(ts);
    }
}
