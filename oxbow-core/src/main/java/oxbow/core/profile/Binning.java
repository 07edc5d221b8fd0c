package oxbow.core.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oxbow.core.table.Column;

/// How the values of a column are told apart when they are counted exactly for each slice.
public sealed interface Binning {

    /// How many bins, the one for missing values not included.
    int size();

    /// Writes the bin of each row: 0 to `size() - 1`, and `size()` for rows without a value or with `NaN`.
    ///
    /// @param column the values
    /// @param bins at least as many places as the column has rows
    void assign(Column column, int[] bins);

    /// Numbers, by frozen bins.
    ///
    /// @param frozen the bins
    record Numbers(FrozenBins frozen) implements Binning {
        @Override
        public int size() {
            return frozen.size();
        }

        @Override
        public void assign(Column column, int[] bins) {
            Column.Numbers numbers = Readings.numbers(column);
            for (int row = 0; row < numbers.rows(); row++) {
                bins[row] = numbers.has(row) ? frozen.bin(numbers.values()[row]) : frozen.size();
            }
        }
    }

    /// Categories, each in a bin of its own, and the last bin for all others.
    ///
    /// @param names the categories, all different
    record Categories(List<String> names) implements Binning {
        /// Copies the names and checks that they differ.
        public Categories {
            names = List.copyOf(names);
            if (names.stream().distinct().count() != names.size()) {
                throw new IllegalArgumentException(
                        "The categories (%d) must all be different.".formatted(names.size()));
            }
        }

        @Override
        public int size() {
            return names.size() + 1;
        }

        @Override
        public void assign(Column column, int[] bins) {
            Column.Texts texts = Readings.texts(column, ProfileKind.CATEGORY);
            Map<String, Integer> index = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                index.put(names.get(i), i);
            }
            for (int row = 0; row < texts.rows(); row++) {
                bins[row] = texts.has(row) ? index.getOrDefault(texts.values()[row], names.size()) : size();
            }
        }
    }
}
