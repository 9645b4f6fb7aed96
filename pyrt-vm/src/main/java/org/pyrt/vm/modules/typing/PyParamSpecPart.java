package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.protocol.Comparison;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** {@code P.args} and {@code P.kwargs} of a ParamSpec. */
@ExposedType(name = "ParamSpecArgs")
final class PyParamSpecPart extends Counted {

    static final PyType ARGS =
            PyType.builtin("typing.ParamSpecArgs", new PyParamSpecPartAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("The args for a ParamSpec object.")
                    .ownLayout()
                    .build();

    static final PyType KWARGS =
            PyType.builtin("typing.ParamSpecKwargs", new PyParamSpecPartAdapter())
                    .flags(PyType.HAS_WEAKREF)
                    .doc("The kwargs for a ParamSpec object.")
                    .ownLayout()
                    .build();

    private final PyType type;
    @Slot PyObject origin;

    /** A floating part. */
    PyParamSpecPart(ThreadState ts, PyType type, PyObject origin) {
        super(ts);
        this.type = type;
        this.origin = origin;
        Refs.incref(ts, origin);
        ts.trackFor(this, origin);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, PyObject origin) {
        return new PyParamSpecPart(ts, type, origin);
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyParamSpecPart self) {
        String part = self.type == ARGS ? ".args" : ".kwargs";
        return PyStr.of((self.origin instanceof PyParamSpec p ? p.name : Representation.repr(ts, self.origin)) + part);
    }

    @ExposedMethod(name = "__eq__")
    @CleanPoint
    static PyObject eq(ThreadState ts, PyParamSpecPart self, PyObject other) {
        return other instanceof PyParamSpecPart p && p.type == self.type
                ? PyBool.of(Comparison.same(ts, self.origin, p.origin))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod(name = "__mro_entries__", doc = "__mro_entries__($self, object, /)\n--\n\n")
    static PyObject mroEntries(ThreadState ts, PyParamSpecPart self, @PositionalOnly PyObject object) {
        throw Errors.typeError(ts, "Cannot subclass an instance of " + self.type.name());
    }

    @ExposedGetter(name = "__origin__", member = true)
    PyObject origin() {
        return origin;
    }

    @Override
    public PyType type() {
        return type;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyParamSpecPartSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyParamSpecPartSlots.clear(ts, this);
    }
}
