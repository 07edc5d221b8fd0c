package oxbow.serve;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// The one way to change what an endpoint serves: load the models, make the next snapshot durable together with
/// whatever explains it, then let requests use it. If anything fails before that, nothing has changed. Concurrent
/// changes of one endpoint are applied one after the other. Thread-safe.
final class Changes {

    private static final int ATTEMPTS = 20;

    private final Store store;
    private final LiveEndpoints live;
    private final Outbox outbox;
    private final Clock clock;
    private final ServeStore statements = new ServeStore();

    Changes(Store store, LiveEndpoints live, Outbox outbox, Clock clock) {
        this.store = store;
        this.live = live;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What else happens in the transaction that makes a snapshot durable.
    @FunctionalInterface
    interface Also {
        void in(Tx tx, Snapshot next);
    }

    /// The first snapshot of a new endpoint.
    ///
    /// @throws oxbow.store.DuplicateKey if the name is taken
    void create(Snapshot first, String by, Also also) {
        Serving serving = live.prepare(first);
        durably(serving, tx -> {
            statements.insertEndpoint(tx, first, clock.instant(), by);
            told(tx, first, also);
            return true;
        });
    }

    /// The next snapshot of an endpoint.
    ///
    /// @param next from the present snapshot to the next; may be called again if another change came in between
    Snapshot apply(String endpointId, String by, UnaryOperator<Snapshot> next, Also also) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Snapshot before = present(endpointId);
            Snapshot after = next.apply(before);
            Instant now = clock.instant();
            boolean done = durably(live.prepare(after), tx -> {
                boolean newest = statements.advance(tx, before, after, now, by);
                if (newest) {
                    told(tx, after, also);
                }
                return newest;
            });
            if (done) {
                return after;
            }
        }
        throw new ProblemException(ProblemKind.STALE, "The endpoint is being changed by others; try again.");
    }

    private Snapshot present(String endpointId) {
        Optional<Snapshot> newest = store.read(tx -> statements.newest(tx, endpointId));
        return newest.orElseThrow(() -> ProblemException.notFound("endpoint", endpointId));
    }

    private boolean durably(Serving serving, Store.Work<Boolean> work) {
        boolean done = false;
        try {
            done = store.write(work);
        } finally {
            if (!done) {
                serving.retire();
            }
        }
        if (done) {
            live.publish(serving);
        }
        return done;
    }

    private void told(Tx tx, Snapshot snapshot, Also also) {
        also.in(tx, snapshot);
        outbox.append(
                tx,
                snapshot.projectId(),
                "endpoint.changed",
                snapshot.name(),
                Map.of(
                        "snapshot",
                        snapshot.version(),
                        "champion",
                        snapshot.champion().model()));
    }
}
