package oxbow.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;

/// Kills a logging process again and again while it commits, seals the log and seals windows.
class LogSurvivesKillsIT {

    private static final int KILLS = 20;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsMissingAndNothingIsThereTwice() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path acknowledged = Files.createFile(folder.resolve("acknowledged"));
        Random random = new Random(4);
        for (int kill = 0; kill < KILLS; kill++) {
            long wanted = Files.size(acknowledged) + 2_000 + random.nextInt(80_000);
            runUntil(acknowledged, wanted, data);
        }
        Set<String> rows = said(acknowledged, "row ");
        Set<String> labels = said(acknowledged, "label ");
        try (Store store = Stores.open(new StoreSettings.Sqlite(), data);
                Records records = new Records(store, data, LoggingProcess.SETTINGS, Clock.systemUTC())) {
            List<Logged> logged = everything(records);
            assertThat(logged)
                    .extracting(Logged::offset)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(logged)
                    .extracting(row -> row.prediction().id())
                    .doesNotHaveDuplicates()
                    .containsAll(rows);
            assertThat(records.segments()).hasSizeGreaterThan(KILLS / 2);
            assertThat(records.feedback("project", labels)).hasSameSizeAs(labels);
            List<Window> windows =
                    records.windows("endpoint", Instant.EPOCH, Instant.now().plusSeconds(60), Duration.ofMillis(200));
            assertThat(windows.stream().mapToLong(Window::count).sum()).isEqualTo(logged.size());
            assertThat(windows.stream().mapToLong(Window::labelled).sum()).isGreaterThanOrEqualTo(labels.size());
            long inSegments = store.read(tx -> tx.query(
                            "select coalesce(sum(row_count), 0) as n from record_segment", row -> row.integer("n")))
                    .getFirst();
            assertThat(inSegments).isLessThanOrEqualTo(logged.size()).isPositive();
        }
    }

    private void runUntil(Path acknowledged, long size, Path data) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LoggingProcess.class.getName(),
                        data.toString(),
                        acknowledged.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (Files.size(acknowledged) < size) {
                boolean ended = process.waitFor(5, TimeUnit.MILLISECONDS);
                assertThat(ended).as(() -> text(output)).isFalse();
                assertThat(System.nanoTime())
                        .as(() -> "too slow: " + text(output))
                        .isLessThan(deadline);
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Logged> everything(Records records) {
        List<Logged> all = new ArrayList<>();
        for (List<Logged> part = records.after(0, Optional.empty(), 10_000).rows();
                !part.isEmpty();
                part = records.after(all.getLast().offset(), Optional.empty(), 10_000)
                        .rows()) {
            all.addAll(part);
        }
        return all;
    }

    /// Whole lines only: the kill may have cut off the last one.
    private static Set<String> said(Path acknowledged, String word) throws IOException {
        Set<String> ids = new HashSet<>();
        for (String line : Files.readAllLines(acknowledged)) {
            if (line.startsWith(word) && line.length() == word.length() + 36) {
                ids.add(line.substring(word.length()));
            }
        }
        return ids;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
