package org.pyrt.objects.builtin;

import org.pyrt.api.PyObject;
import org.pyrt.objects.text.PyStr;

/**
 * The parameters of a builtin, in Python's order: positional-only, positional-or-keyword, keyword-only; then what {@code *args} and
 * {@code **kwargs} receive. Immutable. The receiver is not a parameter.
 */
public final class Signature {

    /** A function or method: errors about its arguments are worded as CPython's for one of its shape. */
    public static final int FUNCTION = 0;

    /** A dunder method that fills a type slot. */
    public static final int WRAPPER = 1;

    /** {@code __new__} or {@code __init__}, which go by the name of their type. */
    public static final int CONSTRUCTOR = 2;

    /** One of {@link #FUNCTION}, {@link #WRAPPER}, {@link #CONSTRUCTOR}. */
    public final int style;

    /** The callable's name as errors show it, such as {@code append}. */
    public final String name;

    /** The type or module that errors put before the name, such as {@code list}; empty for the module builtins. */
    public final String owner;

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
            int style,
            String name,
            String owner,
            PyStr[] names,
            int positionalOnly,
            int keywordOnly,
            PyObject[] defaults,
            boolean varArgs,
            boolean varKeywords) {
        this.style = style;
        this.name = name;
        this.owner = owner;
        this.names = names;
        this.positionalOnly = positionalOnly;
        this.keywordOnly = keywordOnly;
        this.defaults = defaults;
        this.varArgs = varArgs;
        this.varKeywords = varKeywords;
    }

    /** {@code list.append}, or the bare name of a builtin function or constructor. */
    public String qualifiedName() {
        return owner.isEmpty() || style == CONSTRUCTOR ? name : owner + "." + name;
    }

    /** Whether any argument can be passed by keyword. */
    public boolean takesKeywords() {
        return varKeywords || positionalOnly < names.length;
    }

    /** How many arguments must be passed, and can be by position. */
    public int requiredPositional() {
        int n = 0;
        int count = positionalCount();
        while (n < count && defaults[n] == REQUIRED) {
            n++;
        }
        return n;
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
