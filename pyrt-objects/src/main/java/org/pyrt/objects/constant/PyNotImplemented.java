package org.pyrt.objects.constant;

import org.pyrt.api.PyObject;
import org.pyrt.objects.type.PyType;

/** The one NotImplemented, by which an operator method says that it cannot. */
public final class PyNotImplemented extends PyObject {

    /** NotImplemented. */
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {}

    @Override
    public PyType type() {
        return ConstantTypes.NOT_IMPLEMENTED_TYPE;
    }
}
