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
        int streams = 300;
        int held = 0;
        for (int stream = 0; stream < streams; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            RateDetector detector = detector(random, 5_000, true, 1e5);
            for (int row = 0; row < 2_000; row++) {
                detector.observe(random.nextDouble() < RATE);
            }
            RateAlarm alarm = null;
            while (alarm == null) {
                alarm = detector.observe(random.nextDouble() < 0.3).orElse(null);
            }
            held += alarm.earliest() <= 2_001 && 2_001 <= alarm.latest() ? 1 : 0;
        }
        assertThat(held).as("of %d at 95 %%", streams).isGreaterThanOrEqualTo((int) (streams * 0.92));
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
        int errors = 0;
        for (int row = 0; row < n; row++) {
            errors += random.nextDouble() < RATE ? 1 : 0;
        }
        RateBaseline baseline =
                margin ? RateBaseline.ofCounts(errors, n, TWO_SIDED * 0.01) : RateBaseline.known((double) errors / n);
        return new RateDetector(baseline, Side.UP, Accumulation.SHIRYAEV_ROBERTS, threshold);
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
