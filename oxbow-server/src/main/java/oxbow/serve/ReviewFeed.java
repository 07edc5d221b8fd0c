package oxbow.serve;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.label.AskedBecause;
import oxbow.label.NewTask;
import oxbow.label.Picture;
import oxbow.label.ReviewQueue;
import oxbow.label.Reviews;
import oxbow.record.Arm;
import oxbow.record.Logged;
import oxbow.record.Portion;
import oxbow.record.Prediction;
import oxbow.record.Records;
import oxbow.store.Store;

/// Turns predictions that people are to be asked about into review tasks. It follows the prediction log, so
/// requests never wait for the queue, and keeps its place in the transaction that makes the tasks, so none is
/// lost or made twice.
///
/// Whether an audit falls on a prediction is decided by a hash of its id, which nobody can foresee or choose: a
/// draw with exactly the recorded probability, the same one if it is made again. One thread at a time.
final class ReviewFeed {

    private static final System.Logger LOG = System.getLogger(ReviewFeed.class.getName());
    private static final String CURSOR = "review";
    private static final String SALT = "audit";
    private static final int PORTION = 1_000;

    private final Store store;
    private final Records records;
    private final Reviews reviews;
    private final LiveEndpoints live;
    private final Clock clock;
    private final ServeStore statements = new ServeStore();
    private long kept = -1;
    private long place;
    private long checkedAt;

    /// A version of an endpoint.
    private record Version(String endpointId, long number) {}

    ReviewFeed(Store store, Records records, Reviews reviews, LiveEndpoints live, Clock clock) {
        this.store = store;
        this.records = records;
        this.reviews = reviews;
        this.live = live;
        this.clock = clock;
    }

    /// Follows the log to its end.
    void pass() {
        if (kept < 0) {
            kept = store.read(tx -> statements.cursor(tx, CURSOR));
            place = kept;
        }
        Portion portion;
        do {
            portion = records.after(place, Optional.empty(), PORTION);
            take(portion);
        } while (portion.more());
        reopen();
    }

    private void take(Portion portion) {
        List<Prediction> asked = portion.rows().stream()
                .map(Logged::prediction)
                .filter(ReviewFeed::isAsked)
                .toList();
        if (asked.isEmpty() && portion.reached() - kept < PORTION) {
            place = portion.reached();
            return;
        }
        Map<Version, Snapshot> versions = versions(asked);
        Map<String, Snapshot> endpoints = new LinkedHashMap<>();
        Map<String, List<NewTask>> tasks = new HashMap<>();
        for (Prediction prediction : asked) {
            Snapshot snapshot = versions.get(versionOf(prediction));
            if (snapshot == null) {
                LOG.log(Level.ERROR, "review.without_endpoint prediction=" + prediction.id());
                continue;
            }
            endpoints.put(snapshot.endpointId(), snapshot);
            tasks.computeIfAbsent(snapshot.endpointId(), first -> new ArrayList<>())
                    .add(task(snapshot, prediction));
        }
        Map<String, Boolean> full = store.write(tx -> {
            Map<String, Boolean> states = new LinkedHashMap<>();
            endpoints.forEach((id, endpoint) -> states.put(
                    id,
                    reviews.enqueue(tx, endpoint.projectId(), endpoint.name(), tasks.getOrDefault(id, List.of()))
                            .full()));
            statements.moveCursor(tx, CURSOR, portion.reached());
            return states;
        });
        kept = portion.reached();
        place = kept;
        full.forEach((endpoint, isFull) -> live.byId(endpoint).ifPresent(found -> found.reviewsFull(isFull)));
    }

    private Map<Version, Snapshot> versions(List<Prediction> asked) {
        return store.read(tx -> {
            Map<Version, Snapshot> found = new HashMap<>();
            for (Version version :
                    asked.stream().map(ReviewFeed::versionOf).distinct().toList()) {
                statements
                        .snapshot(tx, version.endpointId(), version.number())
                        .ifPresent(snapshot -> found.put(version, snapshot));
            }
            return found;
        });
    }

    private static Version versionOf(Prediction prediction) {
        return new Version(prediction.endpointId(), prediction.snapshot());
    }

    private static boolean isAsked(Prediction prediction) {
        double probability = prediction.askProbability();
        return prediction.arm() != Arm.SHADOW
                && probability > 0
                && (probability >= 1 || KeyHash.share(SALT, prediction.id()) < probability);
    }

    /// @param snapshot what was in force when the prediction was made
    private static NewTask task(Snapshot snapshot, Prediction prediction) {
        Degree degree = snapshot.automation().degree();
        boolean person = prediction.decidedBy().equals(Exchange.BY_REVIEW);
        boolean everything = degree == Degree.HUMAN || degree == Degree.SHADOW || degree == Degree.ASSIST;
        AskedBecause because =
                !person ? AskedBecause.AUDIT : everything ? AskedBecause.EVERYTHING : AskedBecause.UNCERTAIN;
        var signature = snapshot.champion().signature();
        return new NewTask(
                prediction.id(),
                prediction.exampleId(),
                prediction.predicted(),
                prediction.score(),
                signature.classes(),
                signature.image().map(image -> new Picture(image.width(), image.height(), image.white())),
                prediction.payload(),
                degree != Degree.HUMAN && degree != Degree.SHADOW && because != AskedBecause.AUDIT,
                because,
                prediction.askProbability(),
                prediction.at());
    }

    /// Lets the router ask again once there is room.
    private void reopen() {
        long now = clock.millis();
        if (now - checkedAt < 1_000) {
            return;
        }
        checkedAt = now;
        for (Live each : live.all()) {
            if (each.reviewsFull()) {
                Snapshot snapshot = each.newest().snapshot();
                boolean full = reviews.queue(snapshot.projectId(), snapshot.name())
                        .map(ReviewQueue::full)
                        .orElse(false);
                each.reviewsFull(full);
            }
        }
    }
}
