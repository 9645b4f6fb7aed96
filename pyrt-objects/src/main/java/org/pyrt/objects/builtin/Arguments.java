package org.pyrt.objects.builtin;

import java.util.Arrays;
import org.pyrt.api.PyObject;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * Binds the arguments of a call to the parameters of a builtin. Nothing here runs Python code or counts: what is bound is borrowed from the
 * caller, but for the dict of {@code **kwargs}, which is new and floats.
 */
public final class Arguments {

    /** No arguments. */
    public static final PyObject[] NONE = {};

    private Arguments() {}

    /**
     * The array that {@link Adapter#callBound} takes. {@code args} has the positional arguments, then the values of the keywords named in
     * {@code kwNames} (null for none); it is returned itself where it fits as it is. Raises TypeError, worded as CPython does.
     */
    public static PyObject[] bind(ThreadState ts, Signature signature, PyObject[] args, PyStr[] kwNames) {
        int keywords = kwNames == null ? 0 : kwNames.length;
        int positional = args.length - keywords;
        int count = signature.names.length;
        if (keywords == 0 && positional == count && signature.keywordOnly == 0 && signature.boundLength() == count) {
            return args;
        }
        int placed = Math.min(positional, signature.positionalCount());
        if (placed < positional && !signature.varArgs) {
            throw ArgumentErrors.diagnose(ts, signature, positional, kwNames);
        }
        PyObject[] bound = new PyObject[signature.boundLength()];
        System.arraycopy(args, 0, bound, 0, placed);
        if (signature.varArgs) {
            bound[count] = pack(positional == placed ? NONE : Arrays.copyOfRange(args, placed, positional));
        }
        int unknown = 0;
        for (int k = 0; k < keywords; k++) {
            int place = find(signature, kwNames[k]);
            if (place < 0) {
                unknown++;
            } else if (bound[place] != null) {
                throw ArgumentErrors.diagnose(ts, signature, positional, kwNames);
            } else {
                bound[place] = args[positional + k];
            }
        }
        if (unknown > 0 && !signature.varKeywords) {
            throw ArgumentErrors.diagnose(ts, signature, positional, kwNames);
        }
        for (int i = placed; i < count; i++) {
            if (bound[i] == null) {
                PyObject value = signature.defaults[i];
                if (value == Signature.REQUIRED) {
                    throw ArgumentErrors.diagnose(ts, signature, positional, kwNames);
                }
                bound[i] = value;
            }
        }
        if (unknown > 0) {
            bound[bound.length - 1] = collect(ts, signature, args, positional, kwNames);
        }
        return bound;
    }

    private static PyDict collect(ThreadState ts, Signature signature, PyObject[] args, int positional, PyStr[] kwNames) {
        PyDict rest = new PyDict(ts);
        for (int k = 0; k < kwNames.length; k++) {
            if (find(signature, kwNames[k]) < 0) {
                rest.putStr(ts, kwNames[k], args[positional + k]);
            }
        }
        return rest;
    }

    /** The place of the parameter that keyword {@code name} goes to, or -1. Interned names are found without comparing text. */
    public static int find(Signature signature, PyStr name) {
        PyStr[] names = signature.names;
        for (int i = signature.positionalOnly; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = signature.positionalOnly; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What stands for {@code *args} in a bound array; the array is borrowed, not copied. */
    public static PyObject pack(PyObject[] rest) {
        return new Rest(rest);
    }

    /** The array that {@link #pack} was given. */
    public static PyObject[] rest(PyObject packed) {
        return ((Rest) packed).items;
    }

    /** Further positional arguments on their way to a Java method; no Python object. */
    private static final class Rest extends PyObject {

        final PyObject[] items;

        Rest(PyObject[] items) {
            this.items = items;
        }

        @Override
        public PyObject type() {
            throw new IllegalStateException("a carrier of arguments, not an object");
        }
    }
}
