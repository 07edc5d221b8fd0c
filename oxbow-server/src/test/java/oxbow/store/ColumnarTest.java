package oxbow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.store.ColumnarSchema.Column;

class ColumnarTest {

    private static final ColumnarSchema SCHEMA = new ColumnarSchema(
            "log",
            List.of(new Column("seq", "bigint"), new Column("at_ms", "bigint"), new Column("word", "varchar")),
            "seq",
            "at_ms");

    @TempDir
    Path folder;

    @Test
    void hotAndSealedRowsShowAsOne() {
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            log.append(rows(1, 5_000));
            Segment first = log.seal().orElseThrow();
            log.append(rows(5_001, 7_000));
            assertThat(log.seal()).isPresent();
            log.append(rows(7_001, 7_500));
            assertThat(first)
                    .extracting(Segment::firstOffset, Segment::lastOffset, Segment::rows, Segment::toTime)
                    .containsExactly(1L, 5_000L, 5_000L, 50_000L);
            assertThat(log.sealedOffset()).isEqualTo(7_000);
            assertThat(offsets(log)).containsExactlyElementsOf(offsets(1, 7_500));
        }
    }

    @Test
    void rowsThatAreAppendedWhileASegmentIsWrittenAreSeenOnce() throws Exception {
        try (Columnar log = Columnar.open(folder, SCHEMA);
                ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Long> appending = threads.submit(() -> {
                long last = 0;
                while (last < 60_000) {
                    log.append(rows(last + 1, last + 500));
                    last += 500;
                }
                return last;
            });
            while (!appending.isDone()) {
                log.seal();
                long before = log.lastOffset();
                List<Long> seen = offsets(log);
                assertThat(seen).hasSizeGreaterThanOrEqualTo((int) before);
                assertThat(seen).containsExactlyElementsOf(offsets(1, seen.size()));
            }
            assertThat(offsets(log)).hasSize(appending.get().intValue());
        }
    }

    @Test
    void everythingIsThereAfterOpeningAgainAndOffsetsGoOn() {
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            log.append(rows(1, 100));
            assertThat(log.seal()).isPresent();
        }
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            assertThat(log.lastOffset()).isEqualTo(100);
            log.append(rows(101, 110));
            assertThat(offsets(log)).containsExactlyElementsOf(offsets(1, 110));
        }
    }

    @Test
    void aBatchThatBreaksARuleLeavesNothing() {
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            List<@Nullable Object[]> rows = rows(1, 5_000);
            rows.add(new @Nullable Object[] {5_000L, 1L, "again"});
            assertThatThrownBy(() -> log.append(rows)).hasMessageContaining("offset (5000)");
            assertThat(offsets(log)).isEmpty();
            log.append(rows(1, 2));
            assertThat(offsets(log)).containsExactly(1L, 2L);
        }
    }

    @Test
    void whatACutOffSealingLeftIsClearedAway() throws IOException {
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            log.append(rows(1, 10));
        }
        Path segments = folder.resolve("segments");
        Files.writeString(segments.resolve("1-10.parquet"), "torn");
        Files.writeString(segments.resolve("1-10.parquet.part"), "torn");
        try (Columnar log = Columnar.open(folder, SCHEMA);
                Stream<Path> left = Files.list(segments)) {
            assertThat(left).isEmpty();
            assertThat(offsets(log)).hasSize(10);
        }
    }

    @Test
    void aMissingSegmentIsNamedAtTheStart() throws IOException {
        Segment segment;
        try (Columnar log = Columnar.open(folder, SCHEMA)) {
            log.append(rows(1, 10));
            segment = log.seal().orElseThrow();
        }
        Files.delete(folder.resolve("segments").resolve(segment.file()));
        assertThatThrownBy(() -> Columnar.open(folder, SCHEMA))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(segment.file());
    }

    @Test
    void statementsReachNoOtherFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (Columnar log = Columnar.open(folder.resolve("log"), SCHEMA)) {
            assertThatThrownBy(() -> log.query("select * from read_csv('" + secret + "')", row -> row.text("a")))
                    .isInstanceOf(StoreException.class);
        }
    }

    private static List<@Nullable Object[]> rows(long from, long to) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            rows.add(new @Nullable Object[] {i, i * 10, i % 7 == 0 ? null : "word-" + i});
        }
        return rows;
    }

    private static List<Long> offsets(long from, long to) {
        return java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static List<Long> offsets(Columnar log) {
        return log.query("select seq, word from log order by seq", row -> {
            assertThat(row.optionalText("word").isPresent()).isEqualTo(row.integer("seq") % 7 != 0);
            return row.integer("seq");
        });
    }
}
