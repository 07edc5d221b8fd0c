package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The promise of the tests of cells at the levels .05, .01 and .001, from 5 rows a cell on; and that the limit
/// alone, chi-square's law, does not keep it.
class CellLevelTest {
    private static final double[] LEVELS = {0.05, 0.01, 0.001};

    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({"30, 20, 3, 1, 800", "1000, 50, 5, 0, 200", "200, 200, 20, 1, 150", "2000, 200, 20, 0, 150"})
    void testsOfCellsKeepTheirLevels(int n, int m, int cells, double exponent, int repetitions) {
        keepTheirLevels(n, m, cells, exponent, repetitions);
    }

    @Tag("nightly")
    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({
        "30, 20, 3, 1, 100000",
        "50, 50, 2, 0, 100000",
        "50, 50, 5, 0, 50000",
        "1000, 50, 5, 0, 50000",
        "1000, 50, 10, 1, 50000",
        "200, 200, 20, 1, 30000",
        "2000, 200, 20, 0, 30000",
        "100, 2000, 12, 1, 30000",
        "2000, 2000, 200, 1, 20000",
        "5000, 200, 200, 1, 20000",
        "100000, 100000, 20, 1, 3000",
        "1000000, 1000000, 50, 1, 300"
    })
    void testsOfCellsKeepTheirLevelsInManyTables(int n, int m, int cells, double exponent, int repetitions) {
        keepTheirLevels(n, m, cells, exponent, repetitions);
    }

    /// Hellinger's distance in cells of few rows: at .001 chi-square's law is wrong by more than twice.
    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({"1000, 50, 10, 1, 8000"})
    void theLimitAloneBreaksTheLevel(int n, int m, int cells, double exponent, int repetitions) {
        SplittableRandom random = new SplittableRandom(11);
        int broken = 0;
        for (int i = 0; i < repetitions; i++) {
            Cells table = draw(random, n, m, cells, exponent);
            broken +=
                    ChiSquareLaw.of(CellTest.HELLINGER, table).upper(CellTest.HELLINGER.scaled(table)) <= 0.001 ? 1 : 0;
        }
        assertThat((double) broken / repetitions).isGreaterThan(0.002);
    }

    private static void keepTheirLevels(int n, int m, int cells, double exponent, int repetitions) {
        SplittableRandom random = new SplittableRandom(n + m + cells);
        Map<String, int[]> significant = new TreeMap<>();
        for (int i = 0; i < repetitions; i++) {
            Cells table = draw(random, n, m, cells, exponent);
            for (CellTest test : CellTest.values()) {
                if (table.size() < 2) {
                    continue;
                }
                count(significant, test.testName(), CellLaw.of(test, table).upper(test.scaled(table)));
            }
            if (LargestDifference.test(table, 0.05) instanceof TestResult.Known largest) {
                count(significant, largest.test(), largest.pValue());
            }
        }
        assertThat(significant).hasSize(6);
        significant.forEach((test, times) -> {
            for (int i = 0; i < LEVELS.length; i++) {
                assertThat((double) times[i] / repetitions)
                        .as("%s at %s", test, LEVELS[i])
                        .isLessThanOrEqualTo(Draws.atMost(LEVELS[i], repetitions));
            }
        });
        assertThat((double) significant.getOrDefault("chi_square", new int[3])[0] / repetitions)
                .as("not silent")
                .isGreaterThan(0.02);
    }

    private static Cells draw(SplittableRandom random, int n, int m, int cells, double exponent) {
        return Cells.of(Draws.counts(random, n, cells, exponent), Draws.counts(random, m, cells, exponent))
                .pooled(CellTest.LEAST_EXPECTED);
    }

    private static void count(Map<String, int[]> significant, String test, double pValue) {
        int[] times = significant.computeIfAbsent(test, each -> new int[LEVELS.length]);
        for (int i = 0; i < LEVELS.length; i++) {
            times[i] += pValue <= LEVELS[i] ? 1 : 0;
        }
    }
}
