package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oxbow.core.metric.ChiSquare;

/// The promise of every test: significant in at most its level of comparisons in which nothing has changed.
@Tag("simulation")
class FalseDecisionTest {
    private static final double LEVEL = 0.05;

    @ParameterizedTest
    @CsvSource({"50, 50, 2000", "1000, 50, 2000", "200, 200, 2000", "5000, 5000, 300"})
    void kolmogorovSmirnovAndWassersteinKeepTheirLevel(int n, int m, int repetitions) {
        SplittableRandom random = new SplittableRandom(n + m);
        int gaps = 0;
        int distances = 0;
        for (int i = 0; i < repetitions; i++) {
            CumulativeShares reference = CumulativeShares.of(Draws.normal(random, n, 0));
            CumulativeShares current = CumulativeShares.of(Draws.normal(random, m, 0));
            gaps += KolmogorovSmirnov.test(reference, current, LEVEL).significant() ? 1 : 0;
            distances += Wasserstein.test(reference, current, LEVEL).significant() ? 1 : 0;
        }
        double most = Draws.atMost(LEVEL, repetitions);
        assertThat((double) gaps / repetitions).as("K-S is not silent either").isBetween(LEVEL / 3, most);
        assertThat((double) distances / repetitions).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50, 5, 0, 4000",
        "1000, 50, 5, 0, 2000",
        "200, 200, 20, 1, 2000",
        "2000, 200, 20, 0, 1000",
        "2000, 2000, 200, 1, 500",
        "5000, 200, 200, 1, 500"
    })
    void testsOfCellsKeepTheirLevel(int n, int m, int cells, double exponent, int repetitions) {
        SplittableRandom random = new SplittableRandom(n + m + cells);
        Map<String, Integer> significant = new HashMap<>();
        for (int i = 0; i < repetitions; i++) {
            Cells table = Cells.of(Draws.counts(random, n, cells, exponent), Draws.counts(random, m, cells, exponent));
            for (CellTest test : CellTest.values()) {
                significant.merge(test.testName(), test.test(table, LEVEL).significant() ? 1 : 0, Integer::sum);
            }
            TestResult largest = LargestDifference.test(table, LEVEL);
            significant.merge(largest.test(), largest.significant() ? 1 : 0, Integer::sum);
        }
        assertThat(significant).hasSize(6);
        significant.forEach((test, times) -> assertThat((double) times / repetitions)
                .as(test)
                .isLessThanOrEqualTo(Draws.atMost(LEVEL * 1.15, repetitions)));
        assertThat((double) significant.getOrDefault("chi_square", 0) / repetitions)
                .as("not silent")
                .isGreaterThan(LEVEL / 2);
    }

    /// `monitoring.md` §2: with the reference's shares as fixed expectation the nominal 5 % becomes 30 % with
    /// 5 categories, 72 % with 20 and 98.5 % with 50 of Zipf's, at n = m = 1000.
    @ParameterizedTest
    @CsvSource({"5, 0, 0.30", "20, 0, 0.72", "50, 1, 0.985"})
    void theReferenceAsFixedExpectationBreaksTheLevel(int cells, double exponent, double known) {
        SplittableRandom random = new SplittableRandom(cells);
        int repetitions = 500;
        int fixed = 0;
        int ours = 0;
        for (int i = 0; i < repetitions; i++) {
            long[] reference = Draws.counts(random, 1_000, cells, exponent);
            long[] current = Draws.counts(random, 1_000, cells, exponent);
            fixed += againstFixedExpectation(reference, current) <= LEVEL ? 1 : 0;
            ours += CellTest.CHI_SQUARE
                            .test(Cells.of(reference, current), LEVEL)
                            .significant()
                    ? 1
                    : 0;
        }
        double error = 3 * Math.sqrt(known * (1 - known) / repetitions) + 0.015;
        assertThat((double) fixed / repetitions).isBetween(known - error, known + error);
        assertThat((double) ours / repetitions).isLessThanOrEqualTo(Draws.atMost(LEVEL, repetitions));
    }

    /// Yurdakul (2018), with the figures of `monitoring.md` §3: PSI ≥ .1 is false in 44 % of windows of 100 rows
    /// and in 3.4 % of 200, with ten bins and a long reference.
    @Test
    void theStabilityIndexFollowsYurdakulsLawSoAFixedCutoffDoesNotKeepAnyLevel() {
        assertThat(ChiSquare.upper(0.1 / (1.0 / 100 + 1.0 / 100_000), 9)).isBetween(0.3, 0.4);
        assertThat(ChiSquare.upper(0.1 / (1.0 / 200 + 1.0 / 100_000), 9)).isBetween(0.01, 0.04);
        SplittableRandom random = new SplittableRandom(8);
        int repetitions = 4_000;
        int fixed = 0;
        int upper = 0;
        double noise = 1.0 / 1_000 + 1.0 / 1_000;
        for (int i = 0; i < repetitions; i++) {
            long[] reference = Draws.counts(random, 1_000, 10, 0);
            fixed += Divergence.psi(reference, Draws.counts(random, 100, 10, 0)) >= 0.1 ? 1 : 0;
            double psi = Divergence.psi(reference, Draws.counts(random, 1_000, 10, 0));
            upper += psi > noise * ChiSquare.upperQuantile(0.1, 9) ? 1 : 0;
        }
        assertThat((double) upper / repetitions).isCloseTo(0.1, org.assertj.core.api.Assertions.within(0.015));
        assertThat((double) fixed / repetitions).as("the cutoff .1 at 100 rows").isGreaterThan(0.3);
    }

    /// `monitoring.md` §2: with a reference of 5,000 rows, a Wasserstein distance of .1 standard deviations is
    /// reached by chance in 97, 69 and 35 % of windows of 50, 100 and 200 rows.
    @ParameterizedTest
    @CsvSource({"50, 0.97", "100, 0.69", "200, 0.35"})
    void aCutoffOfTheEffectAloneIgnoresHowFewTheCurrentRowsAre(int m, double known) {
        SplittableRandom random = new SplittableRandom(m);
        int cutoff = 0;
        int both = 0;
        for (int i = 0; i < 400; i++) {
            CumulativeShares reference = CumulativeShares.of(Draws.normal(random, 5_000, 0));
            CumulativeShares current = CumulativeShares.of(Draws.normal(random, m, 0));
            ColumnTest distance = ColumnTest.deciding(Wasserstein.test(reference, current, 0.01), 0.1);
            ColumnTest gap = ColumnTest.deciding(KolmogorovSmirnov.test(reference, current, 0.005), 0.05);
            cutoff += distance.distance().isEmpty()
                            && ((TestResult.Known) distance.result()).effect().value() >= 0.1
                    ? 1
                    : 0;
            both += distance.drifted() || gap.drifted() ? 1 : 0;
        }
        assertThat(cutoff / 400.0).isBetween(known - 0.07, known + 0.07);
        assertThat(both / 400.0).isLessThanOrEqualTo(Draws.atMost(0.015, 400));
    }

    @ParameterizedTest
    @CsvSource({"50, 50, 0.1", "50, 5000, 0.02", "5000, 50, 0.3", "1000, 1000, 0.001"})
    void ratesKeepTheirLevel(int n, int m, double rate) {
        SplittableRandom random = new SplittableRandom(n * 7 + m);
        double rejected = rejected(2_000, level -> {
            long hits = hits(random, n, rate);
            return RateTest.test("missing_rate", hits, n, hits(random, m, rate), m, level);
        });
        assertThat(rejected).isLessThanOrEqualTo(Draws.atMost(LEVEL, 2_000));
    }

    /// A long tail always brings new categories: a test that takes the share of rows in them for the probability
    /// that one proportion differs from 0 rejects every time.
    @Test
    void newCategoriesOfALongTailAreNotDrift() {
        SplittableRandom random = new SplittableRandom(9);
        int[] naive = {0};
        double rejected = rejected(500, level -> {
            Map<String, Long> reference = categories(random, 1_000);
            Map<String, Long> current = categories(random, 1_000);
            TestResult.Known result = (TestResult.Known) NewCategories.test(reference, current, level);
            long unseen = Math.round(result.statistic() * 1_000);
            naive[0] += RateTest.test("unseen", 0, 1_000, unseen, 1_000, level).significant() ? 1 : 0;
            return result;
        });
        assertThat(rejected).isLessThanOrEqualTo(LEVEL);
        assertThat(naive[0]).as("unseen rows against none").isEqualTo(500);
    }

    private static double rejected(int repetitions, DoubleFunction<TestResult> test) {
        int significant = 0;
        for (int i = 0; i < repetitions; i++) {
            significant += test.apply(LEVEL).significant() ? 1 : 0;
        }
        return (double) significant / repetitions;
    }

    private static long hits(SplittableRandom random, int rows, double rate) {
        long hits = 0;
        for (int i = 0; i < rows; i++) {
            hits += random.nextDouble() < rate ? 1 : 0;
        }
        return hits;
    }

    private static Map<String, Long> categories(SplittableRandom random, int rows) {
        long[] counts = Draws.counts(random, rows, 2_000, 1);
        Map<String, Long> categories = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                categories.put("c" + i, counts[i]);
            }
        }
        return categories;
    }

    private static double againstFixedExpectation(long[] reference, long[] current) {
        double sum = 0;
        int filled = 0;
        for (int i = 0; i < reference.length; i++) {
            double expected = reference[i];
            sum += expected == 0 ? 0 : (current[i] - expected) * (current[i] - expected) / expected;
            filled += expected == 0 ? 0 : 1;
        }
        return ChiSquare.upper(sum, filled - 1.0);
    }
}
