package org.pyrt.objects.template;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.Slot;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.api.service.SlotVisitor;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyGenericAlias;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/** A template string: strings and, between each two of them, an interpolation. Source: CPython 3.14 Objects/templateobject.c. */
@ExposedType(name = "Template")
public final class PyTemplate extends Counted {

    /** The type string.templatelib.Template. */
    public static final PyType TYPE =
            PyType.builtin("string.templatelib.Template", new PyTemplateAdapter()).doc("Template object").ownLayout().build();

    private static final PyStr UNPICKLE = PyStr.interned("_template_unpickle");

    @Slot PyTuple strings;
    @Slot PyTuple interpolations;

    /** A floating template; there is one string more than interpolations. */
    public PyTemplate(ThreadState ts, PyTuple strings, PyTuple interpolations) {
        super(ts);
        this.strings = strings;
        this.interpolations = interpolations;
        Refs.incref(ts, strings);
        Refs.incref(ts, interpolations);
        ts.trackFor(this, strings);
        ts.trackFor(this, interpolations);
    }

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "Template.__new__ only accepts *args arguments");
        }
        int count = 0;
        for (PyObject arg : args) {
            if (arg instanceof PyInterpolation) {
                count++;
            } else if (PyStr.asSelf(arg) == null) {
                throw Errors.typeError(
                        ts,
                        "Template.__new__ *args need to be of type 'str' or 'Interpolation', got " + PyType.of(arg).name());
            }
        }
        PyObject[] strings = new PyObject[count + 1];
        PyObject[] interpolations = new PyObject[count];
        PyStr current = PyStr.EMPTY;
        int n = 0;
        for (PyObject arg : args) {
            if (arg instanceof PyInterpolation) {
                interpolations[n] = arg;
                strings[n++] = current;
                current = PyStr.EMPTY;
            } else {
                current = current.length() == 0 ? PyStr.asSelf(arg) : current.concat(PyStr.asSelf(arg));
            }
        }
        strings[n] = current;
        return new PyTemplate(ts, PyTuple.of(ts, strings), PyTuple.of(ts, interpolations));
    }

    @ExposedMethod(name = "__repr__")
    @CleanPoint
    static PyStr repr(ThreadState ts, PyTemplate self) {
        return PyStr.of(
                "Template(strings=" + Representation.repr(ts, self.strings) + ", interpolations="
                        + Representation.repr(ts, self.interpolations) + ")");
    }

    @ExposedMethod(name = "__iter__")
    static PyObject iter(ThreadState ts, PyTemplate self) {
        return new PyTemplateIterator(ts, self);
    }

    @ExposedMethod(name = "__add__")
    static PyObject add(ThreadState ts, PyTemplate self, PyObject other) {
        if (!(other instanceof PyTemplate t)) {
            throw Errors.typeError(
                    ts,
                    "can only concatenate string.templatelib.Template (not \"" + PyType.of(other).fullName()
                            + "\") to string.templatelib.Template");
        }
        int n = self.interpolations.size();
        int m = t.interpolations.size();
        PyObject[] strings = new PyObject[n + m + 1];
        PyObject[] interpolations = new PyObject[n + m];
        System.arraycopy(self.strings.array(), 0, strings, 0, n);
        System.arraycopy(t.strings.array(), 0, strings, n, m + 1);
        strings[n] = ((PyStr) self.strings.get(n)).concat((PyStr) t.strings.get(0));
        System.arraycopy(self.interpolations.array(), 0, interpolations, 0, n);
        System.arraycopy(t.interpolations.array(), 0, interpolations, n, m);
        return new PyTemplate(ts, PyTuple.of(ts, strings), PyTuple.of(ts, interpolations));
    }

    @ExposedMethod(name = "__reduce__")
    @CleanPoint
    static PyObject reduce(ThreadState ts, PyTemplate self) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "string.templatelib");
        PyObject function;
        try (var held = ts.hold(module)) {
            function = Attributes.get(ts, module, UNPICKLE);
        }
        return PyTuple.of(ts, function, PyTuple.of(ts, self.strings, self.interpolations));
    }

    @ExposedMethod(name = "__class_getitem__", kind = ExposedMethod.Kind.CLASS, doc = "See PEP 585")
    static PyObject subscript(ThreadState ts, PyType type, @PositionalOnly PyObject item) {
        return PyGenericAlias.of(ts, type, item);
    }

    /** The strings. */
    @ExposedGetter(doc = "Strings", member = true)
    public PyTuple strings() {
        return strings;
    }

    /** The interpolations. */
    @ExposedGetter(doc = "Interpolations", member = true)
    public PyTuple interpolations() {
        return interpolations;
    }

    @ExposedGetter(doc = "Values of interpolations")
    PyObject values(ThreadState ts) {
        PyObject[] values = new PyObject[interpolations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((PyInterpolation) interpolations.get(i)).value();
        }
        return PyTuple.of(ts, values);
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public void traverse(SlotVisitor visitor) {
        PyTemplateSlots.traverse(this, visitor);
    }

    @Override
    public void clear(ThreadState ts) {
        PyTemplateSlots.clear(ts, this);
    }
}
