package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KllThinningTest {
    private static final int BLOCK = 4_096;

    @Test
    void weightsDoubleWhereTheyAreSaidTo() {
        int k = 1_024;
        long square = (long) k * k;

        assertThat(KllThinning.level(0, k)).isZero();
        assertThat(KllThinning.level(square / 32 - 1, k)).isZero();
        assertThat(KllThinning.level(square / 32, k)).isEqualTo(1);
        assertThat(KllThinning.level(square / 8 - 1, k)).isEqualTo(1);
        assertThat(KllThinning.level(square / 8, k)).isEqualTo(2);
        assertThat(KllThinning.level(square - 1, k)).isEqualTo(2);
        assertThat(KllThinning.level(square, k)).isEqualTo(3);
        assertThat(KllThinning.level(4 * square - 1, k)).isEqualTo(3);
        assertThat(KllThinning.level(4 * square, k)).isEqualTo(4);
        assertThat(KllThinning.level(8 * square - 1, k)).isEqualTo(4);
        assertThat(KllThinning.level(8 * square, k)).isEqualTo(5);
        assertThat(KllThinning.level(2_048 * square, k)).isEqualTo(13);
        assertThat(KllThinning.level(Long.MAX_VALUE, k)).isEqualTo(13);
        assertThat(KllThinning.level(2, 8)).isEqualTo(1);
    }

    @Test
    void noWeightIsLostWhereverItWaits() {
        for (int level = 1; level <= 13; level++) {
            Coin coin = new Coin(level);
            KllThinning thinning = new KllThinning(coin, BLOCK);
            for (int blocks = 1; blocks <= 9; blocks++) {
                double[] block = Shuffled.numbers(BLOCK, blocks);
                KllLevels levels = new KllLevels(64, coin);
                KllLevels whole = new KllLevels(64, coin);
                thinning.take(block, level, levels);
                assertThat(thinning.least()).isZero();
                assertThat(thinning.most()).isEqualTo(BLOCK - 1.0);

                thinning.giveTo(whole);
                long waiting = weight(whole);
                thinning.finish(levels);
                assertThat(weight(levels)).isEqualTo(BLOCK);
                assertThat(waiting).isEqualTo(BLOCK);
                thinning.finish(levels);
                assertThat(weight(levels)).isEqualTo(BLOCK);
            }
        }
    }

    @Test
    void aChangeOfLevelGivesTheLevelsWhatWaited() {
        Coin coin = new Coin(1);
        KllThinning thinning = new KllThinning(coin, BLOCK);
        KllLevels levels = new KllLevels(1_024, coin);
        thinning.take(Shuffled.numbers(BLOCK, 1), 1, levels);
        assertThat(weight(levels)).isZero();
        thinning.take(Shuffled.numbers(BLOCK, 2), 2, levels);
        assertThat(weight(levels)).isEqualTo(BLOCK);
        thinning.take(Shuffled.numbers(BLOCK, 3), 4, levels);
        assertThat(weight(levels)).isEqualTo(2 * BLOCK);
        thinning.take(Shuffled.numbers(BLOCK, 4), 4, levels);
        assertThat(weight(levels)).isEqualTo(2 * BLOCK);
        thinning.finish(levels);
        assertThat(weight(levels)).isEqualTo(4 * BLOCK);
    }

    @Test
    void fullBlocksOfWhatIsKeptGoToTheLevels() {
        Coin coin = new Coin(1);
        KllThinning thinning = new KllThinning(coin, BLOCK);
        KllLevels levels = new KllLevels(1_024, coin);
        for (int block = 1; block <= 9; block++) {
            thinning.take(Shuffled.numbers(BLOCK, block), 2, levels);
            assertThat(weight(levels)).isEqualTo(block / 4 * 4L * BLOCK);
        }
    }

    /// Each of 2^level neighbours is drawn now and then: the first draw of many blocks visits every place.
    @Test
    void everyNeighbourIsDrawn() {
        boolean[] seen = new boolean[BLOCK];
        Coin coin = new Coin(5);
        double[] ascending = Shuffled.numbers(BLOCK, 1);
        Arrays.sort(ascending);
        for (int round = 0; round < 200; round++) {
            KllThinning thinning = new KllThinning(coin, BLOCK);
            KllLevels levels = new KllLevels(65_535, coin);
            thinning.take(ascending, 3 + 3, levels);
            thinning.finish(levels);
            double[] drawn = levels.copy()[3];
            assertThat(drawn).hasSize(BLOCK / 8);
            for (int i = 0; i < drawn.length; i++) {
                assertThat((int) drawn[i] / 8).isEqualTo(i);
                seen[(int) drawn[i]] = true;
            }
        }
        assertThat(seen).doesNotContain(false);
    }

    private static long weight(KllLevels levels) {
        double[][] kept = levels.copy();
        long weight = 0;
        for (int level = 0; level < kept.length; level++) {
            weight += (long) kept[level].length << level;
        }
        return weight;
    }
}
