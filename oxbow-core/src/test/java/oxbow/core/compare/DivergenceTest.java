package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static final long[] EVEN = {1_000, 1_000};
    private static final long[] SKEWED = {1_500, 500};

    @Test
    void equalSharesDoNotDiffer() {
        long[] half = {500, 500};

        assertThat(Divergence.psi(EVEN, half)).isCloseTo(0, within(1e-12));
        assertThat(Divergence.jensenShannon(EVEN, half)).isZero();
        assertThat(Divergence.largestDifference(EVEN, half)).isZero();
    }

    @Test
    void knownSharesGiveTheFormulas() {
        // p = (½, ½), q = (¾, ¼): PSI = ¼ ln 3; divergence = H(⅝, ⅜) − ½ H(½, ½) − ½ H(¾, ¼) in bits
        double mixed = -(0.625 * Math.log(0.625) + 0.375 * Math.log(0.375)) / Math.log(2);
        double skewed = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2);

        assertThat(Divergence.psi(EVEN, SKEWED)).isCloseTo(Math.log(3) / 4, within(1e-3));
        assertThat(Divergence.jensenShannon(EVEN, SKEWED))
                .isCloseTo(Math.sqrt(mixed - 0.5 - skewed / 2), within(1e-12));
        assertThat(Divergence.largestDifference(EVEN, SKEWED)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void theOrderOfTheSidesDoesNotMatter() {
        assertThat(Divergence.psi(EVEN, SKEWED)).isCloseTo(Divergence.psi(SKEWED, EVEN), within(1e-12));
        assertThat(Divergence.jensenShannon(EVEN, SKEWED)).isEqualTo(Divergence.jensenShannon(SKEWED, EVEN));
    }

    @Test
    void disjointSidesAreAsFarApartAsCanBeAndPsiStaysFinite() {
        long[] left = {9, 0};
        long[] right = {0, 9};

        assertThat(Divergence.jensenShannon(left, right)).isCloseTo(1, within(1e-12));
        assertThat(Divergence.largestDifference(left, right)).isEqualTo(1);
        assertThat(Divergence.psi(left, right)).isFinite().isGreaterThan(2);
    }

    @Test
    void anEmptySideIsNotEqual() {
        assertThat(Divergence.jensenShannon(EVEN, new long[2])).isNaN();
        assertThat(Divergence.largestDifference(EVEN, new long[2])).isNaN();
        assertThat(Divergence.psi(SKEWED, new long[2])).isPositive();
    }

    @Test
    void psiOfUnchangedDataIsItsNoise() {
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < 500; i++) {
            sum += Divergence.psi(sample(random, 2_000), sample(random, 400));
        }
        double noise = Divergence.psiNoise(2_000, 400, 10);

        assertThat(sum / 500).isCloseTo(noise, within(0.1 * noise));
    }

    @Test
    void sidesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> Divergence.psi(EVEN, new long[3])).hasMessageContaining("2 and 3 bins");
        assertThatThrownBy(() -> Divergence.psi(EVEN, new long[] {1, -1})).hasMessageContaining("(-1)");
        assertThatThrownBy(() -> Divergence.psiNoise(0, 1, 1)).hasMessageContaining("at least 1");
    }

    private static long[] sample(SplittableRandom random, int n) {
        long[] counts = new long[10];
        for (int i = 0; i < n; i++) {
            counts[random.nextInt(10)]++;
        }
        return counts;
    }
}
