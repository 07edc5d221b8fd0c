package oxbow.data;

import java.util.List;
import java.util.Optional;

/// The rows of a split as numbers, for a model to score. Missing values are NaN, flags 0 and 1. The arrays are not
/// copied; do not change them.
public final class Features {

    private final float[][] x;
    private final List<Optional<String>> labels;
    private final List<String> exampleIds;

    Features(float[][] x, List<Optional<String>> labels, List<String> exampleIds) {
        this.x = x;
        this.labels = labels;
        this.exampleIds = exampleIds;
    }

    /// One array per row, features in the order of the schema.
    public float[][] x() {
        return x;
    }

    public int rows() {
        return x.length;
    }

    public Optional<String> label(int row) {
        return labels.get(row);
    }

    public String exampleId(int row) {
        return exampleIds.get(row);
    }
}
