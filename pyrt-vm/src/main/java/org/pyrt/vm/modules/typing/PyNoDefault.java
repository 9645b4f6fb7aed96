package org.pyrt.vm.modules.typing;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** {@code typing.NoDefault}: what the default of a type parameter without one is. A leaf. */
@ExposedType(name = "NoDefaultType")
final class PyNoDefault extends PyObject {

    static final PyType TYPE =
            PyType.builtin("NoDefaultType", new PyNoDefaultAdapter()).doc("The type of the NoDefault singleton.").build();

    static final PyNoDefault NO_DEFAULT = new PyNoDefault();

    private PyNoDefault() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (args.length > 0 || keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "NoDefaultType takes no arguments");
        }
        return NO_DEFAULT;
    }

    @ExposedMethod(name = "__repr__")
    static String repr(PyObject self) {
        return "typing.NoDefault";
    }

    @ExposedMethod(name = "__reduce__")
    static PyObject reduce(PyObject self) {
        return PyStr.of("NoDefault");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
