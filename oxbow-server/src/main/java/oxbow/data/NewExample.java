package oxbow.data;

import java.util.Map;
import java.util.Optional;

/// A row to be added in a new version.
///
/// @param values cells by column name; columns that are not named are empty. The label and the split are not given
///     here.
/// @param label the label, if there is one
/// @param split the split; ignored if the schema has no split column
public record NewExample(Map<String, String> values, Optional<String> label, String split) {

    public NewExample {
        values = Map.copyOf(values);
    }
}
