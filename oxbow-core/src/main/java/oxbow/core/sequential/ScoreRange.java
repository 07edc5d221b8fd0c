package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Between which numbers every value lies. Bounds on means without further assumptions need such a range; a
/// range that is wider than necessary costs width.
///
/// @param least smallest possible value
/// @param greatest greatest possible value, above least
public record ScoreRange(double least, double greatest) {
    /// Of the difference of two scores between 0 and 1.
    public static final ScoreRange DIFFERENCE = new ScoreRange(-1, 1);

    /// Of a score between 0 and 1, or of an error counted as 1.
    public static final ScoreRange SHARE = new ScoreRange(0, 1);

    /// Checks the order.
    public ScoreRange {
        if (!(least < greatest) || !Double.isFinite(greatest - least)) {
            throw new IllegalArgumentException(
                    "The range (%s to %s) must be finite and not empty.".formatted(least, greatest));
        }
    }

    /// The value as a share of the range, 0 to 1.
    ///
    /// @throws IllegalArgumentException if it lies outside
    double share(double value) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(
                    "The value (%s) must lie between %s and %s. Maybe the range is of another score?"
                            .formatted(value, least, greatest));
        }
        return (value - least) / (greatest - least);
    }

    /// The value at a share of the range; shares outside 0 to 1 are drawn to its ends.
    double value(double share) {
        double inside = Math.max(0, Math.min(1, share));
        return inside == 1 ? greatest : least + inside * (greatest - least);
    }

    void write(StoredWriter writer) {
        writer.real(least).real(greatest);
    }

    static ScoreRange read(StoredReader reader) {
        return new ScoreRange(reader.real(), reader.real());
    }
}
