package oxbow.core.drift;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.metric.Distributions;
import oxbow.core.metric.Figure;
import oxbow.core.profile.FrozenBins;

/// How often a predictor was right at each level of its score, learned where the truth is known, and what that
/// says about its accuracy where it is not.
///
/// **Guarantee.** If a score means the same as in the reference (the share of right answers given the bin of the
/// score has not changed: covariate shift only), the interval of [#accuracy] holds the accuracy of the rows it is
/// asked for with about its level; simulated at .95: 90 % or more. The error of the calibration itself is inside.
///
/// **Conditions.** Independent rows; the relation of score and truth unchanged, *which no figure made without
/// labels can show*: hold it against labels as they come with [CalibrationCheck]. Bins fine enough that it
/// does not matter how scores move within one.
///
/// **Method.** The mean of the reference's shares weighted by where the scores lie now (the idea of
/// confidence-based estimation), normal interval of both errors.
///
/// @param bins bins of the score
/// @param rows reference rows per bin, the missing scores last
/// @param right reference rows that were answered rightly per bin
public record ScoreCalibration(FrozenBins bins, List<Long> rows, List<Long> right) {

    /// Checks the counts and copies the lists.
    public ScoreCalibration {
        rows = List.copyOf(rows);
        right = List.copyOf(right);
        if (rows.size() != bins.size() + 1 || right.size() != rows.size()) {
            throw new IllegalArgumentException(
                    "The calibration (%d and %d counts) must have a count for each of its %d bins and one for missing scores."
                            .formatted(rows.size(), right.size(), bins.size()));
        }
        for (int bin = 0; bin < rows.size(); bin++) {
            if (right.get(bin) < 0 || right.get(bin) > rows.get(bin)) {
                throw new IllegalArgumentException(
                        "The right answers of bin %d (%d) must be between 0 and its rows (%d)."
                                .formatted(bin, right.get(bin), rows.get(bin)));
            }
        }
    }

    /// Learns from rows whose truth is known.
    ///
    /// @param scores the score of each row; `NaN` if missing
    /// @param right whether the answer was right
    /// @param bins bins of about equally many rows; 10 to 20, with 100 rows each or more
    public static ScoreCalibration of(double[] scores, boolean[] right, int bins) {
        if (scores.length != right.length) {
            throw new IllegalArgumentException("The scores (%d) and answers (%d) must be of the same rows."
                    .formatted(scores.length, right.length));
        }
        FrozenBins frozen = FrozenBins.quantiles(scores, bins);
        List<Long> rows = new ArrayList<>(java.util.Collections.nCopies(frozen.size() + 1, 0L));
        List<Long> hits = new ArrayList<>(rows);
        for (int row = 0; row < scores.length; row++) {
            int bin = frozen.bin(scores[row]);
            rows.set(bin, rows.get(bin) + 1);
            hits.set(bin, hits.get(bin) + (right[row] ? 1 : 0));
        }
        return new ScoreCalibration(frozen, rows, hits);
    }

    /// The bin of the calibration that speaks for a score: its own, or the nearest that the reference filled.
    ///
    /// @param score a score or `NaN`
    /// @return the bin; -1 if the reference has nothing to say about it
    public int bin(double score) {
        int own = bins.bin(score);
        if (rows.get(own) > 0) {
            return own;
        }
        if (Double.isNaN(score)) {
            return -1;
        }
        for (int away = 1; away < bins.size(); away++) {
            if (own - away >= 0 && rows.get(own - away) > 0) {
                return own - away;
            }
            if (own + away < bins.size() && rows.get(own + away) > 0) {
                return own + away;
            }
        }
        return -1;
    }

    /// The accuracy of rows without labels.
    ///
    /// @param scores their scores
    /// @param level probability to cover, between 0 and 1
    /// @return undefined without rows that the reference can speak for; n is the number of those
    public Figure accuracy(double[] scores, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) must be between 0 and 1. Maybe it is a percentage?".formatted(level));
        }
        long[] now = new long[rows.size()];
        long n = 0;
        for (double score : scores) {
            int bin = bin(score);
            if (bin >= 0) {
                now[bin]++;
                n++;
            }
        }
        return n == 0 ? new Figure.Undefined("no scores like those of the reference", 0) : accuracy(now, n, level);
    }

    private Figure accuracy(long[] now, long n, double level) {
        double value = 0;
        double variance = 0;
        for (int bin = 0; bin < now.length; bin++) {
            if (now[bin] > 0) {
                double weight = (double) now[bin] / n;
                double share = (double) right.get(bin) / rows.get(bin);
                double spread = spread(bin);
                value += weight * share;
                variance += weight * weight * spread / rows.get(bin) + weight * spread / n;
            }
        }
        double reach = Distributions.normalQuantile(0.5 + level / 2) * Math.sqrt(variance);
        return new Figure.Known(
                value, n, Math.max(0, value - reach), Math.min(1, value + reach), level, "calibrated-score");
    }

    /// Variance of one answer in a bin, never 0: a bin without errors may well have some.
    private double spread(int bin) {
        double share = (right.get(bin) + 1.0) / (rows.get(bin) + 2.0);
        return share * (1 - share);
    }
}
