package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The promise of [RateDetector], what breaks it, and what it costs in delay. Beside each figure stand two
/// dummies: one that never alarms passes every test of false alarms and fails the one of delay, one that alarms
/// every n rows the other way round.
class RateGuaranteeTest {
    private static final double RATE = 0.2;
    private static final int TWO_SIDED = 2;

    /// A thing that watches rows and alarms now and then.
    private interface Watcher {
        boolean observe(boolean error);
    }

    @Test
    @Tag("simulation")
    void dependentDetectorsTogetherKeepTheBudget() {
        int rows = 400_000;
        DriftBudget budget = new DriftBudget(4_000, 10);
        long alarms = 0;
        SplittableRandom random = new SplittableRandom(1);
        RateDetector[] detectors = new RateDetector[budget.detectors()];
        for (int k = 0; k < detectors.length; k++) {
            RateBaseline known = RateBaseline.known(0.05 + 0.05 * k);
            detectors[k] = new RateDetector(known, Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, budget.threshold());
        }
        for (int row = 0; row < rows; row++) {
            double shared = random.nextDouble();
            for (int k = 0; k < detectors.length; k++) {
                alarms += detectors[k].observe(shared < 0.05 + 0.05 * k).isPresent() ? 1 : 0;
            }
        }
        assertThat(alarms)
                .as("alarms of 10 detectors on one variable in %d rows; never-alarm 0, every-4,000 100", rows)
                .isBetween(5L, 100L);
    }

    @Test
    @Tag("simulation")
    void aPlainEstimateBreaksTheRateOfAboutHalfTheDetectorsAMarginOfOneInAHundred() {
        int detectors = 200;
        int plain = broken(detectors, 1_000, false, 1_000, 100_000);
        int margin = broken(detectors, 1_000, true, 1_000, 100_000);

        assertThat(plain).as("of %d with the plain estimate", detectors).isBetween(60, 110);
        assertThat(margin)
                .as("of %d with the margin: expected 2, + 3 SE", detectors)
                .isLessThanOrEqualTo(6);
    }

    @Test
    @Tag("nightly")
    void overAMillionRowsFortySixOfAHundredPlainEstimatesBreakTheirRate() {
        int detectors = 1_000;
        int plain = broken(detectors, 1_000, false, 10_000, 3_000_000);
        int margin = broken(detectors, 1_000, true, 10_000, 3_000_000);

        assertThat(plain).as("of %d with the plain estimate", detectors).isBetween(400, 500);
        assertThat(margin)
                .as("of %d with the margin: expected 10, + 3 SE", detectors)
                .isLessThanOrEqualTo(20);
    }

    @Test
    @Tag("simulation")
    void theDelayIsThatOfADetectorWithTheRightReference() {
        double small = medianDelay(201, 1_000, 0.25);
        double large = medianDelay(201, 5_000, 0.25);

        assertThat(small).as("delay for .25, n0 = 1,000").isBetween(2_400.0, 5_000.0);
        assertThat(large).as("delay for .25, n0 = 5,000; ADWIN 1,348").isBetween(1_050.0, 1_500.0);
        assertThat(medianDelay(201, 5_000, 0.30)).as("delay for .30; ADWIN 419").isBetween(290.0, 419.0);
        assertThat(medianDelay(201, 5_000, 0.40)).as("delay for .40; ADWIN 141").isBetween(75.0, 141.0);
    }

    @Test
    @Tag("simulation")
    void dummiesFailOneOfTheTwoTests() {
        Watcher never = error -> false;
        int[] rows = {0};
        Watcher everyHundred = error -> ++rows[0] % 100 == 0;
        SplittableRandom random = new SplittableRandom(9);

        assertThat(alarms(never, random, 1_000_000))
                .as("never-alarm keeps any budget")
                .isZero();
        assertThat(delay(never, random, 0, 0.4, 20_000)).as("and finds nothing").isEqualTo(20_000);
        assertThat(alarms(everyHundred, random, 1_000_000))
                .as("every-100 breaks 10 per million")
                .isGreaterThan(10);
        assertThat(delay(everyHundred, random, 0, 0.4, 20_000))
                .as("and is quick")
                .isLessThanOrEqualTo(100);
    }

    @Test
    @Tag("simulation")
    void theIntervalOfTheChangeHoldsTheTruth() {
        assertThat(held(400, 2_000, 0.30, false)).as("of 400 at 95 %, − 3 SE").isGreaterThanOrEqualTo(367);
        assertThat(held(400, 0, 0.25, true))
                .as("of 400 at 95 %, − 3 SE, where stopping at an alarm biases most")
                .isGreaterThanOrEqualTo(367);
    }

    @Test
    @Tag("nightly")
    void theIntervalOfTheChangeHoldsTheTruthForLargeAndSmallChanges() {
        for (double after : new double[] {0.1, 0.25, 0.3, 0.4}) {
            for (int unchanged : new int[] {0, 500, 2_000}) {
                for (boolean known : new boolean[] {false, true}) {
                    assertThat(held(2_000, unchanged, after, known))
                            .as("of 2,000 at 95 %%, − 3 SE: %s after %d, known: %s", after, unchanged, known)
                            .isGreaterThanOrEqualTo(1_871);
                }
            }
        }
    }

    /// The streams whose interval holds the change; one that alarms before it is drawn anew.
    private static int held(int streams, int unchanged, double after, boolean known) {
        int held = 0;
        int seed = 0;
        for (int stream = 0; stream < streams; stream++) {
            RateAlarm alarm = null;
            while (alarm == null || alarm.atRow() <= unchanged) {
                SplittableRandom random = new SplittableRandom(seed++);
                RateBaseline baseline = known ? RateBaseline.known(RATE) : baseline(random, 5_000, true);
                RateDetector detector = new RateDetector(baseline, Side.BOTH, Accumulation.SHIRYAEV_ROBERTS, 1e5);
                alarm = null;
                for (int row = 0; alarm == null; row++) {
                    alarm = detector.observe(random.nextDouble() < (row < unchanged ? RATE : after))
                            .orElse(null);
                }
            }
            held += alarm.earliest() <= unchanged + 1 && unchanged + 1 <= alarm.latest() ? 1 : 0;
        }
        return held;
    }

    private static int broken(int detectors, int n, boolean margin, double threshold, int rows) {
        int broken = 0;
        double promised = rows / threshold;
        for (int k = 0; k < detectors; k++) {
            SplittableRandom random = new SplittableRandom(k);
            RateDetector detector = detector(random, n, margin, threshold);
            long alarms = alarms(error -> detector.observe(error).isPresent(), random, rows);
            broken += alarms > promised ? 1 : 0;
        }
        return broken;
    }

    private static double medianDelay(int streams, int n, double after) {
        double[] delays = new double[streams];
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            RateDetector detector = detector(random, n, true, 1e5);
            delays[stream] = delay(error -> detector.observe(error).isPresent(), random, 2_000, after, 60_000);
        }
        Arrays.sort(delays);
        return delays[streams / 2];
    }

    private static RateDetector detector(SplittableRandom random, int n, boolean margin, double threshold) {
        return new RateDetector(baseline(random, n, margin), Side.UP, Accumulation.SHIRYAEV_ROBERTS, threshold);
    }

    private static RateBaseline baseline(SplittableRandom random, int n, boolean margin) {
        int errors = 0;
        for (int row = 0; row < n; row++) {
            errors += random.nextDouble() < RATE ? 1 : 0;
        }
        return margin ? RateBaseline.ofCounts(errors, n, TWO_SIDED * 0.01) : RateBaseline.known((double) errors / n);
    }

    private static long alarms(Watcher watcher, SplittableRandom random, int rows) {
        long alarms = 0;
        for (int row = 0; row < rows; row++) {
            alarms += watcher.observe(random.nextDouble() < RATE) ? 1 : 0;
        }
        return alarms;
    }

    private static long delay(Watcher watcher, SplittableRandom random, int unchanged, double after, int most) {
        alarms(watcher, random, unchanged);
        for (int row = 1; row <= most; row++) {
            if (watcher.observe(random.nextDouble() < after)) {
                return row;
            }
        }
        return most;
    }
}
