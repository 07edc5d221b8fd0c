package oxbow.serve;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.label.AskedBecause;
import oxbow.label.Enqueued;
import oxbow.label.NewTask;
import oxbow.label.Picture;
import oxbow.label.ReviewQueue;
import oxbow.label.Reviews;
import oxbow.record.Arm;
import oxbow.record.Logged;
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

    private static final String CURSOR = "review";
    private static final String SALT = "audit";
    private static final int PORTION = 1_000;

    private final Store store;
    private final Records records;
    private final Reviews reviews;
    private final Router router;
    private final Clock clock;
    private final ServeStore statements = new ServeStore();
    private long place = -1;
    private long checkedAt;

    ReviewFeed(Store store, Records records, Reviews reviews, Router router, Clock clock) {
        this.store = store;
        this.records = records;
        this.reviews = reviews;
        this.router = router;
        this.clock = clock;
    }

    /// Follows the log to its end.
    void pass() {
        if (place < 0) {
            place = store.read(tx -> statements.cursor(tx, CURSOR));
        }
        List<Logged> rows = records.after(place, Optional.empty(), PORTION);
        while (!rows.isEmpty()) {
            take(rows);
            rows = rows.size() < PORTION ? List.of() : records.after(place, Optional.empty(), PORTION);
        }
        reopen();
    }

    private void take(List<Logged> rows) {
        Map<Live, List<NewTask>> tasks = new LinkedHashMap<>();
        for (Logged row : rows) {
            Prediction prediction = row.prediction();
            if (isAsked(prediction)) {
                router.byId(prediction.endpointId())
                        .ifPresent(live -> tasks.computeIfAbsent(live, missing -> new ArrayList<>())
                                .add(task(live.newest().snapshot(), prediction)));
            }
        }
        long reached = rows.getLast().offset();
        if (tasks.isEmpty() && reached - place < PORTION) {
            place = reached;
            return;
        }
        Map<Live, Boolean> full = store.write(tx -> {
            Map<Live, Boolean> states = new LinkedHashMap<>();
            tasks.forEach((live, some) -> {
                Snapshot snapshot = live.newest().snapshot();
                Enqueued enqueued = reviews.enqueue(tx, snapshot.projectId(), snapshot.name(), some);
                states.put(live, enqueued.full());
            });
            statements.moveCursor(tx, CURSOR, reached);
            return states;
        });
        place = reached;
        full.forEach(Live::reviewsFull);
    }

    private static boolean isAsked(Prediction prediction) {
        double probability = prediction.askProbability();
        return prediction.arm() != Arm.SHADOW
                && probability > 0
                && (probability >= 1 || KeyHash.share(SALT, prediction.id()) < probability);
    }

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
                degree != Degree.HUMAN && degree != Degree.SHADOW,
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
        for (Live live : router.all()) {
            if (live.reviewsFull()) {
                Snapshot snapshot = live.newest().snapshot();
                boolean full = reviews.queue(snapshot.projectId(), snapshot.name())
                        .map(ReviewQueue::full)
                        .orElse(false);
                live.reviewsFull(full);
            }
        }
    }
}
