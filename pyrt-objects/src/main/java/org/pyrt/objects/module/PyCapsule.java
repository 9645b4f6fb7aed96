package org.pyrt.objects.module;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;

/**
 * What a module written in another language hands to others under a name that they agree on: a leaf that Python code can pass on and no more. Here it says only that there
 * is such an interface; Java code asks the module's classes. Source: CPython 3.14 Objects/capsule.c.
 */
@ExposedType(name = "PyCapsule")
public final class PyCapsule extends PyObject {

    /** The type types.CapsuleType. */
    public static final PyType TYPE =
            PyType.builtin("PyCapsule", new PyCapsuleAdapter()).flags(PyType.NO_NEW).doc("An interface that modules agree on.").build();

    private final String name;

    /** A capsule of that name: the module and the attribute that it is found at. */
    public PyCapsule(String name) {
        this.name = name;
    }

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyCapsule self) {
        return PyStr.of("<capsule object \"" + self.name + "\" at 0x" + Integer.toHexString(System.identityHashCode(self)) + ">");
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
