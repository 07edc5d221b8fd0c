package oxbow.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oxbow.json.Json;
import oxbow.label.AskedBecause;
import oxbow.record.NewFeedback;
import oxbow.record.Records;
import oxbow.work.Event;

/// Hands answered reviews on as feedback, with the probability with which they were asked for. Giving the same
/// feedback again changes nothing, so an event may come twice.
final class ReviewFeedback implements Consumer<Event> {

    private static final String STAND_IN = "-stand-in";

    private final Records records;

    ReviewFeedback(Records records) {
        this.records = records;
    }

    /// What the event of an answered review says.
    private record Said(
            String task,
            String predictionId,
            String predicted,
            String label,
            boolean standIn,
            String askedBecause,
            double askProbability) {

        NewFeedback feedback() {
            boolean all = AskedBecause.ofWord(askedBecause) == AskedBecause.EVERYTHING;
            String source = (all ? NewFeedback.REVIEW_OF_ALL : NewFeedback.REVIEW) + (standIn ? STAND_IN : "");
            return new NewFeedback(predictionId, Optional.of(label), Optional.empty(), source, askProbability);
        }
    }

    @Override
    public void accept(Event event) {
        if (event.type().equals("review.answered")) {
            records.give(
                    event.projectId(),
                    List.of(Json.read(event.data(), Said.class).feedback()));
        }
    }
}
