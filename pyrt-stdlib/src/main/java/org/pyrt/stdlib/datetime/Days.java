package org.pyrt.stdlib.datetime;

/** The proleptic Gregorian calendar: days are counted from 0001-01-01, which is day 1. */
final class Days {

    static final int MIN_YEAR = 1;
    static final int MAX_YEAR = 9999;
    static final int LAST = 3652059;

    private static final int[] LENGTHS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] BEFORE = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private Days() {}

    static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int inMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : LENGTHS[month];
    }

    /** How many days of the year lie before a month. */
    static int beforeMonth(int year, int month) {
        return BEFORE[month] + (month > 2 && isLeap(year) ? 1 : 0);
    }

    private static int beforeYear(int year) {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    /** The number of a day. */
    static int ordinal(int year, int month, int day) {
        return beforeYear(year) + beforeMonth(year, month) + day;
    }

    /** Year, month and day of a number from 1 on. */
    static int[] date(int ordinal) {
        int n = ordinal - 1;
        int n400 = n / 146097;
        n %= 146097;
        int n100 = n / 36524;
        n %= 36524;
        int n4 = n / 1461;
        n %= 1461;
        int n1 = n / 365;
        n %= 365;
        int year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
        if (n1 == 4 || n100 == 4) {
            return new int[] {year - 1, 12, 31};
        }
        int month = n + 50 >> 5;
        int before = beforeMonth(year, month);
        if (before > n) {
            month--;
            before = beforeMonth(year, month);
        }
        return new int[] {year, month, n - before + 1};
    }

    /** Monday is 0. */
    static int weekday(int year, int month, int day) {
        return (ordinal(year, month, day) + 6) % 7;
    }

    /** The number of the Monday that begins the first ISO week of a year. */
    static int firstMonday(int year) {
        int first = beforeYear(year) + 1;
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    /** ISO year, week and day of the week of a day. */
    static int[] isoCalendar(int year, int month, int day) {
        int today = ordinal(year, month, day);
        int y = year;
        int monday = firstMonday(y);
        if (today < monday) {
            monday = firstMonday(--y);
        } else if (today >= firstMonday(y + 1)) {
            monday = firstMonday(++y);
        }
        int days = today - monday;
        return new int[] {y, days / 7 + 1, days % 7 + 1};
    }

    /** Whether a year has 53 ISO weeks. */
    static boolean isLong(int year) {
        int weekday = weekday(year, 1, 1);
        return weekday == 3 || weekday == 2 && isLeap(year);
    }
}
