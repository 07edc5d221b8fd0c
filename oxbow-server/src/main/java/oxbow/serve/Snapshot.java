package oxbow.serve;

import java.util.Optional;

/// Everything the router needs to know about an endpoint, in one version. Durable before it takes effect; a
/// prediction names the version that was in force.
///
/// @param version counts from 1 per endpoint
/// @param championFrom the version with which the champion began to serve; empty if it was made before versions told
/// @param split the candidate beside the champion, while there is a rollout
/// @param standby the deployment that served before, kept loaded so that switching back is instant
public record Snapshot(
        String endpointId,
        String projectId,
        String name,
        long version,
        Deployment champion,
        Optional<Long> championFrom,
        Optional<Split> split,
        Optional<Deployment> standby,
        Automation automation) {

    /// How traffic is divided.
    ///
    /// @param weight the share of keys the candidate answers; 0 in a shadow
    /// @param salt makes the division of this rollout independent of every other
    public record Split(String rolloutId, Deployment candidate, Pattern pattern, double weight, String salt) {

        /// Whether the candidate answers requests of this key: the same answer for as long as the weight does not
        /// sink.
        boolean takes(String key) {
            return weight > 0 && KeyHash.share(salt, key) < weight;
        }
    }

    Snapshot splitBy(Optional<Split> other) {
        return new Snapshot(
                endpointId, projectId, name, version + 1, champion, championFrom, other, standby, automation);
    }

    Snapshot servedBy(Deployment other) {
        return new Snapshot(
                endpointId,
                projectId,
                name,
                version + 1,
                other,
                Optional.of(version + 1),
                Optional.empty(),
                Optional.of(champion),
                automation);
    }

    Snapshot automatedBy(Automation other) {
        return new Snapshot(endpointId, projectId, name, version + 1, champion, championFrom, split, standby, other);
    }
}
