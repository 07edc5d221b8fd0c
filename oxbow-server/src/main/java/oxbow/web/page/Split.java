package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who answers which share of the keys, as a bar.
public record Split(List<Part> parts, String words) {

    private static final double WIDTH = 800;
    private static final double ROOM_FOR_TEXT = 0.12;

    public record Part(String css, String x, String width, String textX, String text, String legend) {}

    static double weight(ServeView.Endpoint endpoint) {
        return endpoint.rollout()
                .filter(ServeView.Rollout::active)
                .map(ServeView.Rollout::weight)
                .orElse(0.0);
    }

    public static Split of(ServeView.Endpoint endpoint) {
        double candidate = weight(endpoint);
        List<Part> parts = new ArrayList<>();
        String champion = endpoint.champion().model();
        String doing = candidate < 1 ? " answers " + Show.roundPercent(1 - candidate) : " stands ready";
        parts.add(part(endpoint.champion().predictor(), 0, 1 - candidate, champion + doing));
        endpoint.rollout().filter(ServeView.Rollout::active).ifPresent(rollout -> {
            String name = rollout.candidate().model();
            boolean seen = candidate > 0;
            String legend =
                    seen ? name + " answers " + Show.roundPercent(candidate) : name + " answers everything unseen";
            parts.add(part(rollout.candidate().predictor(), 1 - candidate, candidate, legend));
        });
        return new Split(
                parts, String.join(", ", parts.stream().map(Part::legend).toList()));
    }

    private static Part part(Predictor predictor, double from, double share, String legend) {
        String text = share >= ROOM_FOR_TEXT ? predictor.name() + "  " + Show.roundPercent(share) : "";
        return new Part(predictor.css(), at(from * WIDTH), at(share * WIDTH), at(from * WIDTH + 12), text, legend);
    }

    private static String at(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }
}
