package oxbow.core.compare;

import oxbow.core.metric.ChiSquare;

/// Tests of a table of 2 × K counts: do the rows of both sides fall into the cells in the same shares?
///
/// All follow a chi-square law with K − 1 degrees of freedom if nothing has changed, those that need it after a
/// correction of their mean. Cells expected to hold few rows on the smaller side are taken together: fewer than 5,
/// 10 for the Jensen-Shannon and 20 for the Hellinger distance. Where
/// counts carry an error, the decision rests on the
/// smallest statistic that the errors allow, so that a sketch cannot make a difference, and the probability of a
/// larger error is added to the p-value.
///
/// **Guarantee**: if nothing has changed, each is significant with a probability of about its level, in the
/// limit of many rows a cell. Far in the tail, at 1e-4 and twenty cells, it can be 1.5 times its level.
///
/// **Conditions**: independent rows, one look, cells not chosen by looking for a difference.
public enum CellTest {
    /// Pearson's chi-square (1900) of two samples: both sides' rows count as random, unlike in a test that takes
    /// the reference's shares for the truth, which at equal sizes calls 30 % of unchanged tables of five cells
    /// changed at a nominal 5 %. The effect is the Jensen-Shannon distance.
    CHI_SQUARE("chi_square", 5),

    /// The likelihood ratio G. The effect is the Jensen-Shannon distance.
    LIKELIHOOD_RATIO("likelihood_ratio", 5),

    /// The population stability index, Σ (p − q) · ln(p / q), against its noise (Yurdakul 2018). The effect is
    /// the index itself; 0.1 is often called moderate and 0.25 large.
    POPULATION_STABILITY("psi", 5),

    /// The Jensen-Shannon distance with logarithms to base 2, from 0 to 1.
    JENSEN_SHANNON("jensen_shannon", 10),

    /// Hellinger's distance, from 0 to 1.
    HELLINGER("hellinger", 20);

    private final String name;
    private final double leastExpected;

    /// @param leastExpected rows a cell must be expected to hold on the smaller side to stand alone
    CellTest(String name, double leastExpected) {
        this.name = name;
        this.leastExpected = leastExpected;
    }

    /// Name of the test in results.
    public String testName() {
        return name;
    }

    /// Makes the test.
    ///
    /// @param cells the table
    /// @param level the p-value from which on down it is significant, above the risk of the cells
    public TestResult test(Cells cells, double level) {
        double risk = SketchRisk.require(cells.risk(), level);
        long n = cells.n();
        long m = cells.m();
        if (n == 0 || m == 0) {
            return TestResult.empty(name, n, m);
        }
        Cells pooled = cells.pooled(leastExpected);
        if (pooled.size() < 2) {
            return tooFew(name, leastExpected, cells);
        }
        double x = scaled(pooled);
        Cells nearest = pooled.isExact() ? pooled : pooled.nearest();
        double atLeast = Math.min(x, scaled(nearest));
        int degrees = pooled.size() - 1;
        double correction = 1 + excess(pooled) / degrees;
        double pValue = Math.min(1, ChiSquare.upper(atLeast / correction, degrees) + risk);
        double noise = cells.noise();
        double critical = correction * ChiSquare.upperQuantile(level - risk, degrees);
        double threshold = shown(critical + x - atLeast, noise);
        double seen = effect(x, pooled);
        Effect size = new Effect(effectName(), seen, Math.max(0, seen - effect(atLeast, nearest)));
        return new TestResult.Known(name, shown(x, noise), pValue, level, threshold, n, m, size);
    }

    static TestResult tooFew(String test, double leastExpected, Cells cells) {
        String reason = cells.filled() < 2
                ? "all values fall into one cell"
                : "no two cells are expected to hold %.0f rows on each side".formatted(leastExpected);
        return new TestResult.Undefined(test, reason, cells.n(), cells.m());
    }

    /// The statistic on the scale of chi-square.
    private double scaled(Cells cells) {
        return switch (this) {
            case CHI_SQUARE -> CellDistance.pearson(cells);
            case LIKELIHOOD_RATIO -> CellDistance.likelihoodRatio(cells);
            case POPULATION_STABILITY -> CellDistance.stability(cells) / cells.noise();
            case JENSEN_SHANNON -> 8 * Math.log(2) * CellDistance.jensenShannonDivergence(cells) / cells.noise();
            case HELLINGER -> 8 * CellDistance.squaredHellinger(cells) / cells.noise();
        };
    }

    /// By how much the mean of the scaled statistic is above K − 1 if nothing has changed, to the second order in
    /// the rows: Williams (1976) for G; for the distances by the same expansion. Without it the Hellinger
    /// distance is significant twice as often as it says where cells hold five rows.
    private double excess(Cells cells) {
        double inverse = -1;
        for (int i = 0; i < cells.size(); i++) {
            inverse += 1 / cells.both(i);
        }
        double one = 1.0 / cells.n();
        double other = 1.0 / cells.m();
        double noise = one + other;
        double squares = one * one + other * other;
        double perCell = switch (this) {
            case CHI_SQUARE, POPULATION_STABILITY -> 0;
            case LIKELIHOOD_RATIO -> (noise - 1 / (1 / one + 1 / other)) / 6;
            case JENSEN_SHANNON -> (squares / 2 - noise * noise / 8) / noise;
            case HELLINGER -> (squares * 3 / 8 + (one - other) * (one - other) / 16) / noise;
        };
        return inverse * perCell;
    }

    /// The statistic on its own scale, from the one of chi-square.
    private double shown(double x, double noise) {
        return switch (this) {
            case CHI_SQUARE, LIKELIHOOD_RATIO -> x;
            case POPULATION_STABILITY -> x * noise;
            case JENSEN_SHANNON -> Math.sqrt(x * noise / 8 / Math.log(2));
            case HELLINGER -> Math.sqrt(x * noise / 8);
        };
    }

    private String effectName() {
        return switch (this) {
            case CHI_SQUARE, LIKELIHOOD_RATIO, JENSEN_SHANNON -> "js_distance";
            case POPULATION_STABILITY, HELLINGER -> name;
        };
    }

    private double effect(double x, Cells cells) {
        return switch (this) {
            case CHI_SQUARE, LIKELIHOOD_RATIO -> Math.sqrt(CellDistance.jensenShannonDivergence(cells));
            case POPULATION_STABILITY, JENSEN_SHANNON, HELLINGER -> shown(Math.max(0, x), cells.noise());
        };
    }
}
