package oxbow.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// A review queue in memory that speaks like the real one.
final class FixtureQueue implements RouteSource {

    private static final String PREFIX = "/api/v1/projects/{project}/label/";

    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> answers = Collections.synchronizedMap(new LinkedHashMap<>());

    FixtureQueue(List<String> tasks) {
        open.addAll(tasks);
    }

    record Claim(List<String> holding) {}

    record Given(String label, Optional<Boolean> standIn) {}

    /// Label by task, in the order of the answers.
    Map<String, String> answers() {
        return new LinkedHashMap<>(answers);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PREFIX + "queues/{queue}/claims", Permission.LABEL, this::claim)
                        .doc("Hands out a task", Map.class),
                Route.post(PREFIX + "tasks/{task}/answers", Permission.LABEL, this::answer)
                        .doc("Keeps a label", Map.class),
                Route.delete(PREFIX + "tasks/{task}/answers", Permission.LABEL, this::undo)
                        .doc("Takes a label back", Map.class));
    }

    private synchronized Response claim(Call call) {
        call.json(Claim.class);
        String next = open.poll();
        return next == null ? Response.noContent() : Response.ok(task(next));
    }

    private Response answer(Call call) {
        answers.put(call.path("task"), call.json(Given.class).label());
        return Response.json(201, task(call.path("task")));
    }

    private Response undo(Call call) {
        if (answers.remove(call.path("task")) == null) {
            throw ProblemException.conflict("The task has no answer to undo.");
        }
        return Response.ok(task(call.path("task")));
    }

    private static Map<String, Object> task(String id) {
        List<Double> pixels = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int column = i % 8;
            pixels.add(column == 3 || column == 4 ? 16.0 : column == 2 || column == 5 ? 5.0 : 0.0);
        }
        return Map.of(
                "id",
                id,
                "queue",
                "digits",
                "prediction_id",
                "p-" + id,
                "predicted",
                "1",
                "score",
                .52,
                "classes",
                List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
                "image",
                Map.of("width", 8, "height", 8, "white", 16, "pixels", pixels),
                "asked_because",
                id.equals("t2") ? "audit" : "uncertain");
    }
}
