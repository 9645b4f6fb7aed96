package org.pyrt.objects.protocol;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.exception.PyBaseException;
import org.pyrt.objects.exception.Raised;
import org.pyrt.objects.number.IntHash;
import org.pyrt.objects.number.SmallInt;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.TypeNames;
import org.pyrt.refcount.ThreadState;

/** Hashes of what is to be found in a dict or a set, with the TypeErrors that say so. Source: CPython 3.14 Objects/dictobject.c, setobject.c. */
public final class KeyHash {

    private KeyHash() {}

    /** The hash of a dict key. */
    @CleanPoint
    public static long ofKey(ThreadState ts, PyObject key) {
        if (key instanceof PyStr s) {
            return s.hash();
        }
        if (key instanceof SmallInt i) {
            return IntHash.of(i.value);
        }
        return hash(ts, key, "a dict key");
    }

    /** The hash of a set element. */
    @CleanPoint
    public static long ofElement(ThreadState ts, PyObject element) {
        if (element instanceof PyStr s) {
            return s.hash();
        }
        if (element instanceof SmallInt i) {
            return IntHash.of(i.value);
        }
        return hash(ts, element, "a set element");
    }

    @CleanPoint
    private static long hash(ThreadState ts, PyObject o, String role) {
        try {
            return Comparison.hash(ts, o);
        } catch (Raised e) {
            if (ts.raised.type() != ExceptionTypes.TYPE_ERROR) {
                throw e;
            }
            PyBaseException reason = Errors.take(ts);
            try (var held = ts.hold(reason)) {
                throw Errors.typeError(
                        ts,
                        "cannot use '" + TypeNames.qualified(ts, PyType.of(o)) + "' as " + role + " (" + Representation.str(ts, reason) + ")");
            }
        }
    }
}
