package org.pyrt.objects.constant;

import org.pyrt.objects.type.PyType;

/** The types of the singletons; apart from the singletons, so that those can be made before any type. */
final class ConstantTypes {

    static final PyType NONE_TYPE = PyType.builtin("NoneType", new NoneMethodsAdapter()).doc("NoneType()\n--\n\nThe type of None.").build();
    static final PyType ELLIPSIS_TYPE = PyType.builtin("ellipsis", new EllipsisMethodsAdapter()).doc("ellipsis()\n--\n\nThe type of Ellipsis.").build();
    static final PyType NOT_IMPLEMENTED_TYPE =
            PyType.builtin("NotImplementedType", new NotImplementedMethodsAdapter()).doc("NotImplementedType()\n--\n\nThe type of NotImplemented.").build();

    private ConstantTypes() {}
}
