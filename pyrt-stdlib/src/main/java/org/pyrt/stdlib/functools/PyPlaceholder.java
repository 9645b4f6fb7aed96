package org.pyrt.stdlib.functools;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.VarArgs;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The value that keeps the place of a positional argument in a partial object. */
@ExposedType(name = "_PlaceholderType")
final class PyPlaceholder extends Counted {

    static final PyType TYPE =
            PyType.builtin("functools._PlaceholderType", new PyPlaceholderAdapter())
                    .doc("The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.")
                    .build();

    /** The only one; immortal. */
    static final PyPlaceholder PLACEHOLDER = new PyPlaceholder();

    private PyPlaceholder() {}

    @ExposedMethod(name = "__new__")
    static PyObject make(ThreadState ts, PyType type, @VarArgs PyObject[] args, @VarKeywords PyDict keywords) {
        if (args.length > 0 || keywords != null && keywords.size() > 0) {
            throw Errors.typeError(ts, "PlaceholderType takes no arguments");
        }
        return PLACEHOLDER;
    }

    @ExposedMethod(name = "__repr__")
    static String repr(PyPlaceholder self) {
        return "Placeholder";
    }

    @ExposedMethod(name = "__reduce__")
    static String reduce(PyPlaceholder self) {
        return "Placeholder";
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
