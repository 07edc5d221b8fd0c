package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import oxbow.core.profile.FrozenBins;

class ConformalDetectorTest {
    private static final FrozenBins BINS = FrozenBins.uniform(0, 1, 10);

    @Test
    void aRestoredDetectorGoesOnExactly() {
        SplittableRandom random = new SplittableRandom(1);
        double[] rows = random.doubles(6_000).toArray();
        for (int i = 3_000; i < rows.length; i++) {
            rows[i] = i % 50 == 0 ? Double.NaN : rows[i] * (i > 4_500 ? 0.6 : 0.9);
        }
        ConformalDetector straight = fresh(1_000);
        ConformalDetector interrupted = fresh(1_000);
        List<DriftAlarm> expected = new ArrayList<>();
        List<DriftAlarm> actual = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            straight.observe(rows[i]).ifPresent(expected::add);
            interrupted.observe(rows[i]).ifPresent(actual::add);
            if (i % 37 == 0) {
                interrupted = ConformalDetector.restore(interrupted.snapshot());
            }
            assertThat(interrupted.statistic()).isEqualTo(straight.statistic());
        }

        assertThat(expected).hasSizeGreaterThanOrEqualTo(2);
        assertThat(actual).isEqualTo(expected);
        assertThat(interrupted.snapshot()).isEqualTo(straight.snapshot());
    }

    @Test
    void theSeedDecidesTheTies() {
        ConformalDetector one = fresh(1e6);
        ConformalDetector same = fresh(1e6);
        ConformalDetector other = new ConformalDetector(BINS, new long[13], 1e6, 99);
        for (int i = 0; i < 50; i++) {
            one.observe(0.5);
            same.observe(0.5);
            other.observe(0.5);
        }

        assertThat(one.statistic()).isEqualTo(same.statistic()).isNotEqualTo(other.statistic());
    }

    @Test
    void anAlarmSaysSinceWhenHowMuchAndWhatItSees() {
        SplittableRandom random = new SplittableRandom(2);
        ConformalDetector detector = Streams.detector(random::nextDouble, 1_000, 10, 1e5, 3);
        assertThat(Streams.alarms(detector, random::nextDouble, 700)).isZero();

        DriftAlarm alarm =
                Streams.firstAlarm(detector, () -> 2 + random.nextDouble(), 100).orElseThrow();

        assertThat(alarm.changeRow()).isBetween(699L, 702L);
        assertThat(alarm.atRow()).isBetween(702L, 712L);
        assertThat(alarm.statistic()).isGreaterThanOrEqualTo(alarm.threshold());
        assertThat(alarm.threshold()).isEqualTo(1e5);
        assertThat(alarm.psi()).isGreaterThan(1);
        long seen = alarm.currentCounts().stream().mapToLong(Long::longValue).sum();
        assertThat(seen).isEqualTo(alarm.atRow() - alarm.changeRow() + 1);
        int overflow = alarm.currentCounts().size() - 2;
        assertThat(alarm.currentCounts().get(overflow)).isGreaterThanOrEqualTo(seen - 2);
    }

    @Test
    void everyChangeIsReportedOnceAlsoTheWayBack() {
        SplittableRandom random = new SplittableRandom(3);
        DoubleSupplier bright = Streams.normal(random, 0.30, 0.033);
        DoubleSupplier dark = Streams.normal(random, 0.105, 0.012);
        ConformalDetector detector = Streams.detector(bright, 1_000, 20, 1e5, 4);

        assertThat(Streams.alarms(detector, bright, 1_000)).isZero();
        assertThat(Streams.alarms(detector, dark, 2_000)).isEqualTo(1);
        Optional<DriftAlarm> back = Streams.firstAlarm(detector, bright, 100);
        assertThat(back).isPresent();
        assertThat(back.orElseThrow().changeRow()).isBetween(3_000L, 3_003L);
        assertThat(detector.rows()).isEqualTo(back.orElseThrow().atRow());
        assertThat(detector.statistic()).isZero();
    }

    @Test
    void constantAndEmptyReferencesWork() {
        FrozenBins constant = FrozenBins.quantiles(new double[] {5, 5, 5}, 10);
        ConformalDetector detector = new ConformalDetector(constant, new long[] {0, 300, 0, 0}, 1e4, 1);
        assertThat(Streams.alarms(detector, () -> 5, 1_000)).isZero();
        assertThat(Streams.firstAlarm(detector, () -> 6, 30)).isPresent();

        FrozenBins none = FrozenBins.quantiles(new double[0], 10);
        ConformalDetector blind = new ConformalDetector(none, new long[2], 1e4, 1);
        assertThat(Streams.alarms(blind, () -> 1, 300)).isZero();
        assertThat(Streams.firstAlarm(blind, () -> Double.NaN, 30)).isPresent();
    }

    @Test
    void coinsAloneNeverAlarm() {
        FrozenBins constant = FrozenBins.quantiles(new double[] {5, 5, 5}, 10);
        for (int seed = 0; seed < 20; seed++) {
            ConformalDetector same = new ConformalDetector(constant, new long[] {0, 300, 0, 0}, 100, seed);
            assertThat(Streams.alarms(same, () -> 5, 20_000)).isZero();
            assertThat(Streams.firstAlarm(same, () -> 6, 60)).isPresent();
        }
        ConformalDetector rare =
                new ConformalDetector(FrozenBins.categories(2), new long[] {0, 990, 10, 0, 0}, 1_000, 3);
        SplittableRandom random = new SplittableRandom(4);
        assertThat(Streams.alarms(rare, () -> random.nextInt(100) == 0 ? 1 : 0, 200_000))
                .isLessThan(20);
    }

    @Test
    void aRowAllocatesNothing() {
        ConformalDetector detector = fresh(1e12);
        SplittableRandom random = new SplittableRandom(4);
        double[] rows = random.doubles(200_000).toArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long alarms = 0;
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (double row : rows) {
                alarms += detector.observe(row).isPresent() ? 1 : 0;
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(alarms).isZero();
        assertThat(allocated).as("bytes for 200,000 rows").isLessThan(20_000);
    }

    @Test
    void theRankTreeAgreesWithAddingUp() {
        SplittableRandom random = new SplittableRandom(5);
        long[] counts = new long[37];
        GrowingReference reference = new GrowingReference(counts, 1);
        long total = 0;
        for (int i = 0; i < 3_000; i++) {
            int bin = random.nextInt(37);
            long below = 0;
            for (int lower = 0; lower < bin; lower++) {
                below += counts[lower];
            }
            double rank = reference.rankAndAdd(bin);
            counts[bin]++;
            total++;
            assertThat(rank * total).isBetween((double) below, (double) below + counts[bin]);
        }
        assertThat(reference.total()).isEqualTo(total);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new ConformalDetector(BINS, new long[12], 10, 1))
                .hasMessageContaining("12 counts");
        assertThatThrownBy(() -> new ConformalDetector(BINS, new long[13], 1, 1))
                .hasMessageContaining("threshold (1.0)");
        assertThatThrownBy(() -> new ConformalDetector(BINS, new long[] {-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 9, 1))
                .hasMessageContaining("bin 0 (-1)");
        ConformalDetector.State state = fresh(10).snapshot();
        assertThatThrownBy(() -> ConformalDetector.restore(new ConformalDetector.State(
                        BINS, 10, 1, 0, state.counts(), List.of(), List.of(), List.of(), List.of(), "")))
                .hasMessageContaining("saved evidence");
        assertThatThrownBy(() -> ConformalDetector.restore(new ConformalDetector.State(
                        BINS,
                        10,
                        1,
                        0,
                        state.counts(),
                        state.sums(),
                        state.peaks(),
                        state.starts(),
                        state.learned(),
                        "~")))
                .hasMessageContaining("bin of a recent row");
        assertThatThrownBy(() -> new DriftBudget(0, 3)).hasMessageContaining("rows per false alarm (0.0)");
        assertThatThrownBy(() -> new DriftBudget(10, 0)).hasMessageContaining("detectors (0)");
    }

    private static ConformalDetector fresh(double threshold) {
        return new ConformalDetector(BINS, new long[] {0, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 0, 0}, threshold, 7);
    }
}
