package oxbow.web.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;
import oxbow.record.Arm;
import oxbow.record.Feedback;
import oxbow.record.FeedbackReceipt;
import oxbow.record.LogQuery;
import oxbow.record.Logged;
import oxbow.record.NewFeedback;
import oxbow.record.Records;
import oxbow.record.Window;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The prediction log, feedback, and windows of both.
public final class RecordRoutes implements RouteSource {

    private static final String STAGE = "/api/v1/projects/{project}/record";
    private static final int MOST_ITEMS = 10_000;
    private static final Duration SHOWN = Duration.ofHours(1);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Records records;
    private final EndpointIds endpoints;
    private final Clock clock;

    /// Finds endpoints of a project.
    @FunctionalInterface
    public interface EndpointIds {

        /// The id of an endpoint.
        ///
        /// @throws ProblemException if the project has none of that name or id
        String of(String projectId, String nameOrId);
    }

    public RecordRoutes(Records records, EndpointIds endpoints, Clock clock) {
        this.records = records;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// Feedback to some predictions.
    public record GivenFeedback(List<Item> items) {

        /// A label, an event, or both.
        ///
        /// @param label what the prediction should have been
        /// @param event something that happened because of it
        /// @param source who says so; `api` unless told
        public record Item(
                String predictionId, Optional<String> label, Optional<String> event, Optional<String> source) {

            NewFeedback feedback() {
                return new NewFeedback(predictionId, label, event, source.orElse("api"), 1);
            }
        }
    }

    /// One prediction: what each arm answered, and what was said about it.
    public record PredictionView(String id, List<LoggedView> rows, List<Feedback> feedback) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(STAGE + "/feedback", Permission.INFER, this::feedback)
                        .takes(GivenFeedback.class)
                        .doc("Keeps labels and events of predictions.", FeedbackReceipt.class),
                Route.get(STAGE + "/predictions", Permission.READ, this::predictions)
                        .docList("The prediction log, newest first.", LoggedView.class)
                        .query("endpoint", "Only this endpoint, by name or id.")
                        .query("arm", "Only champion, canary or shadow.")
                        .query("from", "Only from this time on.")
                        .query("to", "Only before this time."),
                Route.get(STAGE + "/predictions/{prediction}", Permission.READ, this::prediction)
                        .doc("One prediction with its feedback.", PredictionView.class),
                Route.get(STAGE + "/windows", Permission.READ, this::windows)
                        .docWhole("Predictions and labels summed up over time, oldest first.", WindowView.class)
                        .query("endpoint", "The endpoint, by name or id.")
                        .query("from", "The first time; an hour ago unless told.")
                        .query("to", "The last time; now unless told.")
                        .query("step_s", "The length of a window in seconds, at least the one they are kept in."));
    }

    private Response feedback(Call call) {
        List<GivenFeedback.Item> items = call.json(GivenFeedback.class).items();
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw ProblemException.broken("items", items.size() + " items", "be 1 to " + MOST_ITEMS + " items");
        }
        List<NewFeedback> feedback =
                items.stream().map(GivenFeedback.Item::feedback).toList();
        return Response.ok(records.give(call.project().id(), feedback));
    }

    private Response predictions(Call call) {
        String project = call.project().id();
        LogQuery query = new LogQuery(
                Optional.of(project),
                call.query("endpoint").map(name -> endpoints.of(project, name)),
                call.query("arm").map(RecordRoutes::arm),
                time(call, "from"),
                time(call, "to"),
                call.pageToken().map(RecordRoutes::offset).orElse(OptionalLong.empty()),
                call.limit() + 1);
        Listing<Logged> page = Listing.cut(call, records.page(query), row -> Long.toString(row.offset()));
        Map<String, List<Feedback>> said = records.feedback(
                project,
                page.items().stream()
                        .map(row -> row.prediction().id())
                        .distinct()
                        .toList());
        return Response.ok(page.map(
                row -> LoggedView.of(row, said.getOrDefault(row.prediction().id(), List.of()), false)));
    }

    private Response prediction(Call call) {
        String id = call.path("prediction");
        List<Logged> rows = records.prediction(id).stream()
                .filter(row ->
                        row.prediction().projectId().equals(call.project().id()))
                .toList();
        if (rows.isEmpty()) {
            throw ProblemException.notFound("prediction", id);
        }
        List<Feedback> said = records.feedback(call.project().id(), List.of(id)).getOrDefault(id, List.of());
        return Response.ok(new PredictionView(
                id,
                rows.stream().map(row -> LoggedView.of(row, List.of(), true)).toList(),
                said));
    }

    private Response windows(Call call) {
        String name = call.query("endpoint")
                .orElseThrow(() -> ProblemException.broken("endpoint", "missing", "name an endpoint"));
        Instant to = time(call, "to").orElseGet(clock::instant);
        Instant from = time(call, "from").orElse(to.minus(SHOWN));
        String endpoint = endpoints.of(call.project().id(), name);
        List<Window> windows = records.windows(endpoint, from, to, step(call));
        return Response.ok(new Listing<>(windows, Optional.empty()).map(WindowView::of));
    }

    private static Duration step(Call call) {
        String text = call.query("step_s").orElse("1");
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 1 && seconds <= Duration.ofDays(366).toSeconds()) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of range
        }
        throw ProblemException.broken("step_s", text, "be a whole number of seconds, 1 to a year");
    }

    private static Optional<Instant> time(Call call, String name) {
        return call.query(name).map(text -> {
            try {
                Instant time = Instant.parse(text);
                if (!time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME)) {
                    return time;
                }
            } catch (DateTimeParseException noTime) {
                // said below, as for a time out of range
            }
            throw ProblemException.broken(name, text, "be a time from 1970 to 9999 such as 2026-11-21T09:30:00Z");
        });
    }

    private static Arm arm(String text) {
        for (Arm arm : Arm.values()) {
            if (arm.text().equals(text.toLowerCase(Locale.ROOT))) {
                return arm;
            }
        }
        throw ProblemException.broken("arm", text, "be champion, canary or shadow");
    }

    private static OptionalLong offset(String token) {
        try {
            return OptionalLong.of(Long.parseLong(token));
        } catch (NumberFormatException foreign) {
            throw ProblemException.broken("page_token", token, "be one that a page before gave");
        }
    }
}
