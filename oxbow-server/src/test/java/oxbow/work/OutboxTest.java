package oxbow.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.identity.Ids;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;
import oxbow.testing.Crowd;
import oxbow.testing.Eventually;
import oxbow.testing.TestDatabases;

class OutboxTest {

    private static final int EACH = 10;
    private static final int ALL = Crowd.SIZE * EACH;

    @ParameterizedTest
    @EnumSource
    void aConsumerSeesEveryEventOfSixteenWritersOnceAndInOrder(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Outbox outbox = outbox(store);
            List<Event> seen = new CopyOnWriteArrayList<>();
            try (Subscription _ = outbox.subscribe("test", seen::add)) {
                Crowd.each(writer -> {
                    for (int i = 0; i < EACH; i++) {
                        append(store, outbox, writer + "-" + i);
                    }
                    return true;
                });
                Eventually.holds("all are seen", () -> seen.size() >= ALL);
            }
            assertThat(seen).extracting(Event::offset).containsExactlyElementsOf(upTo(ALL));
            assertThat(seen).extracting(Event::subject).doesNotHaveDuplicates();
            assertThat(outbox.newest()).isEqualTo(ALL);
        }
    }

    /// A reader that goes on from the largest offset it has seen must never have skipped a smaller one.
    @ParameterizedTest
    @EnumSource
    void aReaderBesideSixteenWritersSkipsNothing(TestDatabases database, @TempDir Path folder) throws Exception {
        try (Store store = database.open(folder)) {
            Outbox outbox = outbox(store);
            AtomicBoolean done = new AtomicBoolean();
            List<Long> seen = new CopyOnWriteArrayList<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                long reached = 0;
                boolean last;
                do {
                    last = done.get();
                    for (Event event : outbox.after(reached, 7)) {
                        seen.add(event.offset());
                        reached = event.offset();
                    }
                } while (!last || reached < outbox.newest());
            });
            Crowd.each(writer -> {
                for (int i = 0; i < EACH; i++) {
                    append(store, outbox, writer + "-" + i);
                }
                return true;
            });
            done.set(true);
            reader.join();
            assertThat(seen).containsExactlyElementsOf(upTo(ALL));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConsumerGoesOnWhereItStoppedAfterARestart(TestDatabases database, @TempDir Path folder) {
        StoreSettings settings = database.settings();
        List<String> seen = new CopyOnWriteArrayList<>();
        for (int start = 0; start < 3; start++) {
            try (Store store = Stores.open(settings, folder)) {
                Outbox outbox = outbox(store);
                append(store, outbox, "before-" + start);
                int expected = 2 * start + 2;
                try (Subscription _ = outbox.subscribe("test", event -> seen.add(event.subject()))) {
                    append(store, outbox, "during-" + start);
                    Eventually.holds("both are seen", () -> seen.size() >= expected);
                }
            }
        }
        assertThat(seen).containsExactly("before-0", "during-0", "before-1", "during-1", "before-2", "during-2");
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatFailsIsTriedAgainBeforeThoseBehindIt(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Outbox outbox = outbox(store);
            append(store, outbox, "hard");
            append(store, outbox, "easy");
            AtomicInteger attempts = new AtomicInteger();
            List<String> seen = new CopyOnWriteArrayList<>();
            try (Subscription _ = outbox.subscribe("test", event -> {
                if (event.subject().equals("hard") && attempts.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                }
                seen.add(event.subject());
            })) {
                Eventually.holds("both are seen", () -> seen.size() >= 2);
            }
            assertThat(seen).containsExactly("hard", "easy");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventOfATransactionThatFailedNeverHappened(TestDatabases database, @TempDir Path folder) throws Exception {
        try (Store store = database.open(folder)) {
            Outbox outbox = outbox(store);
            AtomicInteger wakeUps = new AtomicInteger();
            try (AutoCloseable _ = outbox.listen(wakeUps::incrementAndGet)) {
                try {
                    store.write(tx -> {
                        outbox.append(tx, "project", "thing.added", "lost", Map.of());
                        throw new IllegalStateException("rolled back");
                    });
                } catch (IllegalStateException expected) {
                    assertThat(expected).hasMessage("rolled back");
                }
                append(store, outbox, "kept");
            }
            append(store, outbox, "unheard");
            assertThat(wakeUps).hasValue(1);
            assertThat(outbox.after(0, 10)).extracting(Event::subject).containsExactly("kept", "unheard");
            assertThat(outbox.after(1, 10)).extracting(Event::subject).containsExactly("unheard");
            assertThat(outbox.after(0, 10).getFirst().data()).isEqualTo("{\"n\":1}");
        }
    }

    private static Outbox outbox(Store store) {
        return new Outbox(store, Clock.systemUTC(), new Ids(Clock.systemUTC(), new Random(1)));
    }

    private static void append(Store store, Outbox outbox, String subject) {
        store.write(tx -> {
            outbox.append(tx, "project", "thing.added", subject, Map.of("n", 1));
            return true;
        });
    }

    private static List<Long> upTo(long n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }
}
