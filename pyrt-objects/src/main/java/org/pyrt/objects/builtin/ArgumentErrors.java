package org.pyrt.objects.builtin;

import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/**
 * The TypeErrors for arguments that do not fit a signature. Which fault is named first, and how, depends on the shape of the callable, as in
 * CPython 3.14's Python/getargs.c, Objects/descrobject.c and Objects/typeobject.c.
 */
final class ArgumentErrors {

    private ArgumentErrors() {}

    /** The error of a call that {@link Arguments#bind} refused. */
    static RuntimeException diagnose(ThreadState ts, Signature s, int positional, PyStr[] kwNames) {
        return Errors.typeError(ts, message(s, positional, kwNames == null ? new PyStr[0] : kwNames));
    }

    private static String message(Signature s, int positional, PyStr[] kwNames) {
        if (s.style == Signature.WRAPPER) {
            return wrapper(s, positional, kwNames.length);
        }
        if (!s.takesKeywords() || s.style == Signature.CONSTRUCTOR && s.varKeywords && s.positionalOnly == s.names.length) {
            return kwNames.length > 0 ? s.qualifiedName() + "() takes no keyword arguments" : positionalOnly(s, positional);
        }
        if (s.varKeywords && s.positionalOnly == s.names.length && s.style == Signature.CONSTRUCTOR) {
            return positionalOnly(s, positional);
        }
        return withKeywords(s, positional, kwNames);
    }

    private static String wrapper(Signature s, int given, int keywords) {
        if (keywords > 0) {
            return "wrapper " + s.name + "() takes no keyword arguments";
        }
        int min = s.requiredPositional();
        int max = s.positionalCount();
        if (min != max) {
            return "expected " + min + " or " + max + " arguments, got " + given;
        }
        String counted = "expected " + min + " argument" + plural(min) + ", got " + given;
        return min < 2 ? counted : s.name + " " + counted;
    }

    private static String positionalOnly(Signature s, int given) {
        int min = s.requiredPositional();
        int max = s.positionalCount();
        if (!s.varArgs && max == 0) {
            String name = s.qualifiedName() + "() takes no arguments";
            return s.style == Signature.CONSTRUCTOR ? name : name + " (" + given + " given)";
        }
        if (!s.varArgs && min == 1 && max == 1 && s.style == Signature.FUNCTION) {
            return s.qualifiedName() + "() takes exactly one argument (" + given + " given)";
        }
        boolean few = given < min;
        int limit = few ? min : max;
        String bound = !s.varArgs && min == max ? "" : few ? "at least " : "at most ";
        return s.name + " expected " + bound + limit + " argument" + plural(limit) + ", got " + given;
    }

    private static String withKeywords(Signature s, int positional, PyStr[] kwNames) {
        String name = s.name + "()";
        int total = s.names.length;
        int given = positional + kwNames.length;
        if (s.style == Signature.CONSTRUCTOR && kwNames.length == 0 && given > total && (s.name.equals("int") || s.name.equals("str"))) {
            return s.name + " expected at most " + total + " arguments, got " + given;
        }
        if (!s.varArgs && !s.varKeywords && given > total) {
            String keyword = positional == 0 ? "keyword " : "";
            return name + " takes at most " + total + " " + keyword + "argument" + plural(total) + " (" + given + " given)";
        }
        int min = s.requiredPositional();
        int max = s.positionalCount();
        if (!s.varArgs && positional > max) {
            return max == 0
                    ? name + " takes no positional arguments"
                    : name + " takes " + (min < max ? "at most " : "exactly ") + max + " positional argument" + plural(max) + " ("
                            + positional + " given)";
        }
        int minOnly = Math.min(s.positionalOnly, min);
        if (positional < minOnly) {
            String bound = minOnly < max || s.varArgs ? "at least " : "exactly ";
            return name + " takes " + bound + minOnly + " positional argument" + plural(minOnly) + " (" + positional + " given)";
        }
        for (int i = positional; i < total; i++) {
            if (s.defaults[i] == Signature.REQUIRED && !contains(kwNames, s.names[i])) {
                return name + " missing required argument '" + s.names[i] + "' (pos " + (i + 1) + ")";
            }
        }
        for (int i = s.positionalOnly; i < Math.min(positional, max); i++) {
            if (contains(kwNames, s.names[i])) {
                return "argument for " + name + " given by name ('" + s.names[i] + "') and position (" + (i + 1) + ")";
            }
        }
        return name + " got " + unexpected(s, kwNames);
    }

    private static String unexpected(Signature s, PyStr[] kwNames) {
        for (int k = 0; k < kwNames.length; k++) {
            int place = Arguments.find(s, kwNames[k]);
            if (place < 0) {
                String[] candidates = new String[s.names.length - s.positionalOnly];
                for (int i = 0; i < candidates.length; i++) {
                    candidates[i] = s.names[s.positionalOnly + i].toString();
                }
                String close = Suggestions.closest(kwNames[k].toString(), candidates);
                String text = "an unexpected keyword argument '" + kwNames[k] + "'";
                return close == null ? text : text + ". Did you mean '" + close + "'?";
            }
            if (contains(java.util.Arrays.copyOf(kwNames, k), kwNames[k])) {
                return "multiple values for keyword argument '" + kwNames[k] + "'";
            }
        }
        throw new IllegalStateException("the arguments of " + s.name + " fit");
    }

    private static boolean contains(PyStr[] kwNames, PyStr name) {
        for (PyStr k : kwNames) {
            if (k == name || k.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String plural(int n) {
        return n == 1 ? "" : "s";
    }
}
