package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** Binds arguments to parameters (sketch). */
public final class Arguments {

    /** No arguments. */
    public static final PyObject[] NONE = {};

    private Arguments() {}

    /** The bound array of a call. */
    public static PyObject[] bind(ThreadState ts, Signature signature, PyObject[] args, PyStr[] kwNames) {
        return args;
    }
}
