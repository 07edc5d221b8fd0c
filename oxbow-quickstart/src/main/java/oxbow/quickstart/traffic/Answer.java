package oxbow.quickstart.traffic;

/// What the server said about one image.
///
/// @param predictionId  the id that feedback names
/// @param label         what it read
/// @param arm           who read it, such as `champion`
/// @param decidedBy     `model`, or `review` if a person is to decide
public record Answer(String predictionId, String label, String arm, String decidedBy) {}
