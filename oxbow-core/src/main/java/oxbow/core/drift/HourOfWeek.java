package oxbow.core.drift;

/// The phase of the week that a moment lies in: the season in which rows are compared with each other.
public final class HourOfWeek {
    /// Hours of a week.
    public static final int PHASES = 168;

    private static final long HOUR = 3_600_000;

    /// Hours from Monday, 0:00, to the beginning of 1970, a Thursday.
    private static final int EPOCH = 72;

    private HourOfWeek() {}

    /// Hours since Monday, 0:00, from 0 to 167.
    ///
    /// @param epochMillis milliseconds since the beginning of 1970 in UTC
    /// @param offsetMinutes minutes that local time is ahead of UTC
    public static int of(long epochMillis, int offsetMinutes) {
        long hours = Math.floorDiv(epochMillis + offsetMinutes * 60_000L, HOUR);
        return (int) Math.floorMod(hours + EPOCH, (long) PHASES);
    }

    /// Hour of the day, from 0 to 23, of which weekdays and weekends are kept apart: 0 to 47.
    ///
    /// @param epochMillis milliseconds since the beginning of 1970 in UTC
    /// @param offsetMinutes minutes that local time is ahead of UTC
    public static int weekdayOrWeekend(long epochMillis, int offsetMinutes) {
        int hour = of(epochMillis, offsetMinutes);
        return hour % 24 + (hour >= 120 ? 24 : 0);
    }
}
