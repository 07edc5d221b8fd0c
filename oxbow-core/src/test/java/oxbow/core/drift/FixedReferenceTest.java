package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import oxbow.core.baseline.Adwin;

/// What a reference that stays as it is does to a conformal martingale, and delays for numbers in 64 bins.
class FixedReferenceTest {
    private static final int STREAMS = 60;
    private static final double THRESHOLD = 100_000;

    @Test
    @Tag("simulation")
    void aFixedReferenceWithALearnedBetCrossesWithoutAnyChangeAndAGrowingOneDoesNot() {
        int rows = 200_000;
        int fixed = 0;
        int growing = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            fixed += crosses(new SplittableRandom(stream), rows, false) ? 1 : 0;
            growing += crosses(new SplittableRandom(stream), rows, true) ? 1 : 0;
        }
        assertThat(fixed).as("fixed reference of 500, of 60").isGreaterThanOrEqualTo(57);
        assertThat(growing).as("growing reference, of 60").isZero();
    }

    @Test
    @Tag("simulation")
    void numbersInSixtyFourBinsAreFoundSooner() {
        assertThat(median(0.25, 1)).as("0.25 deviations; ADWIN on ranks 516").isBetween(180.0, 420.0);
        assertThat(median(0.5, 1)).as("0.5 deviations; ADWIN on ranks 179").isBetween(60.0, 130.0);
        assertThat(median(1, 1)).as("1 deviation; ADWIN on ranks 81").isBetween(20.0, 50.0);
        assertThat(median(0, 1.5)).as("deviation times 1.5; ADWIN on ranks 1 %").isBetween(60.0, 170.0);
    }

    @Test
    @Tag("simulation")
    void adwinIsLaterOnErrors() {
        double[] delays = new double[101];
        for (int stream = 0; stream < delays.length; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            Adwin adwin = new Adwin();
            for (int row = 0; row < 20_000; row++) {
                adwin.observe(random.nextDouble() < 0.2 ? 1 : 0);
            }
            int row = 1;
            while (!adwin.observe(random.nextDouble() < 0.25 ? 1 : 0)) {
                row++;
            }
            delays[stream] = row;
        }
        Arrays.sort(delays);
        assertThat(delays[50])
                .as("median delay of ADWIN for .20 to .25; 1,348 published")
                .isBetween(1_100.0, 1_600.0);
    }

    /// One martingale, not restarted, that follows a histogram of all ranks so far.
    private static boolean crosses(SplittableRandom random, int rows, boolean grows) {
        int cells = 20;
        long[] reference = new long[cells];
        for (int row = 0; row < 500; row++) {
            reference[random.nextInt(cells)]++;
        }
        GrowingReference growing = new GrowingReference(reference, 1);
        long[] below = new long[cells + 1];
        for (int bin = 0; bin < cells; bin++) {
            below[bin + 1] = below[bin] + reference[bin];
        }
        double[] seen = new double[cells];
        Arrays.fill(seen, 1);
        double total = cells;
        double log = 0;
        for (int row = 0; row < rows; row++) {
            int bin = random.nextInt(cells);
            double rank =
                    grows ? growing.rankAndAdd(bin) : (below[bin] + random.nextDouble() * (reference[bin] + 1)) / 501;
            int cell = Math.min(cells - 1, (int) (rank * cells));
            log += Math.log(seen[cell] / total * cells);
            seen[cell]++;
            total++;
            if (log >= Math.log(THRESHOLD)) {
                return true;
            }
        }
        return false;
    }

    private static double median(double shift, double deviation) {
        double[] delays = new double[101];
        for (int stream = 0; stream < delays.length; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            ConformalDetector detector = Streams.detector(random::nextGaussian, 5_000, 64, THRESHOLD, stream);
            Streams.alarms(detector, random::nextGaussian, 500);
            delays[stream] = Streams.firstAlarm(detector, () -> shift + deviation * random.nextGaussian(), 10_000)
                    .map(alarm -> (double) alarm.atRow() - 500)
                    .orElse(1e9);
        }
        Arrays.sort(delays);
        return delays[50];
    }
}
