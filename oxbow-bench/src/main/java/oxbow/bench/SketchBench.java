package oxbow.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import oxbow.core.sketch.HyperLogLogBuilder;
import oxbow.core.sketch.KllBuilder;

/// What one value costs a sketch, from an empty sketch to a full one: 1 M normal values each time, beside
/// DataSketches in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SketchBench {
    private static final int VALUES = 1_000_000;
    private static final int BATCH = 2_048;

    private final double[] values = new double[VALUES];

    /// The size of a quantile sketch.
    @State(Scope.Benchmark)
    public static class Size {
        @Param({"200", "1024", "4096"})
        int k;
    }

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < VALUES; i++) {
            values[i] = random.nextGaussian();
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long quantilesOneByOne(Size size) {
        KllBuilder builder = new KllBuilder(size.k, 1);
        for (double value : values) {
            builder.add(value);
        }
        return builder.build().n();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long quantilesInColumns(Size size) {
        KllBuilder builder = new KllBuilder(size.k, 1);
        for (int from = 0; from < VALUES; from += BATCH) {
            builder.add(values, from, Math.min(VALUES, from + BATCH));
        }
        return builder.build().n();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long quantilesOneByOneOfDataSketches(Size size) {
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(size.k);
        for (double value : values) {
            sketch.update(value);
        }
        return sketch.getN();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long quantilesInColumnsOfDataSketches(Size size) {
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(size.k);
        for (int from = 0; from < VALUES; from += BATCH) {
            sketch.update(values, from, Math.min(BATCH, VALUES - from));
        }
        return sketch.getN();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double distinct() {
        return new HyperLogLogBuilder(12).add(values, 0, VALUES).build().estimate();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double distinctOfDataSketches() {
        HllSketch sketch = new HllSketch(12);
        for (double value : values) {
            sketch.update(value);
        }
        return sketch.getEstimate();
    }
}
