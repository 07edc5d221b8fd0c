package oxbow.track;

import java.util.List;
import java.util.Map;

/// A run to be started.
///
/// @param experiment name or id of an experiment that exists
/// @param name how people call it; empty for one that is made up
/// @param params what was chosen beforehand, by name
/// @param inputs the data versions it reads
/// @param codeVersion what the code was, such as a commit; empty if unknown
public record NewRun(
        String experiment,
        String name,
        Map<String, String> params,
        Map<String, String> tags,
        List<Input> inputs,
        String codeVersion) {

    public NewRun {
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
        inputs = List.copyOf(inputs);
    }

    /// A data version by name.
    ///
    /// @param version a number, an id, or `latest`
    public record Input(String dataset, String version) {}
}
