package oxbow.core.profile;

import oxbow.core.table.Column;
import oxbow.core.table.Validity;

/// Columns of one type read as another: texts as numbers, numbers as categories.
final class Readings {
    private Readings() {}

    static Column.Numbers numbers(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> numbers;
            case Column.Texts texts -> {
                double[] values = new double[texts.rows()];
                long[] valid = new long[values.length / 64 + 1];
                for (int row = 0; row < values.length; row++) {
                    String text = texts.has(row) ? texts.values()[row] : "";
                    if (!TextForms.meansMissing(text)) {
                        values[row] = TextForms.number(text).orElse(Double.NaN);
                        valid[row >> 6] |= 1L << row;
                    }
                }
                yield new Column.Numbers(values, Validity.of(valid), values.length);
            }
            case Column.Booleans truths -> {
                double[] values = new double[truths.rows()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = truths.values()[row] ? 1 : 0;
                }
                yield new Column.Numbers(values, truths.validity(), truths.rows());
            }
            case Column.Times times -> {
                double[] values = new double[times.rows()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = times.millis()[row];
                }
                yield new Column.Numbers(values, times.validity(), times.rows());
            }
            case Column.Vectors ignored -> throw unreadable(column, ProfileKind.NUMBER);
        };
    }

    static Column.Booleans booleans(Column column) {
        boolean[] values = new boolean[column.rows()];
        long[] valid = new long[column.rows() / 64 + 1];
        return switch (column) {
            case Column.Booleans truths -> truths;
            case Column.Texts texts -> {
                for (int row = 0; row < values.length; row++) {
                    int truth = texts.has(row) ? TextForms.truth(texts.values()[row]) : -1;
                    values[row] = truth == 1;
                    valid[row >> 6] |= truth < 0 ? 0 : 1L << row;
                }
                yield new Column.Booleans(values, Validity.of(valid), values.length);
            }
            case Column.Numbers numbers -> {
                for (int row = 0; row < values.length; row++) {
                    double v = numbers.values()[row];
                    values[row] = v == 1;
                    valid[row >> 6] |= numbers.has(row) && (v == 0 || v == 1) ? 1L << row : 0;
                }
                yield new Column.Booleans(values, Validity.of(valid), values.length);
            }
            case Column.Times ignored -> throw unreadable(column, ProfileKind.BOOLEAN);
            case Column.Vectors ignored -> throw unreadable(column, ProfileKind.BOOLEAN);
        };
    }

    static Column.Times times(Column column) {
        long[] millis = new long[column.rows()];
        long[] valid = new long[column.rows() / 64 + 1];
        return switch (column) {
            case Column.Times times -> times;
            case Column.Texts texts -> {
                for (int row = 0; row < millis.length; row++) {
                    var time = texts.has(row) ? TextForms.millis(texts.values()[row]) : java.util.OptionalLong.empty();
                    millis[row] = time.orElse(0);
                    valid[row >> 6] |= time.isPresent() ? 1L << row : 0;
                }
                yield new Column.Times(millis, Validity.of(valid), millis.length);
            }
            case Column.Numbers numbers -> {
                for (int row = 0; row < millis.length; row++) {
                    double v = numbers.values()[row];
                    boolean readable = numbers.has(row) && Double.isFinite(v);
                    millis[row] = readable ? EpochUnit.of(v).millis(v) : 0;
                    valid[row >> 6] |= readable ? 1L << row : 0;
                }
                yield new Column.Times(millis, Validity.of(valid), millis.length);
            }
            case Column.Booleans ignored -> throw unreadable(column, ProfileKind.TIME);
            case Column.Vectors ignored -> throw unreadable(column, ProfileKind.TIME);
        };
    }

    static Column.Texts texts(Column column, ProfileKind kind) {
        if (column instanceof Column.Texts texts) {
            return texts;
        }
        if (column instanceof Column.Vectors) {
            throw unreadable(column, kind);
        }
        String[] values = new String[column.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.has(row) ? text(column, row) : "";
        }
        return new Column.Texts(values, column.validity(), values.length);
    }

    static IllegalArgumentException unreadable(Column column, ProfileKind kind) {
        return new IllegalArgumentException(
                "The column (of %s) must be readable as %s. Maybe the schema is of other rows?"
                        .formatted(column.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), kind));
    }

    private static String text(Column column, int row) {
        return switch (column) {
            case Column.Texts texts -> texts.values()[row];
            case Column.Numbers numbers -> TextForms.text(numbers.values()[row]);
            case Column.Booleans truths -> truths.values()[row] ? "true" : "false";
            case Column.Times times -> Long.toString(times.millis()[row]);
            case Column.Vectors ignored -> throw unreadable(column, ProfileKind.CATEGORY);
        };
    }
}
