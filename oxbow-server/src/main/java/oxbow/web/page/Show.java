package oxbow.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How numbers, times and ids are written on every page.
public final class Show {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");

    /// A whole number of four digits or more that stands alone: no part of a time, id, name, or decimal.
    private static final Pattern LONG_NUMBER =
            Pattern.compile("(?<![\\p{Alnum}.,:/_'\"-])\\d{4,15}(?![\\p{Alnum}:/_'\"-]|[.,]\\d)");

    private static final Pattern ROUND_BOUND = Pattern.compile("(reached \\d+)\\.0+\\b");

    private static final Pattern POWER = Pattern.compile("\\b(\\d(?:\\.\\d+)?)e([+-]\\d+)\\b");

    private Show() {}

    /// `1,797`.
    public static String count(long n) {
        return String.format(Locale.UK, "%,d", n);
    }

    /// `1 row`, `1,797 rows`.
    public static String count(long n, String thing) {
        return count(n) + " " + (n == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.matches(".*[^aeiou]y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }

    /// A share as `91.4 %`.
    public static String percent(double share) {
        String size = String.format(Locale.UK, "%.1f %%", 100 * Math.abs(share));
        return (share < 0 && !size.equals("0.0 %") ? "−" : "") + size;
    }

    /// A share without needless digits: `25 %`, `0.5 %`.
    public static String roundPercent(double share) {
        return number(100 * share) + " %";
    }

    /// About four significant digits, without needless zeros; whole numbers in full.
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return (value < 0 ? "−" : "") + count((long) Math.abs(value));
        }
        double size = Math.abs(value);
        if (size >= 1e6 || size < 1e-4) {
            return scientific(value);
        }
        int digits = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 6);
        String text = String.format(Locale.UK, "%,." + digits + "f", size);
        String trimmed = text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
        return (value < 0 ? "−" : "") + trimmed;
    }

    private static String scientific(double value) {
        String text = String.format(Locale.UK, "%.1e", value);
        int e = text.indexOf('e');
        return text.substring(0, e) + "·10" + raised(Integer.parseInt(text.substring(e + 1)));
    }

    private static String raised(int exponent) {
        return Integer.toString(exponent)
                .chars()
                .mapToObj(c -> c == '-' ? "⁻" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
                .collect(Collectors.joining());
    }

    /// An e-value or its bound: `0.031`, `4.2`, `1,250`, `3.0·10⁷`.
    public static String evidence(double e) {
        if (e >= 100 && e < 1e6) {
            return count(Math.round(e));
        }
        return e >= 0.001 && e < 100
                ? String.format(Locale.UK, "%.2g", e).replaceAll("^(\\d+\\.\\d*?)0+$", "$1")
                : number(e);
    }

    /// `850 ms`, `12 s`, `4 min 5 s`, `3 h 20 min`, `2 d 4 h`.
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return time.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3600, "h", seconds / 60 % 60, "min")
                : two(seconds / 86_400, "d", seconds / 3600 % 24, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return big + " " + bigUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    public static String seconds(double seconds) {
        return duration(Duration.ofMillis(Math.round(1000 * seconds)));
    }

    /// UTC, as in sentences, the log and the API.
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /// `21 Nov, 02:53:02 UTC`, within a sentence.
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /// The end of an id, which differs where the beginning tells only the time; short ids as they are.
    public static String shortId(String id) {
        return id.length() <= 14 ? id : "…" + id.substring(id.length() - 8);
    }

    /// A sentence of the server's: its times by day and second in UTC, `8.0e+09` as `8.0·10⁹`, `reached 20.00` as
    /// `reached 20` and `1797 rows` as `1,797 rows`.
    public static String sentence(String text) {
        String grouped = LONG_NUMBER
                .matcher(ROUND_BOUND.matcher(text).replaceAll("$1"))
                .replaceAll(found -> count(Long.parseLong(found.group())));
        String timed = INSTANT.matcher(grouped).replaceAll(found -> MOMENT.format(Instant.parse(found.group())));
        return POWER.matcher(timed)
                .replaceAll(found -> found.group(1) + "·10" + raised(Integer.parseInt(found.group(2))));
    }

    /// `rolled_back` as `rolled back`.
    public static String words(String state) {
        return state.replace('_', ' ');
    }

    /// `key value, key value`, without what has no value.
    public static String pairs(Map<String, ?> map) {
        return map.entrySet().stream()
                .filter(e -> !String.valueOf(e.getValue()).isEmpty())
                .map(e -> words(e.getKey()) + " " + value(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// Any value of a document: times of day alone, numbers rounded, digests by their end.
    private static String value(Object value) {
        return switch (value) {
            case Map<?, ?> inner ->
                inner.entrySet().stream()
                        .map(e -> words(String.valueOf(e.getKey())) + " " + value(String.valueOf(e.getValue())))
                        .collect(Collectors.joining(", ", "(", ")"));
            case Double number -> number(number);
            case Integer number -> count(number);
            case Long number -> count(number);
            default -> {
                String text = sentence(String.valueOf(value));
                yield text.matches("[0-9a-f]{32,}") ? shortId(text) : text;
            }
        };
    }
}
