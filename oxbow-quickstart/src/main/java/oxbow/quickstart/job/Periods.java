package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the server counted on the endpoint between two moments.
final class Periods {
    private final World world;

    Periods(World world) {
        this.world = world;
    }

    /// @param count      predictions
    /// @param accuracy   of those with a label by now
    /// @param brightness mean brightness of the images
    record Period(long count, Share accuracy, double brightness) {
        Map<String, Object> facts() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("predictions", count);
            facts.put("accuracy", accuracy.figure());
            facts.put("brightness", Map.of("value", brightness, "n", count));
            return facts;
        }
    }

    /// The champion's predictions in the whole windows between two moments.
    Period champion(Instant from, Instant to) {
        Instant first = boundary(from.plusSeconds(MainJob.WINDOW_S).minusMillis(1));
        Instant last = boundary(to);
        JsonNode windows = world.api()
                .get(world.path("/record/windows?endpoint=" + World.ENDPOINT + "&from=" + text(first) + "&to="
                        + text(last) + "&step_s=" + MainJob.WINDOW_S));
        long count = 0;
        long labelled = 0;
        long right = 0;
        double brightness = 0;
        for (JsonNode window : windows.required("items")) {
            if (window.required("arm").asText().equals("champion")) {
                long here = window.required("count").asLong();
                count += here;
                labelled += window.required("labelled").asLong();
                right += window.required("right").asLong();
                brightness +=
                        here * window.required("brightness").required("mean").asDouble();
            }
        }
        return new Period(count, Share.of(right, labelled), count == 0 ? Double.NaN : brightness / count);
    }

    private static Instant boundary(Instant moment) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), MainJob.WINDOW_S) * MainJob.WINDOW_S);
    }

    private static String text(Instant moment) {
        return URLEncoder.encode(moment.toString(), StandardCharsets.UTF_8);
    }
}
