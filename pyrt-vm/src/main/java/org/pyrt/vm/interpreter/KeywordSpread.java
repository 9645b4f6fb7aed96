package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.DictCursor;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The arguments of {@code f(*args, **kwargs)} in the form that calls take: one array, and the names of its last elements. */
final class KeywordSpread {

    final PyObject[] args;
    final PyStr[] names;

    /** Borrows from {@code kwargs}, which the caller keeps and nobody else changes; raises TypeError for a key that is not a str. */
    KeywordSpread(ThreadState ts, PyDict kwargs, PyObject[] positional) {
        int n = kwargs.size();
        args = new PyObject[positional.length + n];
        names = new PyStr[n];
        System.arraycopy(positional, 0, args, 0, positional.length);
        DictCursor cursor = new DictCursor(kwargs);
        for (int i = 0; i < n && cursor.next(ts); i++) {
            PyStr name = PyStr.asSelf(cursor.key);
            if (name == null) {
                throw Errors.typeError(ts, "keywords must be strings");
            }
            names[i] = PyStr.intern(name);
            args[positional.length + i] = cursor.value;
        }
    }
}
