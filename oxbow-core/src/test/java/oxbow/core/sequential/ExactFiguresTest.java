package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.LearnThenTest.Starts;

/// Figures that equal questions get for ever, and what is accepted and refused at the edge. That the figures are
/// right is shown elsewhere, by simulation and by independent computations; here they must not move unseen.
class ExactFiguresTest {
    @Test
    void waitsStayWhatTheyAre() {
        assertThat(ExpectedWait.requestsToPairedVerdict(0.04, 0.01, 0.01)).isEqualTo(509);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.5, 0.48, 0.01)).isEqualTo(73_074);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.3, 0, 0.01)).isEqualTo(30);
        assertThat(ExpectedWait.requestsToPairedVerdict(0.01, 0, 0.01)).isEqualTo(889);
        assertThat(ExpectedWait.requestsToRollback(0.02, 0.2, 0.1, 0.01, 1)).isEqualTo(241);
        assertThat(ExpectedWait.requestsToRollback(0.02, 0.06, 0.5, 0.01, 1.25)).isEqualTo(1_512);
        assertThat(ExpectedWait.requestsToProveBetter(0.06, 0.035, 0.5, 0.05, 1))
                .isEqualTo(1_879);
        assertThat(ExpectedWait.requestsToRollback(1, 1, 0.5, 0.01, 0.2))
                .as("every request errs")
                .isEqualTo(17);
    }

    @Test
    void waitsBeyondTheSimulationFollowFromTheGrowthOfTheEvidence() {
        // (ln 100 + ln 30,000) / (θ ln 2θ + (1 − θ) ln 2(1 − θ)) / 0.06 at θ = 0.0302 / 0.06, worked with numpy
        assertThat((double) ExpectedWait.requestsToPairedVerdict(0.0302, 0.0298, 0.01))
                .isCloseTo(11_185_509, within(2.0));
        assertThat((double) ExpectedWait.requestsToRollback(0.001, 0.00115, 0.1, 0.01, 1))
                .isCloseTo(6_739_901, within(2.0));
    }

    @Test
    void auditCostsStayWhatTheyAre() {
        assertThat(AuditCost.of(0.02, 0.04, 0.03, 0.05)).isEqualTo(new AuditCost(397, 397 / 0.03, 397 / 0.03 * 0.04));
        assertThat(AuditCost.of(0.02, 0.06, 1, 0.05)).isEqualTo(new AuditCost(123, 123, 123 * 0.06));
        assertThat(AuditCost.of(0.02, 1, 1, 0.05)).as("always wrong").isEqualTo(new AuditCost(3, 3, 3));
        assertThat(AuditCost.of(0.6, 0.8, 1, 0.05).audits()).isEqualTo(34);
        assertThat(AuditCost.of(0.02, 0.0201, 1, 0.05).wrong()).as("too close").isInfinite();
        assertThat(new AutomationAudit(0.02, 2, 2).isExceeded(0.05)).isFalse();
        assertThat(new AutomationAudit(0.02, 3, 3).isExceeded(0.05)).isTrue();
    }

    @Test
    void theSameLabelsAreKeptForEver() {
        assertThat(kept(42, 1))
                .isEqualTo("00111101010110001111001001100000000011101011001110011111000011001100100001000101");
        assertThat(kept(-7, 1_000_000_007))
                .isEqualTo("01100111010011110010001001110101011111010000100100111110110110111111110010110010");
    }

    @Test
    void crossedBoundsAreAPointAndARefutation() {
        ConstantMeanBound bound = ConstantMeanBound.of(ScoreRange.SHARE, 0.05);
        for (int i = 0; i < 431; i++) {
            bound = bound.add(i < 400 ? 0 : 1);
        }
        assertThat(bound.isRefuted()).isFalse();
        assertThat(bound.bounds().low()).isLessThan(bound.bounds().high());
        assertThat(bound.bounds().estimate()).isEqualTo(31 / 431.0);

        bound = bound.add(1);
        assertThat(bound.isRefuted()).isTrue();
        assertThat(bound.bounds().low())
                .isEqualTo(bound.bounds().high())
                .isCloseTo((0.019435796283339305 + 0.018840937411006297) / 2, within(1e-12));
    }

    @Test
    void bothEndsAreCovered() {
        AnytimeBounds bounds = new AnytimeBounds(0.5, 10, 0.25, 0.75, 0.05);
        assertThat(bounds.covers(0.25)).isTrue();
        assertThat(bounds.covers(0.75)).isTrue();
        assertThat(bounds.covers(0.2499)).isFalse();
        assertThat(bounds.covers(0.7501)).isFalse();
        assertThat(new AnytimeBounds(0.5, 0, 0.5, 0.5, 0.05).covers(0.5)).isTrue();
        refused(() -> new AnytimeBounds(0.5, 1, 0.75, 0.25, 0.05));
        refused(() -> new AnytimeBounds(0.5, -1, 0.25, 0.75, 0.05));
        refused(() -> new AnytimeBounds(Double.NaN, 1, 0.25, 0.75, 0.05));
    }

    @Test
    void quantilesOfAThousandValues() {
        double[] values = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        LatencyCounts counts = LatencyCounts.of(values);

        AnytimeBounds median = counts.quantile(0.5, 0.05);
        assertThat(median.low()).isCloseTo(424.0287, within(1e-3));
        assertThat(median.estimate()).isCloseTo(497.2070, within(1e-3));
        assertThat(median.high()).isCloseTo(577.2419, within(1e-3));
        assertThat(counts.quantile(0.99, 0.05).low()).isCloseTo(968.4323, within(1e-3));
        assertThat(counts.quantile(0.99, 0.05).high()).isInfinite();
        assertThat(counts.merge(LatencyCounts.of(1_001)).n()).isEqualTo(1_001);
        assertThat(LatencyCounts.of(3, 3).merge(LatencyCounts.of(3)).bins())
                .hasSize(1)
                .containsValue(3L);
        assertThat(LatencyCounts.of().quantile(0.5, 0.05))
                .isEqualTo(new AnytimeBounds(0, 0, 0, Double.POSITIVE_INFINITY, 0.05));
    }

    @Test
    void anArmIsSlowerOnlyIfHalfOfTheErrorProbabilityEachShowsIt() {
        double[] fast = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        LatencyCounts champion = LatencyCounts.of(fast);
        double level = 0.05;
        double ratio = champion.quantile(0.5, level / 2).high()
                / champion.quantile(0.5, level / 2).low();
        LatencyCounts barely = LatencyCounts.of(IntStream.rangeClosed(1, 1_000)
                .mapToDouble(i -> i * ratio * 1.02)
                .toArray());
        LatencyCounts notYet = LatencyCounts.of(IntStream.rangeClosed(1, 1_000)
                .mapToDouble(i -> i * ratio / 1.02)
                .toArray());

        assertThat(barely.isSlowerThan(champion, 0.5, level)).isTrue();
        assertThat(notYet.isSlowerThan(champion, 0.5, level)).isFalse();
    }

    @Test
    void boundsOnRatesAreTheRootsOfTheirEvidence() {
        assertThat(new AbsoluteRateBound(200, 3).upper(0.05)).isCloseTo(0.05309116829542914, within(1e-9));
        assertThat(new AutomationAudit(0.02, 100, 7).lower(0.05)).isCloseTo(0.020641664480824023, within(1e-9));
        assertThat(new AutomationAudit(0.7, 100, 90).eValue()).isCloseTo(29_596.358646, within(1e-3));
        assertThat(AbsoluteRateBound.start().add(true).add(false)).isEqualTo(new AbsoluteRateBound(2, 1));
        assertThat(AutomationAudit.start(0.02).add(true).add(false)).isEqualTo(new AutomationAudit(0.02, 2, 1));
    }

    @Test
    void eighteenPerThousandMissingLabelsAreFoundLate() {
        double missing = Math.exp(-4);
        double share = 1 / (2 - missing);
        assertThat((double) ExpectedScoreWait.sampleRatioUnits(0.5, share, 0.005))
                .as("'some 200,000' in the manual")
                .isBetween(170_000.0, 260_000.0);
    }

    @Test
    void anExactHitIsEnoughAndNothingBelowIt() {
        LearnThenTest test = new LearnThenTest(0.02, 0.05, Starts.EARLY);
        double[] two = {0.9, 0.8};
        assertThat(test.choose(two, new long[] {200, 200}, new long[] {0, 0}))
                .isInstanceOfSatisfying(
                        ThresholdChoice.Automated.class,
                        automated -> assertThat(automated.threshold()).isEqualTo(0.8));
        assertThat(test.choose(new double[] {0.9}, new double[] {0.9, 0.89}, new boolean[2]))
                .isEqualTo(new ThresholdChoice.NotYet("fewer than 150 blind items", 1));
        refused(() -> test.choose(new double[] {0.8, 0.9}, new long[] {1, 2}, new long[2]));
        refused(() -> test.choose(new double[] {0.9, 0.9}, new long[] {1, 2}, new long[2]));
        refused(() -> test.choose(two, new long[] {2, 1}, new long[2]));
        refused(() -> test.choose(two, new long[] {1, 2}, new long[] {-1, 0}));
        refused(() -> test.choose(two, new long[] {1, 2}, new long[] {2, 0}));
        refused(() -> test.choose(two, new long[] {1, 2}, new long[1]));
        refused(() -> test.choose(new double[0], new long[0], new long[0]));
        refused(() -> test.choose(two, new double[1], new boolean[2]));
        refused(() -> LearnThenTest.thresholds(1, 0, 1));
        refused(() -> LearnThenTest.thresholds(1, 1, 5));
        assertThat(LearnThenTest.thresholds(1, 0, 2)).containsExactly(1, 0);
    }

    @Test
    void ratesOfZeroAndOneAreNoQuestions() {
        for (double rate : new double[] {0, 1, Double.NaN}) {
            refused(() -> AutomationAudit.start(rate));
            refused(() -> new LearnThenTest(rate, 0.05, Starts.EARLY));
            refused(() -> new LearnThenTest(0.02, rate, Starts.EARLY));
            refused(() -> AlphaLedger.of(rate));
            refused(() -> ConstantMeanBound.of(ScoreRange.SHARE, rate));
            refused(() -> LatencyCounts.of(1).quantile(rate, 0.05));
        }
        assertThat(new LabelThinning(1, 0).isKept(3, 1)).isTrue();
        refused(() -> new LabelThinning(0, 1));
        refused(() -> new LabelThinning(0.5, 1).isKept(1, 1.01));
        refused(() -> AuditCost.of(0.02, 0.04, 0, 0.05));
        refused(() -> AuditCost.of(0.02, 0.04, 1.01, 0.05));
        refused(() -> AuditCost.of(0.02, 1.01, 1, 0.05));
        refused(() -> AuditCost.shareForHarm(0.02, 0.04, 0, 0.05));
        refused(() -> ExpectedScoreWait.pairs(0.1, 1.01, ScoreRange.DIFFERENCE, 0.05));
        refused(() -> ExpectedScoreWait.pairs(0.1, -0.01, ScoreRange.DIFFERENCE, 0.05));
        assertThat(ExpectedScoreWait.pairs(0.5, 1, ScoreRange.DIFFERENCE, 0.05)).isPositive();
        assertThat(ExpectedScoreWait.quantileValues(0.5, 0, 0.05)).isEqualTo(ExpectedScoreWait.NEVER);
        refused(() -> RateRatioTest.of(Direction.WORSE, 2e6));
        refused(() -> new JudgingAge(0));
        refused(() -> new JudgingAge(Double.POSITIVE_INFINITY));
        refused(() -> new KeyVotes(0));
        assertThat(new KeyVotes(1).isFull()).isFalse();
    }

    @Test
    void theWholeOfALedgerMayBeSpent() {
        AlphaLedger spent = AlphaLedger.of(0.05).spend(0.05);
        assertThat(spent.left()).isZero();
        assertThat(spent.next()).isZero();
        assertThat(new AlphaLedger(0.3, List.of(0.1, 0.1, 0.1)).left()).isCloseTo(0, within(1e-12));
        refused(() -> AlphaLedger.of(0.05).spend(0.0501));
    }

    @Test
    void seasonsEndAtTheirLengthFromTheirStart() {
        SeasonBound bound = SeasonBound.of(10, 5).add(5, false).add(14.9, true);
        assertThat(bound.whole().n()).isZero();
        assertThat(bound.add(15, true).whole()).isEqualTo(bound.running());
        assertThat(bound.add(15, true).add(24.9, false).whole().n()).isEqualTo(2);
        assertThat(bound.add(15, true).add(25, false).whole().n()).isEqualTo(3);
        refused(() -> SeasonBound.of(0, 0));
        assertThat(new Docket(new JudgingAge(1)).size()).isZero();
    }

    private static String kept(long seed, long step) {
        LabelThinning thinning = new LabelThinning(0.1, seed);
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            kept.append(thinning.isKept(step * i, 0.2) ? 1 : 0);
        }
        return kept.toString();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("must");
    }
}
