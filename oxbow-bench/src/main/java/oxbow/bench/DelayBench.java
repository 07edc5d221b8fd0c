package oxbow.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import oxbow.core.baseline.Adwin;
import oxbow.core.baseline.Ddm;
import oxbow.core.baseline.Dummy;
import oxbow.core.baseline.PageHinkley;
import oxbow.core.baseline.Watcher;
import oxbow.core.drift.Accumulation;
import oxbow.core.drift.RateBaseline;
import oxbow.core.drift.RateDetector;
import oxbow.core.drift.Side;

/// How many rows it takes to find that an error rate of .2 has grown, at **equal history and equal false alarms**: the
/// first rows of a stream are the reference of the detector of rates, and the others watch them; then the others are
/// set, by bisection, to alarm as often in unchanged rows as it does. Own ports; fixed seeds; the counts do not depend
/// on the machine.
///
/// Beside them stand two dummies: one that never alarms wins by false alarms, one that alarms every 100 rows wins by
/// delay.
final class DelayBench {
    private static final double BEFORE = 0.2;
    private static final double[] AFTER = {0.25, 0.30, 0.40};
    private static final double THRESHOLD = 100_000;
    private static final double DELTA = 0.02;
    private static final int NULL_STREAMS = 60;
    private static final int NULL_ROWS = 500_000;
    private static final int STREAMS = 501;
    private static final int MOST_ROWS = 20_000;
    private static final int STEPS = 9;

    private final int history;

    private DelayBench(int history) {
        this.history = history;
    }

    static void run() {
        System.out.printf(
                Locale.ROOT,
                "Errors at .2, then at .25, .30 or .40: median (mean) rows until found, found within %,d rows;%n"
                        + "false alarms per million rows in %d unchanged streams of %,d rows%n",
                MOST_ROWS,
                NULL_STREAMS,
                NULL_ROWS);
        new DelayBench(5_000).table();
        new DelayBench(20_000).table();
    }

    private void table() {
        System.out.printf(
                Locale.ROOT,
                "%n%-43s %8s %21s %21s %21s%n",
                String.format(Locale.ROOT, "after %,d rows", history),
                "false",
                ".25",
                ".30",
                ".40");
        Function<double[], Watcher> rates = past -> rates(past, Side.UP);
        print("rates, growth", rates);
        print("rates, both sides", past -> rates(past, Side.BOTH));
        long target = falseAlarms(rates);
        print("ADWIN as used (0.002)", past -> watched(past, new Adwin()));
        matched("ADWIN (-ln δ", target, x -> new Adwin(Math.exp(-x)), 1, 25);
        print("Page-Hinkley as used (50)", past -> watched(past, new PageHinkley()));
        matched("Page-Hinkley (λ", target, x -> new PageHinkley(0.005, x), 10, 400);
        print("DDM as used (3)", past -> watched(past, new Ddm()));
        matched("DDM (deviations", target, Ddm::new, 1, 6);
        print("dummy: never", past -> watched(past, Dummy.never()));
        print("dummy: every 100", past -> watched(past, Dummy.every(100)));
    }

    private static Watcher watched(double[] past, Watcher watcher) {
        for (double value : past) {
            watcher.observe(value);
        }
        return watcher;
    }

    private static Watcher rates(double[] past, Side side) {
        long errors = Math.round(Arrays.stream(past).sum());
        RateDetector detector = new RateDetector(
                RateBaseline.ofCounts(errors, past.length, DELTA), side, Accumulation.SHIRYAEV_ROBERTS, THRESHOLD);
        return value -> detector.observe(value).isPresent();
    }

    /// The setting between the loosest and the strictest that alarms about as often as wanted.
    private void matched(String name, long target, DoubleFunction<Watcher> maker, double loosest, double strictest) {
        double loose = loosest;
        double strict = strictest;
        for (int step = 0; step < STEPS; step++) {
            double middle = (loose + strict) / 2;
            if (falseAlarms(past -> watched(past, maker.apply(middle))) > target) {
                loose = middle;
            } else {
                strict = middle;
            }
        }
        double chosen = strict;
        print(
                String.format(Locale.ROOT, "%s %.4g), as many false alarms", name, chosen),
                past -> watched(past, maker.apply(chosen)));
    }

    private void print(String name, Function<double[], Watcher> maker) {
        System.out.printf(
                Locale.ROOT, "%-43s %8.2f", name, falseAlarms(maker) * 1e6 / ((double) NULL_STREAMS * NULL_ROWS));
        for (double after : AFTER) {
            System.out.printf(" %21s", delays(maker, after));
        }
        System.out.println();
    }

    private double[] past(SplittableRandom random) {
        return random.doubles(history).map(u -> u < BEFORE ? 1 : 0).toArray();
    }

    private long falseAlarms(Function<double[], Watcher> maker) {
        long alarms = 0;
        for (int stream = 0; stream < NULL_STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            Watcher watcher = maker.apply(past(random));
            for (int row = 0; row < NULL_ROWS; row++) {
                alarms += watcher.observe(random.nextDouble() < BEFORE ? 1 : 0) ? 1 : 0;
            }
        }
        return alarms;
    }

    private String delays(Function<double[], Watcher> maker, double after) {
        double[] delays = new double[STREAMS];
        int found = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(1_000_000 + stream);
            Watcher watcher = maker.apply(past(random));
            int rows = 1;
            while (!watcher.observe(random.nextDouble() < after ? 1 : 0) && rows < MOST_ROWS) {
                rows++;
            }
            delays[stream] = rows;
            found += rows < MOST_ROWS ? 1 : 0;
        }
        Arrays.sort(delays);
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f) %.0f %%",
                delays[STREAMS / 2],
                Arrays.stream(delays).average().orElse(0),
                100.0 * found / STREAMS);
    }
}
