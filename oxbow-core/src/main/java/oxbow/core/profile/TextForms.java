package oxbow.core.profile;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How numbers, truth values and times are written in texts.
final class TextForms {
    private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"
            + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final int MOST_DIGITS = 40;
    private static final double EXACT_WHOLE = 1e15;

    private TextForms() {}

    /// Whether a text stands for no value: empty, `?`, `NA`, `N/A`, `null`, `NaN` and the like.
    static boolean meansMissing(String text) {
        String bare = text.strip();
        return switch (bare.length() > 4 ? "" : bare.toLowerCase(Locale.ROOT)) {
            case "?", "na", "n/a", "null", "nan", "none", "-" -> true;
            default -> bare.isEmpty();
        };
    }

    /// The number a text stands for: digits with a point and an exponent, no grouping; `inf` is infinite.
    static OptionalDouble number(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > MOST_DIGITS) {
            return OptionalDouble.empty();
        }
        boolean digit = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            digit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return infinity(bare);
            }
        }
        try {
            return digit ? OptionalDouble.of(Double.parseDouble(bare)) : OptionalDouble.empty();
        } catch (NumberFormatException notOne) {
            return OptionalDouble.empty();
        }
    }

    /// 1 for true, 0 for false, -1 for neither.
    static int truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "t", "y", "1" -> 1;
            case "false", "no", "f", "n", "0" -> 0;
            default -> -1;
        };
    }

    /// The time a text stands for, in one of the forms of ISO 8601: a date, or a date and a time of day with or
    /// without an offset. Without one, and for a date alone, UTC is meant.
    static OptionalLong millis(String text) {
        String bare = text.strip();
        if (bare.length() < 10 || bare.charAt(4) != '-') {
            return OptionalLong.empty();
        }
        Matcher found = TIME.matcher(bare);
        if (!found.matches()) {
            return OptionalLong.empty();
        }
        int year = part(found, 1);
        int month = part(found, 2);
        int day = part(found, 3);
        int hour = part(found, 4);
        int minute = part(found, 5);
        int second = part(found, 6);
        if (month < 1 || month > 12 || day < 1 || day > days(year, month) || hour > 23 || minute > 59 || second > 60) {
            return OptionalLong.empty();
        }
        String fraction = found.group(7);
        long thousandths = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
        long seconds = epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second;
        return OptionalLong.of((seconds - offset(found.group(8))) * 1_000 + thousandths);
    }

    /// A number as the name of a category: whole ones without a point.
    static String text(double v) {
        return v == Math.rint(v) && Math.abs(v) < EXACT_WHOLE ? Long.toString((long) v) : Double.toString(v);
    }

    private static OptionalDouble infinity(String bare) {
        return switch (bare.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    private static int part(Matcher found, int group) {
        String digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long offset(@org.jspecify.annotations.Nullable String zone) {
        if (zone == null || zone.equals("Z")) {
            return 0;
        }
        int hours = Integer.parseInt(zone.substring(1, 3));
        int minutes = Integer.parseInt(zone.substring(zone.length() - 2));
        return (zone.charAt(0) == '-' ? -60L : 60L) * (hours * 60 + minutes);
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? (leap ? 29 : 28) : 30 + (month + month / 8) % 2;
    }

    /// Days since 1970-01-01 in the calendar of today, extended backwards; years begin in March here, so that
    /// the leap day is the last of its year.
    private static long epochDay(int year, int month, int day) {
        long y = month < 3 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long ofEra = y - era * 400;
        long ofYear = (153L * ((month + 9) % 12) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }
}
