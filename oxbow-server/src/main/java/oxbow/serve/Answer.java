package oxbow.serve;

import java.util.List;
import oxbow.predict.Tensor;
import oxbow.record.Arm;

/// What an endpoint answers.
///
/// @param modelName the endpoint's name
/// @param modelVersion the model version that answered, such as `digits/2`
/// @param predictionIds one per row; what feedback names
/// @param arm which side of a rollout the request belongs to
/// @param decidedBy per row: `model`, `review` where a person decides, or `champion` where the candidate failed and
///     the champion stood in
public record Answer(
        String modelName,
        String modelVersion,
        List<Tensor> outputs,
        List<String> predictionIds,
        Arm arm,
        List<String> decidedBy) {

    public Answer {
        outputs = List.copyOf(outputs);
        predictionIds = List.copyOf(predictionIds);
        decidedBy = List.copyOf(decidedBy);
    }
}
