package oxbow.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oxbow.predict.Loaded;
import oxbow.predict.Predictors;
import oxbow.problem.ProblemException;

/// The endpoints that answer requests, with their models loaded. Whatever changes an endpoint loads the models first,
/// makes the snapshot durable, and then publishes it here; requests under way end with the serving they began with.
/// Thread-safe.
final class LiveEndpoints implements AutoCloseable {

    private final Predictors predictors;
    private final ConcurrentHashMap<Address, Live> endpoints = new ConcurrentHashMap<>();

    private record Address(String projectId, String name) {}

    LiveEndpoints(Predictors predictors) {
        this.predictors = predictors;
    }

    /// The names of a project's endpoints.
    List<String> names(String projectId) {
        return endpoints.keySet().stream()
                .filter(address -> address.projectId().equals(projectId))
                .map(Address::name)
                .sorted()
                .toList();
    }

    /// Loads what a snapshot needs, sharing what is loaded already. Nothing changes yet.
    ///
    /// @throws ProblemException if a model cannot be loaded
    Serving prepare(Snapshot snapshot) {
        List<Loaded> opened = new ArrayList<>();
        try {
            Loaded champion = load(snapshot, snapshot.champion(), opened);
            Optional<Loaded> candidate = snapshot.split().map(split -> load(snapshot, split.candidate(), opened));
            Optional<Loaded> standby = snapshot.standby().map(deployment -> load(snapshot, deployment, opened));
            return new Serving(snapshot, champion, candidate, standby);
        } catch (RuntimeException e) {
            opened.forEach(Loaded::close);
            throw e;
        }
    }

    /// Lets new requests use a serving whose snapshot is durable; an older one than the present is dropped.
    void publish(Serving serving) {
        Address address =
                new Address(serving.snapshot().projectId(), serving.snapshot().name());
        Live created = new Live(serving);
        Live present = endpoints.putIfAbsent(address, created);
        if (present != null) {
            present.publish(serving);
        }
    }

    Optional<Live> find(String projectId, String endpoint) {
        return Optional.ofNullable(endpoints.get(new Address(projectId, endpoint)));
    }

    Optional<Live> byId(String endpointId) {
        return endpoints.values().stream()
                .filter(live -> live.newest().snapshot().endpointId().equals(endpointId))
                .findFirst();
    }

    List<Live> all() {
        return List.copyOf(endpoints.values());
    }

    private Loaded load(Snapshot snapshot, Deployment deployment, List<Loaded> opened) {
        Loaded loaded = find(snapshot.projectId(), snapshot.name())
                .flatMap(live -> shared(live, deployment))
                .orElseGet(() -> predictors.load(deployment.digest(), deployment.recipe(), deployment.signature()));
        opened.add(loaded);
        return loaded;
    }

    private static Optional<Loaded> shared(Live live, Deployment deployment) {
        Serving serving = live.enter();
        try {
            return serving.share(deployment);
        } finally {
            serving.exit();
        }
    }

    /// Lets go of the models. No request may come any more.
    @Override
    public void close() {
        endpoints.values().forEach(live -> live.newest().retire());
        endpoints.clear();
    }
}
