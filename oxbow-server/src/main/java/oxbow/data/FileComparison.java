package oxbow.data;

import oxbow.core.compare.Comparison;

/// Two tables of a person's own files side by side.
///
/// @param reference what was
/// @param current what is
/// @param comparison what has drifted
public record FileComparison(FileProfile reference, FileProfile current, Comparison comparison) {}
