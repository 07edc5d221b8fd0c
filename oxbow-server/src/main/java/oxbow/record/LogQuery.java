package oxbow.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Which part of the log to show, newest first. Empty parts do not restrict.
///
/// @param from first moment, included
/// @param to last moment, excluded
/// @param before only rows with a smaller offset: the last one of the page before
public record LogQuery(
        Optional<String> projectId,
        Optional<String> endpointId,
        Optional<Arm> arm,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong before,
        int limit) {

    public LogQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit (%d) must be at least 1.".formatted(limit));
        }
    }

    /// The newest rows of an endpoint.
    public static LogQuery newest(String endpointId, int limit) {
        return new LogQuery(
                Optional.empty(),
                Optional.of(endpointId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                limit);
    }

    String where(List<Object> arguments) {
        List<String> rules = new ArrayList<>();
        rule(rules, arguments, "project_id = ?", projectId);
        rule(rules, arguments, "endpoint_id = ?", endpointId);
        rule(rules, arguments, "arm = ?", arm.map(Arm::text));
        rule(rules, arguments, "at_ms >= ?", from.map(Instant::toEpochMilli));
        rule(rules, arguments, "at_ms < ?", to.map(Instant::toEpochMilli));
        rule(rules, arguments, "seq < ?", before.isPresent() ? Optional.of(before.getAsLong()) : Optional.empty());
        return rules.isEmpty() ? "" : " where " + String.join(" and ", rules);
    }

    private static void rule(List<String> rules, List<Object> arguments, String rule, Optional<?> value) {
        value.ifPresent(present -> {
            rules.add(rule);
            arguments.add(present);
        });
    }
}
