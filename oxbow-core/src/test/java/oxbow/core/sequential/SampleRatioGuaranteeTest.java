package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SampleRatioGuaranteeTest {
    private static final double ALPHA = 0.01;

    @Test
    @Tag("simulation")
    void aCorrectSplitIsRarelyCalledAMismatchUnderARamp() {
        SplittableRandom random = new SplittableRandom(1);
        int repetitions = 2_000;
        int alarms = 0;
        for (int i = 0; i < repetitions; i++) {
            SampleRatioTest test = SampleRatioTest.of();
            for (int unit = 0; unit < 600; unit++) {
                double weight = unit < 200 ? 0.01 : unit < 400 ? 0.1 : 0.5;
                test = test.assigned(random.nextDouble() < weight, weight);
                if (test.eValue() >= 1 / ALPHA) {
                    alarms++;
                    break;
                }
            }
        }
        assertThat((double) alarms / repetitions)
                .isLessThanOrEqualTo(ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / repetitions));
    }

    @Test
    @Tag("simulation")
    void twelvePercentInsteadOfTenIsFoundAfterThePublishedUnits() {
        SplittableRandom random = new SplittableRandom(2);
        double[] waits = new double[301];
        for (int i = 0; i < waits.length; i++) {
            SampleRatioTest test = SampleRatioTest.of();
            while (test.eValue() < 1 / ALPHA) {
                long canary = random.doubles(10).filter(u -> u < 0.12).count();
                test = test.assigned(canary, 10 - canary, 0.1);
                waits[i] += 10;
            }
        }
        Arrays.sort(waits);
        assertThat(waits[waits.length / 2]).isCloseTo(2_700, within(540.0));
    }

    @Test
    void everyWeightHasItsOwnFactorInWhateverOrderUnitsCome() {
        SampleRatioTest inOrder = SampleRatioTest.of().assigned(3, 30, 0.1).assigned(20, 10, 0.5);
        SampleRatioTest mixed = SampleRatioTest.of()
                .assigned(true, 0.1)
                .assigned(20, 9, 0.5)
                .assigned(2, 30, 0.1)
                .assigned(false, 0.5);

        assertThat(mixed).isEqualTo(inOrder);
        assertThat(inOrder.eValue())
                .isCloseTo(
                        SampleRatioTest.of().assigned(3, 30, 0.1).eValue()
                                * SampleRatioTest.of().assigned(20, 10, 0.5).eValue(),
                        within(1e-12));
        assertThat(SampleRatioTest.of().eValue()).isEqualTo(1);
    }

    @Test
    void trafficOfAnArmThatShouldHaveNoneIsAMismatchAtOnce() {
        assertThat(SampleRatioTest.of().assigned(false, 0).eValue()).isEqualTo(1);
        assertThat(SampleRatioTest.of().assigned(true, 0).eValue()).isEqualTo(Double.MAX_VALUE);
        assertThat(SampleRatioTest.of().assigned(false, 1).eValue()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void impossibleInputsAreNamed() {
        assertThatThrownBy(() -> SampleRatioTest.of().assigned(true, 1.2)).hasMessageContaining("weight (1.2)");
        assertThatThrownBy(() -> new SampleRatioTest(List.of(new SampleRatioTest.Step(0.1, -1, 0))))
                .hasMessageContaining("-1");
    }
}
