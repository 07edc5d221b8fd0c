package oxbow.core.slice;

import oxbow.core.table.Column;
import oxbow.core.table.Table;

/// A row of a table, as slices read rows.
record TableRow(Table table, int row) implements SliceRow {
    @Override
    public boolean has(int column) {
        return at(column).has(row);
    }

    @Override
    public double number(int column) {
        return ((Column.Numbers) at(column)).values()[row];
    }

    @Override
    public String text(int column) {
        return ((Column.Texts) at(column)).values()[row];
    }

    @Override
    public boolean truth(int column) {
        return ((Column.Booleans) at(column)).values()[row];
    }

    @Override
    public long millis(int column) {
        return ((Column.Times) at(column)).millis()[row];
    }

    @Override
    public boolean tagged(String tag) {
        return table.tags().containsKey(tag) && table.tags().get(tag).has(row);
    }

    private Column at(int column) {
        return table.columns().values().stream().skip(column).findFirst().orElseThrow();
    }
}
