package oxbow.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import oxbow.core.descriptor.ImageDescriptors;

/// One answered row of a request. A shadow answer is a row of its own with the same id.
///
/// @param id what feedback names
/// @param at when the request arrived; kept to the millisecond
/// @param snapshot version of the router's state that was in force
/// @param canaryWeight the candidate's share of the traffic that was in force
/// @param key the unit the arm was drawn for
/// @param predicted the class that was answered; empty after an error
/// @param score probability of that class; `NaN` if the model gives none
/// @param decidedBy `model` or `review`
/// @param askProbability the probability with which a person was asked
/// @param descriptors of the raw input, if it is an image
/// @param payload the raw input as little-endian FP32, not to be changed; empty if it is too large to keep
/// @param exampleId the example it is about; the prediction's id if the caller named none
/// @param error why there is no answer; empty if there is one
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied: this is made for every answered request
public record Prediction(
        String id,
        Instant at,
        String projectId,
        String endpointId,
        long snapshot,
        String deploymentId,
        Arm arm,
        double canaryWeight,
        String key,
        String predicted,
        double score,
        String decidedBy,
        double askProbability,
        long latencyMicros,
        Optional<ImageDescriptors> descriptors,
        byte[] payload,
        String exampleId,
        String error) {

    public Prediction {
        if (id.isEmpty() || endpointId.isEmpty() || deploymentId.isEmpty()) {
            throw new IllegalArgumentException("A prediction needs an id, an endpoint and a deployment.");
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean failed() {
        return !error.isEmpty();
    }
}
