package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;

/** A constant of code objects that no Python code sees: the keyword names of a call site. */
public final class KeywordNames extends PyObject {

    /** The interned names, in the order of the arguments. */
    public final PyStr[] names;

    /** These names; the array is kept. */
    public KeywordNames(PyStr[] names) {
        this.names = names;
    }

    @Override
    public PyObject type() {
        throw new IllegalStateException("not visible to Python code");
    }
}
