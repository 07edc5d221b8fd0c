package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.metric.Covering.known;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BinaryCountsTest {
    private static final double LEVEL = 0.95;
    private static final BinaryCounts COUNTS = new BinaryCounts(12, 9, 5, 14);

    @Test
    void valuesAgreeWithScikitLearn() {
        // scikit-learn on the forty examples of BinaryScoresTest at 0.5
        assertThat(BinaryCounts.at(0.5, BinaryScoresTest.SCORES, BinaryScoresTest.outcomes()))
                .isEqualTo(COUNTS);
        assertValue(COUNTS.rate(Rate.PRECISION, LEVEL), 0.5714285714285714);
        assertValue(COUNTS.rate(Rate.TRUE_POSITIVE_RATE, LEVEL), 0.7058823529411765);
        assertValue(COUNTS.f(1, LEVEL), 0.631578947368421);
        assertValue(COUNTS.f(2, LEVEL), 0.6741573033707865);
        assertValue(COUNTS.f(0.5, LEVEL), 0.594059405940594);
        assertValue(COUNTS.balancedAccuracy(LEVEL), 0.6572890025575449);
        assertValue(COUNTS.matthews(LEVEL), 0.3114083725739611);
    }

    @Test
    void everyRateIsItsShare() {
        long[][] shares = {
            {26, 40}, {14, 40}, {21, 40}, {17, 40}, {12, 21}, {12, 17}, {5, 17}, {9, 23}, {14, 23}, {14, 19}
        };
        int next = 0;
        for (Rate rate : Rate.values()) {
            long[] share = shares[next++];
            assertThat(COUNTS.rate(rate, LEVEL))
                    .as(rate.name())
                    .isEqualTo(Proportion.wilson(share[0], share[1], LEVEL));
            assertThat(BinaryCounts.EMPTY.rate(rate, LEVEL)).isEqualTo(new Figure.Undefined(rate.whenEmpty(), 0));
        }
    }

    @Test
    void intervalsAgreeWithTheDeltaMethodDoneNumerically() {
        // numpy: gradient by differences, half a case added to each count
        Figure.Known matthews = known(COUNTS.matthews(LEVEL));
        assertThat(matthews.low()).isCloseTo(-0.009064707066616181, within(1e-7));
        assertThat(matthews.high()).isCloseTo(0.5504803390906134, within(1e-7));
        Figure.Known f2 = known(COUNTS.f(2, LEVEL));
        assertThat(f2.low()).isCloseTo(0.46447547067454786, within(1e-7));
        assertThat(f2.high()).isCloseTo(0.8194604055688325, within(1e-7));
        Figure.Known f1 = known(COUNTS.f(1, LEVEL));
        Figure.Known jaccard = known(Proportion.wilson(12, 26, LEVEL));
        assertThat(f1.low()).isCloseTo(2 * jaccard.low() / (1 + jaccard.low()), within(1e-12));
        assertThat(f1.high()).isCloseTo(2 * jaccard.high() / (1 + jaccard.high()), within(1e-12));
        assertThat(f1.n()).isEqualTo(26);
        Figure.Known balanced = known(COUNTS.balancedAccuracy(LEVEL));
        Figure.Known apart = known(Proportion.difference(12, 17, 9, 23, LEVEL));
        assertThat(balanced.low()).isCloseTo((1 + apart.low()) / 2, within(1e-12));
        assertThat(balanced.high()).isCloseTo((1 + apart.high()) / 2, within(1e-12));
    }

    @Test
    void aPerfectOrHopelessPredictorStillHasAnInterval() {
        Figure.Known perfect = known(new BinaryCounts(10, 0, 0, 10).matthews(LEVEL));
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(perfect.high()).isEqualTo(1);
        assertThat(perfect.low()).isBetween(0.3, 0.9);
        assertThat(known(new BinaryCounts(10, 0, 0, 10).f(2, LEVEL)).high()).isEqualTo(1);
        assertThat(known(new BinaryCounts(0, 3, 4, 10).f(2, LEVEL)).low()).isZero();
        assertThat(known(new BinaryCounts(0, 3, 4, 10).f(1, LEVEL)).value()).isZero();
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(new BinaryCounts(0, 0, 3, 5).matthews(LEVEL))
                .isEqualTo(new Figure.Undefined("no positive predictions", 8));
        assertThat(new BinaryCounts(3, 5, 0, 0).matthews(LEVEL))
                .isEqualTo(new Figure.Undefined("no negative predictions", 8));
        assertThat(new BinaryCounts(0, 5, 0, 1).matthews(LEVEL)).isEqualTo(new Figure.Undefined("no positives", 6));
        assertThat(new BinaryCounts(5, 0, 1, 0).matthews(LEVEL)).isEqualTo(new Figure.Undefined("no negatives", 6));
        assertThat(BinaryCounts.EMPTY.matthews(LEVEL)).isEqualTo(new Figure.Undefined("no cases", 0));
        assertThat(new BinaryCounts(0, 0, 0, 5).f(1, LEVEL))
                .isEqualTo(new Figure.Undefined("neither positives nor positive predictions", 5));
        assertThat(new BinaryCounts(0, 5, 0, 1).balancedAccuracy(LEVEL))
                .isEqualTo(new Figure.Undefined("no positives", 6));
        assertThat(new BinaryCounts(5, 0, 1, 0).balancedAccuracy(LEVEL))
                .isEqualTo(new Figure.Undefined("no negatives", 6));
        assertThatThrownBy(() -> new BinaryCounts(0, -1, 0, 0)).hasMessageContaining("-1");
        assertThatThrownBy(() -> COUNTS.f(0, LEVEL)).hasMessageContaining("beta (0.0)");
    }

    @Test
    void mergeAddsUpAndTheStoredFormIsFixed() {
        assertThat(COUNTS.merge(new BinaryCounts(1, 2, 3, 4))).isEqualTo(new BinaryCounts(13, 11, 8, 18));
        assertThat(COUNTS.toBytes()).containsExactly(8, 1, 10, 24, 18, 10, 28);
        assertThat(BinaryCounts.ofBytes(COUNTS.toBytes())).isEqualTo(COUNTS);
        assertThatThrownBy(() -> BinaryCounts.ofBytes(new byte[] {8, 1, 10, 24, 18, 10, 1}))
                .hasMessageContaining("must not be below 0");
        assertThatThrownBy(() -> BinaryCounts.ofBytes(new byte[] {8, 1, 10, 24, 18, 10, 28, 0}))
                .hasMessageContaining("goes on");
    }

    @Test
    @Tag("simulation")
    void theIntervalsCover() {
        int repetitions = 2_000;
        double tp = 0.15;
        double fp = 0.05;
        double fn = 0.10;
        double phi = (tp * 0.7 - fp * fn) / Math.sqrt(0.2 * 0.8 * 0.25 * 0.75);
        double f2 = 5 * tp / (5 * tp + 4 * fn + fp);
        double f1 = 2 * tp / (2 * tp + fn + fp);
        double balanced = (0.6 + 0.7 / 0.75) / 2;
        double least = Covering.least(repetitions, 0.01);

        assertThat(Covering.share(
                        repetitions,
                        1,
                        phi,
                        random -> sample(random, tp, fp, fn).matthews(LEVEL)))
                .isGreaterThan(least);
        assertThat(Covering.share(
                        repetitions, 1, f2, random -> sample(random, tp, fp, fn).f(2, LEVEL)))
                .isGreaterThan(least);
        assertThat(Covering.share(
                        repetitions, 1, f1, random -> sample(random, tp, fp, fn).f(1, LEVEL)))
                .isGreaterThan(least);
        assertThat(Covering.share(
                        repetitions,
                        1,
                        balanced,
                        random -> sample(random, tp, fp, fn).balancedAccuracy(LEVEL)))
                .isGreaterThan(least);
    }

    private static BinaryCounts sample(SplittableRandom random, double tp, double fp, double fn) {
        long[] counts = new long[4];
        for (int i = 0; i < 150; i++) {
            double u = random.nextDouble();
            counts[u < tp ? 0 : u < tp + fp ? 1 : u < tp + fp + fn ? 2 : 3]++;
        }
        return new BinaryCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void assertValue(Figure figure, double value) {
        assertThat(known(figure).value()).isCloseTo(value, within(1e-12));
        assertThat(value).isBetween(known(figure).low(), known(figure).high());
    }
}
