package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import oxbow.access.Permission;
import oxbow.web.Call;

/// Makes the frame of a page: which stages there are, and what waits in each for the reader.
final class Frames {

    private final Api api;
    private final UnaryOperator<String> assets;

    /// @param assets gives the address of a static file
    Frames(Api api, UnaryOperator<String> assets) {
        this.api = api;
        this.assets = assets;
    }

    /// What waits for the reader of a page.
    record Waiting(long reviews, long held, long alarms) {}

    Frame of(Call call, Optional<Stage> current, String title) {
        return of(call, current, title, waiting(call));
    }

    Frame of(Call call, Optional<Stage> current, String title, Waiting waiting) {
        String project = call.project().name();
        List<Frame.Stop> stops = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Optional<String> href = stage.path().isEmpty()
                    ? Optional.empty()
                    : Optional.of("/projects/" + project + "/" + stage.path());
            stops.add(new Frame.Stop(
                    stage,
                    stage.title(),
                    href,
                    current.filter(stage::equals).isPresent(),
                    waits(stage, waiting),
                    waitsFor(stage),
                    stage.key()));
        }
        List<Frame.Choice> projects = api.projects(call).stream()
                .map(p -> new Frame.Choice(p.name(), p.title(), p.name().equals(project)))
                .toList();
        return new Frame(title, project, call.principal().name(), assets, stops, projects);
    }

    Waiting waiting(Call call) {
        long reviews = may(call, Permission.LABEL)
                ? api.list(call, "label/queues", LabelView.Queue.class).stream()
                        .mapToLong(LabelView.Queue::waiting)
                        .sum()
                : 0;
        long held = may(call, Permission.DECIDE)
                ? api.list(call, "serve/endpoints", ServeView.Endpoint.class).stream()
                        .filter(e -> e.rollout()
                                .filter(r -> r.state().equals("held"))
                                .isPresent())
                        .count()
                : 0;
        long alarms = may(call, Permission.DECIDE)
                ? api.list(call, "monitor/alarms", MonitorView.Alarm.class).stream()
                        .filter(a -> a.acknowledged().isEmpty())
                        .count()
                : 0;
        return new Waiting(reviews, held, alarms);
    }

    private static boolean may(Call call, Permission permission) {
        return call.principal().may(permission, call.project().id());
    }

    static long waits(Stage stage, Waiting waiting) {
        return switch (stage) {
            case LABEL -> waiting.reviews();
            case DEPLOY -> waiting.held();
            case MONITOR -> waiting.alarms();
            case SCOPE, DATA, MODEL, EVALUATE -> 0;
        };
    }

    static String waitsFor(Stage stage) {
        return switch (stage) {
            case LABEL -> "predictions wait for review";
            case DEPLOY -> "rollouts are held and wait for a decision";
            case MONITOR -> "alarms are not acknowledged";
            case SCOPE, DATA, MODEL, EVALUATE -> "";
        };
    }
}
