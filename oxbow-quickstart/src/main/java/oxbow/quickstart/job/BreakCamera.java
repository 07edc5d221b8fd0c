package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.traffic.PoolName;
import oxbow.quickstart.traffic.Traffic;

/// Step 6: lens and lamp fail. The drift alarm says what changed and when, late labels show the harm, and
/// people take over what the model is unsure of.
final class BreakCamera {
    static final double THRESHOLD = .8;

    private static final double AUDIT_SHARE = .1;
    private static final int SLOW = 100;
    private static final int QUIET_ROWS = 3000;
    private static final long BROKEN_ROWS = 900;
    private static final long REVIEWED_ROWS = 500;
    private static final Duration MOST = Duration.ofSeconds(90);
    private static final long LABELS_BACK_MS = 2500;

    private final World world;

    BreakCamera(World world) {
        this.world = world;
    }

    void run(Notes notes, Traffic traffic) {
        Instant quietFrom = quiet(notes, traffic);
        Instant switched = world.clock().instant();
        traffic.change(now -> now.with(Camera.FAILED).with(PoolName.DURING).atSpeed(SLOW));
        notes.fact("switched_at", switched.toString());
        notes.say("The lamp and the lens fail at " + switched.truncatedTo(ChronoUnit.MILLIS) + ".");
        alarm(notes, switched);
        accuracy(notes, traffic, quietFrom, switched);
        automation(notes, traffic);
    }

    private Instant quiet(Notes notes, Traffic traffic) {
        Instant from = world.clock().instant();
        JsonNode watching = Await.until("the monitors to have watched " + QUIET_ROWS + " quiet rows", MOST, () -> {
            JsonNode monitor = monitor();
            long rows = StreamSupport.stream(monitor.required("detectors").spliterator(), false)
                    .mapToLong(detector -> detector.required("state").asText().equals("watching")
                            ? detector.required("rows").asLong()
                            : 0)
                    .min()
                    .orElse(0);
            notes.now(Figures.count(rows) + " rows of quiet traffic watched");
            return Optional.of(monitor).filter(ignored -> rows >= QUIET_ROWS);
        });
        Await.requests(traffic, QUIET_ROWS / 2, "images before the fault", notes);
        int alarms = alarms().size();
        notes.fact("null_alarms", alarms);
        notes.fact("promise", watching.path("promise"));
        notes.fact("period_rows", watching.path("period_rows"));
        notes.must(
                alarms == 0,
                "Before the fault, " + watching.required("detectors").size() + " detectors watched at least "
                        + Figures.count(QUIET_ROWS) + " rows against the first live window and raised " + alarms
                        + " alarms.");
        return from;
    }

    private JsonNode monitor() {
        return world.api().get(world.path("/monitor/endpoints/" + World.ENDPOINT));
    }

    private JsonNode alarms() {
        return world.api()
                .get(world.path("/monitor/alarms?endpoint=" + World.ENDPOINT + "&limit=100"))
                .required("items");
    }

    private void alarm(Notes notes, Instant switched) {
        JsonNode alarm = Await.until("the brightness alarm", MOST, () -> {
            notes.now("waiting for the brightness alarm");
            return StreamSupport.stream(alarms().spliterator(), false)
                    .filter(each -> each.required("feature").asText().equals("brightness"))
                    .findFirst();
        });
        Instant change = Instant.parse(alarm.required("change_at").asText());
        Instant fired = Instant.parse(alarm.required("fired_at").asText());
        double off = Duration.between(switched, change).toMillis() / 1000.0;
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("feature", "brightness");
        facts.put("change_at", change.toString());
        facts.put("fired_at", fired.toString());
        facts.put("change_minus_switch_s", off);
        facts.put("fired_after_s", Duration.between(switched, fired).toMillis() / 1000.0);
        facts.put("psi", alarm.path("psi"));
        facts.put("statistic", alarm.path("statistic"));
        facts.put("threshold", alarm.path("threshold"));
        facts.put("sentence", alarm.path("sentence"));
        notes.fact("alarm", facts);
        notes.must(
                Math.abs(off) < 2,
                "Brightness alarm " + facts.get("fired_after_s") + " s after the fault; it dates the change " + off
                        + " s from the true moment. " + alarm.path("sentence").asText());
    }

    private void accuracy(Notes notes, Traffic traffic, Instant quietFrom, Instant switched) {
        Await.requests(traffic, BROKEN_ROWS, "images under the fault", notes);
        Instant to = world.clock().instant();
        Await.pause(LABELS_BACK_MS);
        Periods periods = new Periods(world);
        Periods.Period before = periods.champion(quietFrom, switched);
        Periods.Period after = periods.champion(switched, to);
        notes.fact("before", before.facts());
        notes.fact("after", after.facts());
        notes.must(
                after.accuracy().high() < before.accuracy().low(),
                "Accuracy from late labels fell from " + before.accuracy().text() + " to "
                        + after.accuracy().text() + "; brightness by "
                        + Math.round(100 * (1 - after.brightness() / before.brightness())) + " %.");
    }

    private void automation(Notes notes, Traffic traffic) {
        world.api()
                .put(
                        world.path("/serve/endpoints/" + World.ENDPOINT + "/automation"),
                        Map.of("degree", "partial", "threshold", THRESHOLD, "audit_share", AUDIT_SHARE));
        long start = traffic.counts().answered();
        Await.requests(traffic, REVIEWED_ROWS, "images with people asked about the unsure ones", notes);
        traffic.change(now -> now.atSpeed(0));
        long answered = traffic.counts().answered() - start;
        Await.pause(LABELS_BACK_MS);
        ReviewQueue queue = new ReviewQueue(world);
        long uncertain = queue.count("uncertain");
        long audit = queue.count("audit");
        notes.fact(
                "partial",
                Map.of(
                        "threshold", THRESHOLD,
                        "audit_share", AUDIT_SHARE,
                        "requests", answered,
                        "uncertain", uncertain,
                        "audit", audit,
                        "uncertain_share",
                                Share.of(Math.min(uncertain, answered), answered)
                                        .figure()));
        notes.must(
                uncertain > 0 && audit > 0,
                "Partial automation at a score of " + THRESHOLD + " sent " + Figures.count(uncertain) + " of about "
                        + Figures.count(answered)
                        + " images to the review queue as uncertain, and " + audit + " of the rest at random.");
    }
}
