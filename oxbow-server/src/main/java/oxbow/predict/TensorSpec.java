package oxbow.predict;

import java.util.List;

/// What a model says about one of its inputs or outputs.
///
/// @param shape the length of each dimension; −1 where any length will do
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {

    public TensorSpec {
        shape = List.copyOf(shape);
        for (long length : shape) {
            if (length < -1) {
                throw new IllegalArgumentException(
                        "A dimension of '%s' (%d) must be −1 or at least 0.".formatted(name, length));
            }
        }
    }

    /// Whether an actual shape fits.
    public boolean fits(long[] actual) {
        if (actual.length != shape.size()) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (shape.get(i) != -1 && shape.get(i) != actual[i]) {
                return false;
            }
        }
        return true;
    }

    /// How many elements one row has: the product of all dimensions after the first; −1 if one of them varies.
    public long rowElements() {
        long elements = 1;
        for (int i = 1; i < shape.size(); i++) {
            if (shape.get(i) < 0) {
                return -1;
            }
            elements *= shape.get(i);
        }
        return elements;
    }
}
