package org.pyrt.objects.template;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A replacement field of a template string: the value and how it was written. Source: CPython 3.14 Objects/interpolationobject.c. */
@ExposedType(name = "Interpolation")
public final class PyInterpolation extends Counted {

    /** The type string.templatelib.Interpolation. */
    public static final PyType TYPE =
            PyType.builtin("string.templatelib.Interpolation", new PyInterpolationAdapter())
                    .doc("Interpolation object")
                    .ownLayout()
                    .build();

    static {
        TYPE.dict()
                .putImmortal(
                        PyStr.interned("__match_args__"),
                        new PyTuple(
                                new PyObject[] {
                                    PyStr.interned("value"),
                                    PyStr.interned("expression"),
                                    PyStr.interned("conversion"),
                                    PyStr.interned("format_spec")
                                }));
    }

    @Slot PyObject value;
    @Slot PyObject expression;
    @Slot PyObject conversion;
    @Slot PyObject formatSpec;

    /** A floating interpolation. */
    public PyInterpolation(ThreadState ts, PyObject value, PyObject expression, PyObject conversion, PyObject formatSpec) {
        super(ts);
        this.value = value;
        this.expression = expression;
        this.conversion = conversion;
        this.formatSpec = formatSpec;
        for (PyObject o : new PyObject[] {value, expression, conversion, formatSpec}) {
            Refs.incref(ts, o);
            ts.trackFor(this, o);
        }
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(
            ThreadState ts,
            PyType type,
            PyObject value,
            @Default("''") PyObject expression,
            @Default("None") PyObject conversion,
            @Default("''") PyObject format_spec) {
        checkStr(ts, expression, "expression");
        checkStr(ts, format_spec, "format_spec");
        if (conversion != PyNone.NONE) {
            checkStr(ts, conversion, "conversion");
            String c = PyStr.asSelf(conversion).toString();
            if (!c.equals("s") && !c.equals("a") && !c.equals("r")) {
                throw Errors.valueError(ts, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            }
        }
        return new PyInterpolation(ts, value, expression, conversion, format_spec);
    }

    private static void checkStr(ThreadState ts, PyObject o, String name) {
        if (PyStr.asSelf(o) == null) {
            throw Errors.typeError(ts, "Interpolation() argument '" + name + "' must be str, not " + PyType.of(o).name());
        }
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyInterpolation self) {
        return PyStr.of(
                "Interpolation(" + Representation.repr(ts, self.value) + ", " + Representation.repr(ts, self.expression) + ", "
                        + Representation.repr(ts, self.conversion) + ", " + Representation.repr(ts, self.formatSpec) + ")");
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyInterpolation self) {
        return PyTuple.of(ts, TYPE, PyTuple.of(ts, self.value, self.expression, self.conversion, self.formatSpec));
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    static PyObject subscript(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    @ExposedGetter(doc = "Value", member = true)
    PyObject value() {
        return value;
    }

    @ExposedGetter(doc = "Expression", member = true)
    PyObject expression() {
        return expression;
    }

    @ExposedGetter(doc = "Conversion", member = true)
    PyObject conversion() {
        return conversion;
    }

    @ExposedGetter(name = "format_spec", doc = "Format specifier", member = true)
    PyObject formatSpec() {
        return formatSpec;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyInterpolationSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyInterpolationSlots.clear(ts, this);
    }
}
