package oxbow.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Where each row of a canonical CSV begins, its split and its content hash: 28 bytes a row. Immutable.
final class RowIndex {

    private final long[] offsets;
    private final long[] high;
    private final long[] low;
    private final int[] splits;
    private final List<String> splitNames;
    private final int[] byKey;

    private RowIndex(long[] offsets, long[] high, long[] low, int[] splits, List<String> splitNames) {
        this.offsets = offsets;
        this.high = high;
        this.low = low;
        this.splits = splits;
        this.splitNames = List.copyOf(splitNames);
        this.byKey = IntStream.range(0, high.length)
                .boxed()
                .sorted((a, b) -> key(a).compareTo(key(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static RowIndex scan(InputStream canonical, Schema schema, int rows) throws IOException {
        long[] offsets = new long[rows + 1];
        long[] high = new long[rows];
        long[] low = new long[rows];
        int[] splits = new int[rows];
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<Integer> features = schema.features();
        OptionalInt split = schema.position(ColumnRole.SPLIT);
        Digest digest = new Digest();
        try (CsvReader csv = new CsvReader(canonical)) {
            csv.advance();
            for (int i = 0; i < rows && csv.advance(); i++) {
                List<String> row = csv.cells();
                offsets[i] = csv.offset();
                ExampleKey key = ExampleKey.of(schema, features, row, digest);
                high[i] = key.high();
                low[i] = key.low();
                String name = split.isPresent() ? row.get(split.getAsInt()) : DataVersion.WHOLE;
                splits[i] = numbers.computeIfAbsent(name, _ -> {
                    names.add(name);
                    return names.size() - 1;
                });
            }
            offsets[rows] = csv.end();
        }
        return new RowIndex(offsets, high, low, splits, names);
    }

    int rows() {
        return high.length;
    }

    long offset(int row) {
        return offsets[row];
    }

    int length(int row) {
        return Math.toIntExact(offsets[row + 1] - offsets[row]);
    }

    ExampleKey key(int row) {
        return new ExampleKey(high[row], low[row]);
    }

    String split(int row) {
        return splitNames.get(splits[row]);
    }

    /// The first row with that x, if there is one.
    OptionalInt find(ExampleKey key) {
        int from = 0;
        int to = byKey.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (key(byKey[middle]).compareTo(key) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        boolean found = from < byKey.length && key(byKey[from]).equals(key);
        return found ? OptionalInt.of(byKey[from]) : OptionalInt.empty();
    }

    /// The rows of a split, or all, from a row on.
    int[] rows(String splitOrEmpty, int from, int limit) {
        int wanted = splitNames.indexOf(splitOrEmpty);
        int[] found = new int[Math.min(limit, Math.max(0, rows() - from))];
        int size = 0;
        for (int row = from; row < rows() && size < found.length; row++) {
            if (splitOrEmpty.isEmpty() || splits[row] == wanted) {
                found[size++] = row;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
