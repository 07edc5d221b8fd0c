package oxbow.record;

import java.time.Instant;
import java.util.Optional;

/// Feedback as it is kept: a label or an event, never both.
///
/// @param seq ascending in the order of receipt
/// @param probability with which this prediction was asked about
public record Feedback(
        long seq,
        String predictionId,
        Optional<String> label,
        Optional<String> event,
        String source,
        Instant receivedAt,
        double probability) {}
