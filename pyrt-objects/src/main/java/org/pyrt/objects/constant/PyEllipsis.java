package org.pyrt.objects.constant;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PyType;

/** The one Ellipsis. */
public final class PyEllipsis extends PyObject {

    /** Ellipsis. */
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {}

    @Override
    public PyType type() {
        return ConstantTypes.ELLIPSIS_TYPE;
    }
}
