package oxbow.record;

import oxbow.store.Tx;

/// Named numbers that outlive restarts.
final class CounterStore {

    static final String FEEDBACK = "feedback";
    static final String WINDOWS = "windows";
    static final String WINDOW_MILLIS = "window_ms";

    /// 0 if it was never set.
    long value(Tx tx, String name) {
        return tx.first("select value from record_counter where name = ?", row -> row.integer("value"), name)
                .orElse(0L);
    }

    void set(Tx tx, String name, long value) {
        tx.update(
                "insert into record_counter (name, value) values (?, ?)"
                        + " on conflict (name) do update set value = excluded.value",
                name,
                value);
    }
}
