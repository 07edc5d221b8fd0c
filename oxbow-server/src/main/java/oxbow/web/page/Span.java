package oxbow.web.page;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import oxbow.problem.ProblemException;
import oxbow.web.Call;

/// What the charts of an endpoint show: a stretch of time that ends now and moves on, or one that ended before.
///
/// @param to where it ends; empty if it ends now
/// @param now for the way to earlier ones
public record Span(Range range, Optional<Instant> to, Instant now) {

    static Span of(Call call, Instant now) {
        Range range = Range.of(call.query("range").orElse(""));
        return new Span(range, call.query("to").map(Span::time).filter(now::isAfter), now);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw ProblemException.broken("to", text, "be a time such as 2026-11-21T09:30:00Z");
        }
    }

    public Instant end() {
        return to.orElse(now);
    }

    public Instant start() {
        return end().minusSeconds(range.seconds());
    }

    /// The query of a span of another length that ends where this one does.
    public String as(Range other) {
        return query(other, to);
    }

    public String earlier() {
        return query(range, Optional.of(start()));
    }

    /// The span behind this one, or the present where that one would end about now.
    public String later() {
        Instant nearly = now.minusSeconds(range.seconds() / 10);
        return query(range, Optional.of(end().plusSeconds(range.seconds())).filter(nearly::isAfter));
    }

    public String latest() {
        return query(range, Optional.empty());
    }

    private static String query(Range range, Optional<Instant> to) {
        return "?range=" + range.name()
                + to.map(t -> "&to=" + t.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                        .orElse("");
    }
}
