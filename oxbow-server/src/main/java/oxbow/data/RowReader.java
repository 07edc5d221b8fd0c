package oxbow.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;

/// Holds the records of a CSV file against a schema and turns them into rows: one cell per column in the order
/// of the schema, in canonical spelling, empty where missing. Every broken cell is noted with its line, column,
/// value and rule; after [#MOST_PROBLEMS] of them reading ends. Not thread-safe.
final class RowReader {

    static final int MOST_PROBLEMS = 50;

    private final CsvReader csv;
    private final Schema schema;
    private final int[] places;
    private final int width;
    private final int given;
    private final List<Integer> features;
    private final Digest digest = new Digest();
    private final Problems problems = new Problems();
    private List<String> row = List.of();
    private ExampleKey key = new ExampleKey(0, 0);

    /// Reads the header.
    ///
    /// @throws ProblemException if the header and the schema do not name the same columns
    RowReader(CsvReader csv, Schema schema) throws IOException {
        this.csv = csv;
        this.schema = schema;
        this.features = schema.features();
        if (!csv.advance()) {
            throw ProblemException.malformed("The CSV file is empty; its first line must name the columns.");
        }
        List<String> header = csv.cells().stream().map(String::strip).toList();
        this.width = header.size();
        this.given = header.indexOf(Schema.EXAMPLE_ID);
        this.places = places(header, schema);
    }

    private static int[] places(List<String> header, Schema schema) {
        Problems problems = new Problems();
        List<String> names = schema.columns().stream().map(Column::name).toList();
        String found = "Line 1 names: " + header.stream().limit(12).collect(Collectors.joining(", "))
                + (header.size() > 12 ? ", … (" + header.size() + ")" : "") + ".";
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(names.get(i));
            problems.require(places[i] >= 0, "column " + names.get(i), "", "be in the header of the file", found);
        }
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            boolean known = name.equals(Schema.EXAMPLE_ID) || names.contains(name);
            problems.require(
                    known, "column of the file", name, "be in the schema", "Give it the role metadata to keep it.");
            problems.require(header.indexOf(name) == i, "column of the file", name, "be named once in line 1");
        }
        problems.throwIfAny("CSV file");
        return places;
    }

    /// Moves to the next row that keeps all rules; false at the end, or once there are too many problems.
    boolean advance() throws IOException {
        while (problems.found().size() < MOST_PROBLEMS && csv.advance()) {
            int before = problems.found().size();
            read(csv.cells());
            if (problems.found().size() == before) {
                return true;
            }
        }
        return false;
    }

    private void read(List<String> cells) {
        if (!problems.require(
                cells.size() == width,
                "number of cells of line " + csv.line(),
                cells.size(),
                "be " + width + ", as in the header",
                cells.size() > width ? "Maybe a cell with a comma is not quoted?" : "")) {
            return;
        }
        String[] canonical = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            canonical[i] = cell(schema.columns().get(i), cells.get(places[i]));
        }
        row = Arrays.asList(canonical);
        key = ExampleKey.of(schema, features, row, digest);
        if (given >= 0) {
            String stated = cells.get(given).strip();
            problems.require(
                    stated.equals(key.toString()),
                    Schema.EXAMPLE_ID + " of line " + csv.line(),
                    stated,
                    "be the content hash of the row, " + key,
                    "Leave the column out if the features were edited.");
        }
    }

    private String cell(Column column, String found) {
        boolean empty = found.isBlank() && column.type() != ColumnType.TEXT;
        if (found.isEmpty() || empty) {
            problems.require(column.role() != ColumnRole.SPLIT, place(column), "", "name a split");
            return "";
        }
        Optional<String> canonical = column.type().canonical(found);
        if (canonical.isEmpty()) {
            problems.add(new Problem(
                    place(column), found, column.type().rule(), column.type().hint(found)));
        }
        return canonical.orElse("");
    }

    private String place(Column column) {
        return "line " + csv.line() + ", column " + column.name();
    }

    /// The present row; a list of its own that does not change.
    List<String> row() {
        return row;
    }

    /// The content hash of the present row.
    ExampleKey key() {
        return key;
    }

    /// @throws ProblemException with every problem found so far, if there are any
    void throwIfAny() {
        List<Problem> found = new ArrayList<>(problems.found());
        if (found.size() >= MOST_PROBLEMS) {
            Problems first = new Problems();
            found.forEach(first::add);
            first.throwIfAny("CSV file (reading ended after " + MOST_PROBLEMS + ")");
        }
        problems.throwIfAny("CSV file");
    }
}
