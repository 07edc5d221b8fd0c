package oxbow.web.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;

/// A figure as the API writes it: a value with its n and interval, or the reason why there is none.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FigureView(
        Optional<Double> value,
        long n,
        Optional<Double> low,
        Optional<Double> high,
        Optional<Double> level,
        Optional<String> method,
        Optional<String> undefined) {

    public static final FigureView NONE = new FigureView(
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("nothing was counted yet"));

    public boolean known() {
        return value.isPresent();
    }

    /// The value as a percentage.
    public String percent() {
        return value.map(Show::percent).orElse("undefined");
    }

    /// Half the width of the interval, in percentage points.
    public String plusMinus() {
        return String.format(Locale.UK, "%.1f", 100 * (high.orElse(0.0) - low.orElse(0.0)) / 2);
    }

    public String count() {
        return Show.count(n);
    }

    /// For sorting.
    public String raw() {
        return value.map(v -> Double.toString(v)).orElse("");
    }

    public String interval() {
        return Show.percent(low.orElse(Double.NaN)) + " to " + Show.percent(high.orElse(Double.NaN));
    }

    /// `91.4 % ± 1.3 (n 1,797)`.
    public String sentence() {
        return known() ? percent() + " ± " + plusMinus() + " (n " + count() + ")" : "undefined: " + reason();
    }

    private String reason() {
        return undefined.orElse("nothing was counted");
    }

    /// What the reader learns on hover or focus.
    public String explanation() {
        if (!known()) {
            return "Undefined: " + reason() + ".";
        }
        return interval() + ", the " + Show.roundPercent(level.orElse(0.95)) + " interval by "
                + method.map(FigureView::methodName).orElse("an unnamed method") + "; n " + count() + ".";
    }

    private static String methodName(String method) {
        return switch (method) {
            case "wilson" -> "Wilson’s method";
            case "clopper_pearson", "clopper-pearson" -> "Clopper and Pearson’s method";
            case "newcombe" -> "Newcombe’s method";
            default -> Show.words(method);
        };
    }
}
