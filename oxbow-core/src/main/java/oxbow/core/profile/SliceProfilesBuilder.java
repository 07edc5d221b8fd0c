package oxbow.core.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.core.sketch.KllBuilder;
import oxbow.core.slice.BoundSlice;
import oxbow.core.table.Column;
import oxbow.core.table.RowSet;
import oxbow.core.table.Table;

/// Profiles many slices in one pass over the rows: a value's bin is found once, then counted in every slice that
/// holds the row.
///
/// **Guarantee**: memory does not grow with the rows. It is 8 bytes for each bin of each feature of each slice,
/// and one bin more for missing values: 104 bytes for a feature of ten bins, underflow and overflow, hence 21 MB
/// for 2,000 features in 100 slices. A sketch takes up to 130 kB for each slice, so it is kept only for the
/// features that were asked for. Not thread-safe.
public final class SliceProfilesBuilder {
    private final List<BoundSlice> slices;
    private final Map<String, Binning> features;
    private final long[] rows;
    private final long[][][] counts;
    private final Map<String, KllBuilder[]> sketches = new LinkedHashMap<>();
    private int[] bins = new int[0];

    /// @param slices bound to the schema of the tables to come
    /// @param features the features to count and how, by name
    /// @param sketched features that get a quantile sketch for each slice as well
    /// @param settings size and seed of these sketches
    public SliceProfilesBuilder(
            List<BoundSlice> slices, Map<String, Binning> features, Set<String> sketched, ProfileSettings settings) {
        this.slices = List.copyOf(slices);
        this.features = new LinkedHashMap<>(features);
        this.rows = new long[slices.size()];
        this.counts = new long[features.size()][slices.size()][];
        int at = 0;
        for (Binning binning : this.features.values()) {
            for (int slice = 0; slice < slices.size(); slice++) {
                counts[at][slice] = new long[binning.size() + 1];
            }
            at++;
        }
        for (String name : this.features.keySet()) {
            if (sketched.contains(name)) {
                sketches.put(name, sketches(slices.size(), settings.column(sketches.size())));
            }
        }
        if (sketches.size() != sketched.size()) {
            throw new IllegalArgumentException("The features to sketch (%s) must be among those counted (%s)."
                    .formatted(sketched, features.keySet()));
        }
    }

    /// Takes the rows of a table.
    ///
    /// @throws IllegalArgumentException if a column is not there or of another type; the builder is of no more use
    public SliceProfilesBuilder add(Table table) {
        List<RowSet> members = new ArrayList<>(slices.size());
        for (int slice = 0; slice < slices.size(); slice++) {
            RowSet set = slices.get(slice).rows(table);
            members.add(set);
            rows[slice] += set.count();
        }
        if (bins.length < table.rows()) {
            bins = new int[table.rows()];
        }
        int at = 0;
        for (Map.Entry<String, Binning> feature : features.entrySet()) {
            Column column = table.column(feature.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The table must have the column \"%s\".".formatted(feature.getKey())));
            feature.getValue().assign(column, bins);
            for (int slice = 0; slice < slices.size(); slice++) {
                count(members.get(slice), counts[at][slice]);
            }
            sketch(feature.getKey(), column, members);
            at++;
        }
        return this;
    }

    /// The profiles so far, in the order of the slices; the builder can go on.
    public List<SliceProfile> build() {
        List<SliceProfile> profiles = new ArrayList<>(slices.size());
        for (int slice = 0; slice < slices.size(); slice++) {
            Map<String, SliceProfile.Feature> all = new LinkedHashMap<>();
            int at = 0;
            for (String name : features.keySet()) {
                all.put(name, feature(name, counts[at++][slice], slice));
            }
            profiles.add(new SliceProfile(slices.get(slice).slice().toString(), rows[slice], all));
        }
        return profiles;
    }

    private SliceProfile.Feature feature(String name, long[] counted, int slice) {
        List<Long> perBin = new ArrayList<>(counted.length);
        for (int bin = 0; bin < counted.length - 1; bin++) {
            perBin.add(counted[bin]);
        }
        return new SliceProfile.Feature(
                perBin,
                counted[counted.length - 1],
                Optional.ofNullable(sketches.get(name)).map(each -> each[slice].build()));
    }

    private void count(RowSet set, long[] into) {
        for (int index = 0; index < (set.rows() + 63) >> 6; index++) {
            for (long word = set.word(index); word != 0; word &= word - 1) {
                into[bins[(index << 6) + Long.numberOfTrailingZeros(word)]]++;
            }
        }
    }

    private void sketch(String name, Column column, List<RowSet> members) {
        KllBuilder[] builders = sketches.get(name);
        if (builders == null) {
            return;
        }
        Column.Numbers numbers = Readings.numbers(column);
        for (int slice = 0; slice < builders.length; slice++) {
            KllBuilder builder = builders[slice];
            members.get(slice).forEach(row -> {
                if (numbers.has(row) && Double.isFinite(numbers.values()[row])) {
                    builder.add(numbers.values()[row]);
                }
            });
        }
    }

    private static KllBuilder[] sketches(int count, ProfileSettings settings) {
        KllBuilder[] builders = new KllBuilder[count];
        for (int slice = 0; slice < count; slice++) {
            builders[slice] =
                    new KllBuilder(settings.k(), settings.column(slice).seed());
        }
        return builders;
    }
}
