package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KllSketchTest {

    @Test
    void allIsExactUpToCapacity() {
        KllSketch sketch = Shuffled.sketch(200, 1, 200);

        assertThat(sketch.values()).isEqualTo(ascending(200));
        assertThat(sketch.rankError()).isZero();
        assertThat(sketch.uniformRankError()).isZero();
        assertThat(sketch.rank(49)).isEqualTo(0.25);
        assertThat(sketch.rank(49.5)).isEqualTo(0.25);
        assertThat(sketch.rank(-0.5)).isZero();
        assertThat(sketch.rank(199)).isEqualTo(1);
        assertThat(sketch.rank(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(sketch.quantile(0.25)).isEqualTo(49);
        assertThat(sketch.quantile(0.2501)).isEqualTo(50);
        assertThat(sketch.quantiles(new double[] {1, 0, 0.5})).containsExactly(199, 0, 99);
    }

    @Test
    void oneMoreValueThanCapacityIsNoLongerExact() {
        KllSketch sketch = Shuffled.sketch(200, 1, 201);

        assertThat(sketch.values()).hasSizeLessThan(201);
        assertThat(sketch.rankError()).isPositive();
        assertThat(sketch.uniformRankError()).isGreaterThan(sketch.rankError());
    }

    @Test
    void weightsAddUpToTheNumberOfValuesAtEverySize() {
        for (int n : new int[] {1, 8, 9, 100, 2_047, 2_048, 2_049, 4_096, 4_097, 50_000, 100_001}) {
            KllSketch sketch = Shuffled.sketch(20, n, n);

            assertThat(sketch.n()).isEqualTo(n);
            assertThat(Arrays.stream(sketch.weights()).sum()).isEqualTo(n);
            assertThat(sketch.cumulativeWeights()[sketch.values().length - 1]).isEqualTo(n);
            assertThat(sketch.values()).isSorted().hasSizeLessThanOrEqualTo(20 + 13 + 9 + 11 * 8 + 8);
            assertThat(sketch.min()).isZero();
            assertThat(sketch.max()).isEqualTo(n - 1);
            assertThat(sketch.quantile(0)).isZero();
            assertThat(sketch.quantile(1)).isEqualTo(n - 1);
        }
    }

    @Test
    void valuesOneByOneInArraysAndInterruptedMakeTheSameBytes() {
        double[] values = Shuffled.numbers(30_000, 3);
        KllBuilder oneByOne = new KllBuilder(32, 7);
        KllBuilder pieces = new KllBuilder(32, 7);
        for (int i = 0; i < values.length; i++) {
            oneByOne.add(values[i]);
            if (i % 1_003 == 0) {
                pieces.add(values, i, Math.min(values.length, i + 1_003));
                assertThat(pieces.build().n()).isEqualTo(pieces.n());
            }
        }

        byte[] whole =
                new KllBuilder(32, 7).add(values, 0, values.length).build().toBytes();
        assertThat(oneByOne.build().toBytes()).isEqualTo(whole);
        assertThat(pieces.build().toBytes()).isEqualTo(whole);
        assertThat(new KllBuilder(32, 8).add(values, 0, values.length).build().toBytes())
                .isNotEqualTo(whole);
    }

    @Test
    void notANumberIsRefusedAndLeavesNothingBehind() {
        KllBuilder builder = new KllBuilder(16, 1).add(5);

        assertThatThrownBy(() -> builder.add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The value (NaN) must be a number");
        assertThatThrownBy(() -> builder.add(new double[] {1, 2, Double.NaN}, 0, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.add(new double[] {Double.NaN, 6, Double.NaN}, 1, 2).n())
                .isEqualTo(2);
        assertThatThrownBy(() -> builder.add(new double[3], 1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> builder.build().rank(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void infinitiesAreOrderedAndNegativeZeroIsZero() {
        KllSketch sketch = new KllBuilder(16, 1)
                .add(new double[] {Double.POSITIVE_INFINITY, -0.0, 0.0, Double.NEGATIVE_INFINITY, -0.0}, 0, 5)
                .build();

        assertThat(sketch.min()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sketch.max()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sketch.rank(0.0)).isCloseTo(0.8, within(1e-15));
        assertThat(sketch.rank(-0.0)).isCloseTo(0.8, within(1e-15));
        assertThat(sketch.values()).containsExactly(Double.NEGATIVE_INFINITY, 0.0, 0.0, 0.0, Double.POSITIVE_INFINITY);
        byte[] zeros = new KllBuilder(16, 1).add(0.0).add(0.0).build().toBytes();
        assertThat(new KllBuilder(16, 1).add(-0.0).add(0.0).build().toBytes()).isEqualTo(zeros);
    }

    @Test
    void anEmptySketchSaysSoAndAnswersNothing() {
        KllSketch empty = KllSketch.empty(64);

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.n()).isZero();
        assertThat(empty.k()).isEqualTo(64);
        assertThat(empty.values()).isEmpty();
        assertThat(empty.weights()).isEmpty();
        assertThat(empty.rankError()).isZero();
        assertThatThrownBy(empty::min).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(empty::max).hasMessageContaining("must have values");
        assertThatThrownBy(() -> empty.rank(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> empty.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void questionsAndSizesThatMakeNoSenseAreRefused() {
        KllSketch sketch = Shuffled.sketch(16, 1, 10);

        assertThatThrownBy(() -> sketch.quantile(50)).hasMessageContaining("Maybe it is a percentage?");
        assertThatThrownBy(() -> sketch.quantile(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sketch.quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KllBuilder(7, 1)).hasMessageContaining("(7)");
        assertThatThrownBy(() -> new KllBuilder(65_536, 1)).hasMessageContaining("between 8 and 65535");
        assertThat(new KllBuilder(8, 1).build().k()).isEqualTo(8);
        assertThat(new KllBuilder(65_535, 1).build().k()).isEqualTo(65_535);
    }

    @Test
    void arraysHandedOutAreCopies() {
        KllSketch sketch = Shuffled.sketch(16, 1, 1_000);
        byte[] before = sketch.toBytes();
        Arrays.fill(sketch.values(), -1);
        Arrays.fill(sketch.weights(), -1);
        Arrays.fill(sketch.cumulativeWeights(), -1);

        assertThat(sketch.rank(500)).isBetween(0.2, 0.8);
        assertThat(sketch.values()).doesNotContain(-1);
        assertThat(sketch.toBytes()).isEqualTo(before);
    }

    @Test
    void contentDecidesEquality() {
        KllSketch sketch = Shuffled.sketch(16, 1, 1_000);
        KllSketch same = Shuffled.sketch(16, 1, 1_000);

        assertThat(sketch).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(sketch).isNotEqualTo(Shuffled.sketch(16, 2, 1_000)).isNotEqualTo(Shuffled.sketch(17, 1, 1_000));
        assertThat(sketch).isNotEqualTo("sketch").isNotEqualTo(KllSketch.empty(16));
        assertThat(sketch).hasToString("KllSketch[k=16, n=1000, min=0.0, max=999.0]");
        assertThat(KllSketch.empty(16)).hasToString("KllSketch[k=16, empty]");
    }

    private static double[] ascending(int n) {
        double[] values = Shuffled.numbers(n, 0);
        Arrays.sort(values);
        return values;
    }
}
