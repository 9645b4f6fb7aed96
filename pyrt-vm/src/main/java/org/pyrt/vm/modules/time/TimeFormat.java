package org.pyrt.vm.modules.time;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** strftime in the C locale. Plain Java over nine numbers. Source: strftime(3). */
final class TimeFormat {

    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
    };

    private TimeFormat() {}

    /** Such as {@code Thu Jan  1 00:00:00 1970}. */
    static String asctime(int[] f) {
        return DAYS[f[6]].substring(0, 3) + " " + MONTHS[f[1] - 1].substring(0, 3) + " " + padded(f[2], 2, ' ') + " " + clock(f) + " " + f[0];
    }

    private static String clock(int[] f) {
        return padded(f[3], 2, '0') + ":" + padded(f[4], 2, '0') + ":" + padded(f[5], 2, '0');
    }

    private static String padded(int value, int width, char fill) {
        String s = Integer.toString(value);
        return s.length() >= width ? s : String.valueOf(fill).repeat(width - s.length()) + s;
    }

    static String format(String format, int[] f) {
        StringBuilder b = new StringBuilder(format.length() * 2);
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                b.append(c);
                continue;
            }
            char directive = format.charAt(++i);
            if ((directive == 'E' || directive == 'O' || directive == '-') && i + 1 < format.length()) {
                boolean bare = directive == '-';
                directive = format.charAt(++i);
                int from = b.length();
                append(b, directive, f);
                if (bare) {
                    unpad(b, from);
                }
                continue;
            }
            append(b, directive, f);
        }
        return b.toString();
    }

    private static void unpad(StringBuilder b, int from) {
        int end = from;
        while (end < b.length() - 1 && (b.charAt(end) == '0' || b.charAt(end) == ' ')) {
            end++;
        }
        b.delete(from, end);
    }

    private static void append(StringBuilder b, char directive, int[] f) {
        int hour12 = f[3] % 12 == 0 ? 12 : f[3] % 12;
        switch (directive) {
            case 'a' -> b.append(DAYS[f[6]], 0, 3);
            case 'A' -> b.append(DAYS[f[6]]);
            case 'b', 'h' -> b.append(MONTHS[f[1] - 1], 0, 3);
            case 'B' -> b.append(MONTHS[f[1] - 1]);
            case 'c' -> b.append(asctime(f));
            case 'C' -> b.append(padded(Math.floorDiv(f[0], 100), 2, '0'));
            case 'd' -> b.append(padded(f[2], 2, '0'));
            case 'D', 'x' -> b.append(format("%m/%d/%y", f));
            case 'e' -> b.append(padded(f[2], 2, ' '));
            case 'F' -> b.append(format("%Y-%m-%d", f));
            case 'G' -> b.append(date(f).get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> b.append(padded(date(f).get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0'));
            case 'H' -> b.append(padded(f[3], 2, '0'));
            case 'I' -> b.append(padded(hour12, 2, '0'));
            case 'j' -> b.append(padded(f[7], 3, '0'));
            case 'k' -> b.append(padded(f[3], 2, ' '));
            case 'l' -> b.append(padded(hour12, 2, ' '));
            case 'm' -> b.append(padded(f[1], 2, '0'));
            case 'M' -> b.append(padded(f[4], 2, '0'));
            case 'n' -> b.append('\n');
            case 'p' -> b.append(f[3] < 12 ? "AM" : "PM");
            case 'P' -> b.append(f[3] < 12 ? "am" : "pm");
            case 'r' -> b.append(format("%I:%M:%S %p", f));
            case 'R' -> b.append(format("%H:%M", f));
            case 's' -> b.append((long) Calendars.toSeconds(f));
            case 'S' -> b.append(padded(f[5], 2, '0'));
            case 't' -> b.append('\t');
            case 'T', 'X' -> b.append(clock(f));
            case 'u' -> b.append(f[6] + 1);
            case 'U' -> b.append(padded((f[7] + 6 - (f[6] + 1) % 7) / 7, 2, '0'));
            case 'V' -> b.append(padded(date(f).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0'));
            case 'w' -> b.append((f[6] + 1) % 7);
            case 'W' -> b.append(padded((f[7] + 6 - f[6]) / 7, 2, '0'));
            case 'y' -> b.append(padded(Math.floorMod(f[0], 100), 2, '0'));
            case 'Y' -> b.append(f[0]);
            case 'z' -> b.append(offset(f));
            case 'Z' -> b.append(Calendars.zoneName(f[8] > 0));
            case '%' -> b.append('%');
            default -> b.append('%').append(directive);
        }
    }

    private static LocalDate date(int[] f) {
        return LocalDate.of(f[0], f[1], f[2]);
    }

    private static String offset(int[] f) {
        int seconds = -(f[8] > 0 ? Calendars.daylightOffset() : Calendars.standardOffset());
        int minutes = Math.abs(seconds) / 60;
        return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2, '0') + padded(minutes % 60, 2, '0');
    }
}
