package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static oxbow.core.sequential.Simulations.allowed;
import static oxbow.core.sequential.Simulations.median;
import static oxbow.core.sequential.Simulations.share;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.sequential.LearnThenTest.Starts;

/// Decisions, automation: how often thresholds are proven, what re-selection does, what an audit costs.
@Tag("simulation")
class AutomationSimulationTest {
    private static final double ALLOWED = 0.02;
    private static final double ALPHA = 0.05;
    private static final int ITEMS = 5_000;
    private static final int REPETITIONS = 1_000;

    /// How often a simulation is repeated that is repeated so often in `verify`.
    int times(int small) {
        return small;
    }

    @Test
    void moreStartsAutomateMoreOftenOnFiveThousandBlindItems() {
        assertThat(automated(Starts.EARLY)).as("published 45 %%").isCloseTo(0.45, within(0.05));
        assertThat(automated(Starts.LATE)).as("published 63 %%").isCloseTo(0.63, within(0.05));
        assertThat(automated(Starts.FOUR)).as("published 77 %%").isCloseTo(0.77, within(0.05));
        assertThat(automated(Starts.WIDE)).as("starts further apart").isGreaterThan(0.9);
    }

    @Test
    void aThresholdAboveTheAllowedRateIsRarelyChosen() {
        for (Starts starts : Starts.values()) {
            assertThat(share(times(REPETITIONS), 2, random -> isAutomated(random, starts, ALLOWED, 0)))
                    .as("%s, true error at the allowed rate", starts)
                    .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
        }
    }

    @Test
    void choosingEveryWeekAtTheFullLevelBreaksItAndSpendingDoesNot() {
        assertThat(share(times(REPETITIONS), 3, random -> isPromotedWithinHalfAYear(random, false)))
                .as("published 17 %%")
                .isBetween(0.13, 0.23);
        assertThat(share(times(REPETITIONS), 3, random -> isPromotedWithinHalfAYear(random, true)))
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
    }

    @Test
    void anAuditAtTheAllowedRateRarelyDemotes() {
        assertThat(share(times(REPETITIONS), 4, random -> auditsUntilDemotion(random, ALLOWED, 3_000) <= 3_000))
                .isLessThanOrEqualTo(allowed(ALPHA, times(REPETITIONS)));
    }

    @Test
    void anAuditOfThreePercentCostsWhatWasPublished() {
        AuditCost twice = AuditCost.of(ALLOWED, 0.04, 0.03, ALPHA);
        AuditCost thrice = AuditCost.of(ALLOWED, 0.06, 0.03, ALPHA);

        assertThat(twice.audits()).isCloseTo(368, within(45.0));
        assertThat(twice.answers()).isCloseTo(12_300, within(1_500.0));
        assertThat(twice.wrong()).isCloseTo(490, within(60.0));
        assertThat(thrice.answers()).isCloseTo(4_000, within(500.0));
        assertThat(thrice.wrong()).isCloseTo(240, within(30.0));
        assertThat(median(401, 5, random -> auditsUntilDemotion(random, 0.04, 50_000)))
                .as("audit by audit")
                .isCloseTo(twice.audits(), within(60.0));
    }

    /// Errors rise from a quarter of the allowed rate at the strict end to about the allowed rate at the loose one.
    private double automated(Starts starts) {
        return share(times(REPETITIONS), 1, random -> isAutomated(random, starts, ALLOWED / 4, 0.018));
    }

    /// 40 thresholds, by the share of items above them, from 150 items on; ten for each factor of 2.5.
    private static boolean isAutomated(SplittableRandom random, Starts starts, double strict, double rise) {
        double[] thresholds = new double[40];
        long[] n = new long[40];
        long[] errors = new long[40];
        long wrong = 0;
        int item = 0;
        for (int j = 0; j < 40; j++) {
            n[j] = j == 39 ? ITEMS : (long) Math.ceil(149.79 * Math.pow(2.5, j / 10.0));
            for (; item < n[j]; item++) {
                wrong += random.nextDouble() < strict + rise * item / ITEMS ? 1 : 0;
            }
            thresholds[j] = 1 - (double) n[j] / ITEMS;
            errors[j] = wrong;
        }
        return new LearnThenTest(ALLOWED, ALPHA, starts).choose(thresholds, n, errors)
                instanceof ThresholdChoice.Automated;
    }

    /// One threshold whose true error rate is the allowed one; 200 more blind items each week.
    private static boolean isPromotedWithinHalfAYear(SplittableRandom random, boolean spending) {
        AlphaLedger ledger = AlphaLedger.of(ALPHA);
        long errors = 0;
        for (int week = 1; week <= 26; week++) {
            for (int i = 0; i < 200; i++) {
                errors += random.nextDouble() < ALLOWED ? 1 : 0;
            }
            double part = spending ? ledger.next() : ALPHA;
            ledger = spending ? ledger.spend(part) : ledger;
            LearnThenTest test = new LearnThenTest(ALLOWED, part, Starts.EARLY);
            if (test.choose(new double[] {0.5}, new long[] {200L * week}, new long[] {errors})
                    instanceof ThresholdChoice.Automated) {
                return true;
            }
        }
        return false;
    }

    private static double auditsUntilDemotion(SplittableRandom random, double truth, int most) {
        AutomationAudit audit = AutomationAudit.start(ALLOWED);
        while (audit.n() < most) {
            boolean error = random.nextDouble() < truth;
            audit = audit.add(error);
            if (error && audit.isExceeded(ALPHA)) {
                return audit.n();
            }
        }
        return most + 1.0;
    }
}
