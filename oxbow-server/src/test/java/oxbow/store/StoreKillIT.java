package oxbow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.identity.Ids;
import oxbow.work.Event;
import oxbow.work.Outbox;

/// Kills a process that commits to SQLite without pause, over and over, and looks at what is left.
class StoreKillIT {

    private static final int KILLS = 20;
    private static final int MOST_ACKNOWLEDGED = 400;

    @Test
    void nothingAcknowledgedIsMissingAndNothingIsThereTwice(@TempDir Path folder) throws Exception {
        Random random = new Random(20261121);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            acknowledged.addAll(killAfter(1 + random.nextInt(MOST_ACKNOWLEDGED), folder, round));
            check(folder, acknowledged);
        }
        assertThat(acknowledged.size()).isGreaterThan(KILLS * 10);
    }

    /// Answers what the process had acknowledged when it was killed. After the given number of lines it is
    /// killed at whatever it is doing then; lines it still got out count too.
    private static Set<String> killAfter(int lines, Path folder, int round) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreKillWriter.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ack ") && line.endsWith(" .")) {
                    acknowledged.add(line.substring(4, line.length() - 2));
                }
                if (acknowledged.size() == lines) {
                    // Unlike the process's own method, this leaves what it has said so far to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(acknowledged.size()).as("acknowledged in round %d", round).isGreaterThanOrEqualTo(lines);
        return acknowledged;
    }

    private static void check(Path folder, Set<String> acknowledged) {
        try (Store store = Stores.open(new StoreSettings.Sqlite(), folder)) {
            List<String> names = store.read(tx -> tx.query("select name from thing", row -> row.text("name")));
            assertThat(names).doesNotHaveDuplicates().containsAll(acknowledged);
            Outbox outbox = new Outbox(store, Clock.systemUTC(), new Ids(Clock.systemUTC(), new Random(1)));
            List<Event> events = outbox.after(0, Integer.MAX_VALUE);
            assertThat(events).extracting(Event::subject).containsExactlyInAnyOrderElementsOf(names);
            assertThat(events.getLast().offset()).isEqualTo(names.size());
            List<String> integrity =
                    store.read(tx -> tx.query("pragma integrity_check", row -> row.text("integrity_check")));
            assertThat(integrity).containsExactly("ok");
        }
    }
}
