package oxbow.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.NumericProfile;
import oxbow.core.profile.NumericProfileBuilder;

/// Builds the profile of a version row by row, in memory that does not grow with the rows. The ranges of the
/// histograms come from [Ranges], so the rows are read twice. Not thread-safe.
final class Profiling {

    private static final int BINS = 20;

    private final Schema schema;
    private final Measures measures;
    private final OptionalInt label;
    private final OptionalInt split;
    private final List<NumericProfileBuilder> builders = new ArrayList<>();
    private final Map<Integer, CategoryProfile.Builder> categories = new LinkedHashMap<>();
    private final Map<String, CategoryProfile.Builder> labels = new LinkedHashMap<>();
    private long rows;

    Profiling(Schema schema, Measures measures, Ranges ranges) {
        this.schema = schema;
        this.measures = measures;
        this.label = schema.position(ColumnRole.LABEL);
        this.split = schema.position(ColumnRole.SPLIT);
        for (int i = 0; i < ranges.low.length; i++) {
            builders.add(NumericProfile.builder(ranges.bins(i)));
        }
        for (int i = 0; i < schema.columns().size(); i++) {
            Column column = schema.columns().get(i);
            boolean value = column.role() == ColumnRole.FEATURE || column.role() == ColumnRole.METADATA;
            if (value && (column.type() == ColumnType.CATEGORY || column.type() == ColumnType.FLAG)) {
                categories.put(i, CategoryProfile.builder());
            }
        }
    }

    void add(List<String> row) {
        rows++;
        double[] values = measures.of(row);
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                builders.get(i).addMissing();
            } else {
                builders.get(i).add(values[i]);
            }
        }
        categories.forEach((column, builder) -> count(builder, row.get(column)));
        if (label.isPresent()) {
            String where = split.isPresent() ? row.get(split.getAsInt()) : DataVersion.WHOLE;
            count(labels.computeIfAbsent(where, _ -> CategoryProfile.builder()), row.get(label.getAsInt()));
        }
    }

    private static void count(CategoryProfile.Builder builder, String cell) {
        if (cell.isEmpty()) {
            builder.addMissing();
        } else {
            builder.add(cell);
        }
    }

    VersionProfile build() {
        Map<String, NumericProfile> numbers = new LinkedHashMap<>();
        Map<String, NumericProfile> descriptors = new LinkedHashMap<>();
        int at = 0;
        for (String name : measures.numberNames()) {
            numbers.put(name, builders.get(at++).build());
        }
        for (String name : measures.descriptorNames()) {
            descriptors.put(name, builders.get(at++).build());
        }
        Map<String, CategoryProfile> words = new LinkedHashMap<>();
        categories.forEach(
                (column, builder) -> words.put(schema.columns().get(column).name(), builder.build()));
        Map<String, CategoryProfile> labelled = new LinkedHashMap<>();
        labels.forEach((where, builder) -> labelled.put(where, builder.build()));
        return new VersionProfile(rows, numbers, descriptors, words, labelled);
    }

    /// The smallest and largest value of each measure.
    static final class Ranges {
        private final double[] low;
        private final double[] high;

        Ranges(Measures measures) {
            int size =
                    measures.numberNames().size() + measures.descriptorNames().size();
            low = new double[size];
            high = new double[size];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void add(double[] values) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    low[i] = Math.min(low[i], values[i]);
                    high[i] = Math.max(high[i], values[i]);
                }
            }
        }

        private FrozenBins bins(int i) {
            boolean spread = low[i] < high[i] && Double.isFinite(high[i] - low[i]);
            return spread
                    ? FrozenBins.uniform(low[i], high[i], BINS)
                    : FrozenBins.quantiles(new double[] {low[i]}, BINS);
        }
    }
}
