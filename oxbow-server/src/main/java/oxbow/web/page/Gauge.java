package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Evidence against the bound at which it decides, on a logarithmic axis from a thousandth to well beyond the
/// bound.
///
/// @param title what the evidence is for
/// @param value an e-value or an e-detector's statistic, not negative
/// @param bound where it decides
/// @param meaning what happens there
public record Gauge(String title, double value, double bound, String meaning, String css) {

    private static final double LEFT = 10;
    private static final double RIGHT = 990;

    public record Tick(String x, String text, String anchor) {}

    private double lowest() {
        return Math.log10(bound) > 3.5 ? 1 : 0.01;
    }

    private double highest() {
        return bound * 10;
    }

    private double place(double v) {
        double share = Math.log(Math.clamp(v, lowest(), highest()) / lowest()) / Math.log(highest() / lowest());
        return LEFT + share * (RIGHT - LEFT);
    }

    private static String at(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    /// E-values begin at 1, so evidence is drawn from there: to the right for, to the left against.
    private double origin() {
        return place(1);
    }

    public String start() {
        return at(Math.min(origin(), place(value)));
    }

    public String length() {
        return at(Math.max(1.5, Math.abs(place(value) - origin())));
    }

    public String limit() {
        return at(place(bound));
    }

    public boolean reached() {
        return value >= bound;
    }

    public String words() {
        return Show.evidence(value) + " of " + Show.evidence(bound) + (reached() ? ": " + meaning : "");
    }

    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.round(Math.log10(lowest()));
        int last = (int) Math.floor(Math.log10(highest()));
        int step = last - first > 6 ? 2 : 1;
        for (int power = first; power <= last; power += step) {
            double v = Math.pow(10, power);
            ticks.add(new Tick(
                    at(place(v)), Show.number(v), power == first ? "start" : place(v) > 960 ? "end" : "middle"));
        }
        return ticks;
    }
}
