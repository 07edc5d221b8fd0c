package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Between which values does the mean so far surely lie, even while it drifts? The bound that promotions rest on.
///
/// **Guarantee.** Let every value have some expectation given all values before it. The average of these
/// expectations up to n lies within [#bounds] at every n together, except with probability at most α; above
/// [#lower] alone, or below [#upper] alone, except with probability at most α each. The expectations may change
/// from value to value in any way.
///
/// **Conditions.** All values lie in the range. Values of one key or user are one value (their mean): five like
/// values for each key broke the bounds in a third of simulated runs. The average speaks of the requests *seen*:
/// to promise something of a week, see a whole week ([SeasonBound]).
///
/// **Method.** Stitched boundary with empirical variance (Howard, Ramdas, McAuliffe and Sekhon 2021, theorems 1
/// and 4, with η = 2, s = 1.4, m = 10), about 2.2 times as wide as an interval for one look.
///
/// @param range what the values lie between
/// @param n values so far
/// @param sum sum of the values as shares of the range
/// @param spread sum of squared distances of every share from the mean of those before it (½ before the first)
public record RunningMeanBound(ScoreRange range, long n, double sum, double spread) implements OrderedState {
    private static final double FIRST_SPREAD = 10;

    /// Checks the state.
    public RunningMeanBound {
        if (n < 0 || !(sum >= 0 && sum <= n) || !(spread >= 0 && spread <= n)) {
            throw new IllegalArgumentException(
                    "The sums (%s and %s) must be between 0 and n (%d).".formatted(sum, spread, n));
        }
    }

    /// A bound that has seen nothing.
    public static RunningMeanBound of(ScoreRange range) {
        return new RunningMeanBound(range, 0, 0, 0);
    }

    /// The bound after one more value of the range.
    public RunningMeanBound add(double value) {
        double share = range.share(value);
        double distance = share - mean();
        return new RunningMeanBound(
                range, n + 1, Math.min(n + 1.0, sum + share), Math.min(n + 1.0, spread + distance * distance));
    }

    /// Both bounds on the average expectation so far; the whole range while nothing is known.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1; half of it for each side
    public AnytimeBounds bounds(double alpha) {
        return new AnytimeBounds(range.value(mean()), n, lower(alpha / 2), upper(alpha / 2), alpha);
    }

    /// What the average expectation so far is surely above.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1
    public double lower(double alpha) {
        return range.value(mean() - radius(alpha));
    }

    /// What the average expectation so far is surely below.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1
    public double upper(double alpha) {
        return range.value(mean() + radius(alpha));
    }

    private double mean() {
        return n == 0 ? 0.5 : sum / n;
    }

    private double radius(double alpha) {
        EValues.logThreshold(alpha);
        return n == 0 ? 1 : radius(n, spread, alpha);
    }

    /// The distance of one bound from the mean, in shares of the range.
    static double radius(long n, double spread, double alpha) {
        double v = Math.max(FIRST_SPREAD, spread);
        double level = 1.4 * Math.log(Math.log(2 * v / FIRST_SPREAD)) + Math.log(5.2 / alpha);
        double linear = 1.21 * level;
        return (Math.sqrt(2.06 * v * level + linear * linear) + linear) / n;
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.RUNNING_MEAN.writer();
        range.write(writer);
        return writer.number(n).real(sum).real(spread).toBytes();
    }

    /// The bound that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static RunningMeanBound ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.RUNNING_MEAN.reader(bytes);
        RunningMeanBound bound =
                new RunningMeanBound(ScoreRange.read(reader), reader.number(), reader.real(), reader.real());
        reader.end();
        return bound;
    }
}
