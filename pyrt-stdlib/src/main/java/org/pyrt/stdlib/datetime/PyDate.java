package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.api.annotation.Default;
import org.pyrt.api.annotation.ExposedGetter;
import org.pyrt.api.annotation.ExposedMethod;
import org.pyrt.api.annotation.ExposedType;
import org.pyrt.api.annotation.Floating;
import org.pyrt.api.annotation.PositionalOnly;
import org.pyrt.api.annotation.VarKeywords;
import org.pyrt.objects.bytes.PyBytes;
import org.pyrt.objects.constant.PyNotImplemented;
import org.pyrt.objects.exception.Errors;
import org.pyrt.objects.mapping.PyDict;
import org.pyrt.objects.number.PyBool;
import org.pyrt.objects.number.PyFloat;
import org.pyrt.objects.number.PyInt;
import org.pyrt.objects.protocol.Attributes;
import org.pyrt.objects.protocol.Calls;
import org.pyrt.objects.protocol.Representation;
import org.pyrt.objects.protocol.Sizes;
import org.pyrt.objects.runtime.Interpreter;
import org.pyrt.objects.sequence.PyTuple;
import org.pyrt.objects.text.PyStr;
import org.pyrt.objects.type.PyType;
import org.pyrt.objects.type.SlotId;
import org.pyrt.objects.type.SlottedInstance;
import org.pyrt.refcount.ThreadState;

/** A date. Immutable. Source: CPython 3.14 Modules/_datetimemodule.c. */
@ExposedType(name = "date")
class PyDate extends SlottedInstance {

    static final PyType TYPE = PyType.builtin("datetime.date", new PyDateAdapter())
            .flags(PyType.BASETYPE)
            .doc("date(year, month, day) --> date object")
            .ownLayout()
            .build();

    static {
        TYPE.dict().putImmortal(PyStr.interned("min"), new PyDate(TYPE, 1, 1, 1));
        TYPE.dict().putImmortal(PyStr.interned("max"), new PyDate(TYPE, 9999, 12, 31));
        TYPE.dict().putImmortal(PyStr.interned("resolution"), PyTimeDelta.ONE_DAY);
    }

    private static final PyStr TIME = PyStr.interned("time");
    private static final PyStr FROMTIMESTAMP = PyStr.interned("fromtimestamp");
    private static final PyStr TIMETUPLE = PyStr.interned("timetuple");
    private static final PyStr STRUCT_TIME = PyStr.interned("struct_time");
    private static final PyStr ISOFORMAT = PyStr.interned("isoformat");
    private static final PyStr REPLACE = PyStr.interned("replace");
    private static final PyStr STRPTIME = PyStr.interned("_strptime_datetime_date");
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    final int year;
    final int month;
    final int day;

    PyDate(ThreadState ts, PyType type, int year, int month, int day) {
        super(ts, type);
        this.year = year;
        this.month = month;
        this.day = day;
    }

    PyDate(PyType type, int year, int month, int day) {
        super(type);
        this.year = year;
        this.month = month;
        this.day = day;
    }

    // ---- making ----

    /** A floating date of a class, which is called if it is not date itself. */
    @CleanPoint
    static PyObject of(ThreadState ts, PyType type, int year, int month, int day) {
        if (type != TYPE) {
            return Calls.call(ts, type, PyInt.of(year), PyInt.of(month), PyInt.of(day));
        }
        Fields.checkDate(ts, year, month, day);
        return new PyDate(ts, TYPE, year, month, day);
    }

    @ExposedMethod(name = "__new__")
    @CleanPoint
    static PyObject make(ThreadState ts, PyType type, @Default PyObject year, @Default PyObject month, @Default PyObject day) {
        if (month == null && day == null && year != null) {
            byte[] state = state(ts, year, 4, 2, "date");
            if (state != null) {
                int y = (state[0] & 0xff) << 8 | state[1] & 0xff;
                return new PyDate(ts, type, y, state[2], state[3] & 0xff);
            }
        }
        int y = Fields.number(ts, year, "year", 1);
        int m = Fields.number(ts, month, "month", 2);
        int d = Fields.number(ts, day, "day", 3);
        Fields.checkDate(ts, y, m, d);
        return new PyDate(ts, type, y, m, d);
    }

    /** The bytes of a pickled state of so many, of which only what tells that it is one is looked at, with a month at an index (-1: none); null if it is something else. */
    static byte[] state(ThreadState ts, PyObject o, int length, int month, String kind) {
        byte[] state = null;
        PyBytes b = PyBytes.asSelf(o);
        PyStr s = b == null ? PyStr.asSelf(o) : null;
        if (b != null && b.length() == length) {
            state = java.util.Arrays.copyOfRange(b.array(), b.offset(), b.offset() + length);
        } else if (s != null && s.length() == length) {
            int at = s.codePointAt(Math.max(month, 0)) & 0x7f;
            if (month >= 0 && (s.codePointAt(month) > 0xff || at < 1 || at > 12) || month < 0 && s.codePointAt(0) > 0xff) {
                return null;
            }
            state = new byte[length];
            for (int i = 0; i < length; i++) {
                if (s.codePointAt(i) > 0xff) {
                    throw Errors.valueError(
                            ts,
                            "Failed to encode latin1 string when unpickling a " + kind
                                    + " object. pickle.load(data, encoding='latin1') is assumed.");
                }
                state[i] = (byte) s.codePointAt(i);
            }
        }
        if (state == null) {
            return null;
        }
        boolean sane = month >= 0 ? (state[month] & 0x7f) >= 1 && (state[month] & 0x7f) <= 12 : (state[0] & 0x7f) < 24;
        return sane ? state : null;
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "today($type, /)\n--\n\nCurrent date or datetime.  Equivalent to fromtimestamp(time.time()).")
    @CleanPoint
    static PyObject today(ThreadState ts, PyType type) {
        PyObject module = Interpreter.of(ts).hooks.importModule(ts, "time");
        PyObject now;
        try (var held = ts.hold(module)) {
            now = Calls.callMethod(ts, module, TIME);
        }
        return Calls.callMethod(ts, type, FROMTIMESTAMP, now);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromtimestamp($type, timestamp, /)\n--\n\nCreate a date from a POSIX timestamp.")
    @CleanPoint
    static PyObject fromtimestamp(ThreadState ts, PyType type, @PositionalOnly PyObject timestamp) {
        int[] f = Clock.local(ts, seconds(ts, timestamp));
        return of(ts, type, f[0], f[1], f[2]);
    }

    @CleanPoint
    private static long seconds(ThreadState ts, PyObject timestamp) {
        PyFloat f = PyFloat.asSelf(timestamp);
        if (f != null && Math.abs(f.value) < 0x1p60) {
            return (long) Math.floor(f.value);
        }
        return Clock.timestamp(ts, timestamp)[0];
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "int -> date corresponding to a proleptic Gregorian ordinal.")
    @CleanPoint
    static PyObject fromordinal(ThreadState ts, PyType type, @PositionalOnly PyObject ordinal) {
        int n = Fields.number(ts, ordinal, 0);
        if (n < 1) {
            throw Errors.valueError(ts, "ordinal must be >= 1");
        }
        if (n > Days.LAST) {
            throw Errors.valueError(ts, "year must be in 1..9999, not " + Days.date(n)[0]);
        }
        int[] d = Days.date(n);
        return of(ts, type, d[0], d[1], d[2]);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "fromisoformat($type, object, /)\n--\n\nConstruct a date from a string in ISO 8601 format.")
    @CleanPoint
    static PyObject fromisoformat(ThreadState ts, PyType type, @PositionalOnly PyObject string) {
        PyStr s = PyStr.asSelf(string);
        if (s == null) {
            throw Errors.typeError(ts, "fromisoformat: argument must be str");
        }
        IsoText t = new IsoText();
        if (!t.date(Fields.text(s)) || t.problem != null) {
            throw Errors.valueError(ts, "Invalid isoformat string: " + Representation.repr(ts, s));
        }
        return of(ts, type, t.fields[0], t.fields[1], t.fields[2]);
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "int, int, int -> Construct a date from the ISO year, week number and weekday.")
    @CleanPoint
    static PyObject fromisocalendar(ThreadState ts, PyType type, PyObject year, PyObject week, PyObject day) {
        int[] date = new int[3];
        String problem = IsoText.ofWeek(component(ts, year), component(ts, week), component(ts, day), date);
        if (problem != null) {
            throw Errors.valueError(ts, problem);
        }
        return of(ts, type, date[0], date[1], date[2]);
    }

    @CleanPoint
    private static int component(ThreadState ts, PyObject o) {
        PyInt i = Sizes.index(ts, o);
        if (!i.fitsLong() || i.longValue() != (int) i.longValue()) {
            throw Errors.valueError(ts, "ISO calendar component out of range");
        }
        return (int) i.longValue();
    }

    @ExposedMethod(kind = ExposedMethod.Kind.CLASS, doc = "string, format -> new date parsed from a string (like time.strptime()).")
    @CleanPoint
    static PyObject strptime(ThreadState ts, PyType type, PyObject date_string, @PositionalOnly PyObject format) {
        return Formatting.strptime(ts, STRPTIME, type, date_string, format);
    }

    // ---- fields ----

    @ExposedGetter
    static int year(PyDate self) {
        return self.year;
    }

    @ExposedGetter
    static int month(PyDate self) {
        return self.month;
    }

    @ExposedGetter
    static int day(PyDate self) {
        return self.day;
    }

    final int[] date() {
        return new int[] {year, month, day};
    }

    final int ordinal() {
        return Days.ordinal(year, month, day);
    }

    @ExposedMethod(doc = "toordinal($self, /)\n--\n\nReturn proleptic Gregorian ordinal.  January 1 of year 1 is day 1.")
    static int toordinal(PyDate self) {
        return self.ordinal();
    }

    @ExposedMethod(doc = "weekday($self, /)\n--\n\nReturn the day of the week represented by the date.\nMonday == 0 ... Sunday == 6")
    static int weekday(PyDate self) {
        return Days.weekday(self.year, self.month, self.day);
    }

    @ExposedMethod(doc = "isoweekday($self, /)\n--\n\nReturn the day of the week represented by the date.\nMonday == 1 ... Sunday == 7")
    static int isoweekday(PyDate self) {
        return weekday(self) + 1;
    }

    @ExposedMethod(doc = "isocalendar($self, /)\n--\n\nReturn a named tuple containing ISO year, week number, and weekday.")
    static PyObject isocalendar(ThreadState ts, PyDate self) {
        return PyIsoCalendarDate.of(ts, Days.isoCalendar(self.year, self.month, self.day));
    }

    /** A floating struct_time of nine fields. */
    @CleanPoint
    static PyObject structTime(ThreadState ts, @Floating PyTuple fields) {
        PyObject module;
        try (var held = ts.hold(fields)) {
            module = Interpreter.of(ts).hooks.importModule(ts, "time");
            try (var heldModule = ts.hold(module)) {
                return Calls.callMethod(ts, module, STRUCT_TIME, fields);
            }
        }
    }

    @ExposedMethod(doc = "timetuple($self, /)\n--\n\nReturn time tuple, compatible with time.localtime().")
    @CleanPoint
    static PyObject timetuple(ThreadState ts, PyDate self) {
        return structTime(ts, Formatting.tuple(ts, self.date(), 0, 0, 0, -1));
    }

    @ExposedMethod(doc = "replace($self, /, year=unchanged, month=unchanged, day=unchanged)\n--\n\nReturn date with new specified fields.")
    @CleanPoint
    static PyObject replace(ThreadState ts, PyDate self, @Default PyObject year, @Default PyObject month, @Default PyObject day) {
        return of(ts, self.type(), Fields.number(ts, year, self.year), Fields.number(ts, month, self.month), Fields.number(ts, day, self.day));
    }

    @ExposedMethod(name = "__replace__", doc = "__replace__($self, /, **changes)\n--\n\nThe same as replace().")
    @CleanPoint
    static PyObject replaced(ThreadState ts, PyDate self, @VarKeywords PyDict changes) {
        PyObject replace = Attributes.get(ts, self, REPLACE);
        try (var held = ts.hold(replace)) {
            return Calls.callWithDict(ts, replace, new PyObject[0], changes);
        }
    }

    // ---- arithmetic ----

    @CleanPoint
    private static PyObject plus(ThreadState ts, PyDate self, int days) {
        long n = (long) self.ordinal() + days;
        if (n < 1 || n > Days.LAST) {
            throw Errors.overflowError(ts, "date value out of range");
        }
        int[] d = Days.date((int) n);
        return of(ts, self.type(), d[0], d[1], d[2]);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __add__(ThreadState ts, PyDate self, PyObject other) {
        return other instanceof PyTimeDelta d && !(self instanceof PyDateTime) ? plus(ts, self, d.days) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __radd__(ThreadState ts, PyDate self, PyObject other) {
        return __add__(ts, self, other);
    }

    @ExposedMethod
    @CleanPoint
    static PyObject __sub__(ThreadState ts, PyDate self, PyObject other) {
        if (self instanceof PyDateTime || other instanceof PyDateTime) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (other instanceof PyDate d) {
            return PyTimeDelta.of(ts, self.ordinal() - d.ordinal(), 0, 0);
        }
        return other instanceof PyTimeDelta d ? plus(ts, self, -d.days) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __rsub__(PyDate self, PyObject other) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- comparison ----

    final int compareDate(PyDate o) {
        return year != o.year ? Integer.compare(year, o.year) : month != o.month ? Integer.compare(month, o.month) : Integer.compare(day, o.day);
    }

    private static PyObject compare(PyDate self, PyObject other, int op) {
        return other instanceof PyDate d && !(other instanceof PyDateTime)
                ? PyBool.of(Fields.answer(op, self.compareDate(d)))
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @ExposedMethod
    static PyObject __lt__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.LT);
    }

    @ExposedMethod
    static PyObject __le__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.LE);
    }

    @ExposedMethod
    static PyObject __eq__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.EQ);
    }

    @ExposedMethod
    static PyObject __ne__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.NE);
    }

    @ExposedMethod
    static PyObject __gt__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.GT);
    }

    @ExposedMethod
    static PyObject __ge__(PyDate self, PyObject other) {
        return compare(self, other, SlotId.GE);
    }

    private PyBytes stateBytes() {
        return PyBytes.of(new byte[] {(byte) (year >> 8), (byte) year, (byte) month, (byte) day});
    }

    @ExposedMethod(name = "__hash__")
    static long hash(PyDate self) {
        return self.stateBytes().hash();
    }

    // ---- text ----

    @ExposedMethod(name = "__repr__")
    static PyStr repr(PyDate self) {
        return PyStr.of(self.type().fullName() + "(" + self.year + ", " + self.month + ", " + self.day + ")");
    }

    final StringBuilder isoDate() {
        StringBuilder b = new StringBuilder(32);
        Fields.digits(b, year, 4).append('-');
        Fields.digits(b, month, 2).append('-');
        return Fields.digits(b, day, 2);
    }

    @ExposedMethod(doc = "isoformat($self, /)\n--\n\nReturn string in ISO 8601 format, YYYY-MM-DD.")
    static PyStr isoformat(PyDate self) {
        return PyStr.of(self.isoDate().toString());
    }

    @ExposedMethod(name = "__str__")
    @CleanPoint
    static PyObject str(ThreadState ts, PyDate self) {
        return Calls.callMethod(ts, self, ISOFORMAT);
    }

    /** The time as C's ctime writes it. */
    final PyStr ctime(int hour, int minute, int second) {
        StringBuilder b = new StringBuilder();
        b.append(DAYS[Days.weekday(year, month, day)]).append(' ').append(MONTHS[month - 1]).append(day < 10 ? "  " : " ").append(day).append(' ');
        Fields.digits(b, hour, 2).append(':');
        Fields.digits(b, minute, 2).append(':');
        Fields.digits(b, second, 2).append(' ');
        return PyStr.of(Fields.digits(b, year, 4).toString());
    }

    @ExposedMethod(doc = "ctime($self, /)\n--\n\nReturn ctime() style string.")
    static PyStr ctime(PyDate self) {
        return self.ctime(0, 0, 0);
    }

    @ExposedMethod(doc = "Format using strftime().\n\nExample: \"%d/%m/%Y, %H:%M:%S\"")
    @CleanPoint
    static PyObject strftime(ThreadState ts, PyDate self, PyStr format) {
        PyObject times = Calls.callMethod(ts, self, TIMETUPLE);
        try (var held = ts.hold(times)) {
            return self instanceof PyDateTime d
                    ? Formatting.strftime(ts, format, times, d.zone(), d, d.micro, d.date())
                    : Formatting.strftime(ts, format, times, null, null, -1, self.date());
        }
    }

    @ExposedMethod(name = "__format__", doc = "Formats self with strftime.")
    @CleanPoint
    static PyObject format(ThreadState ts, PyDate self, @PositionalOnly PyStr spec) {
        return Formatting.format(ts, self, spec);
    }

    @ExposedMethod(name = "__reduce__", doc = "__reduce__($self, /)\n--\n\n__reduce__() -> (cls, state)")
    static PyObject reduce(ThreadState ts, PyDate self) {
        return PyTuple.of(ts, self.type(), PyTuple.of(ts, self.stateBytes()));
    }
}
