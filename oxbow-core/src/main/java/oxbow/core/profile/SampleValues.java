package oxbow.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oxbow.core.table.Column;

/// The values of sample rows, those without one left out.
@SuppressWarnings("ArrayRecordComponent") // samples are looked at and thrown away, never compared
final class SampleValues {
    private SampleValues() {}

    /// Finite numbers in the order of their rows.
    ///
    /// @param values the numbers
    /// @param rows all rows looked at
    record Doubles(double[] values, int rows) {
        int distinct() {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < sorted.length; i++) {
                distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            }
            return distinct;
        }

        RowOrder order() {
            RowOrder.Builder order = new RowOrder.Builder();
            order.take(values, 0, values.length);
            return order.build();
        }

        /// Share of the numbers that no earlier one exceeds.
        double shareAtTop() {
            double top = Double.NEGATIVE_INFINITY;
            int at = 0;
            for (double v : values) {
                if (v >= top) {
                    top = v;
                    at++;
                }
            }
            return (double) at / values.length;
        }

        boolean whole() {
            return Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        }

        double min() {
            return Arrays.stream(values).min().orElse(0);
        }

        double max() {
            return Arrays.stream(values).max().orElse(0);
        }
    }

    /// Texts in the order of their rows.
    ///
    /// @param values the texts that do not stand for a missing value
    /// @param rows all rows looked at
    record Words(List<String> values, int rows) {}

    static Doubles numbers(List<Column> parts) {
        return doubles(parts, ProfileKind.NUMBER);
    }

    static Doubles times(List<Column> parts) {
        return doubles(parts, ProfileKind.TIME);
    }

    static Doubles truths(List<Column> parts) {
        return doubles(parts, ProfileKind.BOOLEAN);
    }

    static Words texts(List<Column> parts) {
        List<String> values = new ArrayList<>();
        int rows = 0;
        for (Column part : parts) {
            Column.Texts texts = Readings.texts(part, ProfileKind.TEXT);
            for (int row = 0; row < texts.rows() && rows < SchemaInference.MOST_ROWS; row++, rows++) {
                if (texts.has(row) && !TextForms.meansMissing(texts.values()[row])) {
                    values.add(texts.values()[row]);
                }
            }
        }
        return new Words(values, rows);
    }

    private static Doubles doubles(List<Column> parts, ProfileKind kind) {
        double[] values = new double[SchemaInference.MOST_ROWS];
        int size = 0;
        int rows = 0;
        for (Column part : parts) {
            Column.Numbers numbers =
                    kind == ProfileKind.TIME ? Readings.numbers(Readings.times(part)) : Readings.numbers(part);
            for (int row = 0; row < numbers.rows() && rows < SchemaInference.MOST_ROWS; row++, rows++) {
                if (numbers.has(row) && Double.isFinite(numbers.values()[row])) {
                    values[size++] = numbers.values()[row] + 0.0;
                }
            }
        }
        return new Doubles(Arrays.copyOf(values, size), rows);
    }
}
