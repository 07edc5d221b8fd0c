package oxbow.core.drift;

import java.util.Arrays;
import oxbow.core.compare.Divergence;

/// What the bins look like since a change is suspected, beside what they looked like before.
///
/// @param changeRow the first row after the suspected change
/// @param rows rows since then
/// @param before counts per bin before the change
/// @param current counts per bin of the newest of the rows since then, as many as are remembered
@SuppressWarnings("ArrayRecordComponent") // made for one alarm and read at once
record Since(long changeRow, long rows, long[] before, long[] current) {

    /// Whether the counts themselves speak for a change, and not only the coins by which ties were broken.
    ///
    /// The log-likelihood ratio of the newest rows' own shares against the shares before is, but for the error
    /// of the reference, the most that any bet on the bins can have won since the change.
    ///
    /// @param evidence natural logarithm of what was won
    boolean explains(double evidence) {
        return logLikelihoodRatio() >= evidence / 2 * known() / rows;
    }

    /// Rows since the change that are remembered.
    long known() {
        return Arrays.stream(current).sum();
    }

    double logLikelihoodRatio() {
        long known = known();
        long total = Arrays.stream(before).sum();
        int filled = 0;
        for (int bin = 0; bin < current.length; bin++) {
            filled += before[bin] + current[bin] > 0 ? 1 : 0;
        }
        double ratio = 0;
        for (int bin = 0; bin < current.length; bin++) {
            if (current[bin] > 0) {
                double expected = (before[bin] + 0.5) / (total + filled / 2.0);
                ratio += current[bin] * Math.log((double) current[bin] / known / expected);
            }
        }
        return ratio;
    }

    DriftAlarm alarm(long row, double statistic, double threshold) {
        return new DriftAlarm(
                row,
                changeRow,
                statistic,
                threshold,
                Divergence.psi(before, current),
                Arrays.stream(current).boxed().toList());
    }
}
