package org.pyrt.stdlib.unicodedata;

import java.text.Normalizer;
import org.pyrt.api.PyObject;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.exception.ExceptionTypes;
import org.pyrt.objects.text.CharacterNames;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.ThreadState;

/** Arguments and results that the functions share. */
final class Lookups {

    private Lookups() {}

    /** The code point of a str of one character; raises TypeError for anything else. */
    static int character(ThreadState ts, String function, PyObject o) {
        PyStr s = PyStr.asSelf(o);
        if (s == null) {
            throw Errors.typeError(ts, function + "() argument " + number(function) + "must be a unicode character, not " + PyType.of(o).fullName());
        }
        if (s.length() != 1) {
            throw Errors.typeError(ts, function + "(): argument " + number(function) + "must be a unicode character, not a string of length " + s.length());
        }
        return s.codePointAt(0);
    }

    /** Functions of two arguments number the first. */
    private static String number(String function) {
        switch (function) {
            case "name", "decimal", "digit", "numeric":
                return "1 ";
            default:
                return "";
        }
    }

    /** The value, or the default for null; raises ValueError if there is neither. */
    static PyObject orDefault(ThreadState ts, PyObject value, PyObject absent, String message) {
        if (value != null) {
            return value;
        }
        if (absent == null) {
            throw Errors.valueError(ts, message);
        }
        return absent;
    }

    static PyStr normalize(ThreadState ts, PyStr form, PyStr text, boolean old) {
        Normalizer.Form f = CharacterData.form(form.toString());
        if (f == null) {
            throw Errors.valueError(ts, "invalid normalization form");
        }
        if (text.isAscii()) {
            return text;
        }
        String before = text.toString();
        String after = old ? OldNormalization.normalize(before, f) : Normalizer.normalize(before, f);
        return after.equals(before) ? text : PyStr.of(after);
    }

    /** The character of a name, or the sequence; the old database has neither sequences nor aliases. */
    static PyObject find(ThreadState ts, PyStr name, boolean old) {
        String wanted = name.toString();
        int c = old ? CharacterNames.lookupProper(wanted) : CharacterNames.lookup(wanted);
        if (old && c >= 0 && CharacterData.category(c, true).equals("Cn")) {
            c = -1;
        }
        if (c < 0) {
            String sequence = old ? null : NamedSequences.find(wanted);
            if (sequence != null) {
                return PyStr.of(sequence);
            }
            throw Errors.raise(ts, ExceptionTypes.KEY_ERROR, new PyObject[] {PyStr.of("undefined character name '" + name + "'")});
        }
        return PyStr.ofCodePoint(c);
    }
}
