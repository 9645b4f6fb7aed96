package org.pyrt.vm.interpreter;

import org.pyrt.api.PyObject;
import org.pyrt.objects.builtin.Suggestions;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.function.PyCode;
import org.pyrt.objects.function.PyFunction;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.Refs;
import org.pyrt.refcount.ThreadState;

/**
 * Binds the arguments of a call to the parameters of a Python function: fills the parameter registers of its frame, which hold what they
 * get. Source: CPython 3.14 Python/ceval.c, initialize_locals.
 */
final class FunctionArguments {

    private FunctionArguments() {}

    /**
     * @param to the callee's registers, still empty
     * @param self an argument before all others, or null
     * @param from where the arguments are, {@code n} from {@code first} on; the last ones are the values of {@code kwNames}
     */
    static void bind(
            ThreadState ts, PyFunction fn, PyObject[] to, PyObject self, PyObject[] from, int first, int n, PyStr[] kwNames) {
        try {
            fill(ts, fn, to, self, from, first, n, kwNames);
        } catch (RuntimeException e) {
            int parameters = fn.code().parameterCount();
            for (int i = 0; i < parameters; i++) {
                Refs.release(ts, to[i]);
                to[i] = null;
            }
            throw e;
        }
    }

    private static void put(ThreadState ts, PyObject[] to, int index, PyObject value) {
        to[index] = value;
        Refs.hold(ts, value);
    }

    private static void fill(
            ThreadState ts, PyFunction fn, PyObject[] to, PyObject self, PyObject[] from, int first, int n, PyStr[] kwNames) {
        PyCode code = fn.code();
        int keywords = kwNames == null ? 0 : kwNames.length;
        int positional = n - keywords;
        int shift = self == null ? 0 : 1;
        int given = positional + shift;
        int named = code.argCount + code.keywordOnlyCount;
        int taken = Math.min(given, code.argCount);
        if (shift == 1 && taken > 0) {
            put(ts, to, 0, self);
        }
        for (int i = shift; i < taken; i++) {
            put(ts, to, i, from[first + i - shift]);
        }
        boolean varArgs = (code.flags & PyCode.VARARGS) != 0;
        boolean varKeywords = (code.flags & PyCode.VARKEYWORDS) != 0;
        if (varArgs) {
            int extra = given - taken;
            PyObject[] rest = new PyObject[extra];
            for (int i = 0; i < extra; i++) {
                int at = taken + i;
                rest[i] = at < shift ? self : from[first + at - shift];
            }
            put(ts, to, named, PyTuple.of(ts, rest));
        }
        PyDict collected = null;
        if (varKeywords) {
            collected = new PyDict(ts);
            put(ts, to, named + (varArgs ? 1 : 0), collected);
        }
        for (int k = 0; k < keywords; k++) {
            keyword(ts, fn, code, to, collected, kwNames, k, from[first + positional + k]);
        }
        if (given > code.argCount && !varArgs) {
            throw tooMany(ts, fn, code, to, given);
        }
        defaults(ts, fn, code, to, given);
    }

    private static void keyword(
            ThreadState ts, PyFunction fn, PyCode code, PyObject[] to, PyDict collected, PyStr[] kwNames, int k, PyObject value) {
        PyStr name = kwNames[k];
        int named = code.argCount + code.keywordOnlyCount;
        int at = -1;
        for (int i = code.positionalOnlyCount; i < named; i++) {
            if (code.varNames[i] == name) {
                at = i;
                break;
            }
        }
        for (int i = code.positionalOnlyCount; at < 0 && i < named; i++) {
            if (code.varNames[i].equals(name)) {
                at = i;
            }
        }
        if (at >= 0) {
            if (to[at] != null) {
                throw Errors.typeError(ts, fn.qualname() + "() got multiple values for argument '" + name + "'");
            }
            put(ts, to, at, value);
            return;
        }
        if (collected != null) {
            collected.putStr(ts, name, value);
            return;
        }
        StringBuilder misplaced = new StringBuilder();
        for (int i = 0; i < code.positionalOnlyCount; i++) {
            for (PyStr given : kwNames) {
                if (code.varNames[i].equals(given)) {
                    misplaced.append(misplaced.length() == 0 ? "" : ", ").append(given);
                }
            }
        }
        if (misplaced.length() > 0) {
            throw Errors.typeError(
                    ts, fn.qualname() + "() got some positional-only arguments passed as keyword arguments: '" + misplaced + "'");
        }
        String[] possible = new String[named - code.positionalOnlyCount];
        for (int i = 0; i < possible.length; i++) {
            possible[i] = code.varNames[code.positionalOnlyCount + i].toString();
        }
        String near = Suggestions.closest(name.toString(), possible);
        throw Errors.typeError(
                ts,
                fn.qualname() + "() got an unexpected keyword argument '" + name + "'"
                        + (near == null ? "" : ". Did you mean '" + near + "'?"));
    }

    private static void defaults(ThreadState ts, PyFunction fn, PyCode code, PyObject[] to, int given) {
        if (given < code.argCount) {
            PyTuple defaults = fn.defaults();
            int count = defaults == null ? 0 : defaults.size();
            int required = code.argCount - count;
            int missing = 0;
            for (int i = Math.min(given, required); i < required; i++) {
                if (to[i] == null) {
                    missing++;
                }
            }
            if (missing > 0) {
                throw missing(ts, fn, code, to, "positional", 0, required, missing);
            }
            for (int i = Math.max(given, required); i < code.argCount; i++) {
                if (to[i] == null) {
                    put(ts, to, i, defaults.get(i - required));
                }
            }
        }
        int missing = 0;
        int named = code.argCount + code.keywordOnlyCount;
        PyDict keywordDefaults = fn.keywordDefaults();
        for (int i = code.argCount; i < named; i++) {
            if (to[i] == null) {
                PyObject value = keywordDefaults == null ? null : keywordDefaults.getStr(ts, code.varNames[i]);
                if (value == null) {
                    missing++;
                } else {
                    put(ts, to, i, value);
                }
            }
        }
        if (missing > 0) {
            throw missing(ts, fn, code, to, "keyword-only", code.argCount, named, missing);
        }
    }

    private static RuntimeException missing(
            ThreadState ts, PyFunction fn, PyCode code, PyObject[] to, String kind, int from, int end, int count) {
        StringBuilder names = new StringBuilder();
        int seen = 0;
        for (int i = from; i < end; i++) {
            if (to[i] == null) {
                if (seen > 0) {
                    names.append(seen == count - 1 ? count == 2 ? " and " : ", and " : ", ");
                }
                names.append('\'').append(code.varNames[i]).append('\'');
                seen++;
            }
        }
        return Errors.typeError(
                ts,
                fn.qualname() + "() missing " + count + " required " + kind + " argument" + (count == 1 ? "" : "s") + ": " + names);
    }

    private static RuntimeException tooMany(ThreadState ts, PyFunction fn, PyCode code, PyObject[] to, int given) {
        int keywordGiven = 0;
        for (int i = code.argCount; i < code.argCount + code.keywordOnlyCount; i++) {
            keywordGiven += to[i] != null ? 1 : 0;
        }
        int count = fn.defaults() == null ? 0 : fn.defaults().size();
        boolean plural = count > 0 || code.argCount != 1;
        String takes = count > 0 ? "from " + (code.argCount - count) + " to " + code.argCount : "" + code.argCount;
        String keywordPart =
                keywordGiven == 0
                        ? ""
                        : " positional argument" + (given != 1 ? "s" : "") + " (and " + keywordGiven + " keyword-only argument"
                                + (keywordGiven != 1 ? "s" : "") + ")";
        return Errors.typeError(
                ts,
                fn.qualname() + "() takes " + takes + " positional argument" + (plural ? "s" : "") + " but " + given + keywordPart
                        + (given == 1 && keywordGiven == 0 ? " was given" : " were given"));
    }
}
