package oxbow.core.compare;

/// How far, on average, values have to be moved to turn one sample into the other, in standard deviations of the
/// reference: Wasserstein's distance of order 1.
///
/// Between the reference's 0.1 % and 99.9 % quantiles only, so that a single outlier neither makes the distance
/// nor hides it in the standard deviation (both are of the clipped values), and so that a sketch's rank error
/// has a bounded influence.
///
/// **Guarantee**: if nothing has changed, it is significant with a probability of at most about its level, in
/// the limit of many rows. The distance is a norm of a Gaussian process, so it exceeds its mean by t standard
/// deviations of the mean of the data with a probability of at most exp(−t²/2) (Borell 1975); that bound is
/// used, which makes the test conservative, and so is the sketches' error.
///
/// **Conditions**: independent rows, one look, a reference that is not constant.
public final class Wasserstein {
    /// Name of the test.
    public static final String NAME = "wasserstein";

    private static final double CLIP = 0.001;

    private Wasserstein() {}

    /// Tests whether both samples come from one distribution.
    ///
    /// @param level the p-value from which on down it is significant, above the risks of both sides
    public static TestResult test(CumulativeShares reference, CumulativeShares current, double level) {
        double risk = SketchRisk.require(reference, current, level);
        long n = reference.n();
        long m = current.n();
        if (n == 0 || m == 0) {
            return TestResult.empty(NAME, n, m);
        }
        Area area = new Area(reference, current);
        double deviation = Math.sqrt(area.referenceVariance());
        if (!(deviation > 0) || !Double.isFinite(deviation)) {
            return new TestResult.Undefined(NAME, "the reference is constant", n, m);
        }
        double scale = Math.sqrt(1.0 / n + 1.0 / m);
        double spread = Math.sqrt(area.pooledVariance());
        double distance = area.between;
        double error = distance - area.betweenAtLeast;
        double excess = spread > 0 ? (area.betweenAtLeast / scale - area.meanByChance()) / spread : 0;
        double pValue = excess > 0 ? Math.exp(-excess * excess / 2) : 1;
        double chance = scale * (area.meanByChance() + spread * Math.sqrt(-2 * Math.log(level - risk)));
        Effect effect = new Effect("wasserstein_sd", distance / deviation, error / deviation);
        return new TestResult.Known(
                NAME, effect.value(), Math.min(1, pValue + risk), level, (chance + error) / deviation, n, m, effect);
    }

    /// The integrals over the clipped range, gathered step by step.
    private static final class Area {
        private final double low;
        private final double n;
        private final double m;
        private double between;
        private double betweenAtLeast;
        private double rootOfVariance;
        private double referenceMean;
        private double referenceSquare;
        private double pooledMean;
        private double pooledSquare;

        Area(CumulativeShares reference, CumulativeShares current) {
            low = reference.quantile(CLIP);
            double high = reference.quantile(1 - CLIP);
            n = reference.n();
            m = current.n();
            double error = reference.rankError() + current.rankError();
            int i = 0;
            int j = 0;
            double from = low;
            while (from < high) {
                i = skip(reference, i, from);
                j = skip(current, j, from);
                double to = Math.min(high, Math.min(next(reference, i), next(current, j)));
                add(from, to, reference.share(i), current.share(j), error);
                from = to;
            }
        }

        private static int skip(CumulativeShares shares, int from, double upTo) {
            int i = from;
            while (i < shares.size() && shares.value(i) <= upTo) {
                i++;
            }
            return i;
        }

        private static double next(CumulativeShares shares, int i) {
            return i < shares.size() ? shares.value(i) : Double.POSITIVE_INFINITY;
        }

        private void add(double from, double to, double reference, double current, double error) {
            double width = to - from;
            double pooled = (n * reference + m * current) / (n + m);
            double gap = Math.abs(reference - current);
            double squares = (to - low) * (to - low) - (from - low) * (from - low);
            between += width * gap;
            betweenAtLeast += width * Math.max(0, gap - error);
            rootOfVariance += width * Math.sqrt(pooled * (1 - pooled));
            referenceMean += width * (1 - reference);
            referenceSquare += squares * (1 - reference);
            pooledMean += width * (1 - pooled);
            pooledSquare += squares * (1 - pooled);
        }

        double referenceVariance() {
            return Math.max(0, referenceSquare - referenceMean * referenceMean);
        }

        double pooledVariance() {
            return Math.max(0, pooledSquare - pooledMean * pooledMean);
        }

        /// Mean of the distance of unchanged samples, per [unit of scale](Wasserstein): E|Z| · ∫ √(F(1 − F)).
        double meanByChance() {
            return Math.sqrt(2 / Math.PI) * rootOfVariance;
        }
    }
}
