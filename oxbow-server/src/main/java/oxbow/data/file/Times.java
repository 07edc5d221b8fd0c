package oxbow.data.file;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads points in time as ISO 8601 writes them, from bytes: `2019-01-15`, with `T` or a space `03:36`, `03:36:12`,
/// `03:36:12.250`, then nothing (taken as UTC), `Z` or an offset. Finer than milliseconds is cut off. Not
/// thread-safe: the value of the last success is kept in [#millis].
final class Times {

    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;

    private long millis;

    /// The time that was read last, in milliseconds since 1970-01-01T00:00Z.
    long millis() {
        return millis;
    }

    /// Whether these bytes are a time; if so it is the [#millis].
    boolean read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < DATE || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return false;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        try {
            millis = LocalDate.of(year, month, day).toEpochDay() * DAY;
        } catch (DateTimeException _) {
            return false;
        }
        return length == DATE || clock(bytes, from, to);
    }

    private boolean clock(byte[] bytes, int from, int to) {
        boolean apart = bytes[from + DATE] == 'T' || bytes[from + DATE] == ' ';
        if (!apart || to - from < MINUTES || bytes[from + 13] != ':') {
            return false;
        }
        int hour = digits(bytes, from + 11, 2);
        int minute = digits(bytes, from + 14, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return false;
        }
        millis += (hour * 60L + minute) * MINUTE;
        int at = from + MINUTES;
        if (at < to && bytes[at] == ':') {
            int second = to - from < SECONDS ? -1 : digits(bytes, at + 1, 2);
            if (second < 0 || second > 60) {
                return false;
            }
            millis += Math.min(second, 59) * 1_000L;
            at = fraction(bytes, from + SECONDS, to);
        }
        return at == to || offset(bytes, at, to);
    }

    private int fraction(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != '.') {
            return from;
        }
        int at = from + 1;
        for (int worth = 100; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++, worth /= 10) {
            millis += (long) (bytes[at] - '0') * worth;
        }
        return at;
    }

    private boolean offset(byte[] bytes, int from, int to) {
        if (bytes[from] == 'Z') {
            return from + 1 == to;
        }
        int length = to - from;
        boolean signed = bytes[from] == '+' || bytes[from] == '-';
        boolean colon = length == 6 && bytes[from + 3] == ':';
        if (!signed || !(length == 3 || length == 5 || colon)) {
            return false;
        }
        int hours = digits(bytes, from + 1, 2);
        int minutes = length == 3 ? 0 : digits(bytes, to - 2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        millis -= (bytes[from] == '-' ? -1 : 1) * (hours * 60L + minutes) * MINUTE;
        return true;
    }

    /// The number that so many digits write; -1 if one of them is none.
    private static int digits(byte[] bytes, int from, int count) {
        int found = 0;
        for (int at = from; at < from + count; at++) {
            int next = bytes[at] - '0';
            if (next < 0 || next > 9) {
                return -1;
            }
            found = found * 10 + next;
        }
        return found;
    }
}
