package oxbow.core.baseline;

/// Something that watches numbers and says now and then that they have changed. Mutable, for one thread.
public interface Watcher {

    /// Watches one more row.
    ///
    /// @param value its value
    /// @return whether it alarms at this row
    boolean observe(double value);
}
