package oxbow.track;

import java.time.Instant;
import java.util.Comparator;

/// One value of a metric of a run.
///
/// @param step the training step, or 0
/// @param value any double; NaN and infinities are kept as such
/// @param at when it was reported
public record Metric(String key, long step, double value, Instant at) {

    /// Which of two values is the later one: by step, then by time, then by value, whatever arrived first.
    static final Comparator<Metric> LATER =
            Comparator.comparingLong(Metric::step).thenComparing(Metric::at).thenComparingDouble(Metric::value);
}
