package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** A ParamSpec. Source: CPython 3.14 Objects/typevarobject.c. */
@ExposedType(name = "ParamSpec")
final class PyParamSpec extends TypeParameter {

    static final PyType TYPE =
            PyType.builtin("typing.ParamSpec", new PyParamSpecAdapter())
                    .flags(PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .doc("Parameter specification variable.")
                    .ownLayout()
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__module__"), PyStr.interned("typing"));
    }

    @Slot PyObject bound;
    private boolean covariant;
    private boolean contravariant;
    private boolean inferVariance;

    private PyParamSpec(ThreadState ts, PyStr name, PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
    }

    /** The floating ParamSpec of a parameter list. */
    static PyParamSpec ofSource(ThreadState ts, PyStr name) {
        PyParamSpec p = new PyParamSpec(ts, name, null);
        p.inferVariance = true;
        return p;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            PyStr name,
            @KeywordOnly @Default("None") PyObject bound,
            @Default PyObject default_,
            @Default("False") boolean covariant,
            @Default("False") boolean contravariant,
            @Default("False") boolean infer_variance) {
        PyTypeVar.checkVariance(ts, covariant, contravariant, infer_variance);
        PyObject checked = bound == PyNone.NONE ? null : TypingFunctions.check(ts, bound, "Bound must be a type.");
        PyParamSpec p = new PyParamSpec(ts, name, default_ == null ? PyNoDefault.NO_DEFAULT : default_);
        p.bound = p.count(ts, checked);
        p.covariant = covariant;
        p.contravariant = contravariant;
        p.inferVariance = infer_variance;
        p.setModule(ts);
        return p;
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyParamSpec self) {
        return self.inferVariance ? self.name : PyStr.of((self.covariant ? "+" : self.contravariant ? "-" : "~") + self.name);
    }

    @ExposedMethod(name = "__or__")
    @CleanPoint
    static PyObject unite(ThreadState ts, PyObject self, PyObject other) {
        return TypingFunctions.unite(ts, self, other);
    }

    @ExposedMethod(name = "__ror__")
    @CleanPoint
    static PyObject uniteReflected(ThreadState ts, PyObject self, PyObject other) {
        return TypingFunctions.unite(ts, other, self);
    }

    @ExposedMethod(name = "__typing_subst__", doc = "__typing_subst__($self, arg, /)\n--\n\n")
    @CleanPoint
    static PyObject substitute(ThreadState ts, PyParamSpec self, @PositionalOnly PyObject arg) {
        return TypingFunctions.call(ts, "_paramspec_subst", self, arg);
    }

    @ExposedMethod(name = "__typing_prepare_subst__", doc = "__typing_prepare_subst__($self, alias, args, /)\n--\n\n")
    @CleanPoint
    static PyObject prepare(ThreadState ts, PyParamSpec self, PyObject alias, @PositionalOnly PyObject args) {
        return TypingFunctions.call(ts, "_paramspec_prepare_subst", self, alias, args);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n")
    static PyObject reduce(PyParamSpec self) {
        return self.name;
    }

    @ExposedMethod(name = "has_default", doc = "has_default($self, /)\n--\n\n")
    static boolean hasDefault(PyParamSpec self) {
        return self.hasDefault();
    }

    @ExposedMethod(name = "__mro_entries__", doc = "__mro_entries__($self, object, /)\n--\n\n")
    static PyObject mroEntries(ThreadState ts, PyParamSpec self, @PositionalOnly PyObject object) {
        throw self.notABase(ts);
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject name() {
        return name;
    }

    @ExposedGetter(name = "__bound__", member = true)
    PyObject bound() {
        return bound == null ? PyNone.NONE : bound;
    }

    @ExposedGetter(name = "__covariant__", member = true)
    boolean isCovariant() {
        return covariant;
    }

    @ExposedGetter(name = "__contravariant__", member = true)
    boolean isContravariant() {
        return contravariant;
    }

    @ExposedGetter(name = "__infer_variance__", member = true)
    boolean infersVariance() {
        return inferVariance;
    }

    @ExposedGetter(doc = "Represents positional arguments.")
    PyObject args(ThreadState ts) {
        return new PyParamSpecPart(ts, PyParamSpecPart.ARGS, this);
    }

    @ExposedGetter(doc = "Represents keyword arguments.")
    PyObject kwargs(ThreadState ts) {
        return new PyParamSpecPart(ts, PyParamSpecPart.KWARGS, this);
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

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyParamSpecSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyParamSpecSlots.clear(ts, this);
    }
}
