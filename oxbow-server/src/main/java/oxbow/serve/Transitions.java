package oxbow.serve;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.Principal;
import oxbow.problem.ProblemException;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// Moves rollouts: state, history, event, audit trail and, where the traffic changes, the snapshot become
/// durable in one transaction, before the router follows. A move starts from where its author believes the
/// rollout to stand; if that is no longer so, nothing happens. Thread-safe.
final class Transitions {

    private final Store store;
    private final Changes changes;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;
    private final ServeStore statements = new ServeStore();

    Transitions(Store store, Changes changes, Access access, Outbox outbox, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Something that must hold in the transaction of the move, or throws.
    @FunctionalInterface
    interface Guard {
        Guard NONE = tx -> {};

        void check(Tx tx);
    }

    /// Makes the move and answers where the rollout stands now.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the rollout stands elsewhere by now
    Standing move(Standing from, Move move, Principal by, Guard guard) {
        Terms terms = from.terms();
        if (move.snapshot().isEmpty()) {
            return store.write(tx -> {
                Snapshot present = statements.newest(tx, terms.endpointId()).orElseThrow();
                return written(tx, from, move, by, guard, present);
            });
        }
        Standing[] reached = new Standing[1];
        changes.apply(
                terms.endpointId(),
                by.name(),
                move.snapshot().get(),
                (tx, next) -> reached[0] = written(tx, from, move, by, guard, next));
        return reached[0];
    }

    private Standing written(Tx tx, Standing from, Move move, Principal by, Guard guard, Snapshot present) {
        guard.check(tx);
        Terms terms = from.terms();
        Standing before = statements.rollout(tx, terms.endpointId(), terms.id()).orElseThrow();
        if (before.state() != from.state() || before.step() != from.step()) {
            throw ProblemException.conflict(
                    "The rollout is " + before.state().word() + " at step " + (before.step() + 1) + " by now.");
        }
        Instant now = clock.instant();
        boolean steps = move.step() != before.step();
        Standing after = new Standing(
                terms,
                move.to(),
                move.step(),
                steps ? now : before.stepStartedAt(),
                steps ? present.version() : before.stepSnapshot(),
                Math.max(move.decidedOffset(), before.decidedOffset()),
                move.verdict().or(before::verdict),
                move.tally().or(before::tally),
                move.to().active() ? Optional.empty() : Optional.of(now));
        statements.update(tx, after);
        double weight = present.split().map(Snapshot.Split::weight).orElse(0.0);
        Happening happening =
                new Happening(now, move.what(), by.name(), move.step(), weight, present.version(), move.because());
        statements.append(tx, terms.id(), happening);
        access.note(tx, by, "rollout." + move.what(), terms.endpoint() + " " + terms.id());
        outbox.append(tx, terms.projectId(), "rollout." + move.what(), terms.endpoint(), said(after, happening));
        return after;
    }

    static Map<String, Object> said(Standing standing, Happening happening) {
        Terms terms = standing.terms();
        Map<String, Object> data = new HashMap<>();
        data.put("rollout", terms.id());
        data.put("endpoint", terms.endpoint());
        data.put("pattern", terms.plan().pattern().word());
        data.put("candidate", terms.candidate().model());
        data.put("champion", terms.champion().model());
        data.put("state", standing.state().word());
        data.put("step", happening.step());
        data.put("weight", happening.weight());
        data.put("by", happening.by());
        data.put("because", happening.because());
        standing.verdict().ifPresent(verdict -> data.put("decision", verdict.decision()));
        return data;
    }
}
