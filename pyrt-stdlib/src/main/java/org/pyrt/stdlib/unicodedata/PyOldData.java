package org.pyrt.stdlib.unicodedata;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.text.CharacterNames;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.refcount.Counted;
import org.pyrt.refcount.ThreadState;

/** The database of Unicode 3.2, as an object with the functions of the module. */
@ExposedType(name = "UCD")
final class PyOldData extends Counted {

    static final PyType TYPE = PyType.builtin("unicodedata.UCD", new PyOldDataAdapter()).flags(PyType.NO_NEW).ownLayout().build();

    PyOldData(ThreadState ts) {
        super(ts);
    }

    @ExposedGetter(name = "unidata_version")
    static String version(PyOldData self) {
        return "3.2.0";
    }

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent decimal value.")
    static PyObject decimal(ThreadState ts, PyOldData self, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int d = CharacterData.decimal(Lookups.character(ts, "decimal", chr), true);
        return Lookups.orDefault(ts, d < 0 ? null : PyInt.of(d), default_, "not a decimal");
    }

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent digit value.")
    static PyObject digit(ThreadState ts, PyOldData self, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int d = CharacterData.digit(Lookups.character(ts, "digit", chr));
        return Lookups.orDefault(ts, d < 0 ? null : PyInt.of(d), default_, "not a digit");
    }

    @ExposedMethod(doc = "Converts a Unicode character into its equivalent numeric value.")
    static PyObject numeric(ThreadState ts, PyOldData self, PyObject chr, @PositionalOnly @Default PyObject default_) {
        double v = CharacterData.numeric(Lookups.character(ts, "numeric", chr), true);
        return Lookups.orDefault(ts, Double.isNaN(v) ? null : PyFloat.of(v), default_, "not a numeric character");
    }

    @ExposedMethod(doc = "Returns the general category assigned to the character chr as string.")
    static String category(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.category(Lookups.character(ts, "category", chr), true);
    }

    @ExposedMethod(doc = "Returns the bidirectional class assigned to the character chr as string.")
    static String bidirectional(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.direction(Lookups.character(ts, "bidirectional", chr), true);
    }

    @ExposedMethod(doc = "Returns the canonical combining class assigned to the character chr as integer.")
    static int combining(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.combining(Lookups.character(ts, "combining", chr), true);
    }

    @ExposedMethod(doc = "Returns the mirrored property assigned to the character chr as integer.")
    static int mirrored(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.isMirrored(Lookups.character(ts, "mirrored", chr), true) ? 1 : 0;
    }

    @ExposedMethod(name = "east_asian_width", doc = "Returns the east asian width assigned to the character chr as string.")
    static String width(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.width(Lookups.character(ts, "east_asian_width", chr), true);
    }

    @ExposedMethod(doc = "Returns the character decomposition mapping assigned to the character chr as string.")
    static String decomposition(ThreadState ts, PyOldData self, @PositionalOnly PyObject chr) {
        return CharacterData.decomposition(Lookups.character(ts, "decomposition", chr), true);
    }

    @ExposedMethod(name = "is_normalized", doc = "Return whether the Unicode string unistr is in the normal form 'form'.")
    static boolean isNormalized(ThreadState ts, PyOldData self, PyStr form, @PositionalOnly PyStr unistr) {
        return Lookups.normalize(ts, form, unistr, true).equals(unistr);
    }

    @ExposedMethod(doc = "Return the normal form 'form' for the Unicode string unistr.")
    static PyObject normalize(ThreadState ts, PyOldData self, PyStr form, @PositionalOnly PyStr unistr) {
        return Lookups.normalize(ts, form, unistr, true);
    }

    @ExposedMethod(doc = "Returns the name assigned to the character chr as a string.")
    static PyObject name(ThreadState ts, PyOldData self, PyObject chr, @PositionalOnly @Default PyObject default_) {
        int c = Lookups.character(ts, "name", chr);
        String name = CharacterData.category(c, true).equals("Cn") ? null : CharacterNames.nameOf(c);
        return Lookups.orDefault(ts, name == null ? null : PyStr.of(name), default_, "no such name");
    }

    @ExposedMethod(doc = "Look up character by name.")
    static PyObject lookup(ThreadState ts, PyOldData self, @PositionalOnly PyStr name) {
        return Lookups.find(ts, name, true);
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
