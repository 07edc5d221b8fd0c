package oxbow.record;

import java.util.Optional;
import oxbow.problem.Problems;

/// What somebody says about a prediction: what it should have been, or something that happened because of it.
///
/// @param label the truth
/// @param event such as `clicked`
/// @param source who says so, such as `api` or `review`
/// @param probability with which this prediction was asked about; 1 if the feedback came by itself
public record NewFeedback(
        String predictionId, Optional<String> label, Optional<String> event, String source, double probability) {

    /// The source of labels that people were asked for, because of the model's score or at random.
    public static final String REVIEW = "review";
    /// The source of labels where people are asked about every prediction.
    public static final String REVIEW_OF_ALL = "review-all";

    private static final int LONGEST = 1_000;

    public NewFeedback {
        Problems problems = new Problems();
        problems.require(
                !predictionId.isBlank() && predictionId.length() <= LONGEST,
                "prediction_id",
                predictionId,
                "name a prediction");
        problems.require(
                !source.isBlank() && source.length() <= LONGEST, "source", source, "say who gives the feedback");
        problems.require(
                label.isPresent() || event.isPresent(), "feedback to " + predictionId, "", "hold a label or an event");
        label.ifPresent(text -> problems.require(
                !text.isEmpty() && text.length() <= LONGEST, "label", text, "have 1 to " + LONGEST + " characters"));
        event.ifPresent(text -> problems.require(
                !text.isEmpty() && text.length() <= LONGEST, "event", text, "have 1 to " + LONGEST + " characters"));
        problems.require(probability > 0 && probability <= 1, "probability", probability, "be above 0 and at most 1");
        problems.throwIfAny("feedback");
    }

    /// Whether labels from this source exist because somebody chose these predictions, so that they say nothing about
    /// the others.
    public static boolean isAsked(String source) {
        return source.startsWith(REVIEW) && !source.startsWith(REVIEW_OF_ALL);
    }

    /// A label that came by itself.
    public static NewFeedback label(String predictionId, String label, String source) {
        return new NewFeedback(predictionId, Optional.of(label), Optional.empty(), source, 1);
    }
}
