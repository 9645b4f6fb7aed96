package org.pyrt.vm.modules.time;

import java.util.Locale;
import org.pyrt.refcount.ThreadState;

/** strftime in the C locale, with the flags and widths of the GNU C library. Source: strftime(3). */
final class TimeFormat {

    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
    };
    private static final String NONE = "";
    private static final int SHORT = 3;
    private static final int ISO_THURSDAY = 4;

    private final ThreadState ts;
    private final CalendarTime time;
    private final int[] f;
    private final StringBuilder out;

    /** Of the directive at hand: the pad character asked for or 0, whether letters change, the width or -1. */
    private char pad;

    private boolean upper;
    private boolean swapped;
    private int width;

    private TimeFormat(ThreadState ts, CalendarTime time, int room) {
        this.ts = ts;
        this.time = time;
        f = time.fields;
        out = new StringBuilder(room);
    }

    /** Such as {@code Thu Jan  1 00:00:00 1970}; the numbers are in their ranges. */
    static String asctime(CalendarTime t) {
        int[] f = t.fields;
        return DAYS[f[CalendarTime.WEEKDAY]].substring(0, SHORT)
                + " " + MONTHS[f[CalendarTime.MONTH] - 1].substring(0, SHORT) + padded(f[CalendarTime.DAY], 3, ' ')
                + " " + clock(f) + " " + f[CalendarTime.YEAR];
    }

    private static String clock(int[] f) {
        return padded(f[CalendarTime.HOUR], 2, '0') + ":" + padded(f[CalendarTime.MINUTE], 2, '0') + ":" + padded(f[CalendarTime.SECOND], 2, '0');
    }

    private static String padded(long value, int width, char fill) {
        String s = Long.toString(value);
        if (s.length() >= width) {
            return s;
        }
        String more = String.valueOf(fill).repeat(width - s.length());
        return value < 0 && fill == '0' ? "-" + more + s.substring(1) : more + s;
    }

    /** The text; the time's numbers are in their ranges. */
    static String format(ThreadState ts, String format, CalendarTime time) {
        TimeFormat t = new TimeFormat(ts, time, format.length() * 2);
        for (int i = 0; i < format.length(); ) {
            int percent = format.indexOf('%', i);
            if (percent < 0) {
                t.out.append(format, i, format.length());
                break;
            }
            t.out.append(format, i, percent);
            i = t.directive(format, percent);
        }
        return t.out.toString();
    }

    /** Appends what a directive stands for, or itself if it is none, and returns its end. */
    private int directive(String format, int from) {
        int i = from + 1;
        pad = 0;
        upper = false;
        swapped = false;
        width = -1;
        for (; i < format.length() && "_-0+^#".indexOf(format.charAt(i)) >= 0; i++) {
            char c = format.charAt(i);
            if (c == '^') {
                upper = true;
            } else if (c == '#') {
                swapped = true;
            } else if (c != '+') {
                pad = c;
            } else {
                break;
            }
        }
        for (; i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9'; i++) {
            width = Math.min(Math.max(width, 0) * 10 + format.charAt(i) - '0', 1 << 20);
        }
        if (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
            i++;
        }
        if (i >= format.length()) {
            out.append(format, from, format.length());
            return format.length();
        }
        if (!expand(format.charAt(i))) {
            out.append(format, from, i + 1);
        }
        return i + 1;
    }

    private void number(long value, int digits, char fill) {
        char p = pad == 0 ? fill : pad == '_' ? ' ' : pad;
        out.append(p == '-' ? Long.toString(value) : padded(value, Math.max(width, digits), p));
    }

    private void number(long value, int digits) {
        number(value, digits, '0');
    }

    private void text(String s) {
        String shown = upper ? s.toUpperCase(Locale.ROOT) : s;
        if (shown.length() < width && pad != '-') {
            out.append(String.valueOf(pad == '0' ? '0' : ' ').repeat(width - shown.length()));
        }
        out.append(shown);
    }

    private void name(String s) {
        upper |= swapped;
        text(s);
    }

    private boolean expand(char directive) {
        int hour = f[CalendarTime.HOUR];
        int hour12 = hour % 12 == 0 ? 12 : hour % 12;
        int year = f[CalendarTime.YEAR];
        int weekday = f[CalendarTime.WEEKDAY];
        int yearDay = f[CalendarTime.YEARDAY];
        switch (directive) {
            case 'a' -> name(DAYS[weekday].substring(0, SHORT));
            case 'A' -> name(DAYS[weekday]);
            case 'b', 'h' -> name(MONTHS[f[CalendarTime.MONTH] - 1].substring(0, SHORT));
            case 'B' -> name(MONTHS[f[CalendarTime.MONTH] - 1]);
            case 'c' -> text(format(ts, "%a %b %e %H:%M:%S %Y", time));
            case 'C' -> number(Math.floorDiv(year, 100), 2);
            case 'd' -> number(f[CalendarTime.DAY], 2);
            case 'D', 'x' -> text(format(ts, "%m/%d/%y", time));
            case 'e' -> number(f[CalendarTime.DAY], 2, ' ');
            case 'F' -> text(format(ts, "%Y-%m-%d", time));
            case 'G' -> number(weekYear(), 1);
            case 'g' -> number(Math.floorMod(weekYear(), 100L), 2);
            case 'H' -> number(hour, 2);
            case 'I' -> number(hour12, 2);
            case 'j' -> number(yearDay, 3);
            case 'k' -> number(hour, 2, ' ');
            case 'l' -> number(hour12, 2, ' ');
            case 'm' -> number(f[CalendarTime.MONTH], 2);
            case 'M' -> number(f[CalendarTime.MINUTE], 2);
            case 'n' -> text("\n");
            case 'p' -> text(swapped ? hour < 12 ? "am" : "pm" : hour < 12 ? "AM" : "PM");
            case 'P' -> text(hour < 12 ? "am" : "pm");
            case 'r' -> text(format(ts, "%I:%M:%S %p", time));
            case 'R' -> text(format(ts, "%H:%M", time));
            case 's' -> number(LocalZone.of(ts).seconds(ts, f), 1);
            case 'S' -> number(f[CalendarTime.SECOND], 2);
            case 't' -> text("\t");
            case 'T', 'X' -> text(clock(f));
            case 'u' -> number(weekday + 1L, 1);
            case 'U' -> number((yearDay + 6 - (weekday + 1) % 7) / 7, 2);
            case 'V' -> number(week(), 2);
            case 'w' -> number((weekday + 1) % 7, 1);
            case 'W' -> number((yearDay + 6 - weekday) / 7, 2);
            case 'y' -> number(Math.floorMod(year, 100), 2);
            case 'Y' -> number(year, 1);
            case 'z' -> text(offset());
            case 'Z' -> text(swapped ? zone().toLowerCase(Locale.ROOT) : zone());
            case '%' -> text("%");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Days since the Monday of the ISO year's first week, of a day of the year counted from 0. */
    private int isoDays(int yearDay) {
        int weekday = (f[CalendarTime.WEEKDAY] + 1) % 7;
        return yearDay - (yearDay - weekday + ISO_THURSDAY + 3 * 7 * 20) % 7 + ISO_THURSDAY - 1;
    }

    private static int length(long year) {
        return CalendarTime.isLeap(year) ? 366 : 365;
    }

    /** How far the ISO year is from the calendar's: -1, 0 or 1. */
    private int isoShift() {
        int day = f[CalendarTime.YEARDAY] - 1;
        if (isoDays(day) < 0) {
            return -1;
        }
        return isoDays(day - length(f[CalendarTime.YEAR])) >= 0 ? 1 : 0;
    }

    private long weekYear() {
        return (long) f[CalendarTime.YEAR] + isoShift();
    }

    private int week() {
        int day = f[CalendarTime.YEARDAY] - 1;
        int shift = isoShift();
        if (shift < 0) {
            day += length(f[CalendarTime.YEAR] - 1L);
        } else if (shift > 0) {
            day -= length(f[CalendarTime.YEAR]);
        }
        return isoDays(day) / 7 + 1;
    }

    private String zone() {
        if (time.zone != null) {
            return time.zone;
        }
        int daylight = f[CalendarTime.DAYLIGHT];
        if (daylight < 0) {
            return NONE;
        }
        LocalZone.Names names = LocalZone.of(ts).names(ts);
        return daylight > 0 ? names.daylight() : names.standard();
    }

    private String offset() {
        int daylight = f[CalendarTime.DAYLIGHT];
        long seconds;
        if (time.zone != null) {
            seconds = time.offset;
        } else if (daylight < 0) {
            return NONE;
        } else {
            LocalZone.Names names = LocalZone.of(ts).names(ts);
            seconds = -(daylight > 0 ? names.daylightWest() : names.standardWest());
        }
        long minutes = Math.abs(seconds) / 60;
        return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2, '0') + padded(minutes % 60, 2, '0');
    }
}
