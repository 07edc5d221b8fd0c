package oxbow.web.oip;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;

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

    private static final String KEY = "key";
    private static final String EXAMPLE = "example_id";
    private static final int LONGEST_NAME = 1_000;

    InferRequest {
        parameters = Map.copyOf(parameters);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        id.ifPresent(text -> requireName("id", text));
        Optional.ofNullable(parameters.get(KEY)).ifPresent(text -> requireName("parameter 'key'", text));
        Optional.ofNullable(parameters.get(EXAMPLE)).ifPresent(text -> requireName("parameter 'example_id'", text));
        requireOnce(outputs);
    }

    /// What a request calls itself, its key or its example is kept with the prediction, and shown.
    private static void requireName(String field, String text) {
        boolean plain = text.chars().noneMatch(unit -> Character.isISOControl(unit)) && isUnicode(text);
        if (text.length() > LONGEST_NAME || !plain) {
            throw ProblemException.broken(
                    field, text, "have at most " + LONGEST_NAME + " characters, none of them a control character");
        }
    }

    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /// An output that is asked for a million times would make an answer of a million times its size.
    private static void requireOnce(List<WantedOutput> outputs) {
        Set<String> names = new HashSet<>();
        for (WantedOutput output : outputs) {
            if (!names.add(output.name())) {
                throw ProblemException.broken("output '" + output.name() + "'", "asked for twice", "be asked for once");
            }
        }
    }

    Optional<String> key() {
        return Optional.ofNullable(parameters.get(KEY));
    }

    Optional<String> exampleId() {
        return Optional.ofNullable(parameters.get(EXAMPLE));
    }

    /// @param binary as bytes, as JSON, or as the whole request says
    record WantedOutput(String name, Optional<Boolean> binary) {}
}
