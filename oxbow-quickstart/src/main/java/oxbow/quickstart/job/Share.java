package oxbow.quickstart.job;

import java.util.Map;

/// A share of a count, with its 95 % interval after Wilson.
///
/// @param value   hits / n, undefined (NaN) for n = 0
/// @param n       how many were counted
/// @param low     lower end of the interval
/// @param high    upper end of the interval
/// @param level   how often such an interval covers the truth
/// @param method  how it was computed
public record Share(double value, long n, double low, double high, double level, String method) {
    private static final double Z = 1.959963984540054;

    static Share of(long hits, long n) {
        if (n == 0) {
            return new Share(Double.NaN, 0, 0, 1, .95, "wilson");
        }
        double p = (double) hits / n;
        double spread = Z * Z / n;
        double middle = (p + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(p * (1 - p) / n + spread / (4.0 * n));
        return new Share(p, n, Math.max(0, middle - half), Math.min(1, middle + half), .95, "wilson");
    }

    /// As the server's API writes a figure: nothing counted is undefined, not 0.
    Map<String, Object> figure() {
        return n == 0
                ? Map.of("undefined", "nothing was counted", "n", 0)
                : Map.of("value", value, "n", n, "low", low, "high", high, "level", level, "method", method);
    }

    /// As a person reads it, such as `91.4 % (90.0 to 92.6, n 1,797)`.
    String text() {
        return n == 0 ? "undefined (n 0)" : Figures.share(value, low, high, n);
    }
}
