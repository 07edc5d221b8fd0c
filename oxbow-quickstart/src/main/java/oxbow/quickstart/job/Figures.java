package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The server's figures, as a person reads them.
final class Figures {
    private Figures() {}

    /// A share as on the server's pages, such as `91.4 % (90.0 to 92.6, n 1,797)`; a figure that is undefined says why.
    static String percent(JsonNode figure) {
        long n = figure.path("n").asLong();
        if (!figure.path("value").isNumber()) {
            return figure.path("undefined").asText("undefined") + " (n " + n + ")";
        }
        return share(
                figure.path("value").asDouble(),
                figure.path("low").asDouble(),
                figure.path("high").asDouble(),
                n);
    }

    /// ± stands only where the interval reaches equally far to both sides, as far as the digits tell.
    static String share(double value, double low, double high, long n) {
        String below = points(value - low);
        String above = points(high - value);
        String around = below.equals(above)
                ? String.format(Locale.ROOT, "± %s (n %,d)", above, n)
                : String.format(Locale.ROOT, "(%s to %s, n %,d)", points(low), points(high), n);
        return points(value) + " % " + around;
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /// A whole number, such as `1,797`.
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// A number that may be huge, such as an e-value.
    static String number(JsonNode value) {
        double number = value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble(Double.NaN);
        return number >= 10_000
                ? String.format(Locale.ROOT, "%.1e", number)
                : String.format(Locale.ROOT, "%.3g", number);
    }
}
