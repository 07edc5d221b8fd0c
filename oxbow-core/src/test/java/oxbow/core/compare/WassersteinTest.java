package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WassersteinTest {
    private static final double[] A = {1.1, 2.3, 3.7, 4.2, 5.9, 6.1, 7.7, 8.8};

    /// scipy 1.17.1: `scipy.stats.wasserstein_distance(a, b)` is 2.235714… of which the part beyond the largest
    /// of a, 8.8, is clipped: (9.3 − 8.8) · 3/7 + .6 · 2/7 + .5 · 1/7; `a.std()` is 2.4641174890820445.
    @Test
    void agreesWithScipyWithinTheReferencesRange() {
        double[] b = {2.0, 4.1, 6.6, 8.1, 9.3, 9.9, 10.4};
        double clipped = 2.235714285714286 - 0.5 * 3 / 7 - 0.6 * 2 / 7 - 0.5 / 7;
        TestResult.Known result = known(A, b);

        assertThat(result.effect().value()).isCloseTo(clipped / 2.4641174890820445, within(1e-12));
        assertThat(result.effect().error()).isZero();
    }

    @Test
    void aShiftIsItsOwnDistance() {
        double[] grid = new double[10_000];
        Arrays.setAll(grid, i -> i / 10_000.0);
        TestResult.Known result =
                known(grid, Arrays.stream(grid).map(v -> v + 0.1).toArray());

        // within the range .001 to .999: what is shifted beyond the end is clipped, a triangle of .1² / 2
        assertThat(result.statistic()).isCloseTo((0.1 - 0.005) * Math.sqrt(12), within(2e-3));
        assertThat(result.significant()).isTrue();
    }

    @Test
    void oneOutlierNeitherMakesNorHidesADistance() {
        double[] grid = new double[2_000];
        Arrays.setAll(grid, i -> i / 2_000.0);
        double[] far = grid.clone();
        far[7] = 1e12;

        assertThat(known(grid, far).effect().value()).isLessThan(0.01);
        assertThat(known(far, Arrays.stream(grid).map(v -> v + 0.2).toArray()).significant())
                .isTrue();
    }

    @Test
    void thePValueIsTheBoundOfAGaussianNorm() {
        // both sides 0 or 1: the distance is |p − q|, its mean √(2/π · v), its deviation √v, with v = r (1 − r)
        double[] reference = new double[1_000];
        Arrays.fill(reference, 0, 500, 1);
        double[] current = new double[1_000];
        Arrays.fill(current, 0, 600, 1);
        TestResult.Known result = known(reference, current);
        double deviation = Math.sqrt(0.55 * 0.45);
        double excess = (0.1 / Math.sqrt(0.002) - Math.sqrt(2 / Math.PI) * deviation) / deviation;

        assertThat(result.statistic()).isCloseTo(0.1 / 0.5, within(1e-12));
        assertThat(result.pValue()).isCloseTo(Math.exp(-excess * excess / 2), within(1e-12));
        double bound = Math.sqrt(0.002) * deviation * (Math.sqrt(2 / Math.PI) + Math.sqrt(-2 * Math.log(0.05)));
        assertThat(result.threshold()).isCloseTo(bound / 0.5, within(1e-12));
    }

    @Test
    void sketchErrorStandsInsideTheDecision() {
        double[] grid = new double[10_000];
        Arrays.setAll(grid, i -> i / 10_000.0);
        double[] shifted = Arrays.stream(grid).map(v -> v + 0.03).toArray();
        long[] ones = new long[10_000];
        Arrays.fill(ones, 1);
        TestResult.Known coarse = (TestResult.Known) Wasserstein.test(
                CumulativeShares.of(grid, ones, 0.02, 0.001), CumulativeShares.of(shifted, ones, 0.02, 0.001), 0.05);

        assertThat(known(grid, shifted).significant()).isTrue();
        assertThat(coarse.significant()).isFalse();
        assertThat(coarse.effect().atLeast()).isCloseTo(0, within(1e-3));
        assertThat(coarse.statistic()).isLessThan(coarse.threshold());
    }

    @Test
    void aConstantReferenceOrAnEmptySideIsUndefined() {
        assertThat(Wasserstein.test(of(new double[] {7, 7}), of(A), 0.05))
                .isEqualTo(new TestResult.Undefined("wasserstein", "the reference is constant", 2, 8));
        assertThat(Wasserstein.test(of(A), of(new double[0]), 0.05).toString())
                .contains("the current side has no values");
        assertThat(known(A, A).pValue()).isEqualTo(1);
    }

    private static TestResult.Known known(double[] a, double[] b) {
        return (TestResult.Known) Wasserstein.test(of(a), of(b), 0.05);
    }

    private static CumulativeShares of(double[] sample) {
        return CumulativeShares.of(sample);
    }
}
