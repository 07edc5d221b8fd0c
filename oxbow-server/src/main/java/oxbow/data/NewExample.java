package oxbow.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;

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

    /// The rows as CSV under the schema, without a header.
    ///
    /// @throws ProblemException with every value whose column the schema does not have
    static String csv(Schema schema, List<NewExample> rows) {
        Problems problems = new Problems();
        StringBuilder text = new StringBuilder();
        List<String> names = schema.columns().stream().map(Column::name).toList();
        for (int i = 0; i < rows.size(); i++) {
            NewExample row = rows.get(i);
            String column = "column of new row " + (i + 1);
            row.values
                    .keySet()
                    .forEach(name -> problems.require(names.contains(name), column, name, "be in the schema"));
            text.append(CsvText.record(schema.columns().stream().map(row::cell).toList()));
        }
        problems.throwIfAny("list of new rows");
        return text.toString();
    }

    private String cell(Column column) {
        return switch (column.role()) {
            case LABEL -> label.orElse("");
            case SPLIT -> split;
            case FEATURE, ID, METADATA -> values.getOrDefault(column.name(), "");
        };
    }
}
