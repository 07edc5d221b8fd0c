package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreBoundsTest {
    private static final double[] VALUES = IntStream.rangeClosed(1, 500)
            .mapToDouble(i -> i * 7919 % 1000 / 1000.0)
            .toArray();

    @Test
    void boundsAreThoseOfAnIndependentComputation() {
        RunningMeanBound running = RunningMeanBound.of(ScoreRange.SHARE);
        ConstantMeanBound constant = ConstantMeanBound.of(ScoreRange.SHARE, 0.05);
        for (double value : VALUES) {
            running = running.add(value);
            constant = constant.add(value);
        }
        // numpy, from the formulas of the papers, on the same 500 values
        assertThat(running.spread()).isCloseTo(42.1557238939629, within(1e-9));
        assertThat(running.bounds(0.05).low()).isCloseTo(0.4364008540038676, within(1e-12));
        assertThat(running.bounds(0.05).high()).isCloseTo(0.5665991459961324, within(1e-12));
        assertThat(constant.bounds().low()).isCloseTo(0.4552472654854687, within(1e-12));
        assertThat(constant.bounds().high()).isCloseTo(0.5436717909273568, within(1e-12));
        assertThat(LatencyCounts.reach(1_000, 0.5, 0.05)).isCloseTo(0.07421240202487929, within(1e-12));
        assertThat(LatencyCounts.reach(1_000, 0.9, 0.05)).isCloseTo(0.04713443290149459, within(1e-12));
    }

    @Test
    void anotherRangeMovesAndScalesTheBounds() {
        RunningMeanBound share = RunningMeanBound.of(ScoreRange.SHARE);
        RunningMeanBound difference = RunningMeanBound.of(ScoreRange.DIFFERENCE);
        for (double value : VALUES) {
            share = share.add(value);
            difference = difference.add(2 * value - 1);
        }
        assertThat(difference.lower(0.01)).isCloseTo(2 * share.lower(0.01) - 1, within(1e-9));
        assertThat(difference.upper(0.01)).isCloseTo(2 * share.upper(0.01) - 1, within(1e-9));
        assertThatThrownBy(() -> RunningMeanBound.of(ScoreRange.SHARE).add(1.5)).hasMessageContaining("value (1.5)");
        assertThatThrownBy(() -> new ScoreRange(1, 1)).hasMessageContaining("not empty");
    }

    @Test
    void nothingKnownBoundsNothing() {
        assertThat(RunningMeanBound.of(ScoreRange.DIFFERENCE).bounds(0.05))
                .isEqualTo(new AnytimeBounds(0, 0, -1, 1, 0.05));
        assertThat(ConstantMeanBound.of(ScoreRange.SHARE, 0.05).bounds())
                .isEqualTo(new AnytimeBounds(0.5, 0, 0, 1, 0.05));
        assertThat(LatencyCounts.of().quantile(0.5, 0.05).high()).isInfinite();
        assertThat(LatencyCounts.of(3, 5).quantile(0.99, 0.05).low()).isZero();
    }

    @Test
    void pairsCloseAsSoonAsBothArmsHaveAValue() {
        UnpairedMeans test = UnpairedMeans.start().add(false, 0.2).add(false, 0.4);
        assertThat(test.champion()).isEqualTo(new UnpairedMeans.Waiting(2, 0.2 + 0.4));

        test = test.add(true, 0.8);
        assertThat(test.pairs()).isEqualTo(1);
        assertThat(test.difference())
                .isEqualTo(RunningMeanBound.of(ScoreRange.DIFFERENCE).add(0.8 - (0.2 + 0.4) / 2));

        test = test.add(true, 1).add(true, 0.5);
        assertThat(test.pairs()).as("no champion value between: wait").isEqualTo(1);
        assertThat(test.add(false, 0.25).pairs()).isEqualTo(2);
        assertThat(test.add(false, 0.25).difference())
                .isEqualTo(test.difference().add(0.75 - 0.25));
    }

    @Test
    void quantilesAreRoundedOutwardsByOnePercentAtMost() {
        double[] values =
                IntStream.rangeClosed(1, 10_000).mapToDouble(i -> i / 10.0).toArray();
        AnytimeBounds exact = LatencyCounts.of(values).quantile(0.5, 0.05);
        double reach = LatencyCounts.reach(10_000, 0.5, 0.05);

        assertThat(exact.low()).isBetween(1_000 * (0.5 - reach) / 1.011, 1_000 * (0.5 - reach));
        assertThat(exact.high()).isBetween(1_000 * (0.5 + reach), 1_000 * (0.5 + reach) * 1.011);
        LatencyCounts slower =
                LatencyCounts.of(Arrays.stream(values).map(v -> 1.5 * v).toArray());
        assertThat(slower.isSlowerThan(LatencyCounts.of(values), 0.5, 0.05)).isTrue();
        assertThat(LatencyCounts.of(values).isSlowerThan(slower, 0.5, 0.05)).isFalse();
        assertThat(LatencyCounts.of(values).isSlowerThan(LatencyCounts.of(values), 0.5, 0.05))
                .isFalse();
        assertThat(LatencyCounts.ofBytes(slower.toBytes())).isEqualTo(slower);
        assertThatThrownBy(() -> LatencyCounts.of(0)).hasMessageContaining("latency (0.0)");
    }

    @Test
    void aSeasonIsWaitedForAndOnlyWholeOnesCount() {
        SeasonBound bound = SeasonBound.of(100, 0);
        for (int i = 0; i < 100; i++) {
            bound = bound.add(i, false);
        }
        assertThat(bound.upper(0.05)).isEqualTo(1);
        bound = bound.add(100, true);
        RunningMeanBound first = RunningMeanBound.of(ScoreRange.SHARE);
        for (int i = 0; i < 100; i++) {
            first = first.add(0);
        }
        assertThat(bound.whole()).isEqualTo(first);
        assertThat(bound.upper(0.05)).isEqualTo(first.upper(0.05)).isLessThan(1);
        assertThat(bound.add(150, true).whole()).isEqualTo(first);
        assertThat(DecisionState.ofBytes(bound.toBytes())).isEqualTo(bound);
        SeasonBound later = bound;
        assertThatThrownBy(() -> later.add(99, true)).hasMessageContaining("at 99.0");
    }

    @Test
    void expectedWaitsAreThoseOfTheBounds() {
        long pairs = ExpectedScoreWait.pairs(0.1, 0.6, ScoreRange.DIFFERENCE, 0.01);
        assertThat(RunningMeanBound.radius(pairs, pairs * 0.09, 0.01)).isLessThanOrEqualTo(0.05);
        assertThat(RunningMeanBound.radius(pairs - 1, (pairs - 1) * 0.09, 0.01)).isGreaterThan(0.05);
        assertThat(ExpectedScoreWait.unpairedRequests(0.1, 0.6, 0.5, 0.01)).isEqualTo(3 * pairs);
        assertThat(ExpectedScoreWait.quantileValues(0.5, 0.0742125, 0.05)).isEqualTo(1_000);
        assertThat((double) ExpectedScoreWait.sampleRatioUnits(0.1, 0.12, 0.01)).isCloseTo(2_700, within(540.0));
        assertThat(ExpectedScoreWait.pairs(0, 0.6, ScoreRange.DIFFERENCE, 0.01)).isEqualTo(ExpectedScoreWait.NEVER);
        assertThat(ExpectedScoreWait.sampleRatioUnits(0.1, 0.1, 0.01)).isEqualTo(ExpectedScoreWait.NEVER);
    }
}
