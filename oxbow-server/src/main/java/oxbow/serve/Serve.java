package oxbow.serve;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import oxbow.access.Access;
import oxbow.data.Lineage;
import oxbow.evaluate.Evaluations;
import oxbow.identity.Ids;
import oxbow.label.Reviews;
import oxbow.predict.Predictors;
import oxbow.record.Records;
import oxbow.store.Store;
import oxbow.track.Registry;
import oxbow.work.Leases;
import oxbow.work.Outbox;
import oxbow.work.Subscription;

/// The stage: its router, endpoints and rollouts, and the threads that judge rollouts and feed the review queue. At
/// the start every endpoint takes up its newest durable snapshot; an endpoint whose model cannot be loaded any more
/// is logged and left out, the others serve.
public final class Serve implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Serve.class.getName());

    private final LiveEndpoints live;
    private final Router router;
    private final Endpoints endpoints;
    private final Rollouts rollouts;
    private final Judge judge;
    private final List<AutoCloseable> threads;

    /// What the stage is made from.
    ///
    /// @param random cryptographically strong and thread-safe
    public record Parts(
            Store store,
            Access access,
            Outbox outbox,
            Leases leases,
            Lineage lineage,
            Reviews reviews,
            Predictors predictors,
            Registry registry,
            Records records,
            Evaluations evaluations,
            Clock clock,
            Ids ids,
            RandomGenerator random) {}

    public Serve(Parts parts, ServeSettings settings) {
        Store store = parts.store();
        Clock clock = parts.clock();
        live = new LiveEndpoints(parts.predictors());
        router = new Router(live, parts.records(), clock, parts.ids(), settings.router());
        Changes changes = new Changes(store, live, parts.outbox(), clock);
        Transitions transitions = new Transitions(store, changes, parts.access(), parts.outbox(), clock);
        Candidates candidates =
                new Candidates(parts.registry(), parts.evaluations(), parts.lineage(), clock, parts.ids());
        TallyBoard board = new TallyBoard();
        rollouts = new Rollouts(
                store,
                changes,
                transitions,
                candidates,
                parts.records(),
                board,
                parts.access(),
                parts.outbox(),
                clock,
                parts.ids(),
                parts.random());
        endpoints = new Endpoints(store, live, changes, candidates, rollouts, parts.access(), clock, parts.ids());
        judge = new Judge(
                store,
                parts.records(),
                parts.leases(),
                transitions,
                board,
                clock,
                parts.ids().next(),
                settings.judge());
        takeUp(store);
        ReviewFeed feed = new ReviewFeed(store, parts.records(), parts.reviews(), live, clock);
        Subscription feedback = parts.outbox().subscribe("serve.review-feedback", new ReviewFeedback(parts.records()));
        threads = List.of(
                new Clerk("judge", judge::pass, settings.judge().every()),
                new Clerk("review-feed", feed::pass, settings.reviewEvery()),
                feedback);
    }

    private void takeUp(Store store) {
        ServeStore statements = new ServeStore();
        for (Snapshot snapshot : store.read(statements::newest)) {
            try {
                live.publish(live.prepare(snapshot));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "endpoint.not_served endpoint=" + snapshot.name(), e);
            }
        }
    }

    /// Answers inference requests.
    public Router router() {
        return router;
    }

    /// Makes and shows endpoints.
    public Endpoints endpoints() {
        return endpoints;
    }

    /// Tries candidates.
    public Rollouts rollouts() {
        return rollouts;
    }

    /// Stops the threads and lets go of the models. No request may come any more.
    @Override
    public void close() {
        for (AutoCloseable thread : threads) {
            try {
                thread.close();
            } catch (Exception e) {
                LOG.log(Level.ERROR, "serve.thread_not_closed", e);
            }
        }
        judge.release();
        router.close();
        live.close();
    }
}
