package oxbow.record;

import java.time.Duration;
import java.util.Optional;

/// How the prediction log works.
///
/// @param durability what an append waits for
/// @param commitEvery longest time between commits, and so what a crash may lose when durability is grouped
/// @param bufferRows rows waiting for the commit beyond which rows are shed
/// @param bufferBytes the same in bytes of payload
/// @param window length of a window profile; as it was before if it is empty, and a minute at first
/// @param sealRows rows after which the hot table is sealed
/// @param sealBytes the same in bytes of payload
/// @param sealAge time after which the hot table is sealed
public record RecordSettings(
        Durability durability,
        Duration commitEvery,
        int bufferRows,
        long bufferBytes,
        Optional<Duration> window,
        long sealRows,
        long sealBytes,
        Duration sealAge) {

    /// What an append waits for.
    public enum Durability {
        /// Nothing; a crash may lose what came after the last commit.
        GROUPED,
        /// The commit.
        COMMIT
    }

    public static final RecordSettings DEFAULT = new RecordSettings(
            Durability.GROUPED,
            Duration.ofMillis(50),
            65_536,
            256L << 20,
            Optional.empty(),
            500_000,
            256L << 20,
            Duration.ofHours(1));

    public RecordSettings {
        if (window.filter(length -> length.toMillis() < 100).isPresent() || bufferRows < 1 || sealRows < 1) {
            throw new IllegalArgumentException(
                    "The window (%s) must be at least 100 ms, buffer and seal rows (%d, %d) at least 1."
                            .formatted(window, bufferRows, sealRows));
        }
    }

    public RecordSettings with(Durability other) {
        return new RecordSettings(other, commitEvery, bufferRows, bufferBytes, window, sealRows, sealBytes, sealAge);
    }

    public RecordSettings withWindow(Duration other) {
        return new RecordSettings(
                durability, commitEvery, bufferRows, bufferBytes, Optional.of(other), sealRows, sealBytes, sealAge);
    }

    public RecordSettings committedEvery(Duration other) {
        return new RecordSettings(durability, other, bufferRows, bufferBytes, window, sealRows, sealBytes, sealAge);
    }

    public RecordSettings sealedAfter(long rows) {
        return new RecordSettings(durability, commitEvery, bufferRows, bufferBytes, window, rows, sealBytes, sealAge);
    }

    public RecordSettings bufferedTo(int rows) {
        return new RecordSettings(durability, commitEvery, rows, bufferBytes, window, sealRows, sealBytes, sealAge);
    }
}
