package oxbow.core.metric;

import java.util.ArrayList;
import java.util.List;

/// Whether probabilities mean what they say: of the examples given 0.8, do 80 % turn out positive?
///
/// @param bins examples of like probabilities, from the lowest on
public record Calibration(List<Bin> bins) {
    private static final double MEAN_OF_HALF_NORMAL = Math.sqrt(2 / Math.PI);

    /// Copies the bins.
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// Examples of like probabilities.
    ///
    /// @param n how many, at least 1
    /// @param predicted sum of their probabilities
    /// @param variance sum of p · (1 − p) over them
    /// @param positives how many turned out positive
    public record Bin(long n, double predicted, double variance, long positives) {
        /// Checks that the sums can be those of probabilities.
        public Bin {
            double slack = 1e-9 * n;
            if (n < 1 || positives < 0 || positives > n || !(predicted >= -slack && predicted <= n + slack)) {
                throw new IllegalArgumentException(
                        "The bin (n %d, predicted %s, positives %d) must be of probabilities."
                                .formatted(n, predicted, positives));
            }
            if (!(variance >= -slack && variance <= n / 4.0 + slack)) {
                throw new IllegalArgumentException(
                        "The variance (%s) must be that of probabilities.".formatted(variance));
            }
        }

        /// Mean of the probabilities.
        public double meanPredicted() {
            return predicted / n;
        }

        /// Share that turned out positive, with Wilson's interval: a point of the reliability diagram.
        public Figure observed(double level) {
            return Proportion.wilson(positives, n, level);
        }

        private double apart() {
            return Math.abs(positives - predicted);
        }
    }

    /// Bins of equal numbers of examples; examples of one probability are never parted, so ties make fewer
    /// bins.
    ///
    /// @param scores scores that are probabilities, 0 to 1
    /// @param most how many bins to aim at, at least 1; 10 to 20 is usual
    public static Calibration equalMass(BinaryScores scores, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of bins (%d) must be at least 1.".formatted(most));
        }
        List<Bin> bins = new ArrayList<>();
        int start = 0;
        for (int bin = 1; bin <= most && start < scores.n(); bin++) {
            int end = Math.max(start, (int) ((long) bin * scores.n() / most));
            end = end == start ? start : scores.endOfTies(end - 1);
            if (end > start) {
                bins.add(bin(scores, start, end));
                start = end;
            }
        }
        return new Calibration(bins);
    }

    private static Bin bin(BinaryScores scores, int start, int end) {
        double predicted = 0;
        double variance = 0;
        long positives = 0;
        for (int i = start; i < end; i++) {
            double p = scores.score(i);
            Probabilities.require(p);
            predicted += p;
            variance += p * (1 - p);
            positives += scores.outcome(i) ? 1 : 0;
        }
        return new Bin(end - start, predicted, variance, positives);
    }

    /// All examples.
    public long n() {
        long n = 0;
        for (Bin bin : bins) {
            n += bin.n();
        }
        return n;
    }

    /// Expected calibration error: the mean distance, weighted by examples, of what was predicted from what
    /// was seen in the bins (Naeini and others 2015). Undefined without examples.
    ///
    /// **Read it beside [#expectedIfCalibrated]**: chance alone makes it that large. The interval covers the
    /// distance over these bins between predictions and true shares; it follows from the triangle inequality
    /// (the distances seen and true differ by no more than chance moved the bins), so it covers more than it
    /// says, and its lower end is 0 unless the distance is beyond chance. What varies within bins is not
    /// seen.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure error(double level) {
        Levels.require(level);
        long n = n();
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        double seen = 0;
        double mean = 0;
        double squares = 0;
        for (Bin bin : bins) {
            seen += bin.apart() / n;
            double share = (bin.positives() + 1.0) / (bin.n() + 2);
            double variance = share * (1 - share) * bin.n() / n / n;
            mean += MEAN_OF_HALF_NORMAL * Math.sqrt(variance);
            squares += variance * (1 - 2 / Math.PI);
        }
        double reach = mean + Distributions.normalQuantile(level) * Math.sqrt(squares);
        double low = Math.max(0, seen - Math.max(0, reach));
        return new Figure.Known(seen, n, low, Math.min(1, seen + Math.max(0, reach)), level, "triangle");
    }

    /// The calibration error that chance alone gives on average if every probability is right: the bias of
    /// [#error] at perfect calibration, from the normal limit in each bin. It falls as 1/√(examples in a
    /// bin). `NaN` without examples.
    public double expectedIfCalibrated() {
        double expected = 0;
        for (Bin bin : bins) {
            expected += MEAN_OF_HALF_NORMAL * Math.sqrt(bin.variance());
        }
        return expected / n();
    }
}
