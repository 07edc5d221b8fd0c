package oxbow.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import oxbow.access.Permission;
import oxbow.json.Json;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The API's answers as they stand in a file, so that every state of a page can be looked at, with made-up windows
/// up to now.
final class FixtureApi implements RouteSource {

    private static final String PREFIX = "/api/v1/projects/{project}/";
    private static final String FIRST = "019aa1b2-0000-7000-8000-000000000192";
    private static final String SECOND = "019aa1b2-0000-7000-8000-000000000193";

    private final JsonNode answers;

    FixtureApi() {
        try (InputStream in = Objects.requireNonNull(FixtureApi.class.getResourceAsStream("fixture.json"))) {
            answers = Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : answers.properties()) {
            routes.add(Route.get(PREFIX + answer.getKey(), Permission.READ, _ -> Response.ok(answer.getValue()))
                    .doc("Answers from a file", JsonNode.class));
        }
        routes.add(Route.get(
                        PREFIX + "data/datasets/{dataset}/versions/{version}/examples/{example}/image.png",
                        Permission.READ,
                        FixtureApi::picture)
                .docRaw("A picture", "image/png"));
        routes.add(Route.get(PREFIX + "record/windows", Permission.READ, FixtureApi::windows)
                .doc("Windows", Map.class));
        routes.add(Route.get(PREFIX + "events", Permission.READ, _ -> Response.events(sink -> sink.keepAlive()))
                .docRaw("Events", "text/event-stream"));
        return routes;
    }

    private static Response picture(Call call) {
        Random random = new Random(call.path("example").hashCode());
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, random.nextInt(256));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.bytes(200, "image/png", bytes.toByteArray());
    }

    private static Response windows(Call call) {
        Random random = new Random(3);
        Instant to = Instant.parse(call.query("to").orElseThrow());
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 60; i > 0; i--) {
            Instant start = to.minusSeconds(15L * i);
            items.add(
                    window(start, FIRST, "champion", 400 + random.nextInt(60), i < 4 ? 0 : i > 25 ? .96 : .78, random));
            if (i < 30) {
                items.add(window(start, SECOND, "canary", 120 + random.nextInt(30), i < 4 ? 0 : .93, random));
            }
        }
        return Response.ok(Map.of("items", items));
    }

    private static Map<String, Object> window(
            Instant start, String deployment, String arm, long count, double accuracy, Random random) {
        long labelled = accuracy == 0 ? 0 : count * 2 / 3;
        Map<String, Long> classes = new java.util.TreeMap<>();
        for (int c = 0; c < 10; c++) {
            classes.put(Integer.toString(c), count / 10 + random.nextInt(9));
        }
        Map<String, Double> latency = Map.of("p50", 430.0 + random.nextInt(90), "p99", 1700.0 + random.nextInt(300));
        return Map.ofEntries(
                Map.entry("start", start),
                Map.entry("end", start.plusSeconds(15)),
                Map.entry("deployment_id", deployment),
                Map.entry("arm", arm),
                Map.entry("count", count),
                Map.entry("errors", 0),
                Map.entry("class_counts", classes),
                Map.entry("latency", latency),
                Map.entry("labelled", labelled),
                Map.entry("right", Math.round(labelled * (accuracy + .03 * (random.nextDouble() - .5)))));
    }
}
