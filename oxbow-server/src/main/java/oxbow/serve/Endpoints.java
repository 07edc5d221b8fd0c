package oxbow.serve;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.identity.Names;
import oxbow.problem.ProblemException;
import oxbow.serve.ServeStore.EndpointRow;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;

/// The endpoints of a project and how much they decide by themselves. Thread-safe.
public final class Endpoints {

    private final Store store;
    private final LiveEndpoints live;
    private final Changes changes;
    private final Candidates candidates;
    private final Rollouts rollouts;
    private final Access access;
    private final Clock clock;
    private final Ids ids;
    private final ServeStore statements = new ServeStore();

    Endpoints(
            Store store,
            LiveEndpoints live,
            Changes changes,
            Candidates candidates,
            Rollouts rollouts,
            Access access,
            Clock clock,
            Ids ids) {
        this.store = store;
        this.live = live;
        this.changes = changes;
        this.candidates = candidates;
        this.rollouts = rollouts;
        this.access = access;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes an endpoint that serves a model with its registered recipe and decides everything by itself.
    ///
    /// @param model name and version, such as `digits/1`
    /// @throws ProblemException if the name is taken or no name, or the model does not exist or cannot be loaded
    public Endpoint create(Principal by, String projectId, String name, String model) {
        Names.check("endpoint name", name);
        String id = ids.next();
        Deployment champion = candidates.deployment(projectId, id, model, Optional.empty());
        Instant now = clock.instant();
        Automation automation = new Automation(1, Degree.FULL, 0, 0, now);
        Snapshot first = new Snapshot(
                id, projectId, name, 1, champion, Optional.of(1L), Optional.empty(), Optional.empty(), automation);
        try {
            changes.create(first, by.name(), (tx, next) -> {
                statements.insertDeployment(tx, champion);
                candidates.trace(tx, champion);
                access.note(tx, by, "endpoint.created", name);
            });
        } catch (DuplicateKey _) {
            throw ProblemException.conflict("There is an endpoint '" + name + "' already.");
        }
        return find(projectId, name);
    }

    /// Every endpoint of the project, by name.
    public List<Endpoint> list(String projectId) {
        return store.read(tx -> statements.endpoints(tx, projectId).stream()
                .map(row -> view(tx, row))
                .toList());
    }

    /// One endpoint by its name or id.
    ///
    /// @throws ProblemException if there is no such endpoint
    public Endpoint find(String projectId, String nameOrId) {
        return store.read(tx -> view(tx, row(tx, projectId, nameOrId)));
    }

    /// Every endpoint of every project that serves at this moment.
    public List<Served> served() {
        return live.all().stream()
                .map(live -> live.newest().snapshot())
                .map(snapshot -> new Served(snapshot.projectId(), snapshot.endpointId(), snapshot.name()))
                .toList();
    }

    /// Where an endpoint is found.
    public record Served(String projectId, String endpointId, String name) {}

    /// A deployment, also one that serves no longer.
    public Optional<Deployment> deployment(String id) {
        return store.read(tx -> statements.deployment(tx, id));
    }

    /// Changes the degree of automation; the version before is kept and can be set again.
    ///
    /// @throws ProblemException if the endpoint does not exist or a share is no share
    public Endpoint automate(
            Principal by, String projectId, String nameOrId, Degree degree, double threshold, double auditShare) {
        EndpointRow row = store.read(tx -> row(tx, projectId, nameOrId));
        Instant now = clock.instant();
        Snapshot reached = changes.apply(
                row.id(),
                by.name(),
                before -> before.automatedBy(
                        new Automation(before.automation().version() + 1, degree, threshold, auditShare, now)),
                (tx, next) -> access.note(tx, by, "automation.changed", row.name() + " " + degree.word()));
        return find(projectId, reached.name());
    }

    private EndpointRow row(Tx tx, String projectId, String nameOrId) {
        return statements
                .endpoint(tx, projectId, nameOrId)
                .orElseThrow(() -> ProblemException.notFound("endpoint", nameOrId));
    }

    private Instant championSince(Tx tx, Snapshot snapshot) {
        return snapshot.championFrom()
                .flatMap(version -> statements.madeAt(tx, snapshot.endpointId(), version))
                .orElse(snapshot.champion().createdAt());
    }

    private Endpoint view(Tx tx, EndpointRow row) {
        Snapshot snapshot = statements.newest(tx, row.id()).orElseThrow();
        Traffic traffic =
                live.find(row.projectId(), row.name()).map(Live::traffic).orElse(new Traffic(0, 0, 0, 0, 0, 0));
        return new Endpoint(
                row.id(),
                row.projectId(),
                row.name(),
                snapshot.version(),
                snapshot.champion(),
                championSince(tx, snapshot),
                rollouts.active(tx, snapshot),
                snapshot.automation(),
                traffic,
                row.createdAt());
    }
}
