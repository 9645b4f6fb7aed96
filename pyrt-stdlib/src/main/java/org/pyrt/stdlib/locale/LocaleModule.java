package org.pyrt.stdlib.locale;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.module.ModuleBuilder;
import org.pyrt.objects.module.PyModule;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.sequence.PyList;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/**
 * The module _locale, for the two locales that need no data of the system: C, and C with UTF-8. Messages are never translated. Source: CPython 3.14
 * Modules/_localemodule.c; the C library's manual.
 */
@ExposedModule(name = "_locale")
public final class LocaleModule {

    private static final String DOC = "Support for POSIX locales.";

    private static final PyType ERROR = PyType.builtin("locale.Error", null).base(ExceptionTypes.EXCEPTION).flags(PyType.BASETYPE).build();

    private static final String[] CATEGORIES = {"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_ALL"};

    /** What the C library stands for where a number of localeconv is not known. */
    private static final int CHAR_MAX = 127;

    private static final int CODESET = 14;

    /** Names, numbers and texts of nl_langinfo. */
    private static final String[] LANGUAGE = {
        "ABDAY_1", "131072", "Sun",
        "ABDAY_2", "131073", "Mon",
        "ABDAY_3", "131074", "Tue",
        "ABDAY_4", "131075", "Wed",
        "ABDAY_5", "131076", "Thu",
        "ABDAY_6", "131077", "Fri",
        "ABDAY_7", "131078", "Sat",
        "ABMON_1", "131086", "Jan",
        "ABMON_10", "131095", "Oct",
        "ABMON_11", "131096", "Nov",
        "ABMON_12", "131097", "Dec",
        "ABMON_2", "131087", "Feb",
        "ABMON_3", "131088", "Mar",
        "ABMON_4", "131089", "Apr",
        "ABMON_5", "131090", "May",
        "ABMON_6", "131091", "Jun",
        "ABMON_7", "131092", "Jul",
        "ABMON_8", "131093", "Aug",
        "ABMON_9", "131094", "Sep",
        "ALT_DIGITS", "131119", "",
        "AM_STR", "131110", "AM",
        "CODESET", "14", "",
        "CRNCYSTR", "262159", "-",
        "DAY_1", "131079", "Sunday",
        "DAY_2", "131080", "Monday",
        "DAY_3", "131081", "Tuesday",
        "DAY_4", "131082", "Wednesday",
        "DAY_5", "131083", "Thursday",
        "DAY_6", "131084", "Friday",
        "DAY_7", "131085", "Saturday",
        "D_FMT", "131113", "%m/%d/%y",
        "D_T_FMT", "131112", "%a %b %e %H:%M:%S %Y",
        "ERA", "131116", "",
        "ERA_D_FMT", "131118", "",
        "ERA_D_T_FMT", "131120", "",
        "ERA_T_FMT", "131121", "",
        "MON_1", "131098", "January",
        "MON_10", "131107", "October",
        "MON_11", "131108", "November",
        "MON_12", "131109", "December",
        "MON_2", "131099", "February",
        "MON_3", "131100", "March",
        "MON_4", "131101", "April",
        "MON_5", "131102", "May",
        "MON_6", "131103", "June",
        "MON_7", "131104", "July",
        "MON_8", "131105", "August",
        "MON_9", "131106", "September",
        "NOEXPR", "327681", "^[nN]",
        "PM_STR", "131111", "PM",
        "RADIXCHAR", "65536", ".",
        "THOUSEP", "65537", "",
        "T_FMT", "131114", "%H:%M:%S",
        "T_FMT_AMPM", "131115", "%I:%M:%S %p",
        "YESEXPR", "327680", "^[yY]",
        "_DATE_FMT", "131180", "%a %b %e %H:%M:%S %Z %Y",
    };

    private static final String[] EMPTY_TEXTS = {
        "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign", "negative_sign", "thousands_sep"
    };

    private static final String[] UNKNOWN_NUMBERS = {
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn"
    };

    private LocaleModule() {}

    /** The module, floating. */
    @CleanPoint
    public static PyModule create(ThreadState ts) {
        ModuleBuilder b = new ModuleBuilder(ts, "_locale", DOC, new LocaleModuleAdapter()).add("Error", ERROR).add("CHAR_MAX", PyInt.of(CHAR_MAX));
        for (int i = 0; i < CATEGORIES.length; i++) {
            b.add(CATEGORIES[i], PyInt.of(i));
        }
        for (int i = 0; i < LANGUAGE.length; i += 3) {
            b.add(LANGUAGE[i], PyInt.of(Integer.parseInt(LANGUAGE[i + 1])));
        }
        return b.build();
    }

    @ExposedMethod(doc = "setlocale($module, category, locale=<unrepresentable>, /)\n--\n\nUse a locale, or tell which one is used.")
    static PyObject setlocale(ThreadState ts, int category, @PositionalOnly @Default("None") PyObject locale) {
        PyStr name = PyStr.asSelf(locale);
        if (name == null && locale != PyNone.NONE) {
            throw Errors.typeError(ts, "setlocale() argument 2 must be str or None, not " + PyType.of(locale).fullName());
        }
        LocaleState state = LocaleState.of(ts);
        if (!LocaleState.isCategory(category)) {
            throw Errors.raise(ts, ERROR, name == null ? "locale query failed" : "unsupported locale setting");
        }
        if (name != null && !state.set(ts, category, name.toString())) {
            throw Errors.raise(ts, ERROR, "unsupported locale setting");
        }
        return PyStr.of(state.get(category));
    }

    @ExposedMethod(doc = "localeconv($module, /)\n--\n\nHow numbers and amounts of money are written.")
    static PyObject localeconv(ThreadState ts) {
        PyDict d = new PyDict(ts);
        for (String name : EMPTY_TEXTS) {
            d.putStr(ts, PyStr.interned(name), PyStr.of(""));
        }
        for (String name : UNKNOWN_NUMBERS) {
            d.putStr(ts, PyStr.interned(name), PyInt.of(CHAR_MAX));
        }
        d.putStr(ts, PyStr.interned("decimal_point"), PyStr.of("."));
        d.putStr(ts, PyStr.interned("grouping"), new PyList(ts));
        d.putStr(ts, PyStr.interned("mon_grouping"), new PyList(ts));
        return d;
    }

    @ExposedMethod(doc = "strcoll($module, os1, os2, /)\n--\n\nHow two strings are ordered: below, at or above 0.")
    static int strcoll(ThreadState ts, PyStr os1, @PositionalOnly PyStr os2) {
        refuseNull(ts, os1);
        refuseNull(ts, os2);
        int n = Math.min(os1.length(), os2.length());
        for (int i = 0; i < n; i++) {
            int difference = Integer.compare(os1.codePointAt(i), os2.codePointAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(os1.length(), os2.length());
    }

    @ExposedMethod(doc = "strxfrm($module, string, /)\n--\n\nA string that compares as this one is ordered.")
    static PyStr strxfrm(ThreadState ts, @PositionalOnly PyStr string) {
        refuseNull(ts, string);
        return string;
    }

    private static void refuseNull(ThreadState ts, PyStr s) {
        if (s.toString().indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
    }

    @ExposedMethod(doc = "nl_langinfo($module, key, /)\n--\n\nA word or format of the locale.")
    static PyObject nl_langinfo(ThreadState ts, @PositionalOnly int key) {
        if (key == CODESET) {
            return PyStr.of(LocaleState.of(ts).encoding());
        }
        String number = Integer.toString(key);
        for (int i = 0; i < LANGUAGE.length; i += 3) {
            if (LANGUAGE[i + 1].equals(number)) {
                return PyStr.of(LANGUAGE[i + 2]);
            }
        }
        throw Errors.valueError(ts, "unsupported langinfo constant");
    }

    @ExposedMethod(doc = "getencoding($module, /)\n--\n\nThe encoding of the locale.")
    static PyObject getencoding(ThreadState ts) {
        return PyStr.of(LocaleState.of(ts).encoding());
    }

    // ---- messages ----

    @ExposedMethod(doc = "gettext($module, msg, /)\n--\n\nThe translation of a message.")
    static PyStr gettext(@PositionalOnly PyStr msg) {
        return msg;
    }

    @ExposedMethod(doc = "dgettext($module, domain, msg, /)\n--\n\nThe translation of a message of a domain.")
    static PyStr dgettext(PyObject domain, @PositionalOnly PyStr msg) {
        return msg;
    }

    @ExposedMethod(doc = "dcgettext($module, domain, msg, category, /)\n--\n\nThe translation of a message of a domain and category.")
    static PyStr dcgettext(PyObject domain, PyStr msg, @PositionalOnly int category) {
        return msg;
    }

    @ExposedMethod(doc = "textdomain($module, domain, /)\n--\n\nUse a domain of messages, or tell which one is used.")
    static PyObject textdomain(ThreadState ts, @PositionalOnly PyObject domain) {
        PyStr name = PyStr.asSelf(domain);
        return PyStr.of(LocaleState.of(ts).domain(name == null ? null : name.toString()));
    }

    @ExposedMethod(doc = "bindtextdomain($module, domain, dir, /)\n--\n\nSay or tell where the messages of a domain are.")
    static PyObject bindtextdomain(ThreadState ts, PyStr domain, @PositionalOnly PyObject dir) {
        if (domain.length() == 0) {
            throw Errors.raise(ts, ERROR, "domain must be a non-empty string");
        }
        PyStr folder = PyStr.asSelf(dir);
        return PyStr.of(LocaleState.of(ts).folder(domain.toString(), folder == null ? null : folder.toString()));
    }

    @ExposedMethod(doc = "bind_textdomain_codeset($module, domain, codeset, /)\n--\n\nSay or tell how the messages of a domain are encoded.")
    static PyObject bind_textdomain_codeset(ThreadState ts, PyStr domain, @PositionalOnly PyObject codeset) {
        PyStr name = PyStr.asSelf(codeset);
        String found = LocaleState.of(ts).codeset(domain.toString(), name == null ? null : name.toString());
        return found == null ? PyNone.NONE : PyStr.of(found);
    }
}
