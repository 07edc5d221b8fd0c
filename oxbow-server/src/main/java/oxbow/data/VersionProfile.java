package oxbow.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.NumericProfile;

/// A summary of all rows of a data version.
///
/// @param rows how many rows there are
/// @param numbers number columns by name, with histograms; the pixels of an image are left out
/// @param descriptors numbers computed of each row, by name: `brightness`, `contrast`, `sharpness` of an image, the
///     length of a text column `x` in characters as `x length`
/// @param categories category and flag columns by name
/// @param labels the labels of each split
public record VersionProfile(
        long rows,
        Map<String, NumericProfile> numbers,
        Map<String, NumericProfile> descriptors,
        Map<String, CategoryProfile> categories,
        Map<String, CategoryProfile> labels) {

    public VersionProfile {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        descriptors = Collections.unmodifiableMap(new LinkedHashMap<>(descriptors));
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
