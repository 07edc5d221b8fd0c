package oxbow.core.metric;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Number, mean and spread of a value that every case has: a loss, an error, a quality between 0 and 1. Sums
/// of disjoint cases [#merge] (Chan, Golub, LeVeque 1979), equal to one pass up to rounding. Immutable.
///
/// The cases are taken to be independent; for those of users or sessions see [ClusteredRatio].
///
/// @param n how many cases
/// @param mean their mean, 0 without cases
/// @param squares sum of their squared distances from the mean
public record MeanSums(long n, double mean, double squares) {
    /// No cases.
    public static final MeanSums EMPTY = new MeanSums(0, 0, 0);

    /// Checks that the sums can be those of finite values.
    public MeanSums {
        if (n < 0 || !Double.isFinite(mean) || !Double.isFinite(squares) || squares < 0) {
            throw new IllegalArgumentException(
                    "The sums (n %d, mean %s, squares %s) must be those of finite values.".formatted(n, mean, squares));
        }
        if ((n == 0 && mean != 0) || (n < 2 && squares != 0)) {
            throw new IllegalArgumentException("The sums (n %d, mean %s, squares %s) must be 0 where nothing was added."
                    .formatted(n, mean, squares));
        }
    }

    /// The sums of some values.
    ///
    /// @throws IllegalArgumentException if a value is not finite
    public static MeanSums of(double[] values) {
        Builder builder = new Builder();
        for (double value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    /// The sums of both sets of cases together.
    public MeanSums merge(MeanSums other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        long all = n + other.n;
        double apart = other.mean - mean;
        double share = (double) other.n / all;
        return new MeanSums(all, mean + apart * share, squares + other.squares + apart * apart * n * share);
    }

    /// Mean with Student's interval: exact for normal values, close for others once n is some dozens and no
    /// value dominates. Undefined for fewer than two cases. Cases that are all alike give an interval of no
    /// width.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure figure(double level) {
        Levels.require(level);
        if (n < 2) {
            return new Figure.Undefined(n == 0 ? "no cases" : "a mean needs at least two cases", n);
        }
        double reach = Distributions.studentQuantile(0.5 + level / 2, n - 1.0) * standardError();
        return new Figure.Known(mean, n, mean - reach, mean + reach, level, "student-t");
    }

    /// Mean of values between 0 and 1, with an interval that stays there: Wilson's, with the number of cases
    /// that a share of the same standard error would rest on and Student's quantile. Undefined without
    /// cases; with one, and with cases that are all alike, the cases count as a share's.
    ///
    /// @param level probability to cover, between 0 and 1
    public Figure unitFigure(double level) {
        Levels.require(level);
        requireUnit();
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        return EffectiveShare.figure(mean, n, n < 2 ? 0 : standardError(), level, "student-wilson");
    }

    /// Checks that the mean can be that of values between 0 and 1.
    void requireUnit() {
        if (mean < 0 || mean > 1) {
            throw new IllegalArgumentException("The mean (%s) must be between 0 and 1.".formatted(mean));
        }
    }

    /// Standard error of the mean, for two cases or more.
    double standardError() {
        return Math.sqrt(squares / (n - 1) / n);
    }

    /// The stored form.
    public byte[] toBytes() {
        return write(MetricForm.MEAN_SUMS.writer()).toBytes();
    }

    /// The sums of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static MeanSums ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.MEAN_SUMS.reader(bytes);
        MeanSums sums = read(reader);
        reader.end();
        return sums;
    }

    StoredWriter write(StoredWriter writer) {
        return writer.number(n).real(mean).real(squares);
    }

    static MeanSums read(StoredReader reader) {
        return new MeanSums(reader.number(), reader.real(), reader.real());
    }

    /// Accumulates values one by one (Welford 1962). Not thread-safe.
    public static final class Builder {
        private long n;
        private double mean;
        private double squares;

        /// Counts one case.
        ///
        /// @throws IllegalArgumentException if the value is not finite
        public Builder add(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The value (%s) must be finite.".formatted(value));
            }
            n++;
            double apart = value - mean;
            mean += apart / n;
            squares += apart * (value - mean);
            return this;
        }

        /// The sums so far; the builder can go on.
        public MeanSums build() {
            return new MeanSums(n, mean, squares);
        }
    }
}
