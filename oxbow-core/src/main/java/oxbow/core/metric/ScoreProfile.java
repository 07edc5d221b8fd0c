package oxbow.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oxbow.core.profile.FrozenBins;
import oxbow.core.stored.StoredReader;

/// Predicted probabilities and outcomes in constant memory: counts in frozen bins, and sums. Profiles of
/// disjoint examples over the same bins [#merge].
///
/// **Guarantee.** Log loss and Brier score are those of the exact form up to rounding. The area under the
/// ROC curve differs from the exact one by at most [#aucBinningError], and its interval is widened by that
/// much. Calibration is exact for these bins. **Conditions.** Those of the exact forms. Immutable;
/// [#builder] accumulates.
///
/// @param bins frozen bins of probabilities
/// @param positives positive examples in each bin
/// @param negatives negative examples in each bin
/// @param predicted sum of the probabilities in each bin
/// @param variance sum of p · (1 − p) in each bin
/// @param logLoss sums of the finite log losses
/// @param brier sums of the Brier losses
/// @param impossible examples whose outcome was given probability 0
public record ScoreProfile(
        FrozenBins bins,
        List<Long> positives,
        List<Long> negatives,
        List<Double> predicted,
        List<Double> variance,
        MeanSums logLoss,
        MeanSums brier,
        long impossible) {

    /// Checks that everything is of the same examples, and copies the lists.
    public ScoreProfile {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        predicted = List.copyOf(predicted);
        variance = List.copyOf(variance);
        int size = bins.size();
        if (positives.size() != size
                || negatives.size() != size
                || predicted.size() != size
                || variance.size() != size) {
            throw new IllegalArgumentException(
                    "The profile must have counts and sums for each of %d bins.".formatted(size));
        }
        long n = Counts.total(Counts.total(numbers(positives)), Counts.total(numbers(negatives)));
        held(positives, negatives, predicted, variance);
        brier.requireUnit();
        if (brier.n() != n || impossible < 0 || logLoss.n() + impossible != n) {
            throw new IllegalArgumentException(
                    "The losses (of %d and %d examples) must be of the %d examples in the bins."
                            .formatted(logLoss.n() + impossible, brier.n(), n));
        }
    }

    /// An empty builder over these bins, `FrozenBins.uniform(0, 1, 1_000)` for instance.
    public static Builder builder(FrozenBins bins) {
        return new Builder(bins);
    }

    /// All examples.
    public long n() {
        return brier.n();
    }

    /// Mean log loss, as [Probabilities#logLoss].
    public Figure logLoss(double level) {
        return impossible > 0
                ? new Figure.Undefined("%d outcomes were given probability 0".formatted(impossible), n())
                : logLoss.figure(level);
    }

    /// Mean Brier loss, as [Probabilities#brier].
    public Figure brier(double level) {
        return brier.unitFigure(level);
    }

    /// The area under the ROC curve with examples of one bin counted as ties: DeLong's interval, widened by
    /// [#aucBinningError] on both sides.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure auc(double level) {
        double z = Levels.z(level);
        long positive = sum(positives);
        long negative = sum(negatives);
        if (positive == 0 || negative == 0) {
            return new Figure.Undefined(n() == 0 ? "no cases" : positive == 0 ? "no positives" : "no negatives", n());
        }
        MeanSums ofPositives = MeanSums.EMPTY;
        MeanSums ofNegatives = MeanSums.EMPTY;
        double positivesBelow = 0;
        double negativesBelow = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            long up = positives.get(bin);
            long down = negatives.get(bin);
            ofPositives = ofPositives.merge(alike(up, (negativesBelow + down / 2.0) / negative));
            ofNegatives = ofNegatives.merge(alike(down, (positive - positivesBelow - up / 2.0) / positive));
            positivesBelow += up;
            negativesBelow += down;
        }
        Figure binned = RocAuc.figure(new RocAuc.Sums(ofPositives, ofNegatives), n(), z, level);
        double wider = aucBinningError();
        return switch (binned) {
            case Figure.Undefined none -> none;
            case Figure.Known known ->
                new Figure.Known(
                        known.value(),
                        n(),
                        Math.max(0, known.low() - wider),
                        Math.min(1, known.high() + wider),
                        level,
                        known.method() + "-binned");
        };
    }

    /// The most by which the binned area under the ROC curve can differ from the exact one: half the share
    /// of pairs that share a bin. 0 without pairs.
    public double aucBinningError() {
        double together = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            together += (double) positives.get(bin) * negatives.get(bin);
        }
        return together == 0 ? 0 : together / 2 / ((double) sum(positives) * sum(negatives));
    }

    /// What was predicted and seen in the bins that hold examples.
    public Calibration calibration() {
        return new Calibration(held(positives, negatives, predicted, variance));
    }

    private static List<Calibration.Bin> held(
            List<Long> positives, List<Long> negatives, List<Double> predicted, List<Double> variance) {
        List<Calibration.Bin> held = new ArrayList<>();
        for (int bin = 0; bin < positives.size(); bin++) {
            long n = positives.get(bin) + negatives.get(bin);
            if (n > 0) {
                held.add(new Calibration.Bin(n, predicted.get(bin), variance.get(bin), positives.get(bin)));
            } else if (predicted.get(bin) != 0 || variance.get(bin) != 0) {
                throw new IllegalArgumentException("The sums of an empty bin (%d) must be 0.".formatted(bin));
            }
        }
        return held;
    }

    /// The counts if every probability from the lower edge of a bin on is predicted positive.
    ///
    /// @param bin from 0 to the number of bins − 1
    public BinaryCounts from(int bin) {
        long positive = sum(positives.subList(bin, bins.size()));
        long negative = sum(negatives.subList(bin, bins.size()));
        return new BinaryCounts(positive, negative, sum(positives) - positive, sum(negatives) - negative);
    }

    /// The profile of both sets of examples together.
    ///
    /// @throws IllegalArgumentException if the bins differ
    public ScoreProfile merge(ScoreProfile other) {
        if (!bins.equals(other.bins)) {
            throw new IllegalArgumentException("The bins of both profiles must be the same.");
        }
        return new ScoreProfile(
                bins,
                plus(positives, other.positives),
                plus(negatives, other.negatives),
                plusReal(predicted, other.predicted),
                plusReal(variance, other.variance),
                logLoss.merge(other.logLoss),
                brier.merge(other.brier),
                impossible + other.impossible);
    }

    private static MeanSums alike(long n, double value) {
        return n == 0 ? MeanSums.EMPTY : new MeanSums(n, value, 0);
    }

    private static long sum(List<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static List<Long> plus(List<Long> one, List<Long> two) {
        List<Long> sums = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            sums.add(one.get(i) + two.get(i));
        }
        return sums;
    }

    private static List<Double> plusReal(List<Double> one, List<Double> two) {
        List<Double> sums = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            sums.add(one.get(i) + two.get(i));
        }
        return sums;
    }

    /// The stored form.
    public byte[] toBytes() {
        var writer = MetricForm.SCORE_PROFILE
                .writer()
                .reals(reals(bins.edges()))
                .numbers(numbers(positives))
                .numbers(numbers(negatives))
                .reals(reals(predicted))
                .reals(reals(variance));
        return brier.write(logLoss.write(writer)).number(impossible).toBytes();
    }

    /// The profile of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static ScoreProfile ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.SCORE_PROFILE.reader(bytes);
        ScoreProfile profile = new ScoreProfile(
                new FrozenBins(list(reader.reals())),
                list(reader.numbers()),
                list(reader.numbers()),
                list(reader.reals()),
                list(reader.reals()),
                MeanSums.read(reader),
                MeanSums.read(reader),
                reader.number());
        reader.end();
        return profile;
    }

    private static double[] reals(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long[] numbers(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Long> list(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /// Accumulates examples one by one; allocates nothing while it does. Not thread-safe.
    public static final class Builder {
        private final FrozenBins bins;
        private final long[] positives;
        private final long[] negatives;
        private final double[] predicted;
        private final double[] variance;
        private final MeanSums.Builder logLoss = new MeanSums.Builder();
        private final MeanSums.Builder brier = new MeanSums.Builder();
        private long impossible;

        private Builder(FrozenBins bins) {
            this.bins = bins;
            this.positives = new long[bins.size()];
            this.negatives = new long[bins.size()];
            this.predicted = new double[bins.size()];
            this.variance = new double[bins.size()];
        }

        /// Counts one example.
        ///
        /// @param probability predicted probability of a positive, 0 to 1
        /// @param outcome whether it is positive
        public Builder add(double probability, boolean outcome) {
            Probabilities.require(probability);
            int bin = bins.bin(probability);
            (outcome ? positives : negatives)[bin]++;
            predicted[bin] += probability;
            variance[bin] += probability * (1 - probability);
            brier.add(Probabilities.brier(probability, outcome));
            double loss = Probabilities.logLoss(probability, outcome);
            if (Double.isInfinite(loss)) {
                impossible++;
            } else {
                logLoss.add(loss);
            }
            return this;
        }

        /// The profile so far; the builder can go on.
        public ScoreProfile build() {
            return new ScoreProfile(
                    bins,
                    list(positives),
                    list(negatives),
                    list(predicted),
                    list(variance),
                    logLoss.build(),
                    brier.build(),
                    impossible);
        }
    }
}
