package oxbow.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import oxbow.core.metric.Figure;

/// Numbers as people read them: four digits that count, thousands apart, shares in per cent.
final class Numerals {

    private static final int DIGITS = 4;
    private static final double WHOLE = 1e15;
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numerals() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A number with four digits that count.
    static String number(double value) {
        return number(value, DIGITS);
    }

    /// A number with three digits that count, where room is short.
    static String brief(double value) {
        return number(value, DIGITS - 1);
    }

    private static String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "−infinite";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < WHOLE) {
            return signed(String.format(Locale.ROOT, "%,d", (long) value));
        }
        if (size >= LARGE || size < SMALL) {
            return signed(String.format(Locale.ROOT, "%.2e", value));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
        return signed(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
    }

    private static String signed(String text) {
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /// A share in per cent with one decimal; never 0 or 100 unless it is.
    static String share(double share) {
        double percent = share * 100;
        if (share > 0 && percent < 0.05) {
            return "< 0.1 %";
        }
        if (share < 1 && percent > 99.95) {
            return "> 99.9 %";
        }
        return share == 0 ? "0 %" : share == 1 ? "100 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /// A p-value, below a millionth only as that.
    static String chance(double p) {
        return p < 1e-6
                ? "< 0.000001"
                : p < 0.001 ? String.format(Locale.ROOT, "%.6f", p) : String.format(Locale.ROOT, "%.3f", p);
    }

    static String time(double millis) {
        return Math.abs(millis) < 253_402_300_800_000.0 ? TIME.format(Instant.ofEpochMilli((long) millis)) : "−";
    }

    /// A figure with its interval: `12.4 ± 0.2`, or both ends where they lie unevenly.
    static String figure(Figure figure, boolean share) {
        return switch (figure) {
            case Figure.Undefined undefined -> undefined.reason();
            case Figure.Known known -> {
                double up = known.high() - known.value();
                double down = known.value() - known.low();
                boolean even = Math.abs(up - down) <= 0.1 * Math.max(up, down);
                String value = share ? share(known.value()) : number(known.value());
                yield even
                        ? value + " ± " + (share ? half(up * 100) : half(up))
                        : value + " (" + (share ? share(known.low()) : number(known.low())) + " to "
                                + (share ? share(known.high()) : number(known.high())) + ")";
            }
        };
    }

    /// Half an interval with two digits that count.
    private static String half(double width) {
        if (width == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(width).round(new MathContext(2, RoundingMode.UP));
        double size = rounded.abs().doubleValue();
        return size < SMALL || size >= LARGE
                ? String.format(Locale.ROOT, "%.1e", width)
                : String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
