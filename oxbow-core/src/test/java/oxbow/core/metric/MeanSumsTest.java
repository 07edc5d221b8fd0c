package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MeanSumsTest {
    private static final double[] QUALITY = {0.2, 0.9, 0.4, 0.7, 1, 0.8};

    @Test
    void studentAgreesWithScipy() {
        // scipy.stats.t.interval(0.95, 5, mean, sem)
        Figure.Known mean = known(MeanSums.of(QUALITY).figure(0.95));

        assertThat(mean.value()).isCloseTo(2.0 / 3, within(1e-14));
        assertThat(mean.low()).isCloseTo(0.3437768474359028, within(1e-10));
        assertThat(mean.high()).isCloseTo(0.9895564858974304, within(1e-10));
    }

    @Test
    void theUnitIntervalStaysBetweenZeroAndOne() {
        Figure.Known mean = known(MeanSums.of(QUALITY).unitFigure(0.95));

        // numpy, Wilson with the effective number and scipy's t quantile
        assertThat(mean.low()).isCloseTo(0.34178756283630046, within(1e-10));
        assertThat(mean.high()).isCloseTo(0.8850994164848378, within(1e-10));
        Figure.Known perfect = known(MeanSums.of(new double[] {1, 1, 1, 1}).unitFigure(0.95));
        assertThat(perfect.high()).isEqualTo(1);
        assertThat(perfect.low()).isBetween(0.2, 0.35);
        assertThat(known(MeanSums.of(new double[] {0}).unitFigure(0.95)).high()).isBetween(0.7, 0.9);
        assertThatThrownBy(() -> MeanSums.of(new double[] {2, 3}).unitFigure(0.95))
                .hasMessageContaining("between 0 and 1");
    }

    @Test
    void mergeEqualsOnePass() {
        MeanSums one = MeanSums.of(new double[] {1e9, 1e9 + 1});
        MeanSums two = MeanSums.of(new double[] {1e9 + 2, 1e9 + 3, 1e9 + 4});

        assertThat(one.merge(two)).isEqualTo(new MeanSums(5, 1e9 + 2, 10));
        assertThat(one.merge(MeanSums.EMPTY)).isEqualTo(one);
        assertThat(MeanSums.EMPTY.merge(two)).isEqualTo(two);
    }

    @Test
    void withoutEnoughCasesThereIsNoMean() {
        assertThat(MeanSums.EMPTY.figure(0.95)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(MeanSums.EMPTY.unitFigure(0.95)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(MeanSums.of(new double[] {3}).figure(0.95))
                .isEqualTo(new Figure.Undefined("a mean needs at least two cases", 1));
        assertThatThrownBy(() -> MeanSums.of(new double[] {Double.NaN})).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new MeanSums(0, 1, 0)).hasMessageContaining("must be 0");
        assertThatThrownBy(() -> new MeanSums(1, 1, 1)).hasMessageContaining("must be 0");
        assertThatThrownBy(() -> new MeanSums(2, 1, -1)).hasMessageContaining("finite values");
        assertThatThrownBy(() -> new MeanSums(2, 1, Double.POSITIVE_INFINITY)).hasMessageContaining("finite values");
    }

    @Test
    @Tag("simulation")
    void studentCoversWhereTheNormalQuantileDoesNot() {
        int repetitions = 4_000;
        double student = Covering.share(
                repetitions, 1, 0, random -> MeanSums.of(normal(random, 6)).figure(0.95));
        double broken = Covering.share(repetitions, 1, 0, random -> {
            MeanSums sums = MeanSums.of(normal(random, 6));
            double reach = 1.96 * sums.standardError();
            return new Figure.Known(sums.mean(), 6, sums.mean() - reach, sums.mean() + reach, 0.95, "normal");
        });

        assertThat(student).isGreaterThan(Covering.least(repetitions, 0)).isLessThan(0.962);
        assertThat(broken).isLessThan(Covering.least(repetitions, 0));
    }

    private static double[] normal(SplittableRandom random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
