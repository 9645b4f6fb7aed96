package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;

/** Receives the entries of an {@link Adapter}; implemented by the builders of types and modules. */
public interface Definitions {

    /** A method that binds to the instance. */
    void method(String name, int entry, String doc);

    /** A method that binds to the class. */
    void classMethod(String name, int entry, String doc);

    /** A method that binds to nothing, or a module's function. */
    void staticMethod(String name, int entry, String doc);

    /** A dunder method that fills the type slot {@code slot} (see SlotId) and is visible under its name. */
    void slot(int slot, int entry, String doc);

    /** A data attribute; setter is -1 for none. The getter is called by call0, the setter by call1 with the value or null. */
    void getSet(String name, int getter, int setter, String doc);

    /** The same for a value that CPython keeps in a field of the object. */
    void member(String name, int getter, int setter, String doc);

    /** A constant attribute. */
    void constant(String name, PyObject value);
}
