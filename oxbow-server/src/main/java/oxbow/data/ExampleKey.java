package oxbow.data;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The content hash of an example's x, 128 bits, in the compact form that indexes hold.
record ExampleKey(long high, long low) implements Comparable<ExampleKey> {

    private static final int DIGITS = 32;

    /// Hashes the named features of a row in canonical spelling. The names go in too, so that a value that moves to
    /// another feature makes another x.
    static ExampleKey of(Schema schema, List<Integer> features, List<String> row, Digest digest) {
        for (int i = 0; i < features.size(); i++) {
            int column = features.get(i);
            digest.add(schema.columns().get(column).name()).add(row.get(column));
        }
        return digest.key();
    }

    static Optional<ExampleKey> parse(String text) {
        if (text.length() != DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ExampleKey(
                    HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                    HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(ExampleKey other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
