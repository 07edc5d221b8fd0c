package oxbow.web.page;

import java.time.Instant;
import java.util.Optional;

/// The API's review queues and tasks as the pages read them.
public final class LabelView {

    private LabelView() {}

    public record Queue(
            String name, long capacity, long open, long claimed, long answered, long expired, long refused) {

        public long waiting() {
            return open + claimed;
        }
    }

    public record Answer(String label, String by, boolean standIn, Instant at) {}

    public record Task(
            String id,
            String queue,
            String predictionId,
            Optional<String> predicted,
            Optional<Double> score,
            String askedBecause,
            String state,
            Optional<Instant> createdAt,
            Optional<Answer> answer) {}
}
