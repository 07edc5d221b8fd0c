package oxbow.web.page;

import java.util.List;
import oxbow.web.Call;

/// Where an endpoint stands, in a few words.
///
/// @param standing what serves and what is being tried, as a sentence
/// @param accuracy of what serves, by the labels that came in the span
/// @param alarms open drift alarms
/// @param reviews predictions that wait for a person
public record EndpointCard(
        ServeView.Endpoint endpoint,
        String standing,
        boolean rolling,
        FigureView accuracy,
        String span,
        long alarms,
        long reviews) {

    /// One for every endpoint of the call's project.
    static List<EndpointCard> all(Desk desk, Call call) {
        List<MonitorView.Alarm> alarms = desk.api().list(call, "monitor/alarms", MonitorView.Alarm.class);
        List<LabelView.Queue> queues = desk.api().list(call, "label/queues", LabelView.Queue.class);
        Accuracies accuracies = new Accuracies(desk.api());
        return desk.api().list(call, "serve/endpoints", ServeView.Endpoint.class).stream()
                .map(endpoint ->
                        of(endpoint, accuracies.of(call, endpoint, desk.clock().instant()), alarms, queues))
                .toList();
    }

    private static EndpointCard of(
            ServeView.Endpoint endpoint,
            Accuracies.Recent accuracy,
            List<MonitorView.Alarm> alarms,
            List<LabelView.Queue> queues) {
        long open = alarms.stream()
                .filter(a -> a.acknowledged().isEmpty())
                .filter(a ->
                        a.endpoint().equals(endpoint.name()) || a.endpoint().equals(endpoint.id()))
                .count();
        long reviews = queues.stream()
                .filter(q -> q.name().equals(endpoint.name()))
                .mapToLong(LabelView.Queue::waiting)
                .sum();
        boolean rolling = endpoint.rollout().filter(ServeView.Rollout::active).isPresent();
        return new EndpointCard(
                endpoint, standing(endpoint), rolling, accuracy.figure(), accuracy.span(), open, reviews);
    }

    /// What serves and what is being tried.
    public static String standing(ServeView.Endpoint endpoint) {
        String serves = endpoint.champion().model() + " serves";
        return endpoint.rollout()
                .filter(ServeView.Rollout::active)
                .map(r -> (r.blueGreen() ? "" : serves + "; ") + trial(r) + ".")
                .orElse(serves + ", and nothing else is being tried.");
    }

    /// What a rollout does at the moment.
    public static String trial(ServeView.Rollout rollout) {
        String candidate = rollout.candidate().model();
        String held = rollout.state().equals("held") ? " The rollout is held and waits for a decision" : "";
        String doing = switch (rollout.pattern()) {
            case "shadow" -> candidate + " answers unseen beside it";
            case "blue_green" ->
                candidate + " answers everything; " + rollout.champion().model()
                        + " stands ready to take over again at once";
            default ->
                candidate + " answers " + Show.roundPercent(rollout.weight()) + " of the keys, step "
                        + (rollout.step() + 1) + " of " + rollout.steps().size();
        };
        return held.isEmpty() ? doing : doing + "." + held;
    }
}
