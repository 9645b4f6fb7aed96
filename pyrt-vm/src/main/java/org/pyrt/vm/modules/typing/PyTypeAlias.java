package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.KeywordOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.protocol.Iteration;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** What a {@code type} statement makes; its value is computed when first asked for. Source: CPython 3.14 Objects/typevarobject.c. */
@ExposedType(name = "TypeAliasType")
final class PyTypeAlias extends Counted {

    static final PyType TYPE =
            PyType.builtin("typing.TypeAliasType", new PyTypeAliasAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("Type alias.")
                    .ownLayout()
                    .build();

    private final PyStr name;

    /** A tuple, or null for none. */
    @Slot PyObject typeParams;

    @Slot PyObject compute;
    @Slot volatile PyObject value;
    @Slot PyObject module;

    private PyTypeAlias(ThreadState ts, PyStr name, PyObject typeParams, PyObject compute, PyObject value, PyObject module) {
        super(ts);
        this.name = name;
        this.typeParams = count(ts, typeParams);
        this.compute = count(ts, compute);
        this.value = count(ts, value);
        this.module = count(ts, module);
    }

    private PyObject count(ThreadState ts, PyObject o) {
        if (o != null) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
        return o;
    }

    /** The floating alias of a statement; {@code typeParams} is a tuple or None. */
    static PyTypeAlias ofSource(ThreadState ts, PyStr name, PyObject typeParams, PyObject compute) {
        return new PyTypeAlias(ts, name, typeParams == PyNone.NONE ? null : typeParams, compute, null, null);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, PyStr name, PyObject value, @KeywordOnly @Default PyObject type_params) {
        if (type_params != null && !(type_params instanceof PyTuple)) {
            throw Errors.typeError(ts, "type_params must be a tuple");
        }
        boolean defaults = false;
        for (int i = 0; type_params instanceof PyTuple t && i < t.size(); i++) {
            PyObject p = t.get(i);
            if (!(p instanceof TypeParameter parameter)) {
                throw Errors.typeError(ts, "Expected a type param, got " + Representation.repr(ts, p));
            }
            if (parameter.hasDefault()) {
                defaults = true;
            } else if (defaults) {
                throw Errors.typeError(
                        ts, "non-default type parameter '" + Representation.repr(ts, p) + "' follows default type parameter");
            }
        }
        boolean none = type_params instanceof PyTuple t && t.size() == 0;
        return new PyTypeAlias(ts, name, none ? null : type_params, null, value, TypingFunctions.callersModule(ts));
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyTypeAlias self) {
        return self.name;
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

    @ExposedMethod(name = "__iter__")
    @CleanPoint
    static PyObject iter(ThreadState ts, PyTypeAlias self) {
        return Iteration.iter(ts, PyTuple.of(ts, TypingFunctions.unpack(ts, self)));
    }

    @ExposedMethod(name = "__getitem__")
    static PyObject getItem(ThreadState ts, PyTypeAlias self, PyObject key) {
        if (self.typeParams == null) {
            throw Errors.typeError(ts, "Only generic type aliases are subscriptable");
        }
        return PyGenericAlias.of(ts, self, key);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n")
    static PyObject reduce(PyTypeAlias self) {
        return self.name;
    }

    @ExposedGetter(name = "__name__", member = true)
    PyObject name() {
        return name;
    }

    @ExposedGetter(name = "__type_params__")
    PyObject typeParams() {
        return typeParams == null ? PyTuple.EMPTY : typeParams;
    }

    @ExposedGetter(name = "__parameters__")
    @CleanPoint
    PyObject parameters(ThreadState ts) {
        return typeParams == null ? PyTuple.EMPTY : TypingFunctions.unpackTuples(ts, (PyTuple) typeParams);
    }

    @ExposedGetter(name = "__value__")
    @CleanPoint
    PyObject value(ThreadState ts) {
        PyObject v = value;
        if (v == null) {
            v = TypingFunctions.evaluate(ts, compute);
            count(ts, v);
            PyObject old = value;
            value = v;
            Refs.decref(ts, old);
        }
        return v;
    }

    @ExposedGetter(name = "evaluate_value")
    PyObject evaluator(ThreadState ts) {
        return compute != null ? compute : new PyConstEvaluator(ts, value);
    }

    @ExposedGetter(name = "__module__")
    PyObject module() {
        if (compute instanceof PyFunction f && f.module() != null) {
            return f.module();
        }
        return module == null ? PyNone.NONE : module;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTypeAliasSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTypeAliasSlots.clear(ts, this);
    }
}
