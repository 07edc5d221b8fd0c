package oxbow.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// An endpoint as the router holds it: the newest serving and counters. Thread-safe, without a lock.
final class Live {

    final LongAdder requests = new LongAdder();
    final LongAdder canary = new LongAdder();
    final LongAdder candidateFailures = new LongAdder();
    final LongAdder championFailures = new LongAdder();
    final LongAdder shadowRuns = new LongAdder();
    final LongAdder shadowDropped = new LongAdder();

    private final AtomicReference<Serving> serving;
    private volatile boolean reviewsFull;

    Live(Serving first) {
        serving = new AtomicReference<>(first);
    }

    Serving newest() {
        return serving.get();
    }

    /// The newest serving with a use begun; its user must end it.
    Serving enter() {
        Serving current = serving.get();
        while (!current.enter()) {
            current = serving.get();
        }
        return current;
    }

    /// Lets newer requests use this serving. One that is older than the present one is dropped.
    void publish(Serving next) {
        Serving before = serving.getAndUpdate(current -> newer(next, current) ? next : current);
        if (newer(next, before)) {
            before.retire();
        } else {
            next.retire();
        }
    }

    private static boolean newer(Serving next, Serving current) {
        return next.snapshot().version() > current.snapshot().version();
    }

    /// Whether the review queue has no room, so that the model's answers stand.
    boolean reviewsFull() {
        return reviewsFull;
    }

    void reviewsFull(boolean full) {
        reviewsFull = full;
    }

    ServedModel served() {
        Snapshot snapshot = newest().snapshot();
        List<String> versions = new ArrayList<>();
        versions.add(snapshot.champion().model());
        snapshot.split()
                .filter(split -> split.weight() > 0)
                .ifPresent(split -> versions.add(split.candidate().model()));
        return new ServedModel(snapshot.name(), snapshot.champion().signature(), versions);
    }

    Traffic traffic() {
        return new Traffic(
                requests.sum(),
                canary.sum(),
                candidateFailures.sum(),
                championFailures.sum(),
                shadowRuns.sum(),
                shadowDropped.sum());
    }
}
