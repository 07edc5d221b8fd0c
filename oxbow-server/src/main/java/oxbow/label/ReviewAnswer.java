package oxbow.label;

import java.time.Instant;

/// A label that a rater gave.
///
/// @param by the name of the rater
/// @param standIn whether a program answered in a person's place, as demonstrations do
public record ReviewAnswer(String label, String by, boolean standIn, Instant at) {}
