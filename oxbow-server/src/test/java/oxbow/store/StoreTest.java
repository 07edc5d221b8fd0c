package oxbow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.testing.Eventually;
import oxbow.testing.TestDatabases;

class StoreTest {

    @Test
    void aStartClearsAwayTheLibraryThatTheLastOneLeft(@TempDir Path folder) throws IOException {
        Path left = Files.createDirectories(folder.resolve("native")).resolve("sqlite-3.1-left-libsqlitejdbc.so");
        Files.writeString(left, "");
        Files.writeString(Path.of(left + ".lck"), "");
        TestDatabases.SQLITE.open(folder).close();
        assertThat(left).doesNotExist();
        assertThat(Path.of(left + ".lck")).doesNotExist();
    }

    /// SQLite is given a database of few pages, which fails as a full disk does; PostgreSQL raises its own code.
    @ParameterizedTest
    @EnumSource
    void aFullDiskIsSaidAndLeavesNothing(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            if (database == TestDatabases.SQLITE) {
                store.write(tx -> tx.first("pragma max_page_count = 1", row -> row));
            }
            assertThatThrownBy(() -> store.write(tx -> {
                        insert(tx, "a");
                        if (database == TestDatabases.POSTGRESQL) {
                            tx.update("do $$ begin raise exception using errcode = '53100'; end $$");
                        }
                        insert(tx, "long".repeat(100_000));
                        return 0;
                    }))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            full -> assertThat(full.kind()).isEqualTo(ProblemKind.OVERLOADED))
                    .hasMessageContaining("disk is full");
            assertThat(names(store)).isEmpty();
            store.write(tx -> insert(tx, "small"));
            assertThat(names(store)).containsExactly("small");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfValueComesBackAsItWas(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(
                    tx -> tx.update("create table v (t text not null, l bigint not null, d double precision not null,"
                            + " f boolean not null, b bytea not null, n text, m bigint)"));
            byte[] bytes = {0, -1, 7};
            store.write(tx -> tx.update(
                    "insert into v values (?, ?, ?, ?, ?, ?, ?)",
                    "tëxt '?",
                    Long.MAX_VALUE,
                    Double.MIN_VALUE,
                    true,
                    bytes,
                    Optional.empty(),
                    Optional.of(7)));
            List<Boolean> rows = store.read(tx -> tx.query("select * from v where f", row -> {
                assertThat(row.text("t")).isEqualTo("tëxt '?");
                assertThat(row.integer("l")).isEqualTo(Long.MAX_VALUE);
                assertThat(row.real("d")).isEqualTo(Double.MIN_VALUE);
                assertThat(row.bytes("b")).isEqualTo(bytes);
                assertThat(row.optionalText("n")).isEmpty();
                assertThat(row.optionalInteger("m")).isEqualTo(OptionalLong.of(7));
                assertThatThrownBy(() -> row.text("n")).isInstanceOf(IllegalStateException.class);
                return row.flag("f");
            }));
            assertThat(rows).containsExactly(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabasesWouldStoreDifferentlyIsRefused(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            assertThatThrownBy(() -> store.write(tx -> insert(tx, "nul \0 inside")))
                    .isInstanceOf(ProblemException.class);
            for (Object value : new Object[] {Double.NaN, java.time.Instant.EPOCH, 'c'}) {
                assertThatThrownBy(() -> store.write(tx -> tx.update("insert into thing (name) values (?)", value)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(names(store)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatThrowsLeavesNothing(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            List<String> ran = new ArrayList<>();
            IllegalArgumentException reason = new IllegalArgumentException("no");
            assertThatThrownBy(() -> store.write(tx -> {
                        tx.afterCommit(() -> ran.add("action"));
                        insert(tx, "a");
                        throw reason;
                    }))
                    .isSameAs(reason);
            assertThat(names(store)).isEmpty();
            assertThat(ran).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateKeyLeavesTheTransactionUsable(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            store.write(tx -> {
                insert(tx, "a");
                assertThatThrownBy(() -> insert(tx, "a")).isInstanceOf(DuplicateKey.class);
                return insert(tx, "b");
            });
            assertThat(names(store)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatFailsInTheMiddleUndoesItselfOnly(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            store.write(tx -> {
                insert(tx, "a");
                List<Object[]> rows = List.of(new Object[] {"b"}, new Object[] {"a"}, new Object[] {"c"});
                assertThatThrownBy(() -> tx.batch("insert into thing (name) values (?)", rows))
                        .isInstanceOf(DuplicateKey.class);
                return insert(tx, "d");
            });
            assertThat(names(store)).containsExactly("a", "d");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreReturnedByTheStatementThatChangesThem(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            Optional<String> added = store.write(
                    tx -> tx.first("insert into thing (name) values (?) returning name", row -> row.text("name"), "a"));
            assertThat(added).contains("a");
            assertThat(names(store)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadSeesOneStateFromBeginningToEnd(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            store.write(tx -> insert(tx, "a"));
            store.read(tx -> {
                List<String> before = names(tx);
                CompletableFuture.runAsync(() -> store.write(other -> insert(other, "b")))
                        .join();
                assertThat(names(tx)).isEqualTo(before).containsExactly("a");
                return true;
            });
            assertThat(names(store)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadCannotChangeRows(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            assertThatThrownBy(() -> store.read(tx -> insert(tx, "a"))).isInstanceOf(StoreException.class);
            assertThat(names(store)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void transactionsDoNotNestNorOutliveTheirWork(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            assertThatThrownBy(() -> store.write(tx -> store.read(StoreTest::names)))
                    .isInstanceOf(IllegalStateException.class);
            Tx kept = store.write(tx -> tx);
            assertThatThrownBy(() -> insert(kept, "a")).isInstanceOf(IllegalStateException.class);
            assertThat(names(store)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void virtualThreadsHandTheirWorkToPlatformThreads(TestDatabases database, @TempDir Path folder) throws Exception {
        try (Store store = withThings(database, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> wrote = threads.submit(
                    () -> store.write(tx -> Thread.currentThread().isVirtual()));
            Future<Boolean> read =
                    threads.submit(() -> store.read(tx -> Thread.currentThread().isVirtual()));
            assertThat(wrote.get()).isFalse();
            assertThat(read.get()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void actionsAfterCommitHaveRunInOrderWhenTheWriteReturns(TestDatabases database, @TempDir Path folder) {
        try (Store store = withThings(database, folder)) {
            List<Integer> ran = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                store.write(tx -> {
                    tx.afterCommit(() -> ran.add(2 * number));
                    tx.afterCommit(() -> throwAt(3, number));
                    tx.afterCommit(() -> ran.add(2 * number + 1));
                    return insert(tx, "t" + number);
                });
                assertThat(ran).hasSize(2 * number + 2).isSorted();
            }
        }
    }

    @Test
    void aFailingJobUndoesOnlyItselfInItsGroup(@TempDir Path folder) throws Exception {
        try (Store store = withThings(TestDatabases.SQLITE, folder)) {
            List<Future<Long>> jobs = inOneGroup(store, tx -> {
                insert(tx, "bad-before");
                throw new IllegalArgumentException("bad");
            });
            assertThatThrownBy(() -> jobs.get(1).get()).hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(jobs.get(0).get()).isEqualTo(1);
            assertThat(jobs.get(2).get()).isEqualTo(1);
            assertThat(names(store)).containsExactly("first", "last");
        }
    }

    @Test
    void aJobThatLosesTheWholeTransactionTakesNoOtherWithIt(@TempDir Path folder) throws Exception {
        try (Store store = withThings(TestDatabases.SQLITE, folder)) {
            List<Future<Long>> jobs = inOneGroup(store, tx -> tx.update("rollback"));
            assertThatThrownBy(() -> jobs.get(1).get()).hasCauseInstanceOf(StoreException.class);
            assertThat(jobs.get(0).get()).isEqualTo(1);
            assertThat(jobs.get(2).get()).isEqualTo(1);
            assertThat(names(store)).containsExactly("first", "last");
        }
    }

    /// Holds the writer until three jobs wait, which it then commits as one group: good, the given one, good.
    private static List<Future<Long>> inOneGroup(Store store, Store.Work<Long> middle) throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        List<Store.Work<Long>> works = List.of(tx -> insert(tx, "first"), middle, tx -> insert(tx, "last"));
        List<Future<Long>> jobs = new ArrayList<>();
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
        threads.execute(() -> store.write(tx -> {
            holding.countDown();
            return awaited(letGo);
        }));
        holding.await();
        for (Store.Work<Long> work : works) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            jobs.add(threads.submit(() -> {
                caller.complete(Thread.currentThread());
                return store.write(work);
            }));
            Eventually.holds("the job waits", () -> caller.join().getState() == Thread.State.WAITING);
        }
        letGo.countDown();
        threads.close();
        return jobs;
    }

    private static void throwAt(int one, int number) {
        if (number == one) {
            throw new IllegalStateException("an action that throws stops no other");
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Store withThings(TestDatabases database, Path folder) {
        Store store = database.open(folder);
        store.write(tx -> tx.update("create table thing (name text primary key not null)"));
        return store;
    }

    private static long insert(Tx tx, String name) {
        return tx.update("insert into thing (name) values (?)", name);
    }

    private static List<String> names(Store store) {
        return store.read(StoreTest::names);
    }

    private static List<String> names(Tx tx) {
        return tx.query("select name from thing order by name", row -> row.text("name"));
    }
}
