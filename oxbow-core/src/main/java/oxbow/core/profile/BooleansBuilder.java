package oxbow.core.profile;

import oxbow.core.table.Column;

/// Counts truth values, and the texts and numbers that stand for them.
final class BooleansBuilder implements ColumnProfileBuilder {
    private long trues;
    private long rows;
    private long missing;

    @Override
    public BooleansBuilder add(Column column) {
        Column.Booleans values = Readings.booleans(column);
        int present = values.validity().count(values.rows());
        ValidRuns.over(values.validity(), values.rows(), (from, to) -> {
            for (int row = from; row < to; row++) {
                trues += values.values()[row] ? 1 : 0;
            }
        });
        rows += values.rows();
        missing += values.rows() - present;
        return this;
    }

    @Override
    public BooleansProfile build() {
        return new BooleansProfile(trues, rows - missing - trues, missing);
    }
}
