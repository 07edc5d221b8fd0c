package oxbow.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oxbow.identity.Ids;
import oxbow.record.RecordSettings.Durability;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;

/// A process of its own that logs and gives feedback until it is killed, and writes down what was acknowledged
/// to it.
final class LoggingProcess {

    static final RecordSettings SETTINGS = RecordSettings.DEFAULT
            .with(Durability.COMMIT)
            .withWindow(Duration.ofMillis(200))
            .sealedAfter(300);

    private LoggingProcess() {}

    /// Takes the data folder and the file for acknowledgements.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Clock clock = Clock.systemUTC();
        Ids ids = new Ids(clock, new SecureRandom());
        FileChannel acknowledged =
                FileChannel.open(Path.of(args[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Store store = Stores.open(new StoreSettings.Sqlite(), folder);
        Records records = new Records(store, folder, SETTINGS, clock);
        for (int i = 0; i < 8; i++) {
            Thread.ofPlatform().start(() -> log(records, ids, clock, acknowledged));
        }
    }

    private static void log(Records records, Ids ids, Clock clock, FileChannel acknowledged) {
        for (int n = 0; true; n++) {
            String id = ids.next();
            records.append(row(id, clock.instant())).toCompletableFuture().join();
            say(acknowledged, "row " + id);
            if (n % 10 == 0) {
                records.give("project", List.of(NewFeedback.label(id, "a", "test")));
                say(acknowledged, "label " + id);
            }
        }
    }

    private static Prediction row(String id, Instant at) {
        return new Prediction(
                id,
                at,
                "project",
                "endpoint",
                1,
                "deployment",
                Arm.CHAMPION,
                0,
                "key",
                "a",
                0.9,
                "model",
                0,
                120,
                Optional.empty(),
                new byte[64],
                id,
                "");
    }

    private static void say(FileChannel acknowledged, String line) {
        try {
            acknowledged.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
