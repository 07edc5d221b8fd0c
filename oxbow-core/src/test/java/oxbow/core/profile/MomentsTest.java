package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final MathContext EXACT = new MathContext(60);

    @Test
    void smallRunsAgreeWithExactArithmetic() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 1; n < 40; n++) {
            double[] values = random.doubles(n + 3, -5, 9).toArray();
            Moments moments = Moments.of(values, 2, n + 2);
            double[] exact = exact(Arrays.copyOfRange(values, 2, n + 2));

            assertThat(moments.weight()).isEqualTo(n);
            assertThat(moments.mean()).isCloseTo(exact[0], within(1e-14));
            assertThat(moments.m2()).isCloseTo(exact[1], within(1e-13 * (1 + exact[1])));
        }
    }

    @Test
    void aLargeOffsetDoesNotCancelWhereSumsOfSquaresWould() {
        SplittableRandom random = new SplittableRandom(2);
        double[] values = random.doubles(50_000).map(v -> 1e9 + (v - 0.5) * 3.5).toArray();
        double[] exact = exact(values);
        Moments parts = Moments.NONE;
        for (int from = 0; from < values.length; from += 500) {
            parts = parts.merge(Moments.of(values, from, from + 500));
        }
        double naive = Arrays.stream(values).map(v -> v * v).sum()
                - Math.pow(Arrays.stream(values).sum(), 2) / values.length;

        assertThat(parts.mean()).isCloseTo(exact[0], within(1e-6));
        assertThat(parts.m2() / exact[1]).isCloseTo(1, within(1e-8));
        assertThat(naive / exact[1]).as("the broken variant").isNotCloseTo(1, within(0.001));
    }

    @Test
    void mergingEmptyPartsChangesNothing() {
        Moments some = Moments.of(new double[] {1, 2, 6}, 0, 3);

        assertThat(some).isEqualTo(new Moments(3, 3, 14));
        assertThat(some.merge(Moments.NONE)).isEqualTo(some);
        assertThat(Moments.NONE.merge(some)).isEqualTo(some);
        assertThat(Moments.of(new double[] {1}, 1, 1)).isEqualTo(Moments.NONE);
        assertThat(new Moments(1, 1, 0).merge(new Moments(3, 5, 2))).isEqualTo(new Moments(4, 4, 14));
    }

    @Test
    void numbersNearTheLargestHaveAMeanAndAnInfiniteSpread() {
        double most = Double.MAX_VALUE;

        assertThat(Moments.of(new double[] {most, most}, 0, 2).mean()).isEqualTo(most);
        assertThat(Moments.of(new double[] {most, -most}, 0, 2)).isEqualTo(new Moments(2, 0, Double.POSITIVE_INFINITY));
        assertThat(new Moments(1, most, 0).merge(new Moments(1, -most, 0)))
                .isEqualTo(new Moments(2, 0, Double.POSITIVE_INFINITY));
        assertThat(Moments.of(new double[] {5, 5, 5}, 0, 3).m2()).isZero();
    }

    @Test
    void impossibleMomentsAreRefused() {
        assertThatThrownBy(() -> new Moments(-1, 0, 0)).hasMessageContaining("The weight (-1.0)");
        assertThatThrownBy(() -> new Moments(1, 0, -1)).hasMessageContaining("sum of squares (-1.0)");
        assertThatThrownBy(() -> new Moments(1, Double.NaN, 0)).hasMessageContaining("the mean (NaN)");
    }

    private static double[] exact(double[] values) {
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal mean = Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(n, EXACT);
        BigDecimal m2 = Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .map(v -> v.subtract(mean, EXACT).pow(2, EXACT))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new double[] {mean.doubleValue(), m2.doubleValue()};
    }
}
