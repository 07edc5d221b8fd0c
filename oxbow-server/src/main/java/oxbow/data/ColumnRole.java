package oxbow.data;

/// What a column is for.
public enum ColumnRole {
    /// Part of x: what a model sees, and what an example's id is the hash of.
    FEATURE,
    /// The y. At most one column; an empty cell means "not labelled".
    LABEL,
    /// Which split the row belongs to, such as `train`. At most one column; never empty.
    SPLIT,
    /// The caller's own name for the row. At most one column; not part of x.
    ID,
    /// Anything else worth keeping: source, time, camera. Not part of x.
    METADATA
}
