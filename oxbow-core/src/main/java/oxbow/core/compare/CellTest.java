package oxbow.core.compare;

/// Tests of a table of 2 × K counts: do the rows of both sides fall into the cells in the same shares?
///
/// Cells expected to hold fewer than 5 rows on the smaller side are taken together. How a statistic is distributed
/// if nothing has changed is computed for all ways to deal out the rows to both sides: exactly for two cells, by a
/// saddlepoint approximation where the rarest cell is expected to hold fewer than 50 rows, and by the limit,
/// chi-square with K − 1 degrees of freedom and its mean corrected, where all hold more. Where counts carry an
/// error, the limit is taken at the smallest statistic that the errors allow, so that a sketch cannot make a
/// difference, and the probability of a larger error is added to the p-value.
///
/// **Guarantee**: if nothing has changed, each is significant with a probability of at most about its level;
/// measured at .05, .01 and .001 with 2 to 200 cells from 5 rows a cell on.
///
/// **Conditions**: independent rows, one look, cells not chosen by looking for a difference.
public enum CellTest {
    /// Pearson's chi-square (1900) of two samples: both sides' rows count as random, unlike in a test that takes
    /// the reference's shares for the truth, which at equal sizes calls 30 % of unchanged tables of five cells
    /// changed at a nominal 5 %. The effect is the Jensen-Shannon distance.
    CHI_SQUARE("chi_square"),

    /// The likelihood ratio G. The effect is the Jensen-Shannon distance.
    LIKELIHOOD_RATIO("likelihood_ratio"),

    /// The population stability index, Σ (p − q) · ln(p / q), against its noise (Yurdakul 2018). The effect is
    /// the index itself; 0.1 is often called moderate and 0.25 large.
    POPULATION_STABILITY("psi"),

    /// The Jensen-Shannon distance with logarithms to base 2, from 0 to 1.
    JENSEN_SHANNON("jensen_shannon"),

    /// Hellinger's distance, from 0 to 1.
    HELLINGER("hellinger");

    /// Rows a cell must be expected to hold on the smaller side to stand alone.
    static final double LEAST_EXPECTED = 5;

    private final String name;

    CellTest(String name) {
        this.name = name;
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
        Cells pooled = cells.pooled(LEAST_EXPECTED);
        if (pooled.size() < 2) {
            return tooFew(name, cells);
        }
        double x = scaled(pooled);
        Cells nearest = pooled.isExact() ? pooled : pooled.nearest();
        double atLeast = Math.min(x, scaled(nearest));
        CellLaw law = CellLaw.of(this, pooled);
        double pValue = Math.min(1, law.upper(atLeast) + risk);
        double threshold = shown(law.upperQuantile(level - risk) + x - atLeast, cells.noise());
        double seen = effect(x, pooled);
        Effect size = new Effect(effectName(), seen, Math.max(0, seen - effect(atLeast, nearest)));
        return new TestResult.Known(name, shown(x, cells.noise()), pValue, level, threshold, n, m, size);
    }

    static TestResult tooFew(String test, Cells cells) {
        String reason = cells.filled() < 2
                ? "all values fall into one cell"
                : "no two cells are expected to hold %.0f rows on each side".formatted(LEAST_EXPECTED);
        return new TestResult.Undefined(test, reason, cells.n(), cells.m());
    }

    /// The statistic on the scale of chi-square.
    double scaled(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += term(cells.reference(i), cells.current(i), cells);
        }
        return Math.max(0, sum);
    }

    /// What one cell adds to the statistic on the scale of chi-square.
    ///
    /// @param reference rows of the reference in it
    /// @param current rows of the current side in it
    /// @param cells the table it stands in
    double term(double reference, double current, Cells cells) {
        double n = cells.n();
        double m = cells.m();
        double p = reference / n;
        double q = current / m;
        double both = (reference + current) / (n + m);
        return switch (this) {
            case CHI_SQUARE -> CellDistance.pearson(p, q, both) / cells.noise();
            case LIKELIHOOD_RATIO -> CellDistance.likelihoodRatio(p, q, both, n, m);
            case POPULATION_STABILITY -> CellDistance.stability(reference, current, n, m, cells.size()) / cells.noise();
            case JENSEN_SHANNON -> 8 * CellDistance.jensenShannon(p, q) / cells.noise();
            case HELLINGER -> 8 * CellDistance.squaredHellinger(p, q) / cells.noise();
        };
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
