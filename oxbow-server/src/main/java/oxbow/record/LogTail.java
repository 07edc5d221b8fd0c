package oxbow.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest committed rows in memory, so that those who follow the log read the database only if they have fallen
/// behind or after a restart. Bounded in rows and in bytes of payload. Thread-safe.
final class LogTail {

    private final @Nullable Logged[] slots;
    private final long mostBytes;
    private long first;
    private long next;
    private long bytes;

    /// @param lastOffset of the log as it is on disk
    LogTail(long lastOffset, int mostRows, long mostBytes) {
        this.slots = new @Nullable Logged[mostRows];
        this.mostBytes = mostBytes;
        this.first = lastOffset + 1;
        this.next = first;
    }

    /// Adds rows that have been committed, one offset after the other.
    synchronized void add(long firstOffset, List<Prediction> rows) {
        if (firstOffset != next) {
            throw new IllegalArgumentException(
                    "The row (" + firstOffset + ") must follow the last one (" + next + ").");
        }
        for (Prediction row : rows) {
            if (next - first == slots.length) {
                forgetOldest();
            }
            slots[slot(next)] = new Logged(next, row);
            next++;
            bytes += row.payload().length;
            while (bytes > mostBytes) {
                forgetOldest();
            }
        }
    }

    private void forgetOldest() {
        Logged oldest = slots[slot(first)];
        if (oldest != null) {
            bytes -= oldest.prediction().payload().length;
        }
        slots[slot(first)] = null;
        first++;
    }

    /// What comes after the offset; empty if that is no longer here.
    synchronized Optional<Portion> after(long offset, Optional<String> endpointId, int limit) {
        if (offset + 1 < first) {
            return Optional.empty();
        }
        List<Logged> found = new ArrayList<>();
        long at = offset + 1;
        for (; at < next && found.size() < limit; at++) {
            Logged row = slots[slot(at)];
            if (row != null
                    && (endpointId.isEmpty() || row.prediction().endpointId().equals(endpointId.get()))) {
                found.add(row);
            }
        }
        return Optional.of(new Portion(found, at - 1, at < next));
    }

    private int slot(long offset) {
        return (int) (offset % slots.length);
    }
}
