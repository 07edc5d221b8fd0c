package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.LearnThenTest.Starts;

class AutomationTest {
    private static final LearnThenTest EARLY = new LearnThenTest(0.02, 0.05, Starts.EARLY);

    @Test
    void theLoosestThresholdBeforeTheFirstFailureIsChosen() {
        double[] thresholds = {0.9, 0.8, 0.7, 0.6, 0.5};
        long[] n = {100, 150, 260, 300, 2_000};

        ThresholdChoice choice = EARLY.choose(thresholds, n, new long[] {1, 0, 1, 3, 3});

        assertThat(choice).isInstanceOfSatisfying(ThresholdChoice.Automated.class, automated -> {
            assertThat(automated.threshold()).isEqualTo(0.7);
            assertThat(automated.upper()).as("scipy beta.ppf").isCloseTo(0.018114794088197387, within(1e-12));
        });
        assertThat(EARLY.choose(thresholds, n, new long[] {0, 1, 1, 1, 1}))
                .as("one error at the start stops it")
                .isEqualTo(new ThresholdChoice.NotYet("too many errors where the sequences begin", 2_000));
        assertThat(EARLY.choose(new double[] {0.5}, new long[] {149}, new long[] {0}))
                .isEqualTo(new ThresholdChoice.NotYet("fewer than 150 blind items", 149));
    }

    @Test
    void aLaterStartForgivesAnEarlyError() {
        double[] thresholds = {0.9, 0.8};
        long[] n = {150, 375};
        long[] errors = {1, 2};

        assertThat(EARLY.choose(thresholds, n, errors)).isInstanceOf(ThresholdChoice.NotYet.class);
        assertThat(new LearnThenTest(0.02, 0.05, Starts.LATE).choose(thresholds, n, errors))
                .isInstanceOfSatisfying(
                        ThresholdChoice.Automated.class,
                        automated -> assertThat(automated.upper()).isCloseTo(0.016692879747793085, within(1e-12)));
        assertThat(new LearnThenTest(0.02, 0.05, Starts.FOUR).leastItems())
                .isCloseTo(Math.log(80) / 0.02, within(1e-9));
    }

    @Test
    void itemsAreCountedFromTheirScoreUp() {
        double[] scores = new double[400];
        boolean[] wrong = new boolean[400];
        for (int i = 0; i < 400; i++) {
            scores[i] = 1 - i / 400.0;
            wrong[i] = i >= 300;
        }
        double[] thresholds = LearnThenTest.thresholds(1, 0, 41);

        assertThat(thresholds[40]).isZero();
        assertThat(EARLY.choose(thresholds, scores, wrong))
                .isInstanceOfSatisfying(ThresholdChoice.Automated.class, automated -> {
                    assertThat(automated.threshold()).isCloseTo(0.25, within(1e-9));
                    assertThat(automated.errors()).isEqualTo(1);
                });
    }

    @Test
    void theLedgerIsNeverOverspent() {
        AlphaLedger ledger = AlphaLedger.of(0.05);
        assertThat(ledger.next()).isCloseTo(0.025, within(1e-12));
        for (int i = 0; i < 200; i++) {
            ledger = ledger.spend(ledger.next());
        }
        assertThat(ledger.left()).isCloseTo(0.05 / 201, within(1e-9));
        AlphaLedger rest = ledger;
        assertThatThrownBy(() -> rest.spend(0.01)).hasMessageContaining("must not be above the total (0.05)");
        assertThatThrownBy(() -> new AlphaLedger(0.05, List.of(0.0))).hasMessageContaining("part (0.0)");
    }

    @Test
    void theEvidenceOfAnAuditIsTheIntegralOfItsMixture() {
        AutomationAudit audit = new AutomationAudit(0.02, 100, 7);

        assertThat(audit.eValue()).as("scipy quad").isCloseTo(22.733285832962395, within(1e-6));
        assertThat(audit.isExceeded(0.05)).isTrue();
        assertThat(audit.isExceeded(0.04)).isFalse();
        assertThat(audit.lower(0.05)).isBetween(0.02, 0.03);
        assertThat(AutomationAudit.start(0.02).eValue()).isCloseTo(1, within(1e-9));
        assertThat(AutomationAudit.start(0.02).lower(0.05)).isZero();
        assertThat(new AutomationAudit(0.02, 60, 3).merge(new AutomationAudit(0.02, 40, 4)))
                .isEqualTo(audit);
        assertThat(DecisionState.ofBytes(audit.toBytes())).isEqualTo(audit);
    }

    @Test
    void theShareFollowsFromTheHarm() {
        AuditCost cost = AuditCost.of(0.02, 0.04, 0.03, 0.05);

        assertThat(cost.wrong()).isCloseTo(cost.answers() * 0.04, within(1e-9));
        assertThat(AuditCost.shareForHarm(0.02, 0.04, cost.wrong(), 0.05)).isCloseTo(0.03, within(1e-12));
        assertThat(AuditCost.shareForHarm(0.02, 0.04, 1, 0.05)).isEqualTo(1);
        assertThat(AuditCost.of(0.02, 0.02, 0.03, 0.05).audits()).isInfinite();
    }
}
