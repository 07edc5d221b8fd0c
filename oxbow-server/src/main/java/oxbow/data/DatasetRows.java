package oxbow.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Artifacts;

/// What can be read out of the rows of a version. Thread-safe.
final class DatasetRows {

    private static final long MOST_CELLS = 200_000_000;

    private final Artifacts artifacts;
    private final RowFiles files;

    DatasetRows(Artifacts artifacts) {
        this.artifacts = artifacts;
        this.files = new RowFiles(artifacts);
    }

    Examples page(DataVersion version, Optional<String> split, int limit, Optional<String> pageToken) {
        if (limit < 1) {
            throw ProblemException.broken("limit", limit, "be at least 1");
        }
        split.ifPresent(name -> known(version, name));
        int from = pageToken.map(DatasetRows::position).orElse(0);
        int[] found = files.index(version).rows(split.orElse(""), from, limit + 1);
        boolean more = found.length > limit;
        List<Example> items = files.read(version, more ? Arrays.copyOf(found, limit) : found);
        return new Examples(items, more ? Optional.of(token(found[limit])) : Optional.empty());
    }

    Optional<Example> find(DataVersion version, String exampleId) {
        OptionalInt row =
                ExampleKey.parse(exampleId).map(files.index(version)::find).orElse(OptionalInt.empty());
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(files.read(version, new int[] {row.getAsInt()}).getFirst());
    }

    Example example(DataVersion version, String exampleId) {
        return find(version, exampleId)
                .orElseThrow(() -> ProblemException.notFound("example of " + version.title(), exampleId));
    }

    String exampleId(Schema schema, Map<String, String> values) {
        List<String> row = new ArrayList<>();
        for (Column column : schema.columns()) {
            String cell = values.getOrDefault(column.name(), "");
            row.add(
                    cell.isBlank()
                            ? ""
                            : column.type()
                                    .canonical(cell)
                                    .orElseThrow(() -> ProblemException.broken(
                                            "value of column " + column.name(),
                                            cell,
                                            column.type().rule())));
        }
        return ExampleKey.of(schema, schema.features(), row, new Digest()).toString();
    }

    byte[] png(DataVersion version, String exampleId) {
        ImageLayout layout = version.schema()
                .image()
                .orElseThrow(() -> ProblemException.notFound("image of " + version.title(), exampleId));
        Map<String, String> values = example(version, exampleId).values();
        List<String> pixels = IntStream.range(0, layout.pixels())
                .mapToObj(pixel -> values.getOrDefault(layout.column(pixel), ""))
                .toList();
        return GreyPng.of(pixels, layout);
    }

    Features matrix(DataVersion version, String split) {
        Schema schema = version.schema();
        int rows = Math.toIntExact(known(version, split));
        List<Integer> features = numericFeatures(schema);
        if ((long) rows * features.size() > MOST_CELLS) {
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The split " + split + " must have at most 200 million values to be scored at once.");
        }
        float[][] x = new float[rows][];
        List<Optional<String>> labels = new ArrayList<>(rows);
        List<String> exampleIds = new ArrayList<>(rows);
        OptionalInt label = schema.position(ColumnRole.LABEL);
        try (CsvReader csv = new CsvReader(artifacts.open(version.file()))) {
            RowReader reader = new RowReader(csv, schema);
            OptionalInt where = schema.position(ColumnRole.SPLIT);
            while (reader.advance()) {
                List<String> row = reader.row();
                if (where.isEmpty() || row.get(where.getAsInt()).equals(split)) {
                    x[labels.size()] = numbers(row, features);
                    labels.add(
                            label.isPresent()
                                    ? Optional.of(row.get(label.getAsInt())).filter(cell -> !cell.isEmpty())
                                    : Optional.empty());
                    exampleIds.add(reader.key().toString());
                }
            }
        } catch (IOException e) {
            throw unreadable(version, e);
        }
        return new Features(x, labels, exampleIds);
    }

    void writeCsv(DataVersion version, Optional<String> split, OutputStream out) {
        split.ifPresent(name -> known(version, name));
        Schema schema = version.schema();
        OptionalInt where = schema.position(ColumnRole.SPLIT);
        try (CsvReader csv = new CsvReader(artifacts.open(version.file()))) {
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            RowReader reader = new RowReader(csv, schema);
            text.write(CsvText.record(before(
                    Schema.EXAMPLE_ID,
                    schema.columns().stream().map(Column::name).toList())));
            while (reader.advance()) {
                List<String> row = reader.row();
                if (split.isEmpty()
                        || where.isEmpty()
                        || row.get(where.getAsInt()).equals(split.get())) {
                    text.write(CsvText.record(before(reader.key().toString(), row)));
                }
            }
            text.flush();
        } catch (IOException e) {
            throw unreadable(version, e);
        }
    }

    private static List<String> before(String first, List<String> rest) {
        List<String> cells = new ArrayList<>(rest.size() + 1);
        cells.add(first);
        cells.addAll(rest);
        return cells;
    }

    /// How many rows the split has.
    private static long known(DataVersion version, String split) {
        Long rows = version.splits().get(split);
        if (rows == null) {
            throw ProblemException.broken(
                    "split",
                    split,
                    "be one of " + String.join(", ", version.splits().keySet()));
        }
        return rows;
    }

    private static List<Integer> numericFeatures(Schema schema) {
        List<Integer> features = schema.features();
        for (int feature : features) {
            Column column = schema.columns().get(feature);
            boolean number = switch (column.type()) {
                case NUMBER, FLAG -> true;
                case CATEGORY, TEXT -> false;
            };
            if (!number) {
                throw ProblemException.broken(
                        "feature " + column.name(),
                        column.type(),
                        "be a number or a flag for a model that takes numbers");
            }
        }
        return features;
    }

    private static float[] numbers(List<String> row, List<Integer> features) {
        float[] values = new float[features.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = row.get(features.get(i));
            values[i] = switch (cell) {
                case "" -> Float.NaN;
                case "true" -> 1;
                case "false" -> 0;
                default -> Float.parseFloat(cell);
            };
        }
        return values;
    }

    private static String token(int row) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("row " + row).getBytes(StandardCharsets.US_ASCII));
    }

    private static int position(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            int row = text.startsWith("row ") ? Integer.parseInt(text.substring(4)) : -1;
            if (row >= 0) {
                return row;
            }
        } catch (IllegalArgumentException _) {
            // falls through to the problem below
        }
        throw ProblemException.malformed("The page token '" + token + "' is not one that this list has answered.");
    }

    private static UncheckedIOException unreadable(DataVersion version, IOException e) {
        return new UncheckedIOException("The rows of " + version.title() + " could not be read.", e);
    }
}
