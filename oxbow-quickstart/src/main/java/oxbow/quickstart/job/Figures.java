package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The server's figures, as a person reads them.
final class Figures {
    private Figures() {}

    /// A share, such as `91.4 % (90.0–92.6, n 1,797)`; a figure that is undefined says why.
    static String percent(JsonNode figure) {
        long n = figure.path("n").asLong();
        if (!figure.path("value").isNumber()) {
            return figure.path("undefined").asText("undefined") + " (n " + n + ")";
        }
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f–%.1f, n %,d)",
                100 * figure.path("value").asDouble(),
                100 * figure.path("low").asDouble(),
                100 * figure.path("high").asDouble(),
                n);
    }

    /// A number that may be huge, such as an e-value.
    static String number(JsonNode value) {
        double number = value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble(Double.NaN);
        return number >= 10_000
                ? String.format(Locale.ROOT, "%.1e", number)
                : String.format(Locale.ROOT, "%.3g", number);
    }
}
