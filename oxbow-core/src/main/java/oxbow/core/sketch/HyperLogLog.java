package oxbow.core.sketch;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What remains of many values so that one can tell how many distinct ones there were.
///
/// Few distinct values (up to 2^lgK / 16, 256 unless told otherwise) are kept as 64-bit hashes and counted exactly, but
/// for two of them having the same hash (chance below 1e-14). After that 2^lgK registers remain.
///
/// **Guarantee**: the estimate has no notable bias and a standard error of [#relativeStandardError()], 1.6 % with
/// [#DEFAULT_LG_K]. Merging equals one pass exactly: the sketch depends on the set of values only, neither on
/// their order nor on how often they came nor on how they were divided.
///
/// **Conditions**: the values were not chosen to collide in [Hashes].
///
/// The stored form takes at most 3 kB with [#DEFAULT_LG_K]. Immutable and safe between threads;
/// [HyperLogLogBuilder] accumulates.
///
/// Sources: Flajolet, Fusy, Gandouet and Meunier, "HyperLogLog" (2007); the estimate is the improved one of Ertl,
/// "New cardinality estimation algorithms for HyperLogLog sketches" (2017).
public final class HyperLogLog {
    /// Logarithm to base 2 of the number of registers unless told otherwise.
    public static final int DEFAULT_LG_K = 12;

    static final int LEAST_LG_K = 4;
    static final int MOST_LG_K = 18;

    private final int lgK;
    /// Ascending; empty if there are registers.
    private final long[] hashes;
    /// Empty while the hashes are kept.
    private final byte[] registers;

    HyperLogLog(int lgK, long[] hashes, byte[] registers) {
        this.lgK = lgK;
        this.hashes = hashes;
        this.registers = registers;
    }

    /// The sketch of no values.
    ///
    /// @param lgK logarithm to base 2 of the number of registers, 4 to 18
    public static HyperLogLog empty(int lgK) {
        return new HyperLogLog(requireLgK(lgK), new long[0], new byte[0]);
    }

    /// Logarithm to base 2 of the number of registers, from which the error follows.
    public int lgK() {
        return lgK;
    }

    /// Whether no value came in.
    public boolean isEmpty() {
        return isExact() && hashes.length == 0;
    }

    /// Whether the count is exact.
    public boolean isExact() {
        return registers.length == 0;
    }

    /// How many distinct values there were, about.
    public double estimate() {
        return isExact() ? hashes.length : DistinctEstimate.of(registers, lgK);
    }

    /// Standard deviation of the estimate as a share of the true count: 1.04 / √(2^lgK), or 0 while exact.
    public double relativeStandardError() {
        return isExact() ? 0 : 1.04 / Math.sqrt(1 << lgK);
    }

    /// The count at which the estimate would lie so many standard errors too high.
    ///
    /// @param deviations how many, not below 0: 1.96 for a two-sided level of 95 %
    public double low(double deviations) {
        return estimate() / (1 + requireDeviations(deviations) * relativeStandardError());
    }

    /// The count at which the estimate would lie so many standard errors too low.
    ///
    /// @param deviations how many, not below 0, and fewer than make 100 % of the count
    public double high(double deviations) {
        return estimate() / (1 - requireDeviations(deviations) * relativeStandardError());
    }

    /// The sketch of both parts together; if their lgK differ, with the smaller one and so the larger error.
    public HyperLogLog merge(HyperLogLog that) {
        return new HyperLogLogBuilder(Math.min(lgK, that.lgK))
                .add(this)
                .add(that)
                .build();
    }

    /// The stored form. Equal sketches have equal bytes.
    public byte[] toBytes() {
        return HyperLogLogStored.write(this);
    }

    /// A sketch from its stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a distinct-count sketch
    public static HyperLogLog ofBytes(byte[] bytes) {
        return HyperLogLogStored.read(bytes);
    }

    long[] hashes() {
        return hashes;
    }

    byte[] registers() {
        return registers;
    }

    static int requireLgK(int lgK) {
        if (lgK < LEAST_LG_K || lgK > MOST_LG_K) {
            throw new IllegalArgumentException(
                    "The size lgK (%d) of a distinct-count sketch must be between %d and %d. Maybe it is 2^lgK?"
                            .formatted(lgK, LEAST_LG_K, MOST_LG_K));
        }
        return lgK;
    }

    /// How many hashes are kept before registers take their place.
    static int mostHashes(int lgK) {
        return (1 << lgK) / 16;
    }

    private double requireDeviations(double deviations) {
        if (!(deviations >= 0 && deviations * relativeStandardError() < 1)) {
            throw new IllegalArgumentException(
                    "The number of standard errors (%s) must be at least 0 and make less than 100 %%."
                            .formatted(deviations));
        }
        return deviations;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HyperLogLog that
                && lgK == that.lgK
                && Arrays.equals(hashes, that.hashes)
                && Arrays.equals(registers, that.registers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lgK, Arrays.hashCode(hashes), Arrays.hashCode(registers));
    }

    @Override
    public String toString() {
        return "HyperLogLog[lgK=%d, estimate=%s]".formatted(lgK, estimate());
    }
}
