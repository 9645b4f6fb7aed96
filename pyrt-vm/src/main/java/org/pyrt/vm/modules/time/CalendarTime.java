package org.pyrt.vm.modules.time;

/**
 * A calendar time: nine numbers as C's struct tm has them, in Python's counting (months, week days and days of the year from Monday and one on), and what is known of
 * its zone. Plain Java, in the proleptic Gregorian calendar, for years of an int.
 */
final class CalendarTime {

    static final int YEAR = 0;
    static final int MONTH = 1;
    static final int DAY = 2;
    static final int HOUR = 3;
    static final int MINUTE = 4;
    static final int SECOND = 5;
    static final int WEEKDAY = 6;
    static final int YEARDAY = 7;
    static final int DAYLIGHT = 8;

    private static final long DAY_SECONDS = 86400;
    private static final long ERA_DAYS = 146097;
    private static final int EPOCH_SHIFT = 719468;
    private static final int TM_BASE = 1900;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    /** The nine numbers. */
    final int[] fields;

    /** The name of the zone, or null. */
    final String zone;

    /** Seconds east of Greenwich, if {@link #zone} is known. */
    final long offset;

    CalendarTime(int[] fields, String zone, long offset) {
        this.fields = fields;
        this.zone = zone;
        this.offset = offset;
    }

    /** The time in UTC so many seconds after the Epoch; null if C's struct tm has no room for the year. */
    static CalendarTime utc(long seconds, String zone) {
        long days = Math.floorDiv(seconds, DAY_SECONDS);
        int rest = (int) Math.floorMod(seconds, DAY_SECONDS);
        long shifted = days + EPOCH_SHIFT;
        long era = Math.floorDiv(shifted, ERA_DAYS);
        long ofEra = Math.floorMod(shifted, ERA_DAYS);
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
        int fromMarch = (int) (ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
        int monthFromMarch = (5 * fromMarch + 2) / 153;
        int day = fromMarch - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year - TM_BASE != (int) (year - TM_BASE)) {
            return null;
        }
        int yearDay = DAYS_BEFORE[month - 1] + day + (month > 2 && isLeap(year) ? 1 : 0);
        int weekday = (int) Math.floorMod(days + 3, 7L);
        return new CalendarTime(
                new int[] {(int) year, month, day, rest / 3600, rest / 60 % 60, rest % 60, weekday, yearDay, 0}, zone, 0);
    }

    static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Seconds between the Epoch and a time in UTC; numbers beyond their range carry over. */
    static long seconds(int[] f) {
        long months = f[MONTH] - 1L;
        long year = f[YEAR] + Math.floorDiv(months, 12);
        int month = (int) Math.floorMod(months, 12) + 1;
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = Math.floorMod(y, 400);
        int fromMarch = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
        long days = era * ERA_DAYS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + fromMarch - EPOCH_SHIFT + f[DAY] - 1;
        return ((days * 24 + f[HOUR]) * 60 + f[MINUTE]) * 60 + f[SECOND];
    }
}
