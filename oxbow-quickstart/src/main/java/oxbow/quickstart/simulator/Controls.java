package oxbow.quickstart.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.traffic.Counts;
import oxbow.quickstart.traffic.PoolName;
import oxbow.quickstart.traffic.Traffic;
import oxbow.quickstart.traffic.TrafficSettings;

/// What the page shows and changes.
final class Controls {
    private static final int SHOWN = 8;

    private final Traffic traffic;
    private final URI server;

    Controls(Traffic traffic, URI server) {
        this.traffic = traffic;
        this.server = server;
    }

    Map<String, Object> state() {
        TrafficSettings now = traffic.settings();
        Map<String, Object> pools = new LinkedHashMap<>();
        for (PoolName pool : PoolName.values()) {
            pools.put(word(pool), traffic.pools().remaining(pool).size());
        }
        Map<String, Object> settings = Map.of(
                "gain", now.camera().gain(),
                "vignette", now.camera().vignette(),
                "black", now.camera().black(),
                "noise", now.camera().noise(),
                "requests_per_second", now.requestsPerSecond(),
                "label_share", now.labelShare(),
                "label_delay", now.labelDelay(),
                "pool", word(now.pool()));
        return Map.of("settings", settings, "counts", counts(), "pools", pools, "server", server.toString());
    }

    private Map<String, Long> counts() {
        Counts counts = traffic.counts();
        return Map.of(
                "answered", counts.answered(),
                "failed", counts.failed(),
                "labelled", counts.labelled(),
                "reviews", counts.reviews());
    }

    /// The same few images each time, on paper and as the camera sees them now.
    List<Map<String, Object>> images() {
        TrafficSettings now = traffic.settings();
        List<Digit> pool = traffic.pools().remaining(now.pool());
        List<Map<String, Object>> shown = new ArrayList<>();
        Random random = new Random(1);
        for (Digit digit : pool.subList(0, Math.min(SHOWN, pool.size()))) {
            shown.add(Map.of(
                    "label", digit.label(),
                    "paper", digit.image().values(),
                    "seen", now.camera().see(digit.image(), random).values()));
        }
        return shown;
    }

    /// Takes over all settings, or none if one of them is wrong.
    void change(JsonNode wanted) {
        Camera camera = new Camera(
                number(wanted, "gain"), number(wanted, "vignette"), number(wanted, "black"), number(wanted, "noise"));
        TrafficSettings settings = new TrafficSettings(
                camera,
                (int) Math.round(number(wanted, "requests_per_second")),
                number(wanted, "label_share"),
                number(wanted, "label_delay"),
                pool(wanted.path("pool").asText()));
        if (traffic.pools().remaining(settings.pool()).isEmpty()) {
            throw new IllegalArgumentException("The pool (" + word(settings.pool())
                    + ") must hold an image, and all of them have been reviewed. Maybe choose another pool?");
        }
        traffic.change(now -> settings);
    }

    private static double number(JsonNode wanted, String name) {
        JsonNode value = wanted.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("The setting " + name + " (" + value + ") must be a number.");
        }
        return value.asDouble();
    }

    private static PoolName pool(String word) {
        return Arrays.stream(PoolName.values())
                .filter(pool -> word(pool).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The pool (" + word + ") must be before, during or after."));
    }

    private static String word(PoolName pool) {
        return pool.name().toLowerCase(Locale.ROOT);
    }
}
