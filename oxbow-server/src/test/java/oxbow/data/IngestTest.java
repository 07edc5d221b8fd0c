package oxbow.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.store.Artifacts;
import oxbow.testing.Eventually;

class IngestTest {

    private static final Schema SCHEMA =
            new Schema(List.of(new Column("a", ColumnType.NUMBER, ColumnRole.FEATURE)), Optional.empty());

    @Test
    void filesAreReadOneAfterTheOtherSoThatMemoryHoldsOne(@TempDir Path folder) throws InterruptedException {
        Ingest ingest = new Ingest(new Artifacts(folder));
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Thread second = Thread.ofPlatform().unstarted(() -> {
            var _ = ingest.run(watched(reading, most, () -> {}), SCHEMA);
        });
        Ingest.Ingested first = ingest.run(
                watched(reading, most, () -> {
                    second.start();
                    Eventually.holds(
                            "the second waits or is done",
                            () -> second.getState() == Thread.State.WAITING || !second.isAlive());
                }),
                SCHEMA);
        second.join();
        assertThat(first.counts().rows()).isEqualTo(1);
        assertThat(most).as("files read at the same time").hasValue(1);
    }

    /// A file that notes how many are being read.
    private static InputStream watched(AtomicInteger reading, AtomicInteger most, Runnable atTheStart) {
        return new FilterInputStream(new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8))) {
            private boolean begun;

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (!begun) {
                    begun = true;
                    most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                    atTheStart.run();
                }
                return super.read(buffer, from, length);
            }

            @Override
            public void close() throws IOException {
                reading.decrementAndGet();
                super.close();
            }
        };
    }
}
