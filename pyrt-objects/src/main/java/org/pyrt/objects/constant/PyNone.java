package org.pyrt.objects.constant;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PyType;

/** The one None. */
public final class PyNone extends PyObject {

    /** None. */
    public static final PyNone NONE = new PyNone();

    private PyNone() {}

    @Override
    public PyType type() {
        return ConstantTypes.NONE_TYPE;
    }
}
