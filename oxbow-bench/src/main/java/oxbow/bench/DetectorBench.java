package oxbow.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import oxbow.core.baseline.Adwin;
import oxbow.core.baseline.Ddm;
import oxbow.core.baseline.Dummy;
import oxbow.core.baseline.PageHinkley;
import oxbow.core.baseline.Watcher;
import oxbow.core.drift.Accumulation;
import oxbow.core.drift.ConformalDetector;
import oxbow.core.drift.RateBaseline;
import oxbow.core.drift.RateDetector;
import oxbow.core.drift.Side;
import oxbow.core.profile.FrozenBins;

/// What one row costs a detector: 1 M errors at an unchanged rate of .2, beside own ports of what others use and
/// a dummy that does not look.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorBench {
    private static final int ROWS = 1_000_000;
    private static final double THRESHOLD = 100_000;
    private static final RateBaseline FIFTH = RateBaseline.ofCounts(1_000, 5_000, 0.02);

    private final double[] errors = new double[ROWS];
    private final double[] numbers = new double[ROWS];

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < ROWS; row++) {
            errors[row] = random.nextDouble() < 0.2 ? 1 : 0;
            numbers[row] = random.nextDouble();
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rateOneSided() {
        return rate(Side.UP, Accumulation.SHIRYAEV_ROBERTS);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rateTwoSided() {
        return rate(Side.BOTH, Accumulation.SHIRYAEV_ROBERTS);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rateTwoSidedCusum() {
        return rate(Side.BOTH, Accumulation.CUSUM);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long conformalOfNumbers() {
        FrozenBins bins = FrozenBins.uniform(0, 1, 20);
        ConformalDetector detector = new ConformalDetector(bins, new long[bins.size() + 1], THRESHOLD, 1);
        long alarms = 0;
        for (double number : numbers) {
            alarms += detector.observe(number).isPresent() ? 1 : 0;
        }
        return alarms;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long adwin() {
        return watched(new Adwin());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long pageHinkley() {
        return watched(new PageHinkley());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long ddm() {
        return watched(new Ddm());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long everyHundred() {
        return watched(Dummy.every(100));
    }

    private long rate(Side side, Accumulation accumulation) {
        RateDetector detector = new RateDetector(FIFTH, side, accumulation, THRESHOLD);
        long alarms = 0;
        for (double error : errors) {
            alarms += detector.observe(error).isPresent() ? 1 : 0;
        }
        return alarms;
    }

    private long watched(Watcher watcher) {
        long alarms = 0;
        for (double error : errors) {
            alarms += watcher.observe(error) ? 1 : 0;
        }
        return alarms;
    }
}
