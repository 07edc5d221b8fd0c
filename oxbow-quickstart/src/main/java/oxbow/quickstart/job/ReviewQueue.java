package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.traffic.Traffic;

/// The review queue of the endpoint, and a rater who stands in for a person: it looks up the true label.
final class ReviewQueue {
    private static final int PAGE = 1000;

    private final World world;

    ReviewQueue(World world) {
        this.world = world;
    }

    /// @param tasks   how many tasks were answered
    /// @param digits  the distinct images they showed
    record Answered(long tasks, Set<Integer> digits) {}

    /// How many tasks there are for this reason, open or not.
    long count(String because) {
        long count = 0;
        String path = world.path("/label/tasks?endpoint=" + World.ENDPOINT + "&limit=" + PAGE);
        Optional<String> token = Optional.of("");
        while (token.isPresent()) {
            JsonNode page = world.api().get(path + token.get());
            for (JsonNode task : page.required("items")) {
                if (task.required("asked_because").asText().equals(because)) {
                    count++;
                }
            }
            token = Optional.ofNullable(page.get("next_page_token"))
                    .filter(JsonNode::isTextual)
                    .map(text -> "&page_token=" + text.asText());
        }
        return count;
    }

    /// Answers tasks from the true labels, marked as a stand-in, until so many are left. What was answered
    /// leaves live traffic.
    Answered answer(Traffic traffic, long leave, Notes notes) {
        long open = open();
        Set<Integer> seen = new HashSet<>();
        long answered = 0;
        while (open - answered > leave) {
            JsonNode task = world.api()
                    .post(world.path("/label/queues/" + World.ENDPOINT + "/claims"), Map.of("holding", List.of()));
            if (task.isMissingNode()) {
                break;
            }
            Digit digit = traffic.memory()
                    .digit(task.required("prediction_id").asText())
                    .orElseThrow(() -> new IllegalStateException("A task asks about a prediction nobody sent: "
                            + task.required("id").asText()));
            world.api()
                    .post(
                            world.path("/label/tasks/" + task.required("id").asText() + "/answers"),
                            Map.of("label", Integer.toString(digit.label()), "stand_in", true));
            traffic.pools().leave(digit.id());
            seen.add(digit.id());
            answered++;
            notes.now(answered + " reviews answered");
        }
        return new Answered(answered, seen);
    }

    private long open() {
        long open = 0;
        for (JsonNode queue : world.api().get(world.path("/label/queues")).required("items")) {
            if (queue.required("name").asText().equals(World.ENDPOINT)) {
                open += queue.required("open").asLong();
            }
        }
        return open;
    }
}
