package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

class NumericBatchTest {
    private static final FrozenBins BINS = FrozenBins.uniform(-2, 2, 9);
    private static final double[] ODD = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0xFFF8_0000_0000_BEEFL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        2.0,
        Math.nextUp(2.0),
        -2.0
    };

    @Test
    void aColumnCutAnywhereGivesTheBitsOfRowByRow() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            int rows = random.nextInt(2_500);
            double[] values = values(random, rows, round % 3 == 0 ? 0 : 0.2);
            long[] words = words(random, rows, round % 4);
            Validity validity = round % 4 == 0 ? Validity.all() : Validity.of(words);
            NumericProfileBuilder byRow = NumericProfile.builder(BINS);
            NumericProfileBuilder byColumn = NumericProfile.builder(BINS);
            for (int row = 0; row < rows; row++) {
                if (validity.has(row)) {
                    byRow.add(values[row]);
                } else {
                    byRow.addMissing();
                }
            }
            for (int from = 0; from < rows; ) {
                int to = Math.min(rows, from + 64 * (1 + random.nextInt(12)));
                long[] part = Arrays.copyOfRange(words, from / 64, to / 64 + 1);
                byColumn.add(new Column.Numbers(
                        Arrays.copyOfRange(values, from, to),
                        validity.isAll() ? Validity.all() : Validity.of(part),
                        to - from));
                if (random.nextInt(4) == 0) {
                    byColumn.build();
                }
                from = to;
            }

            assertThat(byColumn.build()).isEqualTo(byRow.build());
            bruteForce(byRow.build(), values, validity, rows);
        }
    }

    @Test
    void theSignOfZeroLeavesNoTrace() {
        NumericProfile profile = NumericProfile.builder().add(-0.0).build();

        assertThat(profile).isEqualTo(NumericProfile.builder().add(0.0).build());
        assertThat(profile.zeros()).isEqualTo(1);
        assertThat(profile.negatives()).isZero();
    }

    @Test
    void allMissingAndEmptyColumnsHaveNoRange() {
        NumericProfile none = NumericProfile.builder(BINS)
                .add(new Column.Numbers(new double[70], Validity.of(new long[2]), 70))
                .add(new Column.Numbers(new double[0], Validity.all(), 0))
                .build();

        assertThat(none.missing()).isEqualTo(70);
        assertThat(none.rows()).isEqualTo(70);
        assertThat(none.min()).isZero();
        assertThat(none.max()).isZero();
        assertThat(none.counts()).containsOnly(0L).hasSize(BINS.size());
    }

    @Test
    void countingABatchAgreesWithBinningEachValue() {
        SplittableRandom random = new SplittableRandom(12);
        for (int edges = 0; edges < 70; edges++) {
            FrozenBins bins = FrozenBins.quantiles(random.doubles(edges, -2, 2).toArray(), Math.max(1, edges));
            double[] values = values(random, 200, 0.3);
            long[] counts = new long[bins.size() + 1];
            bins.count(values, 3, 190, counts);
            long[] expected = new long[bins.size() + 1];
            for (int i = 3; i < 190; i++) {
                double v = values[i];
                int bin = (int) bins.edges().stream().filter(edge -> edge <= v).count();
                expected[Double.isNaN(v) ? bins.size() : bin]++;
            }

            assertThat(counts).isEqualTo(expected);
        }
    }

    private static void bruteForce(NumericProfile profile, double[] values, Validity validity, int rows) {
        double[] present = java.util.stream.IntStream.range(0, rows)
                .filter(validity::has)
                .mapToDouble(row -> values[row])
                .toArray();
        double[] finite = Arrays.stream(present).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).average().orElse(0);

        assertThat(profile.missing()).isEqualTo(rows - present.length);
        assertThat(profile.count()).isEqualTo(finite.length);
        assertThat(profile.nan())
                .isEqualTo(Arrays.stream(present).filter(Double::isNaN).count());
        assertThat(profile.infinite())
                .isEqualTo(Arrays.stream(present).filter(Double::isInfinite).count());
        assertThat(profile.zeros())
                .isEqualTo(Arrays.stream(finite).filter(v -> v == 0).count());
        assertThat(profile.negatives())
                .isEqualTo(Arrays.stream(finite).filter(v -> v < 0).count());
        assertThat(profile.min())
                .isEqualTo(Arrays.stream(finite).map(v -> v + 0.0).min().orElse(0));
        assertThat(profile.max())
                .isEqualTo(Arrays.stream(finite).map(v -> v + 0.0).max().orElse(0));
        assertThat(profile.mean()).isCloseTo(mean, within(1e-12));
        assertThat(profile.m2())
                .isCloseTo(
                        Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum(),
                        within(1e-9 * Math.max(1, finite.length)));
    }

    private static double[] values(SplittableRandom random, int rows, double odd) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextDouble() < odd ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
        }
        return values;
    }

    private static long[] words(SplittableRandom random, int rows, int kind) {
        long[] words = new long[rows / 64 + 1];
        for (int i = 0; i < words.length; i++) {
            words[i] = kind == 1 ? random.nextLong() : kind == 2 ? random.nextInt(-1, 1) : ~(1L << random.nextInt(64));
        }
        return words;
    }
}
