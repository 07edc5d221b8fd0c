package oxbow.web.oip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.predict.Tensor;

/// A request for inference, off the wire.
///
/// @param id the caller's own, echoed in the answer
/// @param parameters those of the whole request, as text
/// @param outputs which outputs the caller wants, in that order; empty for all
/// @param binary whether outputs go out as bytes unless one says otherwise
record InferRequest(
        Optional<String> id,
        Map<String, String> parameters,
        List<Tensor> inputs,
        List<WantedOutput> outputs,
        boolean binary) {

    InferRequest {
        parameters = Map.copyOf(parameters);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// @param binary as bytes, as JSON, or as the whole request says
    record WantedOutput(String name, Optional<Boolean> binary) {}
}
