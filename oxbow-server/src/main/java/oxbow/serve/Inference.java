package oxbow.serve;

import java.util.List;
import java.util.Optional;
import oxbow.predict.Tensor;

/// A request for predictions, of one row or a batch.
///
/// @param endpoint the endpoint's name
/// @param requestId the caller's own id
/// @param key who or what the request belongs to; all requests of a key go to the same arm. Without one the request
///     is a unit by itself, which assumes that requests are independent
/// @param exampleId the caller's id of the example; with a batch, of its first row
/// @param inputs raw values, as the recipe expects them
public record Inference(
        String projectId,
        String endpoint,
        Optional<String> requestId,
        Optional<String> key,
        Optional<String> exampleId,
        List<Tensor> inputs) {

    public Inference {
        inputs = List.copyOf(inputs);
    }
}
