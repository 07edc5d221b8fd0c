package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final double LEVEL = 0.95;

    @Test
    void qualitiesOfOneQueryByHand() {
        RankingSums sums = RankingSums.of(3, new double[] {0, 2, 3, 0, 1});
        double best = 3 / log2(2) + 2 / log2(3) + 1 / log2(4);

        assertThat(sums.gain().mean()).isCloseTo((2 / log2(3) + 3 / log2(4)) / best, within(1e-12));
        assertThat(sums.gain().mean()).as("sklearn.metrics.ndcg_score").isCloseTo(0.5799960, within(1e-6));
        assertThat(sums.reciprocal().mean()).isEqualTo(0.5);
        assertThat(sums.precision().mean()).isCloseTo((1.0 / 2 + 2.0 / 3) / 3, within(1e-12));
        assertThat(sums.recall().mean()).isCloseTo(2.0 / 3, within(1e-12));
        RankingSums late = RankingSums.of(2, new double[] {0, 0, 1});
        assertThat(late.reciprocal().mean()).isZero();
        assertThat(late.gain().mean()).isZero();
        RankingSums perfect = RankingSums.of(10, new double[] {3, 2, 1, 0});
        assertThat(perfect.gain().mean()).isEqualTo(1);
        assertThat(perfect.precision().mean()).isEqualTo(1);
    }

    @Test
    void queriesAddUpAndThoseWithoutRelevantItemsAreCounted() {
        RankingSums sums = RankingSums.empty(2)
                .merge(RankingSums.of(2, new double[] {1, 0}))
                .merge(RankingSums.of(2, new double[] {0, 0}))
                .merge(RankingSums.of(2, new double[] {0, 1}));

        assertThat(sums.without()).isEqualTo(1);
        assertThat(known(sums.reciprocalRank(LEVEL)).value()).isEqualTo(0.75);
        assertThat(known(sums.averagePrecision(LEVEL)).value()).isEqualTo(0.75);
        assertThat(known(sums.recall(LEVEL)).n()).isEqualTo(2);
        assertThat(known(sums.normalisedGain(LEVEL)).value()).isCloseTo((1 + 1 / log2(3)) / 2, within(1e-12));
        assertThat(RankingSums.of(2, new double[] {0}).recall(LEVEL))
                .isEqualTo(new Figure.Undefined("no queries with anything relevant", 1));
        assertThat(RankingSums.ofBytes(sums.toBytes())).isEqualTo(sums);
        assertThat(RankingSums.of(2, new double[] {0}).toBytes())
                .hasSize(5 + 4 * 17)
                .startsWith(8, 1, 16, 4, 2);
        assertThatThrownBy(() -> sums.merge(RankingSums.empty(3))).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> RankingSums.of(2, new double[] {-1})).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> RankingSums.of(0, new double[] {0})).hasMessageContaining("k (0)");
    }

    @Test
    void exposureIsAttentionAgainstItemsByHand() {
        boolean[][] lists = {{true, false, false}, {false, false, true}, {false, true, false}, {false, true}};
        Exposure exposure = Exposure.of(lists, LEVEL, Bootstrap.seeded(1));
        double own = 1 / log2(2) + 1 / log2(4) + 1 / log2(3) + 1 / log2(3);
        double all = 3 * (1 / log2(2) + 1 / log2(3) + 1 / log2(4)) + 1 / log2(2) + 1 / log2(3);

        assertThat(known(exposure.attention()).value()).isCloseTo(own / all, within(1e-12));
        assertThat(known(exposure.items()).value()).isCloseTo(4.0 / 11, within(1e-12));
        assertThat(known(exposure.difference()).value()).isCloseTo(own / all - 4.0 / 11, within(1e-12));
        assertThat(known(exposure.difference()).n()).isEqualTo(4);
    }

    @Test
    void aGroupThatIsAlwaysRankedLastHasLessExposureBeyondChance() {
        boolean[][] lists = new boolean[60][10];
        for (int list = 0; list < 60; list++) {
            for (int position = 5; position < 10; position++) {
                lists[list][position] = list % 7 != 0 || position % 2 == 0;
            }
        }
        Exposure exposure = Exposure.of(lists, LEVEL, Bootstrap.seeded(1));

        assertThat(known(exposure.difference()).high()).isLessThan(-0.1);
    }

    @Test
    @Tag("simulation")
    void exposureCoversListsOfTwoKinds() {
        coverExposure(300, 300);
    }

    @Test
    @Tag("nightly")
    void exposureCoversListsOfTwoKindsNightly() {
        coverExposure(3_000, 1_000);
    }

    /// 60 lists of 5 to 14 items; one half of them favours the group above, the other below.
    private static void coverExposure(int repetitions, int resamples) {
        double[] sums = new double[4];
        for (int length = 5; length <= 14; length++) {
            for (int position = 0; position < length; position++) {
                double share = (share(true, position, length) + share(false, position, length)) / 2;
                sums[0] += share / log2(position + 2.0);
                sums[1] += 1 / log2(position + 2.0);
                sums[2] += share;
                sums[3]++;
            }
        }
        double[] truths = {sums[0] / sums[1], sums[2] / sums[3], sums[0] / sums[1] - sums[2] / sums[3]};
        int[] covered = new int[3];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < repetitions; i++) {
            Exposure exposure = Exposure.of(lists(random), LEVEL, new Bootstrap(resamples, random.nextLong()));
            covered[0] += Covering.covers(exposure.attention(), truths[0]) ? 1 : 0;
            covered[1] += Covering.covers(exposure.items(), truths[1]) ? 1 : 0;
            covered[2] += Covering.covers(exposure.difference(), truths[2]) ? 1 : 0;
        }
        assertThat((double) covered[0] / repetitions).isGreaterThan(Covering.least(repetitions, 0.01));
        assertThat((double) covered[1] / repetitions).isGreaterThan(Covering.least(repetitions, 0.01));
        assertThat((double) covered[2] / repetitions).isGreaterThan(Covering.least(repetitions, 0.02));
    }

    private static boolean[][] lists(SplittableRandom random) {
        boolean[][] lists = new boolean[60][];
        for (int list = 0; list < 60; list++) {
            lists[list] = new boolean[5 + random.nextInt(10)];
            boolean above = random.nextBoolean();
            for (int position = 0; position < lists[list].length; position++) {
                lists[list][position] = random.nextDouble() < share(above, position, lists[list].length);
            }
        }
        return lists;
    }

    private static double share(boolean above, int position, int length) {
        boolean upper = position < length / 2;
        return above ? (upper ? 0.5 : 0.3) : (upper ? 0.1 : 0.5);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
