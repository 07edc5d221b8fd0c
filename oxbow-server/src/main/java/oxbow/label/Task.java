package oxbow.label;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A review task as it stands.
///
/// @param queue the queue's name, which is the endpoint's
/// @param pixels the raw input, in the order of the model's tensor; empty if it was not kept
/// @param showsPrediction whether the rater may see `predicted` and `score`
/// @param askProbability the probability with which a person was to be asked about this prediction
/// @param answer the label and who gave it, once answered
public record Task(
        String id,
        String queue,
        String predictionId,
        String exampleId,
        String predicted,
        double score,
        List<String> classes,
        Optional<Picture> picture,
        List<Float> pixels,
        boolean showsPrediction,
        AskedBecause askedBecause,
        double askProbability,
        TaskState state,
        Instant createdAt,
        Instant dueAt,
        Optional<ReviewAnswer> answer) {

    public Task {
        classes = List.copyOf(classes);
        pixels = List.copyOf(pixels);
    }
}
