package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import oxbow.core.metric.Proportion;
import oxbow.web.Call;

/// How often what serves an endpoint was right lately, by the labels that have come.
final class Accuracies {

    private static final double LEVEL = 0.95;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Api api;

    Accuracies(Api api) {
        this.api = api;
    }

    /// Over the last hour, or where it has no labels, over the last day.
    Recent of(Call call, ServeView.Endpoint endpoint, Instant now) {
        Recent hour = since(call, endpoint, now, HOUR, "in the last hour");
        return hour.figure().known() ? hour : since(call, endpoint, now, DAY, "in the last 24 hours");
    }

    /// A figure and the span it was counted in.
    record Recent(FigureView figure, String span) {}

    private Recent since(Call call, ServeView.Endpoint endpoint, Instant now, Duration span, String words) {
        String path = "record/windows?endpoint=" + Addresses.encode(endpoint.name()) + "&from=" + now.minus(span)
                + "&to=" + now + "&step_s=" + span.toSeconds();
        long labelled = 0;
        long right = 0;
        for (JsonNode window : api.ask(call, path).path("items")) {
            boolean served = !window.path("arm").asText().equals("shadow");
            if (served
                    && window.path("deployment_id")
                            .asText()
                            .equals(endpoint.answering().deployment())) {
                labelled += window.path("labelled").asLong();
                right += window.path("right").asLong();
            }
        }
        return new Recent(
                labelled == 0 ? FigureView.NONE : FigureView.of(Proportion.wilson(right, labelled, LEVEL)), words);
    }
}
