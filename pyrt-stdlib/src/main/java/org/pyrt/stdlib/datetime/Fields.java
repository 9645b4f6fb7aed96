package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.Borrowed;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.refcount.ThreadState;

/** Checks of arguments, and answers of comparisons. */
final class Fields {

    private Fields() {}

    /** An argument as a C int; a default if it is absent. */
    @CleanPoint
    static int number(ThreadState ts, PyObject o, int absent) {
        if (o == null) {
            return absent;
        }
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong()) {
            throw Errors.overflowError(ts, "Python int too large to convert to C long");
        }
        if (i.longValue() != (int) i.longValue()) {
            throw Errors.overflowError(
                    ts, i.longValue() < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
        }
        return (int) i.longValue();
    }

    /** An argument that must be there. */
    @CleanPoint
    static int number(ThreadState ts, PyObject o, String name, int position) {
        if (o == null) {
            throw Errors.typeError(ts, "function missing required argument '" + name + "' (pos " + position + ")");
        }
        return number(ts, o, 0);
    }

    /** Raises ValueError unless there is such a day. */
    static void checkDate(ThreadState ts, int year, int month, int day) {
        if (year < Days.MIN_YEAR || year > Days.MAX_YEAR) {
            throw Errors.valueError(ts, "year must be in 1..9999, not " + year);
        }
        if (month < 1 || month > 12) {
            throw Errors.valueError(ts, "month must be in 1..12, not " + month);
        }
        int days = Days.inMonth(year, month);
        if (day < 1 || day > days) {
            throw Errors.valueError(
                    ts, "day " + day + " must be in range 1.." + days + " for month " + month + " in year " + year);
        }
    }

    /** Raises ValueError unless there is such a time. */
    static void checkTime(ThreadState ts, int hour, int minute, int second, int micro, int fold) {
        if (hour < 0 || hour > 23) {
            throw Errors.valueError(ts, "hour must be in 0..23, not " + hour);
        }
        if (minute < 0 || minute > 59) {
            throw Errors.valueError(ts, "minute must be in 0..59, not " + minute);
        }
        if (second < 0 || second > 59) {
            throw Errors.valueError(ts, "second must be in 0..59, not " + second);
        }
        if (micro < 0 || micro > 999999) {
            throw Errors.valueError(ts, "microsecond must be in 0..999999, not " + micro);
        }
        if (fold != 0 && fold != 1) {
            throw Errors.valueError(ts, "fold must be either 0 or 1, not " + fold);
        }
    }

    /** A time zone; null for None and for what is absent. Raises TypeError if it is something else. */
    @Borrowed
    static PyObject zone(ThreadState ts, PyObject o) {
        if (o == null || o == PyNone.NONE) {
            return null;
        }
        if (!(o instanceof PyTZInfo)) {
            throw Errors.typeError(
                    ts, "tzinfo argument must be None or of a tzinfo subclass, not type '" + PyType.of(o).fullName() + "'");
        }
        return o;
    }

    /** The answer to a comparison, of the sign of a difference. */
    static boolean answer(int op, int sign) {
        switch (op) {
            case SlotId.LT:
                return sign < 0;
            case SlotId.LE:
                return sign <= 0;
            case SlotId.EQ:
                return sign == 0;
            case SlotId.NE:
                return sign != 0;
            case SlotId.GT:
                return sign > 0;
            default:
                return sign >= 0;
        }
    }

    /** Appends a number with zeros before it. */
    static StringBuilder digits(StringBuilder b, int value, int width) {
        String s = Integer.toString(value);
        for (int i = s.length(); i < width; i++) {
            b.append('0');
        }
        return b.append(s);
    }

    /** The text of a str argument, each character one Java char. */
    static String text(PyStr s) {
        String narrow = s.narrowOrNull();
        if (narrow != null) {
            return narrow;
        }
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            int c = s.codePointAt(i);
            b.append(c < 0x10000 ? (char) c : '\ufffd');
        }
        return b.toString();
    }
}
