package oxbow.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import oxbow.store.Artifacts;

/// Reads single rows of versions out of their canonical files. Keeps the indexes of the versions read last, up to
/// [#MOST_INDEXED_ROWS] rows together (28 bytes each). Thread-safe.
final class RowFiles {

    static final long MOST_INDEXED_ROWS = 6_000_000;

    private final Artifacts artifacts;
    private final Map<String, RowIndex> indexes = new LinkedHashMap<>(16, 0.75f, true);
    private long indexed;

    RowFiles(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /// The index of a version; the file is read through once if nobody asked lately.
    RowIndex index(DataVersion version) {
        synchronized (indexes) {
            RowIndex known = indexes.get(version.id());
            if (known != null) {
                return known;
            }
        }
        try {
            RowIndex made =
                    RowIndex.scan(artifacts.open(version.file()), version.schema(), Math.toIntExact(version.rows()));
            keep(version.id(), made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The rows of " + version.title() + " could not be read.", e);
        }
    }

    private void keep(String id, RowIndex made) {
        synchronized (indexes) {
            RowIndex before = indexes.put(id, made);
            indexed += made.rows() - (before == null ? 0 : before.rows());
            var oldest = indexes.entrySet().iterator();
            while (indexed > MOST_INDEXED_ROWS && indexes.size() > 1 && oldest.hasNext()) {
                indexed -= oldest.next().getValue().rows();
                oldest.remove();
            }
        }
    }

    /// The rows with these numbers, in that order.
    List<Example> read(DataVersion version, int[] rows) {
        RowIndex index = index(version);
        List<Example> examples = new ArrayList<>(rows.length);
        try (FileChannel file = FileChannel.open(artifacts.path(version.file()))) {
            for (int row : rows) {
                byte[] bytes = bytes(file, index.offset(row), index.length(row));
                try (CsvReader csv = new CsvReader(new ByteArrayInputStream(bytes))) {
                    csv.advance();
                    examples.add(example(version.schema(), csv.cells(), index.key(row), index.split(row)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rows of " + version.title() + " could not be read.", e);
        }
        return examples;
    }

    private static byte[] bytes(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, offset + bytes.position());
        }
        return bytes.array();
    }

    private static Example example(Schema schema, List<String> row, ExampleKey key, String split) {
        OptionalInt label = schema.position(ColumnRole.LABEL);
        Optional<String> itsLabel = label.isPresent()
                ? Optional.of(row.get(label.getAsInt())).filter(cell -> !cell.isEmpty())
                : Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        IntStream.range(0, row.size())
                .forEach(i -> values.put(schema.columns().get(i).name(), row.get(i)));
        return new Example(key.toString(), split, itsLabel, values);
    }
}
