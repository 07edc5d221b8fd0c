package oxbow.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrozenBinsTest {
    @Test
    void binsTakeTheirLowerEdgeAndNotTheirUpperOne() {
        FrozenBins bins = new FrozenBins(List.of(1.0, 2.0, 3.0));

        assertThat(bins.size()).isEqualTo(4);
        assertThat(bins.bin(0.999)).isZero();
        assertThat(bins.bin(1)).isEqualTo(1);
        assertThat(bins.bin(1.999)).isEqualTo(1);
        assertThat(bins.bin(2)).isEqualTo(2);
        assertThat(bins.bin(3)).isEqualTo(3);
    }

    @Test
    void infinitiesOverflowAndNotANumberIsMissing() {
        FrozenBins bins = FrozenBins.uniform(0, 1, 4);

        assertThat(bins.bin(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(bins.bin(Double.POSITIVE_INFINITY)).isEqualTo(bins.size() - 1);
        assertThat(bins.bin(Double.NaN)).isEqualTo(bins.size());
    }

    @Test
    void uniformBinsIncludeBothEnds() {
        FrozenBins bins = FrozenBins.uniform(0, 1, 4);

        assertThat(bins.size()).isEqualTo(6);
        assertThat(bins.bin(0)).isEqualTo(1);
        assertThat(bins.bin(1)).isEqualTo(4);
        assertThat(bins.bin(Math.nextUp(1.0))).isEqualTo(5);
    }

    @Test
    void quantileBinsHoldEqualSharesOfTheReferenceAndNothingOutside() {
        double[] reference = new SplittableRandom(1).doubles(1_000).toArray();
        long[] counts = counts(FrozenBins.quantiles(reference, 10), reference);

        assertThat(counts).hasSize(13);
        assertThat(counts[0]).isZero();
        assertThat(counts[11]).isZero();
        assertThat(counts[12]).isZero();
        assertThat(Arrays.stream(counts, 1, 11)).allMatch(count -> count == 100);
    }

    @Test
    void aConstantReferenceStillTellsBelowEqualAndAboveApart() {
        FrozenBins bins = FrozenBins.quantiles(new double[] {7, 7, 7, 7}, 10);

        assertThat(bins.size()).isEqualTo(3);
        assertThat(bins.bin(6.999)).isZero();
        assertThat(bins.bin(7)).isEqualTo(1);
        assertThat(bins.bin(7.001)).isEqualTo(2);
    }

    @Test
    void aFrequentValueGetsABinOfItsOwn() {
        double[] reference = new SplittableRandom(2).doubles(1_000, 0, 10).toArray();
        Arrays.fill(reference, 0, 400, 5.0);
        FrozenBins bins = FrozenBins.quantiles(reference, 10);

        assertThat(bins.bin(5.0)).isEqualTo(bins.bin(Math.nextDown(5.0)) + 1);
        assertThat(bins.bin(Math.nextUp(5.0))).isEqualTo(bins.bin(5.0) + 1);
        assertThat(counts(bins, reference)[bins.bin(5.0)]).isEqualTo(400);
    }

    @Test
    void fewDistinctValuesAndFewRowsGiveValidBins() {
        for (double[] reference : List.of(
                new double[0],
                new double[] {Double.NaN, Double.POSITIVE_INFINITY},
                new double[] {1},
                new double[] {0, 0, 0, 1},
                new double[] {1, 2},
                new double[] {Double.MAX_VALUE, -Double.MAX_VALUE / 2})) {
            FrozenBins bins = FrozenBins.quantiles(reference, 5);

            assertThat(Arrays.stream(counts(bins, reference)).sum()).isEqualTo(reference.length);
        }
    }

    @Test
    void zeroAndOneAreToldApart() {
        FrozenBins bins = FrozenBins.quantiles(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 4);

        assertThat(bins.bin(0)).isNotEqualTo(bins.bin(1));
        assertThat(bins.bin(0.5)).isNotEqualTo(bins.bin(0));
    }

    @Test
    void theSearchAgreesWithCountingEdges() {
        SplittableRandom random = new SplittableRandom(3);
        double[] reference = random.doubles(500).map(v -> Math.rint(v * 40) / 4).toArray();
        FrozenBins bins = FrozenBins.quantiles(reference, 17);
        for (int i = 0; i < 2_000; i++) {
            double v = Math.rint(random.nextDouble(-2, 12) * 8) / 8;
            long edgesReached = bins.edges().stream().filter(edge -> edge <= v).count();

            assertThat(bins.bin(v)).isEqualTo((int) edgesReached);
        }
    }

    @Test
    void categoriesGetABinEach() {
        FrozenBins bins = FrozenBins.categories(3);

        assertThat(List.of(bins.bin(-1), bins.bin(0), bins.bin(1), bins.bin(2), bins.bin(3)))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void equalEdgesMakeEqualBinsHoweverTheyWereListed() {
        assertThat(new FrozenBins(List.of(1.0, 2.0))).isEqualTo(new FrozenBins(Arrays.asList(1.0, 2.0)));
    }

    @Test
    void edgesMustAscend() {
        assertThatThrownBy(() -> new FrozenBins(List.of(1.0, 1.0))).hasMessageContaining("Edge 1 (1.0)");
        assertThatThrownBy(() -> new FrozenBins(List.of(Double.NaN))).hasMessageContaining("finite");
        assertThatThrownBy(() -> FrozenBins.uniform(1, 1, 3)).hasMessageContaining("below the high end");
        assertThatThrownBy(() -> FrozenBins.quantiles(new double[] {1}, 0)).hasMessageContaining("at least 1");
    }

    private static long[] counts(FrozenBins bins, double[] values) {
        long[] counts = new long[bins.size() + 1];
        for (double v : values) {
            counts[bins.bin(v)]++;
        }
        return counts;
    }
}
