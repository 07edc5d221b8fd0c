package oxbow.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import oxbow.problem.Problem;
import oxbow.problem.Problems;

/// The columns of a data version, in their order, and how to see an image in them.
///
/// @param columns 1 to 10,000 columns with different names, of which one or more are features
/// @param image set if the pixels of a grey image are among the features
public record Schema(List<Column> columns, Optional<ImageLayout> image) {

    /// The column of content hashes in files that Oxbow writes.
    public static final String EXAMPLE_ID = "example_id";

    static final int MOST_COLUMNS = 10_000;

    public Schema {
        columns = List.copyOf(columns);
        Problems problems = new Problems();
        problems.require(
                columns.size() <= MOST_COLUMNS, "schema columns", columns.size(), "be at most 10,000 in number");
        uniqueNames(columns, problems);
        problems.require(
                columns.stream().anyMatch(column -> column.role() == ColumnRole.FEATURE),
                "schema",
                "",
                "have at least one column with the role feature");
        for (ColumnRole role : List.of(ColumnRole.LABEL, ColumnRole.SPLIT, ColumnRole.ID)) {
            long number =
                    columns.stream().filter(column -> column.role() == role).count();
            problems.require(number <= 1, "columns with the role " + role, number, "be at most one");
        }
        if (image.isPresent()) {
            pixelsAreFeatures(columns, image.get(), problems);
        }
        problems.throwIfAny("schema");
    }

    private static void uniqueNames(List<Column> columns, Problems problems) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            problems.require(names.add(column.name()), "column name", column.name(), "be used once");
        }
    }

    private static void pixelsAreFeatures(List<Column> columns, ImageLayout image, Problems problems) {
        Set<String> numbers = new HashSet<>();
        for (Column column : columns) {
            if (column.role() == ColumnRole.FEATURE && column.type() == ColumnType.NUMBER) {
                numbers.add(column.name());
            }
        }
        List<String> absent = IntStream.range(0, image.pixels())
                .mapToObj(image::column)
                .filter(name -> !numbers.contains(name))
                .toList();
        if (!absent.isEmpty()) {
            problems.add(new Problem(
                    "image layout",
                    image.width() + " × " + image.height() + " pixels",
                    "find each pixel in a number column with the role feature, but " + absent.size()
                            + " are absent, the first of them " + absent.getFirst(),
                    "Maybe the prefix is different, or the columns do not count from 0?"));
        }
    }

    /// Where the column with that role stands, if there is one; of several features, the first.
    public OptionalInt position(ColumnRole role) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).role() == role)
                .findFirst();
    }

    /// Where the features stand among the columns, in order.
    public List<Integer> features() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).role() == ColumnRole.FEATURE)
                .boxed()
                .toList();
    }

    /// Where the pixels stand among the columns, in the order of the image; empty without an image.
    public List<Integer> pixels() {
        if (image.isEmpty()) {
            return List.of();
        }
        List<String> names = columns.stream().map(Column::name).toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        ImageLayout layout = image.get();
        return IntStream.range(0, layout.pixels())
                .mapToObj(pixel -> Objects.requireNonNull(places.get(layout.column(pixel))))
                .toList();
    }
}
