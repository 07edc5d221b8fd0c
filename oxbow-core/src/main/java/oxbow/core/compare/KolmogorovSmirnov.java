package oxbow.core.compare;

/// The two-sample test of Kolmogorov and Smirnov (1939): the largest gap between two cumulative shares.
///
/// **Guarantee**: if nothing has changed, it is significant with a probability of at most its level. From
/// sketches too, since their error stands inside the decision: the gap must exceed what chance explains *plus*
/// both rank errors, and the probability that a rank error is larger than stated is added to the p-value.
/// Without that, two identical samples of a million values look different almost every time.
///
/// **Conditions**: independent rows, one look. Ties make it conservative. The p-value is exact where all values
/// were seen and n · m is at most [#EXACT_UP_TO], otherwise Kolmogorov's limit, which is
/// within 5 % of it at equal sizes and above it at others.
public final class KolmogorovSmirnov {
    /// Name of the test.
    public static final String NAME = "kolmogorov_smirnov";

    /// Product of the rows of both sides up to which the p-value is exact.
    public static final long EXACT_UP_TO = 65_536;

    private KolmogorovSmirnov() {}

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
        double gap = reference.largestGap(current);
        double error = reference.rankError() + current.rankError();
        double pValue;
        double threshold;
        if (error == 0 && n <= EXACT_UP_TO / m) {
            pValue = KolmogorovDistribution.exactUpper((int) n, (int) m, Math.round(gap * n * m));
            threshold = (double) KolmogorovDistribution.exactUnits((int) n, (int) m, level) / (n * m);
        } else {
            double scale = Math.sqrt(1.0 / n + 1.0 / m);
            pValue = KolmogorovDistribution.upper((gap - error) / scale) + risk;
            threshold = KolmogorovDistribution.upperQuantile(level - risk) * scale + error;
        }
        Effect effect = new Effect("ks_distance", gap, error);
        return new TestResult.Known(NAME, gap, Math.min(1, pValue), level, threshold, n, m, effect);
    }
}
