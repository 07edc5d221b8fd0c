package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

class WeightedProfileTest {
    private static final FrozenBins BINS = new FrozenBins(List.of(0.0, 10.0));

    @Test
    void wholeWeightsAreRepeatedRows() {
        SplittableRandom random = new SplittableRandom(1);
        WeightedProfileBuilder weighted = WeightedProfile.builder(BINS);
        NumericProfileBuilder repeated = NumericProfile.builder(BINS);
        for (int i = 0; i < 500; i++) {
            double v = random.nextGaussian() * 10;
            int weight = random.nextInt(5);
            weighted.add(v, weight);
            for (int j = 0; j < weight; j++) {
                repeated.add(v);
            }
        }
        WeightedProfile profile = weighted.build();
        NumericProfile truth = repeated.build();

        assertThat(profile.count()).isEqualTo(500);
        assertThat(profile.weight()).isEqualTo((double) truth.count());
        assertThat(profile.moments().mean()).isCloseTo(truth.mean(), within(1e-12));
        assertThat(profile.variance()).isCloseTo(truth.m2() / truth.count(), within(1e-10));
        assertThat(profile.binWeights())
                .containsExactlyElementsOf(
                        truth.counts().stream().map(Long::doubleValue).toList());
    }

    @Test
    void aSkewedWeightIsWorthFewRows() {
        assertThat(WeightedProfile.builder()
                        .add(1, 2)
                        .add(2, 2)
                        .add(4, 2)
                        .build()
                        .effectiveSampleSize())
                .isEqualTo(3);
        assertThat(WeightedProfile.builder().add(1, 3).add(2, 1).build().effectiveSampleSize())
                .isEqualTo(1.6);
        assertThat(WeightedProfile.builder().add(1, 0).build().effectiveSampleSize())
                .isZero();
        assertThat(WeightedProfile.builder().add(1, 0).build().variance()).isNaN();
    }

    @Test
    void inverseProbabilitiesUndoASampleThatPrefersLargeValues() {
        SplittableRandom random = new SplittableRandom(2);
        WeightedProfileBuilder weighted = WeightedProfile.builder();
        NumericProfileBuilder plain = NumericProfile.builder();
        for (int i = 0; i < 200_000; i++) {
            double v = random.nextDouble();
            if (random.nextDouble() < 0.1 + 0.9 * v) {
                weighted.add(v, 1 / (0.1 + 0.9 * v));
                plain.add(v);
            }
        }

        assertThat(weighted.build().moments().mean()).isCloseTo(0.5, within(0.005));
        assertThat(plain.build().mean()).as("the broken variant").isGreaterThan(0.6);
    }

    @Test
    void mergeEqualsOnePassAndColumnsEqualRows() {
        double[] values = {1, 2, Double.NaN, 4, 5, Double.POSITIVE_INFINITY};
        double[] weights = {1, 0.5, 2, 3, 0, 1};
        Column.Numbers column = new Column.Numbers(values, Validity.of(new long[] {0b110111}), 6);
        WeightedProfile one = WeightedProfile.builder(BINS).add(column, weights).build();
        WeightedProfile two =
                WeightedProfile.builder(BINS).add(-7, 2).addMissing(1).build();
        WeightedProfile both = one.merge(two);

        assertThat(one.count()).isEqualTo(3);
        assertThat(one.missingWeight()).isEqualTo(6);
        assertThat(both.count()).isEqualTo(4);
        assertThat(both.missingWeight()).isEqualTo(7);
        assertThat(both.weight()).isEqualTo(3.5);
        assertThat(both.moments().mean()).isCloseTo((1 + 1 - 14) / 3.5, within(1e-12));
        assertThat(both.weightSquares()).isEqualTo(5.25);
        assertThat(both.binWeights()).containsExactly(2.0, 1.5, 0.0);
    }

    @Test
    void weightsBelowZeroAreRefused() {
        assertThatThrownBy(() -> WeightedProfile.builder().add(1, -1)).hasMessageContaining("The weight (-1.0)");
        assertThatThrownBy(() -> WeightedProfile.builder().addMissing(Double.NaN))
                .hasMessageContaining("(NaN)");
        assertThatThrownBy(() -> WeightedProfile.builder(BINS)
                        .build()
                        .merge(WeightedProfile.builder().build()))
                .hasMessageContaining("bins");
        assertThatThrownBy(() -> WeightedProfile.builder()
                        .add(new Column.Numbers(new double[2], Validity.all(), 2), new double[1]))
                .hasMessageContaining("The weights (1)");
    }
}
