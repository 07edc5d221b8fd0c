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
    @CsvSource({"50, 50, 800", "1000, 50, 300", "200, 200, 300", "5000, 5000, 100"})
    void kolmogorovSmirnovAndWassersteinKeepTheirLevel(int n, int m, int repetitions) {
        keepTheirLevel(n, m, repetitions);
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({
        "50, 50, 50000",
        "1000, 50, 10000",
        "200, 200, 10000",
        "5000, 5000, 5000",
        "100000, 100000, 400",
        "1000000, 1000000, 60"
    })
    void kolmogorovSmirnovAndWassersteinKeepTheirLevelUpToAMillionRows(int n, int m, int repetitions) {
        keepTheirLevel(n, m, repetitions);
    }

    private static void keepTheirLevel(int n, int m, int repetitions) {
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
        assertThat((double) gaps / repetitions).as("K-S is not silent either").isBetween(LEVEL / 10, most);
        assertThat((double) distances / repetitions).isLessThanOrEqualTo(most);
    }

    /// `monitoring.md` §2: with the reference's shares as fixed expectation the nominal 5 % becomes 30 % with
    /// 5 categories, 72 % with 20 and 98.5 % with 50 of Zipf's, at n = m = 1000.
    @ParameterizedTest
    @CsvSource({"5, 0, 0.30", "20, 0, 0.72", "50, 1, 0.985"})
    void theReferenceAsFixedExpectationBreaksTheLevel(int cells, double exponent, double known) {
        SplittableRandom random = new SplittableRandom(cells);
        int repetitions = 300;
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

    /// `monitoring.md` §2: with a reference of 5,000 rows, a Wasserstein distance of .1 standard deviations is
    /// reached by chance in 97, 69 and 35 % of windows of 50, 100 and 200 rows.
    @ParameterizedTest
    @CsvSource({"50, 0.97", "100, 0.69", "200, 0.35"})
    void aCutoffOfTheEffectAloneIgnoresHowFewTheCurrentRowsAre(int m, double known) {
        SplittableRandom random = new SplittableRandom(m);
        int cutoff = 0;
        int both = 0;
        for (int i = 0; i < 150; i++) {
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
        assertThat(cutoff / 150.0).isBetween(known - 0.12, known + 0.12);
        assertThat(both / 150.0).isLessThanOrEqualTo(Draws.atMost(0.015, 150));
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
        double rejected = rejected(150, level -> {
            Map<String, Long> reference = categories(random, 1_000);
            Map<String, Long> current = categories(random, 1_000);
            TestResult.Known result = (TestResult.Known) NewCategories.test(reference, current, level);
            long unseen = Math.round(result.statistic() * 1_000);
            naive[0] += RateTest.test("unseen", 0, 1_000, unseen, 1_000, level).significant() ? 1 : 0;
            return result;
        });
        assertThat(rejected).isLessThanOrEqualTo(LEVEL);
        assertThat(naive[0]).as("unseen rows against none").isEqualTo(150);
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
