package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClusteredRatioTest {
    private static final double[] TOPS = {3, 1, 4, 1, 5, 9, 2, 6};
    private static final double[] BOTTOMS = {10, 5, 8, 7, 6, 12, 9, 10};

    @Test
    void ratioAgreesWithCochranWorkedInNumpy() {
        // numpy 2, from the formula: se 0.09148591487713878, t quantile of 7 degrees by scipy.stats.t
        Figure.Known ratio = known(ClusteredRatio.of(TOPS, BOTTOMS).ratio(0.95));

        assertThat(ratio.value()).isCloseTo(0.4626865671641791, within(1e-12));
        assertThat(ratio.low()).isCloseTo(0.24635675416654368, within(1e-10));
        assertThat(ratio.high()).isCloseTo(0.6790163801618145, within(1e-10));
        assertThat(ratio.n()).isEqualTo(8);
        assertThat(ratio.method()).isEqualTo("clustered-student");
    }

    @Test
    void shareStaysInsideAndAgreesWithWilsonOfTheEffectiveNumber() {
        Figure.Known share = known(ClusteredRatio.of(TOPS, BOTTOMS).share(0.95));

        assertThat(share.low()).isCloseTo(0.2700539849470144, within(1e-10));
        assertThat(share.high()).isCloseTo(0.6671416189436122, within(1e-10));
        Figure.Known all = known(ClusteredRatio.of(new double[] {2, 3, 4}, new double[] {2, 3, 4})
                .share(0.95));
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).as("three clusters, all right").isCloseTo(3 / (3 + 4.302653 * 4.302653), within(1e-6));
    }

    @Test
    void casesAreAddedUpByTheirCluster() {
        Clusters clusters = Clusters.of(List.of("ada", "bob", "ada", "cy", "bob"));

        assertThat(clusters.count()).isEqualTo(3);
        assertThat(clusters.of(4)).isEqualTo(1);
        assertThat(ClusteredRatio.of(new double[] {1, 0, 1, 1, 0}, new double[] {1, 1, 1, 1, 1}, clusters))
                .isEqualTo(ClusteredRatio.of(new double[] {2, 0, 1}, new double[] {2, 2, 1}));
        assertThatThrownBy(() -> clusters.sums(new double[3])).hasMessageContaining("5 cases");
        assertThatThrownBy(() -> Clusters.numbered(new int[] {0, 2}, 3)).hasMessageContaining("1 are empty");
        assertThatThrownBy(() -> Clusters.numbered(new int[] {3}, 3)).hasMessageContaining("(3)");
    }

    @Test
    void mergeEqualsOnePassForAllSizes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int one : new int[] {0, 1, 7, 1_000}) {
            for (int two : new int[] {0, 1, 7, 1_000}) {
                double[] bottoms = random.doubles(one + two, 1, 20).toArray();
                double[] tops = Arrays.stream(bottoms)
                        .map(b -> 1e4 + b * random.nextDouble())
                        .toArray();
                ClusteredRatio whole = ClusteredRatio.of(tops, bottoms);
                ClusteredRatio merged = ClusteredRatio.of(Arrays.copyOf(tops, one), Arrays.copyOf(bottoms, one))
                        .merge(ClusteredRatio.of(
                                Arrays.copyOfRange(tops, one, one + two), Arrays.copyOfRange(bottoms, one, one + two)));
                assertThat(merged.clusters()).isEqualTo(whole.clusters());
                if (whole.ratio(0.95) instanceof Figure.Known known) {
                    Figure.Known found = known(merged.ratio(0.95));
                    assertThat(found.value()).isCloseTo(known.value(), within(1e-9 * known.value()));
                    assertThat(found.low()).isCloseTo(known.low(), within(1e-7 * known.value()));
                }
            }
        }
    }

    @Test
    void withoutClustersOrALowerSumThereIsNoRatio() {
        assertThat(ClusteredRatio.EMPTY.ratio(0.95)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(ClusteredRatio.of(new double[] {1}, new double[] {2}).share(0.95))
                .isEqualTo(new Figure.Undefined("only one cluster", 1));
        assertThat(ClusteredRatio.of(new double[] {0, 0}, new double[] {0, 0}).ratio(0.95))
                .isEqualTo(new Figure.Undefined("the lower sum is 0", 2));
        assertThatThrownBy(() -> ClusteredRatio.of(new double[] {1}, new double[] {-1}))
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> ClusteredRatio.of(new double[] {3, 3}, new double[] {1, 1})
                        .share(0.95))
                .hasMessageContaining("to be a share");
    }

    @Test
    void theStoredFormIsFixedAndChecked() {
        ClusteredRatio ratio = ClusteredRatio.of(new double[] {1, 2}, new double[] {2, 2});

        assertThat(ClusteredRatio.ofBytes(ratio.toBytes())).isEqualTo(ratio);
        assertThat(HexFormat.of().formatHex(ratio.toBytes()))
                .isEqualTo("0801" + "04" + "04" + "000000000000f83f" + "0000000000000040" + "000000000000e03f"
                        + "0000000000000000" + "0000000000000000");
        assertThat(MeanSums.ofBytes(MeanSums.of(TOPS).toBytes())).isEqualTo(MeanSums.of(TOPS));
        assertThatThrownBy(() -> MeanSums.ofBytes(ratio.toBytes()))
                .hasMessage("The stored metric (kind 2) must be mean sums (kind 1).");
        assertThatThrownBy(() -> ClusteredRatio.ofBytes(Arrays.copyOf(ratio.toBytes(), 20)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("simulation")
    void bothIntervalsCoverUnequalClusters() {
        cover(1_000, 0.02);
    }

    @Test
    @Tag("nightly")
    void bothIntervalsCoverUnequalClustersNightly() {
        cover(20_000, 0.02);
    }

    /// 100 users with 1 to 30 requests each; half of a user's requests are wrong together.
    private static void cover(int repetitions, double slack) {
        double[] covered = new double[3];
        for (int kind = 0; kind < 3; kind++) {
            int chosen = kind;
            covered[kind] = Covering.share(repetitions, 3, 0.2, random -> {
                double[] tops = new double[100];
                double[] bottoms = new double[100];
                for (int user = 0; user < 100; user++) {
                    int requests = 1 + random.nextInt(30);
                    int together = requests / 2;
                    bottoms[user] = requests;
                    tops[user] = (random.nextDouble() < 0.2 ? together : 0)
                            + Covering.binomial(random, requests - together, 0.2);
                }
                ClusteredRatio ratio = ClusteredRatio.of(tops, bottoms);
                long hits = (long) Arrays.stream(tops).sum();
                long n = (long) Arrays.stream(bottoms).sum();
                return chosen == 0
                        ? ratio.share(0.95)
                        : chosen == 1 ? ratio.ratio(0.95) : Proportion.wilson(hits, n, 0.95);
            });
        }
        assertThat(covered[0]).isGreaterThan(Covering.least(repetitions, slack));
        assertThat(covered[1]).as("straight, short at a share of 0.2").isGreaterThan(Covering.least(repetitions, 0.04));
        assertThat(covered[2]).as("the broken variant counts requests").isLessThan(0.80);
    }
}
