package oxbow.serve;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import oxbow.access.Access;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.predict.TensorSpec;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;
import oxbow.record.Records;
import oxbow.serve.ServeStore.EndpointRow;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// Starts, shows and ends the trials of candidates. At most one is active per endpoint; the judge moves it on, a
/// person may promote or roll back at any time. Thread-safe.
public final class Rollouts {

    private static final int SALT_BYTES = 16;

    private final Store store;
    private final Changes changes;
    private final Transitions transitions;
    private final Candidates candidates;
    private final Records records;
    private final TallyBoard board;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final RandomGenerator random;
    private final Waits waits = new Waits();
    private final ServeStore statements = new ServeStore();

    Rollouts(
            Store store,
            Changes changes,
            Transitions transitions,
            Candidates candidates,
            Records records,
            TallyBoard board,
            Access access,
            Outbox outbox,
            Clock clock,
            Ids ids,
            RandomGenerator random) {
        this.store = store;
        this.changes = changes;
        this.transitions = transitions;
        this.candidates = candidates;
        this.records = records;
        this.board = board;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /// Puts a candidate beside the champion. Its model is loaded before any request can reach it.
    ///
    /// @throws ProblemException if the endpoint or model does not exist, a rollout is active already, the model
    ///     does not take the champion's inputs, or the recipe does not suit it; nothing is changed then
    public Rollout start(Principal by, String projectId, String endpoint, NewRollout wanted) {
        EndpointRow row = endpoint(projectId, endpoint);
        Deployment candidate = candidates.deployment(projectId, row.id(), wanted.model(), wanted.recipe());
        Snapshot present = store.read(tx -> statements.newest(tx, row.id())).orElseThrow();
        requireFree(present);
        requireSameInputs(present.champion(), candidate);
        Optional<ErrorRates> rates = wanted.assumed()
                .or(() -> candidates.measured(projectId, present.champion().model(), candidate.model()));
        Terms terms = new Terms(
                ids.next(),
                row.id(),
                projectId,
                row.name(),
                wanted.plan(),
                candidate,
                present.champion(),
                salt(),
                records.counters().lastOffset(),
                present.version() + 1,
                rates,
                by.name(),
                clock.instant());
        changes.apply(row.id(), by.name(), before -> split(before, terms), (tx, next) -> started(tx, terms, next, by));
        return find(projectId, endpoint, terms.id());
    }

    private static Snapshot split(Snapshot before, Terms terms) {
        requireFree(before);
        if (!before.champion().equals(terms.champion())) {
            throw ProblemException.conflict("The champion of '" + terms.endpoint() + "' has just changed; look again.");
        }
        return before.splitBy(Optional.of(Moves.split(terms, 0)));
    }

    private void started(Tx tx, Terms terms, Snapshot next, Principal by) {
        statements.insertDeployment(tx, terms.candidate());
        candidates.trace(tx, terms.candidate());
        statements.insertRollout(tx, terms, next.version());
        double weight = next.split().orElseThrow().weight();
        Happening happening =
                new Happening(terms.startedAt(), "started", by.name(), 0, weight, next.version(), List.of());
        statements.append(tx, terms.id(), happening);
        Standing standing =
                statements.rollout(tx, terms.endpointId(), terms.id()).orElseThrow();
        access.note(tx, by, "rollout.started", terms.endpoint() + " " + terms.id());
        outbox.append(
                tx, terms.projectId(), "rollout.started", terms.endpoint(), Transitions.said(standing, happening));
    }

    /// The newest rollouts of an endpoint, newest first.
    public List<Rollout> list(String projectId, String endpoint, int limit) {
        EndpointRow row = endpoint(projectId, endpoint);
        return store.read(tx -> statements.rollouts(tx, row.id(), limit).stream()
                .map(standing -> view(tx, standing))
                .toList());
    }

    /// One rollout of an endpoint.
    ///
    /// @throws ProblemException if there is no such rollout
    public Rollout find(String projectId, String endpoint, String id) {
        EndpointRow row = endpoint(projectId, endpoint);
        return store.read(tx -> view(tx, standing(tx, row, id)));
    }

    /// Makes the candidate the champion now, whatever the evidence says.
    ///
    /// @throws ProblemException if the rollout is not active
    public Rollout promote(Principal by, String projectId, String endpoint, String id) {
        Standing standing = standing(projectId, endpoint, id);
        requireActive(standing);
        transitions.move(
                standing,
                Moves.promotedBy(standing, board.tally(id), "Promoted by " + by.name() + "."),
                by,
                Transitions.Guard.NONE);
        return find(projectId, endpoint, id);
    }

    /// Takes the candidate out of the traffic now. If it has been promoted and still serves, the deployment before
    /// it, which is still loaded, serves again at once.
    ///
    /// @throws ProblemException if the rollout is over and something else serves by now
    public Rollout rollBack(Principal by, String projectId, String endpoint, String id) {
        Standing standing = standing(projectId, endpoint, id);
        String reason = "Rolled back by " + by.name() + ".";
        Move move = Moves.rolledBackBy(standing, board.tally(id), reason);
        if (standing.state() == RolloutState.PROMOTED) {
            requireServing(standing);
            move = Moves.switchedBackBy(standing, reason);
        } else {
            requireActive(standing);
        }
        transitions.move(standing, move, by, Transitions.Guard.NONE);
        return find(projectId, endpoint, id);
    }

    /// The active rollout of an endpoint.
    Optional<Rollout> active(Tx tx, Snapshot snapshot) {
        return snapshot.split()
                .flatMap(split -> statements.rollout(tx, snapshot.endpointId(), split.rolloutId()))
                .map(standing -> view(tx, standing));
    }

    private Rollout view(Tx tx, Standing standing) {
        Terms terms = standing.terms();
        Tally tally = (standing.state().active() ? board.tally(terms.id()) : Optional.<Tally>empty())
                .or(standing::tally)
                .orElse(Tally.NONE);
        return new Rollout(
                terms.id(),
                terms.endpointId(),
                terms.endpoint(),
                standing.state(),
                terms.plan(),
                standing.step(),
                terms.candidate(),
                terms.champion(),
                Figures.evidence(tally),
                standing.state().active() ? waits.of(terms, standing.step(), tally) : Optional.empty(),
                standing.verdict(),
                statements.history(tx, terms.id()),
                terms.startedBy(),
                terms.startedAt(),
                standing.stepStartedAt(),
                standing.endedAt());
    }

    private Standing standing(String projectId, String endpoint, String id) {
        EndpointRow row = endpoint(projectId, endpoint);
        return store.read(tx -> standing(tx, row, id));
    }

    private Standing standing(Tx tx, EndpointRow row, String id) {
        return statements.rollout(tx, row.id(), id).orElseThrow(() -> ProblemException.notFound("rollout", id));
    }

    private EndpointRow endpoint(String projectId, String name) {
        return store.read(tx -> statements.endpoint(tx, projectId, name))
                .orElseThrow(() -> ProblemException.notFound("endpoint", name));
    }

    private void requireServing(Standing standing) {
        Terms terms = standing.terms();
        Snapshot present =
                store.read(tx -> statements.newest(tx, terms.endpointId())).orElseThrow();
        if (present.split().isPresent() || !present.champion().equals(terms.candidate())) {
            throw ProblemException.conflict("The candidate of this rollout serves '" + terms.endpoint()
                    + "' no longer, or another rollout is active; there is nothing to switch back.");
        }
    }

    private static void requireActive(Standing standing) {
        if (!standing.state().active()) {
            throw ProblemException.conflict(
                    "The rollout is over: it is " + standing.state().word() + ".");
        }
    }

    private static void requireFree(Snapshot snapshot) {
        snapshot.split().ifPresent(split -> {
            throw ProblemException.conflict("The endpoint '" + snapshot.name() + "' has a rollout of "
                    + split.candidate().model() + " already; promote it or roll it back first.");
        });
    }

    private static void requireSameInputs(Deployment champion, Deployment candidate) {
        Problems problems = new Problems();
        List<TensorSpec> wanted = champion.signature().inputs();
        List<TensorSpec> given = candidate.signature().inputs();
        problems.require(wanted.equals(given), "inputs of the candidate", given, "be those of the champion " + wanted);
        problems.throwIfAny("candidate");
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
