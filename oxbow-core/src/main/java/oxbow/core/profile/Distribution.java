package oxbow.core.profile;

import oxbow.core.sketch.KllSketch;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// How numbers are distributed: what is counted exactly, and a sketch of their quantiles.
///
/// **Guarantee**: merging parts gives the counts of one pass exactly, its moments up to rounding, and quantiles
/// within the rank error that the sketch states. Immutable and safe between threads.
///
/// @param exact counts, range, moments and, where asked for, frozen bins
/// @param quantiles sketch of the finite values
public record Distribution(NumericProfile exact, KllSketch quantiles) {

    /// Checks that both are about equally many values.
    public Distribution {
        if (quantiles.n() != exact.count()) {
            throw new IllegalArgumentException(
                    "The sketch (%d values) must hold the %d finite values.".formatted(quantiles.n(), exact.count()));
        }
    }

    /// All values that were offered, missing ones included.
    public long rows() {
        return exact.rows();
    }

    /// The distribution of both parts together.
    ///
    /// @throws IllegalArgumentException if the bins differ
    public Distribution merge(Distribution that) {
        return new Distribution(exact.merge(that.exact), quantiles.merge(that.quantiles));
    }

    /// The distribution with one more value.
    Distribution with(double v) {
        NumericProfile one =
                new NumericProfileBuilder(exact.bins().orElse(null)).add(v).build();
        return new Distribution(exact.merge(one), quantiles.toBuilder().add(v).build());
    }

    void write(StoredWriter writer) {
        StoredProfiles.write(writer, exact);
        writer.bytes(quantiles.toBytes());
    }

    static Distribution read(StoredReader reader) {
        return new Distribution(StoredProfiles.readNumeric(reader), KllSketch.ofBytes(reader.bytes()));
    }
}
