package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KllMergeTest {
    private static final int K = 64;
    private static final int[] SIZES = {0, 1, 7, 63, 64, 65, 107, 500, 2_048, 2_049, 40_000};

    /// Odd numbers on one side, even numbers on the other: both interleave.
    private static KllSketch part(int k, int n, int offset) {
        double[] values = Shuffled.numbers(n, 100 + n + offset);
        for (int i = 0; i < n; i++) {
            values[i] = 2 * values[i] + offset;
        }
        return new KllBuilder(k, n + offset).add(values, 0, n).build();
    }

    private static double trueRank(double v, int left, int right) {
        double below = Math.clamp(Math.floor(v / 2) + 1, 0, left) + Math.clamp(Math.floor((v - 1) / 2) + 1, 0, right);
        return below / (left + right);
    }

    @Test
    void mergesOfAllSizePairsKeepCountRangeWeightAndError() {
        for (int left : SIZES) {
            for (int right : SIZES) {
                KllSketch merged = part(K, left, 0).merge(part(K, right, 1));

                assertThat(merged.n()).isEqualTo(left + right);
                assertThat(Arrays.stream(merged.weights()).sum()).isEqualTo(left + right);
                assertThat(merged.k()).isEqualTo(K);
                if (left + right > 0) {
                    holdsRangeAndRanks(merged, left, right);
                }
            }
        }
    }

    private static void holdsRangeAndRanks(KllSketch merged, int left, int right) {
        assertThat(merged.min()).isEqualTo(left > 0 ? 0 : 1);
        assertThat(merged.max()).isEqualTo(Math.max(left > 0 ? 2 * left - 2 : 0, right > 0 ? 2 * right - 1 : 0));
        assertThat(merged.values()).hasSizeLessThanOrEqualTo(64 + 43 + 28 + 19 + 13 + 12 * 8);
        double error = left + right <= K ? 0 : merged.uniformRankError();
        for (double value : merged.values()) {
            assertThat(Math.abs(merged.rank(value) - trueRank(value, left, right)))
                    .as("rank of %s after merging %d and %d", value, left, right)
                    .isLessThanOrEqualTo(error + 1e-12);
        }
    }

    @Test
    void mergingDependsOnTheTwoContentsOnly() {
        KllSketch left = part(K, 5_000, 0);
        KllSketch right = part(K, 700, 1);
        byte[] merged = left.merge(right).toBytes();

        assertThat(KllSketch.ofBytes(left.toBytes())
                        .merge(KllSketch.ofBytes(right.toBytes()))
                        .toBytes())
                .isEqualTo(merged);
        assertThat(left.merge(right).toBytes()).isEqualTo(merged);
        assertThat(right.merge(left).toBytes()).isNotEqualTo(merged);
    }

    @Test
    void foldingPartsInOrderGivesTheSameBytesEveryTime() {
        byte[] first = fold(20).toBytes();

        assertThat(fold(20).toBytes()).isEqualTo(first);
        assertThat(fold(19).toBytes()).isNotEqualTo(first);
    }

    private static KllSketch fold(int parts) {
        KllSketch all = KllSketch.empty(K);
        for (int i = 0; i < parts; i++) {
            all = all.merge(part(K, 300 + 17 * i, i & 1));
        }
        return all;
    }

    @Test
    void anEmptySketchChangesNothing() {
        KllSketch sketch = part(K, 1_000, 0);

        assertThat(sketch.merge(KllSketch.empty(K))).isEqualTo(sketch);
        assertThat(KllSketch.empty(K).merge(sketch)).isEqualTo(sketch);
        assertThat(sketch.merge(KllSketch.empty(K + 1)).k()).isEqualTo(K);
        assertThat(KllSketch.empty(K + 1).merge(sketch).k()).isEqualTo(K);
        assertThat(new KllBuilder(K, 3).add(KllSketch.empty(K)).add(1).build())
                .isEqualTo(new KllBuilder(K, 3).add(1).build());
    }

    @Test
    void theSmallerSizeAndItsErrorRemain() {
        KllSketch large = part(256, 20_000, 0);
        KllSketch small = part(32, 20_000, 1);

        for (KllSketch merged : new KllSketch[] {large.merge(small), small.merge(large)}) {
            assertThat(merged.k()).isEqualTo(32);
            assertThat(merged.n()).isEqualTo(40_000);
            assertThat(merged.rankError()).isEqualTo(small.rankError()).isGreaterThan(large.rankError());
            assertThat(merged.values()).hasSizeLessThan(200);
            assertThat(KllSketch.ofBytes(merged.toBytes())).isEqualTo(merged);
        }
        assertThat(large.merge(KllSketch.empty(32)).values()).hasSizeLessThan(200);
        assertThat(KllSketch.empty(32).merge(large).k()).isEqualTo(32);
    }

    @Test
    void aBuilderTakesSketchesAmongValues() {
        double[] values = Shuffled.numbers(10_000, 9);
        KllBuilder builder = new KllBuilder(K, 5).add(values, 0, 3_000);
        builder.add(new KllBuilder(K, 6).add(values, 3_000, 6_000).build());
        KllSketch sketch = builder.add(values, 6_000, 10_000).build();

        assertThat(builder.n()).isEqualTo(10_000);
        assertThat(sketch.n()).isEqualTo(10_000);
        assertThat(sketch.min()).isZero();
        assertThat(sketch.max()).isEqualTo(9_999);
        assertThat(sketch.rank(5_000)).isBetween(0.45, 0.55);
        assertThat(sketch.toBuilder().build()).isEqualTo(sketch);
        assertThat(sketch.toBuilder().add(-1).build().min()).isEqualTo(-1);
    }
}
