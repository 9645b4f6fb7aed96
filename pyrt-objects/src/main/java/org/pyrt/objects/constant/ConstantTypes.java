package org.pyrt.objects.constant;

import org.pyrt.objects.type.PyType;

/** The types of the singletons; apart from the singletons, so that those can be made before any type. */
final class ConstantTypes {

    static final PyType NONE_TYPE = PyType.builtin("NoneType", new NoneMethodsAdapter()).build();
    static final PyType ELLIPSIS_TYPE = PyType.builtin("ellipsis", new EllipsisMethodsAdapter()).build();
    static final PyType NOT_IMPLEMENTED_TYPE = PyType.builtin("NotImplementedType", new NotImplementedMethodsAdapter()).build();

    private ConstantTypes() {}
}
