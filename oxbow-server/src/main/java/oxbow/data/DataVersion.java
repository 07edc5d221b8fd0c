package oxbow.data;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A version of a data set: immutable, and identified by its whole content.
///
/// @param number 1, 2, 3, … within the data set, never used twice
/// @param digest SHA-256 over the schema and every cell of every row in order: another cell, label, row or
///     order gives another digest
/// @param labelDigest SHA-256 over the pairs of example id and label in order, so that a relabelling shows by
///     itself
/// @param splits how many rows each split has
/// @param file the digest of the canonical CSV among the artifacts
/// @param parent the id of the version it was made from
/// @param findings duplicates, contradictions, leaks and missing values
public record DataVersion(
        String id,
        String datasetId,
        String datasetName,
        int number,
        String digest,
        String labelDigest,
        long rows,
        Map<String, Long> splits,
        Schema schema,
        String file,
        Optional<String> parent,
        String note,
        Instant createdAt,
        Findings findings) {

    /// The split of every row under a schema without a split column.
    public static final String WHOLE = "all";

    public DataVersion {
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    }

    /// How people call it: `digits v3`.
    public String title() {
        return datasetName + " v" + number;
    }
}
