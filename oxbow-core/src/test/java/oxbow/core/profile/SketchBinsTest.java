package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.sketch.KllBuilder;
import oxbow.core.sketch.KllSketch;

class SketchBinsTest {
    @Test
    void binsOfASketchThatKeepsAllValuesAreThoseOfTheValues() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            int kinds = 1 + random.nextInt(60);
            double[] values = random.doubles(1 + random.nextInt(700))
                    .map(v -> Math.rint(v * v * kinds))
                    .toArray();
            int bins = 1 + random.nextInt(20);

            assertThat(FrozenBins.of(sketch(values), bins)).isEqualTo(FrozenBins.quantiles(values, bins));
        }
    }

    @Test
    void binsOfManyValuesHoldTheirShareWithinTheErrorOfTheSketch() {
        double[] values = new SplittableRandom(2).doubles(200_000).toArray();
        KllSketch sketch = sketch(values);
        FrozenBins bins = FrozenBins.of(sketch, 20);
        long[] counts = new long[bins.size() + 1];
        bins.count(values, 0, values.length, counts);

        assertThat(sketch.uniformRankError()).isPositive();
        assertThat(counts).hasSize(23);
        assertThat(counts[0]).isZero();
        assertThat(counts[21]).isZero();
        for (int bin = 1; bin <= 20; bin++) {
            assertThat(counts[bin] / 200_000.0).isCloseTo(0.05, within(2 * sketch.uniformRankError()));
        }
    }

    @Test
    void aConstantAndNothingAtAllHaveBinsToo() {
        assertThat(FrozenBins.of(sketch(new double[] {7, 7, 7}), 10).edges()).isEqualTo(List.of(7.0, Math.nextUp(7.0)));
        assertThat(FrozenBins.of(KllSketch.empty(64), 10).edges()).isEmpty();
    }

    private static KllSketch sketch(double[] values) {
        return new KllBuilder(KllSketch.DEFAULT_K, 3)
                .add(values, 0, values.length)
                .build();
    }
}
