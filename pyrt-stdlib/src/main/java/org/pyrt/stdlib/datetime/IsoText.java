package org.pyrt.stdlib.datetime;

import org.pyrt.api.PyObject;
import org.pyrt.api.annotation.CleanPoint;
import org.pyrt.objects.constant.PyNone;
import org.pyrt.refcount.ThreadState;

/** Reads dates and times in ISO 8601's forms, as far as Python does. Source: CPython 3.14 Lib/_pydatetime.py. */
final class IsoText {

    /** Digits that are missing to microseconds. */
    private static final int[] SCALE = {1, 100_000, 10_000, 1000, 100, 10, 1};

    /** The fields read: year, month, day, hour, minute, second, microsecond. */
    final int[] fields = new int[7];

    /** The offset read, in microseconds; {@link Zones#NONE} if there was none. */
    long offset = Zones.NONE;

    /** Whether the time was 24:00, of the day before. */
    boolean isNextDay;

    /** Why the fields make no date, where it is not the form; null otherwise. */
    String problem;

    private static boolean isDigit(String s, int i) {
        return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
    }

    /** The number of {@code n} digits from {@code i} on, or -1. */
    private static int number(String s, int i, int n) {
        int value = 0;
        for (int k = i; k < i + n; k++) {
            if (!isDigit(s, k)) {
                return -1;
            }
            value = value * 10 + s.charAt(k) - '0';
        }
        return value;
    }

    /** Reads a date and a time with one character between them, or a date; false if it is in no form of one. */
    boolean dateTime(String s) {
        if (s.length() < 7) {
            return false;
        }
        int at = separator(s);
        if (at > s.length() || !date(s.substring(0, at))) {
            return false;
        }
        if (s.length() == at) {
            return true;
        }
        return s.length() > at + 1 && time(s.substring(at + 1));
    }

    /** Where the date ends. */
    private static int separator(String s) {
        int n = s.length();
        if (n == 7) {
            return 7;
        }
        if (s.charAt(4) == '-') {
            if (s.charAt(5) != 'W') {
                return 10;
            }
            if (n < 8) {
                return n;
            }
            if (n > 8 && s.charAt(8) == '-') {
                return n == 9 ? n + 1 : n > 10 && isDigit(s, 10) ? 8 : 10;
            }
            return 8;
        }
        if (s.charAt(4) != 'W') {
            return 8;
        }
        int i = 7;
        while (isDigit(s, i)) {
            i++;
        }
        return i < 9 ? i : i % 2 == 0 ? 7 : 8;
    }

    /** Reads a date; false if it is in no form of one. */
    boolean date(String s) {
        int n = s.length();
        if (n != 7 && n != 8 && n != 10) {
            return false;
        }
        fields[0] = number(s, 0, 4);
        boolean dashed = s.charAt(4) == '-';
        int at = dashed ? 5 : 4;
        if (fields[0] < 0) {
            return false;
        }
        if (s.charAt(at) == 'W') {
            return week(s, at + 1, dashed);
        }
        fields[1] = number(s, at, 2);
        at += 2;
        if (fields[1] < 0 || dashed != (at < n && s.charAt(at) == '-')) {
            return false;
        }
        at += dashed ? 1 : 0;
        fields[2] = number(s, at, 2);
        return fields[2] >= 0 && n == at + 2;
    }

    private boolean week(String s, int from, boolean dashed) {
        int week = number(s, from, 2);
        int at = from + 2;
        int day = 1;
        if (week < 0) {
            return false;
        }
        if (s.length() > at) {
            if (dashed != (s.charAt(at) == '-')) {
                return false;
            }
            at += dashed ? 1 : 0;
            day = number(s, at, 1);
            if (day < 0 || s.length() != at + 1) {
                return false;
            }
        }
        int[] date = new int[3];
        problem = ofWeek(fields[0], week, day, date);
        System.arraycopy(date, 0, fields, 0, 3);
        return true;
    }

    /** The date of a day of an ISO week; what is wrong about it, or null. */
    static String ofWeek(int year, int week, int day, int[] date) {
        if (year < Days.MIN_YEAR || year > Days.MAX_YEAR) {
            return "year must be in 1..9999, not " + year;
        }
        if (week < 1 || week > (Days.isLong(year) ? 53 : 52)) {
            return "Invalid week: " + week;
        }
        if (day < 1 || day > 7) {
            return "Invalid weekday: " + day + " (range is [1, 7])";
        }
        int ordinal = Days.firstMonday(year) + (week - 1) * 7 + day - 1;
        if (ordinal < 1 || ordinal > Days.LAST) {
            int y = ordinal < 1 ? 0 : 10000;
            return "year must be in 1..9999, not " + y;
        }
        System.arraycopy(Days.date(ordinal), 0, date, 0, 3);
        return null;
    }

    /** Reads a time; false if it is in no form of one. */
    boolean time(String s) {
        int sign = -1;
        for (int i = 0; i < s.length() && sign < 0; i++) {
            char c = s.charAt(i);
            if (c == '+' || c == '-' || c == 'Z') {
                sign = i;
            }
        }
        int[] parts = new int[4];
        if (!clock(sign < 0 ? s : s.substring(0, sign), parts)) {
            return false;
        }
        if (parts[0] == 24) {
            if (parts[1] != 0 || parts[2] != 0 || parts[3] != 0) {
                problem = "minute, second, and microsecond must be 0 when hour is 24";
            }
            isNextDay = true;
            parts[0] = 0;
        }
        System.arraycopy(parts, 0, fields, 3, 4);
        return sign < 0 || zone(s, sign);
    }

    private boolean zone(String s, int sign) {
        if (s.charAt(sign) == 'Z') {
            offset = 0;
            return sign == s.length() - 1;
        }
        int[] parts = new int[4];
        if (!clock(s.substring(sign + 1), parts)) {
            return false;
        }
        long seconds = parts[0] * 3600L + parts[1] * 60L + parts[2];
        offset = (s.charAt(sign) == '-' ? -1 : 1) * (seconds * 1_000_000 + parts[3]);
        return true;
    }

    /** Hours, then perhaps minutes, seconds and a fraction. */
    private static boolean clock(String s, int[] parts) {
        int n = s.length();
        int at = 0;
        boolean colons = false;
        for (int part = 0; part < 3; part++) {
            parts[part] = number(s, at, 2);
            if (parts[part] < 0) {
                return false;
            }
            at += 2;
            if (part == 0) {
                colons = at < n && s.charAt(at) == ':';
            }
            if (at >= n || part == 2) {
                break;
            }
            if (colons) {
                if (s.charAt(at) != ':') {
                    return false;
                }
                at++;
            }
        }
        if (at >= n) {
            return true;
        }
        if (s.charAt(at) != '.' && s.charAt(at) != ',') {
            return false;
        }
        at++;
        int digits = Math.min(6, n - at);
        int value = number(s, at, digits);
        if (digits == 0 || value < 0) {
            return false;
        }
        for (int i = at + digits; i < n; i++) {
            if (!isDigit(s, i)) {
                return false;
            }
        }
        parts[3] = value * SCALE[digits];
        return true;
    }

    /** Goes on to the next day, if the time was 24:00. */
    void carry() {
        if (!isNextDay || problem != null || fields[1] < 1 || fields[1] > 12 || fields[0] < 1 || fields[0] > Days.MAX_YEAR) {
            return;
        }
        int days = Days.inMonth(fields[0], fields[1]);
        if (fields[2] == days) {
            fields[2] = 1;
            if (++fields[1] == 13) {
                fields[1] = 1;
                fields[0]++;
            }
        } else if (fields[2] > 0 && fields[2] < days) {
            fields[2]++;
        }
    }

    /** The zone of the offset read, floating; None if there was none. Raises ValueError if it is a day or more. */
    @CleanPoint
    PyObject zone(ThreadState ts) {
        if (offset == Zones.NONE) {
            return PyNone.NONE;
        }
        PyTimeZone.check(ts, PyTimeDelta.ofMicros(ts, offset));
        return PyTimeZone.of(ts, offset, null);
    }
}
