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
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A TypeVar. Its bound and constraints are given, or computed when first asked for. Source: CPython 3.14 Objects/typevarobject.c. */
@ExposedType(name = "TypeVar")
final class PyTypeVar extends TypeParameter {

    static final PyType TYPE =
            PyType.builtin("typing.TypeVar", new PyTypeVarAdapter())
                    .flags(PyType.HAS_DICT | PyType.HAS_WEAKREF)
                    .doc("Type variable.")
                    .ownLayout()
                    .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("__module__"), PyStr.interned("typing"));
    }

    static final PyStr PARAMETERS = PyStr.interned("__parameters__");

    @Slot volatile PyObject bound;
    @Slot volatile PyObject evaluateBound;
    @Slot volatile PyObject constraints;
    @Slot volatile PyObject evaluateConstraints;
    private boolean covariant;
    private boolean contravariant;
    private boolean inferVariance;

    private PyTypeVar(ThreadState ts, PyStr name, PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
    }

    /** The floating TypeVar of a parameter list; one of the functions that compute bound or constraints, or none. */
    static PyTypeVar ofSource(ThreadState ts, PyStr name, PyObject evaluateBound, PyObject evaluateConstraints) {
        PyTypeVar v = new PyTypeVar(ts, name, null);
        v.inferVariance = true;
        v.evaluateBound = v.count(ts, evaluateBound);
        v.evaluateConstraints = v.count(ts, evaluateConstraints);
        return v;
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(
            ThreadState ts,
            PyType type,
            PyStr name,
            @VarArgs PyObject[] constraints,
            @KeywordOnly @Default("None") PyObject bound,
            @Default PyObject default_,
            @Default("False") boolean covariant,
            @Default("False") boolean contravariant,
            @Default("False") boolean infer_variance) {
        checkVariance(ts, covariant, contravariant, infer_variance);
        PyObject checked = bound == PyNone.NONE ? null : TypingFunctions.check(ts, bound, "Bound must be a type.");
        try (var held = ts.hold(checked)) {
            if (constraints.length == 1) {
                throw Errors.typeError(ts, "A single constraint is not allowed");
            }
            if (constraints.length > 0 && checked != null) {
                throw Errors.typeError(ts, "Constraints cannot be combined with bound=...");
            }
            PyTypeVar v = new PyTypeVar(ts, name, default_ == null ? PyNoDefault.NO_DEFAULT : default_);
            v.bound = v.count(ts, checked);
            v.constraints = constraints.length == 0 ? null : v.count(ts, PyTuple.of(ts, constraints.clone()));
            v.covariant = covariant;
            v.contravariant = contravariant;
            v.inferVariance = infer_variance;
            v.setModule(ts);
            return v;
        }
    }

    static void checkVariance(ThreadState ts, boolean covariant, boolean contravariant, boolean infer) {
        if (covariant && contravariant) {
            throw Errors.valueError(ts, "Bivariant types are not supported.");
        }
        if (infer && (covariant || contravariant)) {
            throw Errors.valueError(ts, "Variance cannot be specified with infer_variance.");
        }
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyTypeVar self) {
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
    static PyObject substitute(ThreadState ts, PyTypeVar self, @PositionalOnly PyObject arg) {
        return TypingFunctions.call(ts, "_typevar_subst", self, arg);
    }

    @ExposedMethod(name = "__typing_prepare_subst__", doc = "__typing_prepare_subst__($self, alias, args, /)\n--\n\n")
    @CleanPoint
    static PyObject prepare(ThreadState ts, PyTypeVar self, PyObject alias, @PositionalOnly PyObject arguments) {
        PyTuple args = Iteration.toTuple(ts, arguments);
        try (var held = ts.hold(args)) {
            return prepare(ts, self, alias, args);
        }
    }

    @CleanPoint
    private static PyObject prepare(ThreadState ts, PyTypeVar self, PyObject alias, PyTuple args) {
        PyObject found = Attributes.get(ts, alias, PARAMETERS);
        try (var held = ts.hold(found)) {
            int index = -1;
            if (found instanceof PyTuple params) {
                for (int i = params.size(); --i >= 0; ) {
                    index = params.get(i) == self ? i : index;
                }
            }
            if (index >= 0 && index < args.size()) {
                return args;
            }
            if (index == args.size() && self.hasDefault()) {
                PyObject[] all = java.util.Arrays.copyOf(args.array(), args.size() + 1);
                all[args.size()] = self.defaultValue(ts);
                return PyTuple.of(ts, all);
            }
            throw Errors.typeError(
                    ts,
                    "Too few arguments for " + Representation.str(ts, alias) + "; actual " + args.size() + ", expected at least "
                            + (index + 1));
        }
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n")
    static PyObject reduce(PyTypeVar self) {
        return self.name;
    }

    @ExposedMethod(name = "has_default", doc = "has_default($self, /)\n--\n\n")
    static boolean hasDefault(PyTypeVar self) {
        return self.hasDefault();
    }

    @ExposedMethod(name = "__mro_entries__", doc = "__mro_entries__($self, object, /)\n--\n\n")
    static PyObject mroEntries(ThreadState ts, PyTypeVar self, @PositionalOnly PyObject object) {
        throw self.notABase(ts);
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject name() {
        return name;
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

    @ExposedGetter(name = "__bound__")
    @CleanPoint
    PyObject bound(ThreadState ts) {
        PyObject v = bound;
        PyObject function = evaluateBound;
        if (v == null && function != null) {
            v = TypingFunctions.evaluate(ts, function);
            count(ts, v);
            PyObject old = bound;
            bound = v;
            Refs.decref(ts, old);
        }
        return v == null ? PyNone.NONE : v;
    }

    @ExposedGetter(name = "__constraints__")
    @CleanPoint
    PyObject constraints(ThreadState ts) {
        PyObject v = constraints;
        PyObject function = evaluateConstraints;
        if (v == null && function != null) {
            v = TypingFunctions.evaluate(ts, function);
            count(ts, v);
            PyObject old = constraints;
            constraints = v;
            Refs.decref(ts, old);
        }
        return v == null ? PyTuple.EMPTY : v;
    }

    @ExposedGetter(name = "__default__")
    @CleanPoint
    PyObject default_(ThreadState ts) {
        return defaultValue(ts);
    }

    @ExposedGetter(name = "evaluate_bound")
    PyObject boundEvaluator(ThreadState ts) {
        return evaluateBound != null ? evaluateBound : bound == null ? PyNone.NONE : new PyConstEvaluator(ts, bound);
    }

    @ExposedGetter(name = "evaluate_constraints")
    PyObject constraintsEvaluator(ThreadState ts) {
        return evaluateConstraints != null
                ? evaluateConstraints
                : constraints == null ? PyNone.NONE : new PyConstEvaluator(ts, constraints);
    }

    @ExposedGetter(name = "evaluate_default")
    PyObject evaluator(ThreadState ts) {
        return defaultEvaluator(ts);
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        super.traverse(visitor);
        PyTypeVarSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        super.clear(ts);
        PyTypeVarSlots.clear(ts, this);
    }
}
