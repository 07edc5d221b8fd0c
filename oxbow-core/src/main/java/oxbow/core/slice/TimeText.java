package oxbow.core.slice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times written as RFC 3339 has them (`2026-11-21T00:00:00.000Z`, `2026-11-21T01:00:00+01:00`), or a date alone
/// (`2026-11-21`), which is its midnight in UTC. Years 0000 to 9999 of the Gregorian calendar, at most three
/// digits of a second's fraction, no leap seconds.
final class TimeText {
    private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)"
            + "(?:[Tt ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,3}))?(?:[Zz]|([+-])(\\d\\d):(\\d\\d)))?");

    private static final long DAY = 86_400_000;

    private TimeText() {}

    /// Milliseconds since 1970-01-01T00:00Z; none if the text is not such a time.
    static Optional<Long> millis(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int year = part(time, 1);
        int month = part(time, 2);
        int day = part(time, 3);
        if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return Optional.empty();
        }
        int hour = part(time, 4);
        int offsetHour = part(time, 9);
        if (hour > 23 || part(time, 5) > 59 || part(time, 6) > 59 || offsetHour > 23 || part(time, 10) > 59) {
            return Optional.empty();
        }
        long ofDay = (hour * 60L + part(time, 5)) * 60_000 + part(time, 6) * 1_000L + thousandths(time.group(7));
        long offset = (offsetHour * 60L + part(time, 10)) * 60_000;
        return Optional.of(days(year, month, day) * DAY + ofDay - ("-".equals(time.group(8)) ? -offset : offset));
    }

    private static int part(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }

    private static int thousandths(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt((digits + "00").substring(0, 3));
    }

    private static int daysOf(int year, int month) {
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return switch (month) {
            case 2 -> isLeap ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Days from 1970-01-01, with years that begin in March, so that the leap day is the last of its year.
    private static long days(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        return 365L * marchYear
                + Math.floorDiv(marchYear, 4)
                - Math.floorDiv(marchYear, 100)
                + Math.floorDiv(marchYear, 400)
                + dayOfYear
                - 719_468;
    }
}
