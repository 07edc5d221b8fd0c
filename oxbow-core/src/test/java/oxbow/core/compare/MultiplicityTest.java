package oxbow.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultiplicityTest {
    private static final double[] P = {0.01, 0.04, 0.03, 0.005, 0.2, 0.9};

    /// statsmodels 0.15.0: `multipletests(p, method="holm" | "fdr_bh" | "fdr_by")`.
    @Test
    void adjustedPValuesAgreeWithStatsmodels() {
        assertThat(Multiplicity.holm(P))
                .containsExactly(new double[] {0.05, 0.12, 0.12, 0.03, 0.4, 0.9}, within(1e-12));
        assertThat(Multiplicity.benjaminiHochberg(P))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.03, 0.24, 0.9}, within(1e-12));
        assertThat(Multiplicity.benjaminiYekutieli(P))
                .containsExactly(new double[] {0.0735, 0.147, 0.147, 0.0735, 0.588, 1}, within(1e-12));
    }

    @Test
    void oneLevelRejectsWhatHolmRejects() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            double[] p =
                    random.doubles(1 + random.nextInt(8)).map(u -> u * u * u).toArray();
            double[] adjusted = Multiplicity.holm(p);
            double level = Multiplicity.holmLevel(p, 0.05);
            for (int j = 0; j < p.length; j++) {
                assertThat(p[j] <= level).isEqualTo(adjusted[j] <= 0.05);
            }
        }
        assertThat(Multiplicity.holmLevel(new double[0], 0.05)).isEqualTo(0.05);
    }

    @Test
    void eValuesAreRejectedFromTheLargestDown() {
        // 4 · 0.1 = 0.4: the k largest need at least 40 / k each (Wang and Ramdas 2022, definition 1)
        assertThat(Multiplicity.eBenjaminiHochberg(new double[] {20, 1, 20, 0}, 0.1))
                .containsExactly(true, false, true, false);
        assertThat(Multiplicity.eBenjaminiHochberg(new double[] {19.9, 1, 39, 0}, 0.1))
                .containsExactly(false, false, false, false);
        assertThat(Multiplicity.eBenjaminiHochberg(new double[] {14, 14, 14, 0}, 0.1))
                .containsExactly(true, true, true, false);
        assertThat(Multiplicity.eBenjaminiHochberg(new double[] {Double.POSITIVE_INFINITY, 0}, 0.1))
                .containsExactly(true, false);
        assertThat(Multiplicity.eBenjaminiHochberg(new double[0], 0.1)).isEmpty();
    }

    @Test
    void eValuesOnAGridAgreeWithTheDefinition() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000; i++) {
            double[] e = random.doubles(6).map(u -> 1 / (u + 0.01)).toArray();
            double[] sorted = Arrays.stream(e).sorted().toArray();
            int best = 0;
            for (int k = 1; k <= 6; k++) {
                best = k * sorted[6 - k] >= 6 / 0.2 ? k : best;
            }
            boolean[] rejected = Multiplicity.eBenjaminiHochberg(e, 0.2);
            int count = 0;
            for (boolean each : rejected) {
                count += each ? 1 : 0;
            }
            assertThat(count).isEqualTo(best);
        }
    }

    @Test
    void argumentsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Multiplicity.holm(new double[] {1.5})).hasMessageContaining("(1.5)");
        assertThatThrownBy(() -> Multiplicity.benjaminiHochberg(new double[] {Double.NaN}))
                .hasMessageContaining("(NaN)");
        assertThatThrownBy(() -> Multiplicity.eBenjaminiHochberg(new double[] {-1}, 0.1))
                .hasMessageContaining("(-1.0)");
        assertThatThrownBy(() -> Multiplicity.holmLevel(P, 5)).hasMessageContaining("(5.0)");
    }
}
