package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Home: the loop drawn once, where each endpoint stands, and what waits.
final class HomePages implements RouteSource {

    private final Desk desk;

    HomePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/projects/{project}", Permission.READ, this::home)
                .page("The loop and where each endpoint stands"));
    }

    private Response home(Call call) {
        Frames.Waiting waiting = desk.frames().waiting(call);
        Frame frame = desk.frames().of(call, Optional.empty(), call.project().title(), waiting);
        List<EndpointCard> cards = EndpointCard.all(desk, call);
        LoopPicture loop = new LoopPicture(nodes(call, frame, cards, waiting));
        String template = call.query("part").isPresent() ? "home/loop" : "home/home";
        return desk.pages()
                .show(
                        template,
                        Map.of(
                                "frame",
                                frame,
                                "title",
                                call.project().title(),
                                "loop",
                                loop,
                                "endpoints",
                                cards,
                                "waiting",
                                waits(waiting)));
    }

    private static String waits(Frames.Waiting waiting) {
        List<String> parts = new ArrayList<>();
        if (waiting.reviews() > 0) {
            parts.add(Show.count(waiting.reviews(), "prediction") + (waiting.reviews() == 1 ? " waits" : " wait")
                    + " for review");
        }
        if (waiting.held() > 0) {
            parts.add(Show.count(waiting.held(), "rollout") + " held, waiting for a decision");
        }
        if (waiting.alarms() > 0) {
            parts.add(Show.count(waiting.alarms(), "alarm") + " not acknowledged");
        }
        return parts.isEmpty() ? "Nothing waits for you." : String.join("; ", parts) + ".";
    }

    private List<LoopPicture.Node> nodes(Call call, Frame frame, List<EndpointCard> cards, Frames.Waiting waiting) {
        List<LoopPicture.Node> nodes = new ArrayList<>();
        for (Frame.Stop stop : frame.stops()) {
            Stage stage = stop.stage();
            nodes.add(new LoopPicture.Node(
                    LoopPicture.x(stage),
                    LoopPicture.y(stage),
                    stage.title(),
                    line(call, stage, cards, waiting),
                    Frames.waits(stage, waiting),
                    Frames.waitsFor(stage),
                    stop.href()));
        }
        return nodes;
    }

    private String line(Call call, Stage stage, List<EndpointCard> cards, Frames.Waiting waiting) {
        return switch (stage) {
            case SCOPE -> "no page yet";
            case DATA -> Show.count(count(call, "data/datasets"), "data set");
            case LABEL -> waiting.reviews() == 0 ? "queue empty" : Show.count(waiting.reviews()) + " in review";
            case MODEL ->
                Show.count(count(call, "track/runs"), "run") + ", " + Show.count(count(call, "track/models"), "model");
            case EVALUATE -> Show.count(count(call, "evaluate/evaluations"), "evaluation");
            case DEPLOY -> Show.count(cards.size(), "endpoint") + rollouts(cards);
            case MONITOR -> waiting.alarms() == 0 ? "no open alarm" : Show.count(waiting.alarms(), "open alarm");
        };
    }

    private static String rollouts(List<EndpointCard> cards) {
        long active = cards.stream().filter(EndpointCard::rolling).count();
        return active == 0 ? "" : ", " + Show.count(active, "rollout");
    }

    private long count(Call call, String path) {
        return desk.api().ask(call, path).path("items").size();
    }
}
