package oxbow.label;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A prediction that a person is to be asked about.
///
/// @param predictionId what the answer will be a label for
/// @param exampleId the example's id, or empty
/// @param classes the labels to choose from; empty if any text will do
/// @param payload the raw input as little-endian FP32, empty if it was too large to keep
/// @param showsPrediction whether the rater sees what the model said; a rater who sees it is drawn towards it
/// @param askProbability the probability, fixed before the draw, with which a person was to be asked; in (0, 1]
/// @param at when the prediction was made
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied: payloads go straight into the database
public record NewTask(
        String predictionId,
        String exampleId,
        String predicted,
        double score,
        List<String> classes,
        Optional<Picture> picture,
        byte[] payload,
        boolean showsPrediction,
        AskedBecause askedBecause,
        double askProbability,
        Instant at) {

    public NewTask {
        classes = List.copyOf(classes);
        if (!(askProbability > 0 && askProbability <= 1)) {
            throw new IllegalArgumentException("The ask probability (" + askProbability + ") must be in (0, 1].");
        }
    }
}
