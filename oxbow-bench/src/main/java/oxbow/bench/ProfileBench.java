package oxbow.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import oxbow.core.profile.ColumnProfileBuilder;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.NumericProfile;
import oxbow.core.profile.NumericProfileBuilder;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.table.Column;
import oxbow.core.table.Validity;

/// What one value costs a profile, from nothing to a whole profile of 1 M values in batches as DuckDB gives them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProfileBench {
    private static final int VALUES = 1 << 20;
    private static final int BATCH = 2_048;

    private Column.Numbers[] batches = new Column.Numbers[0];
    private FrozenBins bins = FrozenBins.uniform(-3, 3, 62);

    /// What the column holds: normal values, normal values of which a tenth is missing, or ten whole numbers.
    @State(Scope.Benchmark)
    public static class Values {
        @Param({"normal", "missing", "codes"})
        String kind = "";
    }

    @Setup
    public void fill(Values values) {
        SplittableRandom random = new SplittableRandom(5);
        batches = IntStream.range(0, VALUES / BATCH)
                .mapToObj(batch -> batch(values.kind, random))
                .toArray(Column.Numbers[]::new);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long fullProfile() {
        ColumnProfileBuilder builder = ColumnProfileBuilder.of(ProfileKind.NUMBER, ProfileSettings.seeded(1));
        for (Column.Numbers batch : batches) {
            builder.add(batch);
        }
        return builder.build().rows();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long fullProfileWithBins() {
        ColumnProfileBuilder builder = ColumnProfileBuilder.numbers(bins, ProfileSettings.seeded(1));
        for (Column.Numbers batch : batches) {
            builder.add(batch);
        }
        return builder.build().rows();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long countsAndMoments() {
        NumericProfileBuilder builder = NumericProfile.builder();
        for (Column.Numbers batch : batches) {
            builder.add(batch);
        }
        return builder.build().count();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long countsAndMomentsRowByRow() {
        NumericProfileBuilder builder = NumericProfile.builder();
        for (Column.Numbers batch : batches) {
            for (int row = 0; row < BATCH; row++) {
                if (batch.has(row)) {
                    builder.add(batch.values()[row]);
                } else {
                    builder.addMissing();
                }
            }
        }
        return builder.build().count();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long sixtyFourBins() {
        long[] counts = new long[bins.size() + 1];
        for (Column.Numbers batch : batches) {
            bins.count(batch.values(), 0, BATCH, counts);
        }
        return counts[1];
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public List<Double> sixtyFourBinsOneByOne() {
        long[] counts = new long[bins.size() + 1];
        for (Column.Numbers batch : batches) {
            for (double v : batch.values()) {
                counts[bins.bin(v)]++;
            }
        }
        return List.of((double) counts[1]);
    }

    private static Column.Numbers batch(String kind, SplittableRandom random) {
        double[] values = new double[BATCH];
        long[] words = new long[BATCH / 64];
        for (int i = 0; i < BATCH; i++) {
            values[i] = kind.equals("codes") ? random.nextInt(10) : random.nextGaussian();
            words[i / 64] |= random.nextInt(10) > 0 ? 1L << i : 0;
        }
        return new Column.Numbers(values, kind.equals("missing") ? Validity.of(words) : Validity.all(), BATCH);
    }
}
