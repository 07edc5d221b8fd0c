package oxbow.core.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import oxbow.core.descriptor.SharedData;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.core.table.Column;
import oxbow.core.table.Table;
import oxbow.core.table.Validity;

/// The number columns of a CSV file with a header; what is empty or no number is `NaN` and counts as missing.
record NumberFile(List<String> names, List<double[]> rows) {

    static NumberFile read(String name) throws IOException {
        try (InputStream raw = SharedData.open(name);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            List<String[]> lines =
                    SharedData.lines(in).map(line -> line.split(",", -1)).toList();
            List<double[]> rows = new ArrayList<>();
            for (String[] line : lines.subList(1, lines.size())) {
                double[] row = new double[line.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = line[i].matches("-?[0-9.]+(E-?[0-9]+)?") ? Double.parseDouble(line[i]) : Double.NaN;
                }
                rows.add(row);
            }
            return new NumberFile(List.of(lines.getFirst()), rows);
        }
    }

    NumberFile part(int from, int to) {
        return new NumberFile(names, rows.subList(from, to));
    }

    NumberFile where(String column, double value) {
        int at = names.indexOf(column);
        return new NumberFile(
                names, rows.stream().filter(row -> row[at] == value).toList());
    }

    NumberFile and(NumberFile more) {
        List<double[]> all = new ArrayList<>(rows);
        all.addAll(more.rows);
        return new NumberFile(names, all);
    }

    NumberFile shuffled(SplittableRandom random) {
        List<double[]> all = new ArrayList<>(rows);
        for (int i = all.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double[] row = all.get(i);
            all.set(i, all.get(j));
            all.set(j, row);
        }
        return new NumberFile(names, all);
    }

    double[] column(String name) {
        int at = names.indexOf(name);
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    CumulativeShares shares(String name) {
        return CumulativeShares.of(column(name));
    }

    RowProfile profile(long seed, String... columns) {
        Map<String, ProfileKind> kinds = new LinkedHashMap<>();
        Map<String, Column> table = new LinkedHashMap<>();
        for (String name : columns) {
            double[] values = column(name);
            long[] valid = new long[values.length / 64 + 1];
            for (int i = 0; i < values.length; i++) {
                valid[i >> 6] |= Double.isNaN(values[i]) ? 0 : 1L << (i & 63);
            }
            kinds.put(name, ProfileKind.NUMBER);
            table.put(name, new Column.Numbers(values, Validity.of(valid), values.length));
        }
        return RowProfile.builder(RowSchema.features(kinds), ProfileSettings.seeded(seed))
                .add(new Table(rows.size(), table))
                .build();
    }
}
