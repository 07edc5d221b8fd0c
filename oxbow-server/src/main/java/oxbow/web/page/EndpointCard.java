package oxbow.web.page;

import java.util.List;

/// Where an endpoint stands, in a few words.
///
/// @param standing what serves and what is being tried, as a sentence
/// @param alarms open drift alarms
/// @param reviews predictions that wait for a person
public record EndpointCard(ServeView.Endpoint endpoint, String standing, boolean rolling, long alarms, long reviews) {

    static EndpointCard of(ServeView.Endpoint endpoint, List<MonitorView.Alarm> alarms, List<LabelView.Queue> queues) {
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
        return new EndpointCard(endpoint, standing(endpoint), rolling, open, reviews);
    }

    /// What serves and what is being tried.
    public static String standing(ServeView.Endpoint endpoint) {
        String serves = endpoint.champion().model() + " serves";
        return endpoint.rollout()
                .filter(ServeView.Rollout::active)
                .map(r -> serves + "; " + trial(r) + ".")
                .orElse(serves + ", and nothing else is being tried.");
    }

    /// What a rollout does at the moment.
    public static String trial(ServeView.Rollout rollout) {
        String candidate = rollout.candidate().model();
        String held = rollout.state().equals("held") ? " The rollout is held and waits for a decision" : "";
        String doing = switch (rollout.pattern()) {
            case "shadow" -> candidate + " answers unseen beside it";
            case "blue_green" -> candidate + " stands ready to take over at once";
            default ->
                candidate + " answers " + Show.roundPercent(rollout.weight()) + " of the keys, step "
                        + (rollout.step() + 1) + " of " + rollout.steps().size();
        };
        return held.isEmpty() ? doing : doing + "." + held;
    }
}
