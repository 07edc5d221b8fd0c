package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

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

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
