package oxbow.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A row of a data version.
///
/// @param id the content hash of x within the data set: the first 128 bits of a SHA-256, in hexadecimal. Rows
///     with the same x have the same id, in every version.
/// @param split the split it belongs to, or [DataVersion#WHOLE]
/// @param label the label, unless the cell is empty or the schema has none
/// @param values every column by name in the order of the schema, in canonical spelling; empty where missing
public record Example(String id, String split, Optional<String> label, Map<String, String> values) {

    public Example {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
