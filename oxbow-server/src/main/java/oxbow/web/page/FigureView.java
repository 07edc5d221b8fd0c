package oxbow.web.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import oxbow.core.metric.Figure;

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

    static FigureView of(Figure figure) {
        return switch (figure) {
            case Figure.Known known ->
                new FigureView(
                        Optional.of(known.value()),
                        known.n(),
                        Optional.of(known.low()),
                        Optional.of(known.high()),
                        Optional.of(known.level()),
                        Optional.of(known.method()),
                        Optional.empty());
            case Figure.Undefined none ->
                new FigureView(
                        Optional.empty(),
                        none.n(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(none.reason()));
        };
    }

    public boolean known() {
        return value.isPresent();
    }

    /// The value as a percentage.
    public String percent() {
        return value.map(Show::percent).orElse("undefined");
    }

    /// How sure the value is and what it rests on, as it stands behind the value: `± 1.3 (n 1,797)` where the
    /// interval reaches equally far to both sides as far as the digits tell, `(91.2 to 100.0, n 41)` elsewhere. The
    /// one place where an interval becomes words.
    ///
    /// @param counted whether to tell n
    public String around(boolean counted) {
        String n = counted ? "n " + count() : "";
        if (!known() || low.isEmpty() || high.isEmpty()) {
            return counted ? "(" + n + ")" : "";
        }
        String below = points(value.get() - low.get());
        String above = points(high.get() - value.get());
        if (below.equals(above)) {
            return "± " + above + (counted ? " (" + n + ")" : "");
        }
        return "(" + points(low.get()) + " to " + points(high.get()) + (counted ? ", " + n : "") + ")";
    }

    private static String points(double share) {
        String text = Show.percent(share);
        return text.substring(0, text.length() - 2);
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

    /// The value with everything around it, or why there is none.
    public String sentence() {
        return known() ? percent() + " " + around(true) : "undefined: " + reason();
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
