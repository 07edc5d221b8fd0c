package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A line of the prediction log.
///
/// @param truth the label that came, or empty
public record RecentPrediction(
        String id,
        Instant at,
        String arm,
        String predicted,
        double score,
        String decidedBy,
        String truth,
        long latencyMicros) {

    static List<RecentPrediction> of(JsonNode items) {
        List<RecentPrediction> lines = new ArrayList<>();
        for (JsonNode item : items) {
            lines.add(new RecentPrediction(
                    item.path("id").asText(),
                    Instant.parse(item.path("at").asText()),
                    item.path("arm").asText(),
                    item.path("predicted").asText(),
                    item.path("score").asDouble(Double.NaN),
                    item.path("decided_by").asText(),
                    truth(item),
                    item.path("latency_micros").asLong()));
        }
        return lines;
    }

    private static String truth(JsonNode item) {
        if (item.hasNonNull("label")) {
            return item.path("label").asText();
        }
        for (JsonNode feedback : item.path("feedback")) {
            if (feedback.hasNonNull("label")) {
                return feedback.path("label").asText();
            }
        }
        return "";
    }

    public boolean wrong() {
        return !truth.isEmpty() && !truth.equals(predicted);
    }
}
