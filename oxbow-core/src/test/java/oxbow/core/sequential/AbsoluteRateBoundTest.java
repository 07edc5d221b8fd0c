package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AbsoluteRateBoundTest {
    private static final double ALPHA = 0.05;

    @Test
    void zeroErrorsProveBelowOnePercentAfter377Requests() {
        assertThat(new AbsoluteRateBound(376, 0).upper(ALPHA)).isGreaterThan(0.01);
        assertThat(new AbsoluteRateBound(377, 0).upper(ALPHA)).isLessThan(0.01);
        assertThat(new AbsoluteRateBound(3_786, 0).upper(ALPHA)).isGreaterThan(0.001);
        assertThat(new AbsoluteRateBound(3_787, 0).upper(ALPHA)).isLessThan(0.001);
    }

    @Test
    @Tag("simulation")
    void theBoundIsRarelyEverAtOrBelowTheTruth() {
        SplittableRandom random = new SplittableRandom(1);
        double truth = 0.02;
        int repetitions = 2_000;
        int broken = 0;
        for (int i = 0; i < repetitions; i++) {
            AbsoluteRateBound bound = AbsoluteRateBound.start();
            for (int request = 1; request <= 500; request++) {
                bound = bound.add(random.nextDouble() < truth);
                if (bound.logEvidenceBelow(truth) >= -Math.log(ALPHA)) {
                    broken++;
                    break;
                }
            }
        }
        assertThat((double) broken / repetitions)
                .isLessThanOrEqualTo(ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / repetitions))
                .as("it is not merely never wrong")
                .isGreaterThan(0);
    }

    @Test
    void everyRateAboveTheBoundIsRejectedAndNoneBetweenTheShareAndIt() {
        for (long[] counts : new long[][] {{50, 0}, {200, 3}, {1_000, 40}, {30, 29}}) {
            AbsoluteRateBound bound = new AbsoluteRateBound(counts[0], counts[1]);
            double upper = bound.upper(ALPHA);
            double share = (double) counts[1] / counts[0];
            for (int i = 1; i < 100; i++) {
                double above = upper + (1 - upper) * i / 100;
                double below = share + (upper - share) * i / 100;

                assertThat(bound.logEvidenceBelow(above)).isGreaterThan(-Math.log(ALPHA));
                assertThat(bound.logEvidenceBelow(below)).isLessThan(-Math.log(ALPHA));
            }
        }
    }

    @Test
    void nothingKnownBoundsNothing() {
        assertThat(AbsoluteRateBound.start().upper(ALPHA)).isEqualTo(1);
        assertThat(new AbsoluteRateBound(5, 5).upper(ALPHA)).isEqualTo(1);
        assertThatThrownBy(() -> new AbsoluteRateBound(1, 2)).hasMessageContaining("errors (2)");
        assertThatThrownBy(() -> AbsoluteRateBound.start().upper(5)).hasMessageContaining("percentage");
    }
}
