package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;

/**
 * The parameters of a builtin, in Python's order: positional-only, positional-or-keyword, keyword-only; then what {@code *args} and
 * {@code **kwargs} receive. Immutable. The receiver is not a parameter.
 */
public final class Signature {

    /** The callable's name as errors show it, such as {@code append}. */
    public final String name;

    /** Parameter names, without {@code *args} and {@code **kwargs}; interned. */
    public final PyStr[] names;

    /** How many parameters cannot be passed by keyword. */
    public final int positionalOnly;

    /** How many of the last parameters can only be passed by keyword. */
    public final int keywordOnly;

    /** Default of each parameter; {@link #REQUIRED} for none; Java null where absence is passed on as null. */
    public final PyObject[] defaults;

    /** Whether further positional arguments are collected. */
    public final boolean varArgs;

    /** Whether further keyword arguments are collected. */
    public final boolean varKeywords;

    /** Marks a parameter without default. */
    public static final PyObject REQUIRED = new PyObject() {
        @Override
        public PyObject type() {
            throw new IllegalStateException("a marker, not an object");
        }
    };

    /** All parts; the arrays are kept, not copied. */
    public Signature(
            String name,
            PyStr[] names,
            int positionalOnly,
            int keywordOnly,
            PyObject[] defaults,
            boolean varArgs,
            boolean varKeywords) {
        this.name = name;
        this.names = names;
        this.positionalOnly = positionalOnly;
        this.keywordOnly = keywordOnly;
        this.defaults = defaults;
        this.varArgs = varArgs;
        this.varKeywords = varKeywords;
    }

    /** How many parameters can be passed by position. */
    public int positionalCount() {
        return names.length - keywordOnly;
    }

    /** The length of the array that {@link Adapter#callBound} takes: the parameters, then *args' and **kwargs' places. */
    public int boundLength() {
        return names.length + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0);
    }
}
