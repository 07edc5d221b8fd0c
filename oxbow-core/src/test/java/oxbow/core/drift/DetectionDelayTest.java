package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// How soon known drift is found, and how well it is dated. A detector that never fires fails here.
class DetectionDelayTest {
    private static final int STREAMS = 101;
    private static final int UNCHANGED = 500;
    private static final int MOST_ROWS = 10_000;
    private static final double THRESHOLD = 100_000;

    private record Found(double medianDelay, double lateDelay, double medianDatingError, double worstDatingError) {}

    @Test
    void aDarkenedLensIsFoundWithinTensOfRows() {
        Found found = found(
                random -> Streams.normal(random, 0.30, 0.033),
                random -> Streams.normal(random, 0.30 * 0.35, 0.033 * 0.35));

        assertThat(found.lateDelay())
                .as("nine of ten brightness shifts of −65 %%: %s", found)
                .isLessThanOrEqualTo(20);
        assertThat(found.worstDatingError()).as("%s", found).isLessThanOrEqualTo(5);
    }

    @Test
    void halfAStandardDeviationIsFoundWithin150Rows() {
        for (double shift : new double[] {0.5, -0.5}) {
            Found found = found(random -> Streams.normal(random, 0, 1), random -> Streams.normal(random, shift, 1));

            assertThat(found.medianDelay()).as("shift %s: %s", shift, found).isLessThanOrEqualTo(150);
            assertThat(found.medianDatingError())
                    .as("shift %s: %s", shift, found)
                    .isLessThanOrEqualTo(25);
        }
    }

    @Test
    void aWholeStandardDeviationIsFoundWithin50Rows() {
        Found found = found(random -> Streams.normal(random, 0, 1), random -> Streams.normal(random, 1, 1));

        assertThat(found.lateDelay()).as("%s", found).isLessThanOrEqualTo(50);
        assertThat(found.medianDatingError()).as("%s", found).isLessThanOrEqualTo(4);
    }

    @Test
    void changedSpreadIsFoundThoughTheMeanStays() {
        Found wider = found(random -> Streams.normal(random, 0, 1), random -> Streams.normal(random, 0, 1.5));
        Found narrower = found(random -> Streams.normal(random, 0, 1), random -> Streams.normal(random, 0, 0.6));

        assertThat(wider.medianDelay()).as("%s", wider).isLessThanOrEqualTo(200);
        assertThat(narrower.medianDelay()).as("%s", narrower).isLessThanOrEqualTo(200);
    }

    @Test
    void valuesThatGoMissingAreFound() {
        Found found = found(
                random -> Streams.normal(random, 0, 1),
                random -> () -> random.nextDouble() < 0.2 ? Double.NaN : random.nextGaussian());

        assertThat(found.lateDelay()).as("%s", found).isLessThanOrEqualTo(100);
    }

    @Test
    void anotherMixOfCategoriesWithTheSameMiddleIsFound() {
        Found found = found(
                random -> () -> random.nextInt(5),
                random -> () -> random.nextDouble() < 0.5 ? 1 + 2 * random.nextInt(2) : random.nextInt(5));

        assertThat(found.medianDelay()).as("%s", found).isLessThanOrEqualTo(400);
    }

    private static Found found(
            Function<SplittableRandom, DoubleSupplier> before, Function<SplittableRandom, DoubleSupplier> after) {
        double[] delays = new double[STREAMS];
        double[] datingErrors = new double[STREAMS];
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            DoubleSupplier unchanged = before.apply(random);
            ConformalDetector detector = Streams.detector(unchanged, 1_000, 20, THRESHOLD, stream);
            assertThat(Streams.alarms(detector, unchanged, UNCHANGED)).isZero();
            Optional<DriftAlarm> alarm = Streams.firstAlarm(detector, after.apply(random), MOST_ROWS);
            delays[stream] = alarm.map(found -> found.atRow() - UNCHANGED).orElse(Long.MAX_VALUE);
            datingErrors[stream] = alarm.map(found -> Math.abs(found.changeRow() - UNCHANGED - 1))
                    .orElse(Long.MAX_VALUE);
        }
        Arrays.sort(delays);
        Arrays.sort(datingErrors);
        return new Found(
                delays[STREAMS / 2],
                delays[STREAMS * 9 / 10],
                datingErrors[STREAMS / 2],
                datingErrors[STREAMS * 9 / 10]);
    }
}
