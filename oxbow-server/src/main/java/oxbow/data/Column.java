package oxbow.data;

import oxbow.problem.ProblemException;

/// A column of a schema.
///
/// @param name as in the header of the file; any text of 1 to 200 characters without line breaks
public record Column(String name, ColumnType type, ColumnRole role) {

    private static final int LONGEST_NAME = 200;

    public Column {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.broken("column name", name, "have 1 to 200 characters and no control character");
        }
        if (name.equals(Schema.EXAMPLE_ID)) {
            throw ProblemException.broken(
                    "column name",
                    name,
                    "not be that of the content hash",
                    "A file may carry this column, it is checked; leave it out of the schema.");
        }
        if (role == ColumnRole.LABEL || role == ColumnRole.SPLIT) {
            boolean words = type == ColumnType.CATEGORY || type == ColumnType.FLAG || type == ColumnType.NUMBER;
            if (!words) {
                throw ProblemException.broken(
                        "type of column " + name, type, "be category, number or flag for a label or split");
            }
        }
    }
}
