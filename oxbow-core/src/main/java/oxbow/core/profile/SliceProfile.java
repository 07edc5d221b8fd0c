package oxbow.core.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.core.sketch.KllSketch;

/// How the rows of one slice are distributed over the bins of each feature. Exact; merging equals one pass, but
/// for the sketches, which have the error they state. Immutable.
///
/// @param slice text of the slice
/// @param rows rows in the slice
/// @param features counts of each feature, by name
public record SliceProfile(String slice, long rows, Map<String, Feature> features) {

    /// One feature of the rows of a slice.
    ///
    /// @param counts rows in each bin
    /// @param missing rows without a value, or with one that is not a number
    /// @param quantiles sketch of the finite values, where one was asked for
    public record Feature(List<Long> counts, long missing, Optional<KllSketch> quantiles) {
        /// Copies the counts.
        public Feature {
            counts = List.copyOf(counts);
        }

        Feature merge(Feature that) {
            if (counts.size() != that.counts.size() || quantiles.isPresent() != that.quantiles.isPresent()) {
                throw new IllegalArgumentException("The bins (%d) must be those of the other rows (%d)."
                        .formatted(that.counts.size(), counts.size()));
            }
            List<Long> sums = new ArrayList<>(counts.size());
            for (int i = 0; i < counts.size(); i++) {
                sums.add(counts.get(i) + that.counts.get(i));
            }
            return new Feature(
                    sums, missing + that.missing, quantiles.map(one -> one.merge(that.quantiles.orElseThrow())));
        }
    }

    /// Copies the map and checks that every feature is about all rows.
    public SliceProfile {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        for (Map.Entry<String, Feature> each : features.entrySet()) {
            long counted = each.getValue().missing();
            for (long count : each.getValue().counts()) {
                counted += count;
            }
            if (counted != rows) {
                throw new IllegalArgumentException("The counts of %s (%d) must add up to the %d rows of the slice."
                        .formatted(each.getKey(), counted, rows));
            }
        }
    }

    /// The profile of these rows followed by those.
    ///
    /// @throws IllegalArgumentException if slice, features or bins differ
    public SliceProfile merge(SliceProfile that) {
        if (!slice.equals(that.slice) || !features.keySet().equals(that.features.keySet())) {
            throw new IllegalArgumentException("The slice (%s of %s) must be that of the other rows (%s of %s)."
                    .formatted(that.slice, that.features.keySet(), slice, features.keySet()));
        }
        Map<String, Feature> both = new LinkedHashMap<>();
        features.forEach((name, feature) -> both.put(
                name, feature.merge(Optional.ofNullable(that.features.get(name)).orElseThrow())));
        return new SliceProfile(slice, rows + that.rows, both);
    }
}
