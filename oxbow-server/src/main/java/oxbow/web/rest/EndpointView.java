package oxbow.web.rest;

import java.time.Instant;
import java.util.Optional;
import oxbow.serve.Automation;
import oxbow.serve.Endpoint;
import oxbow.serve.Traffic;

/// An endpoint as the API shows it.
public record EndpointView(
        String id,
        String name,
        long snapshot,
        DeploymentView champion,
        Optional<RolloutView> rollout,
        Automation automation,
        Traffic traffic,
        Instant createdAt) {

    static EndpointView of(Endpoint endpoint) {
        return new EndpointView(
                endpoint.id(),
                endpoint.name(),
                endpoint.snapshot(),
                DeploymentView.of(endpoint.champion(), endpoint.championSince()),
                endpoint.rollout().map(RolloutView::of),
                endpoint.automation(),
                endpoint.traffic(),
                endpoint.createdAt());
    }
}
