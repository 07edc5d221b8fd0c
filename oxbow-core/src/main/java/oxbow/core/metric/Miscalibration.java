package oxbow.core.metric;

/// The share of positives seen minus the mean probability predicted. What was predicted is taken as given:
/// only outcomes vary, independently.
///
/// @param n examples
/// @param seen share of positives
/// @param predicted mean probability
/// @param effective how many equal cases the share is as sure as, at least n
record Miscalibration(long n, double seen, double predicted, double effective) {

    /// Of all examples. Given the predictions, the variance of an outcome is on average at most the Brier
    /// score, and at most that of equal cases; as few outcomes may show too small a score, p · (1 − p) is the
    /// least that is believed.
    static Miscalibration ofAll(ScoreProfile profile) {
        long n = profile.n();
        double positives = 0;
        double predicted = 0;
        double variance = 0;
        for (Calibration.Bin bin : profile.calibration().bins()) {
            positives += bin.positives();
            predicted += bin.predicted();
            variance += bin.variance();
        }
        double seen = positives / n;
        double spread = Math.max(profile.brier().mean(), variance / n);
        double gain = spread > 0 ? Math.max(1, seen * (1 - seen) / spread) : 1;
        return new Miscalibration(n, seen, predicted / n, n * gain);
    }

    /// Of the examples in one bin, as if all had the same chance, which makes no interval too narrow.
    static Miscalibration ofBin(ScoreProfile profile, int bin) {
        long positives = profile.positives().get(bin);
        long n = positives + profile.negatives().get(bin);
        return new Miscalibration(n, (double) positives / n, profile.predicted().get(bin) / n, (double) n);
    }

    Figure figure(double level) {
        if (n == 0) {
            return new Figure.Undefined("no cases", 0);
        }
        double[] ends = ends(level);
        return new Figure.Known(
                seen - predicted, n, ends[0] - predicted, ends[1] - predicted, level, "wilson-calibration");
    }

    /// This minus another, by Newcombe's rule (1998, method 10) for independent groups.
    Figure minus(Miscalibration other, double level) {
        if (n == 0 || other.n == 0) {
            String what = n == 0 ? "no cases in the first group" : "no cases in the second group";
            return new Figure.Undefined(what, n + other.n);
        }
        double[] one = ends(level);
        double[] two = other.ends(level);
        double difference = seen - predicted - (other.seen - other.predicted);
        double low = difference - Math.hypot(seen - one[0], two[1] - other.seen);
        double high = difference + Math.hypot(one[1] - seen, other.seen - two[0]);
        return new Figure.Known(difference, n + other.n, low, high, level, "newcombe-calibration");
    }

    private double[] ends(double level) {
        return Proportion.wilsonEnds(seen, effective, Levels.z(level));
    }
}
