package org.pyrt.stdlib.unicodedata;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedModule;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.CharacterNames;
import org.pyrt.objects.text.PyStr;
import org.pyrt.refcount.ThreadState;

/** The functions of the module unicodedata. */
@ExposedModule(name = "unicodedata")
final class CurrentData {

    private CurrentData() {}

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent decimal value.")
    static PyObject decimal(ThreadState ts, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int d = CharacterData.decimal(Lookups.character(ts, "decimal", chr), false);
        return Lookups.orDefault(ts, d < 0 ? null : PyInt.of(d), default_, "not a decimal");
    }

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent digit value.")
    static PyObject digit(ThreadState ts, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int d = CharacterData.digit(Lookups.character(ts, "digit", chr));
        return Lookups.orDefault(ts, d < 0 ? null : PyInt.of(d), default_, "not a digit");
    }

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent numeric value.")
    static PyObject numeric(ThreadState ts, PyObject chr, @PositionalOnly @Default PyObject default_) {
        double v = CharacterData.numeric(Lookups.character(ts, "numeric", chr), false);
        return Lookups.orDefault(ts, Double.isNaN(v) ? null : PyFloat.of(v), default_, "not a numeric character");
    }

    @ExposedMethod(doc = "Returns the general category assigned to the character chr as string.")
    static String category(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.category(Lookups.character(ts, "category", chr), false);
    }

    @ExposedMethod(doc = "Returns the bidirectional class assigned to the character chr as string.")
    static String bidirectional(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.direction(Lookups.character(ts, "bidirectional", chr), false);
    }

    @ExposedMethod(doc = "Returns the canonical combining class assigned to the character chr as integer.")
    static int combining(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.combining(Lookups.character(ts, "combining", chr), false);
    }

    @ExposedMethod(doc = "Returns the mirrored property assigned to the character chr as integer.")
    static int mirrored(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.isMirrored(Lookups.character(ts, "mirrored", chr), false) ? 1 : 0;
    }

    @ExposedMethod(name = "east_asian_width", doc = "Returns the east asian width assigned to the character chr as string.")
    static String width(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.width(Lookups.character(ts, "east_asian_width", chr), false);
    }

    @ExposedMethod(doc = "Returns the character decomposition mapping assigned to the character chr as string.")
    static String decomposition(ThreadState ts, @PositionalOnly PyObject chr) {
        return CharacterData.decomposition(Lookups.character(ts, "decomposition", chr), false);
    }

    @ExposedMethod(name = "is_normalized", doc = "Return whether the Unicode string unistr is in the normal form 'form'.")
    static boolean isNormalized(ThreadState ts, PyStr form, @PositionalOnly PyStr unistr) {
        return Lookups.normalize(ts, form, unistr, false).equals(unistr);
    }

    @ExposedMethod(doc = "Return the normal form 'form' for the Unicode string unistr.")
    static PyObject normalize(ThreadState ts, PyStr form, @PositionalOnly PyStr unistr) {
        return Lookups.normalize(ts, form, unistr, false);
    }

    @ExposedMethod(doc = "Returns the name assigned to the character chr as a string.")
    static PyObject name(ThreadState ts, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int c = Lookups.character(ts, "name", chr);
        String name = CharacterNames.nameOf(c);
        return Lookups.orDefault(ts, name == null ? null : PyStr.of(name), default_, "no such name");
    }

    @ExposedMethod(doc = "Look up character by name.")
    static PyObject lookup(ThreadState ts, @PositionalOnly PyStr name) {
        return Lookups.find(ts, name, false);
    }
}
