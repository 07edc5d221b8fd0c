package oxbow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.testing.Crowd;
import oxbow.testing.TestDatabases;

/// Claims, counters and uniqueness rules with sixteen writers.
class StoreConcurrencyTest {

    private static final int TASKS = 100;
    private static final int STEPS = 20;
    private static final int NAMES = 25;

    @ParameterizedTest
    @EnumSource
    void everyTaskIsClaimedByOneWorker(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            addTasks(store);
            List<Long> claimed = flat(Crowd.each(worker -> claimAll(store, "worker-" + worker)));
            assertThat(claimed).hasSize(TASKS).doesNotHaveDuplicates();
        }
    }

    /// Shows that the test above can fail: looking outside the transaction hands one task to several workers.
    @ParameterizedTest
    @EnumSource
    void claimingWhatWasSeenBeforeTheTransactionHandsOutDoubles(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            addTasks(store);
            CyclicBarrier allHaveLooked = new CyclicBarrier(Crowd.SIZE);
            List<Long> claimed = Crowd.each(worker -> {
                long task = store.read(StoreConcurrencyTest::freeTask).orElseThrow();
                await(allHaveLooked);
                store.write(tx -> claim(tx, task, "worker-" + worker));
                return task;
            });
            assertThat(claimed).hasSize(Crowd.SIZE).containsOnly(claimed.getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource
    void writersOfDifferentRowsHardlyCollide(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(tx -> tx.update("create table counter (name text primary key not null, n bigint not null)"));
            for (int i = 0; i < Crowd.SIZE; i++) {
                String name = "own-" + i;
                store.write(tx -> tx.update("insert into counter (name, n) values (?, 0)", name));
            }
            // only a planner that knows how small the table is prefers to read it whole
            store.write(tx -> tx.update("analyze counter"));
            AtomicInteger attempts = new AtomicInteger();
            Crowd.each(writer -> {
                for (int step = 0; step < STEPS; step++) {
                    store.write(tx -> {
                        attempts.incrementAndGet();
                        return tx.update("update counter set n = n + 1 where name = ?", "own-" + writer);
                    });
                }
                return writer;
            });
            assertThat(attempts.get()).isLessThan(2 * STEPS * Crowd.SIZE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noIncrementIsLost(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(tx -> tx.update("create table counter (name text primary key not null, n bigint not null)"));
            store.write(tx -> tx.update("insert into counter (name, n) values ('a', 0)"));
            Crowd.each(_ -> {
                for (int i = 0; i < STEPS; i++) {
                    store.write(tx -> tx.update("update counter set n = ? where name = 'a'", counter(tx) + 1));
                }
                return true;
            });
            long n = store.read(StoreConcurrencyTest::counter);
            assertThat(n).isEqualTo((long) Crowd.SIZE * STEPS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTakenOnceAndTheLosersSeeTheWinner(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(tx -> tx.update("create table thing (name text primary key not null, owner text not null)"));
            List<Integer> wins = Crowd.each(caller -> {
                int won = 0;
                for (int i = 0; i < NAMES; i++) {
                    won += takeOrLearnOwner(store, "name-" + i, "caller-" + caller) ? 1 : 0;
                }
                return won;
            });
            assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(NAMES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeSkewDoesNotHappen(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(
                    tx -> tx.update("create table duty (name text primary key not null, present boolean not null)"));
            Crowd.each(i -> store.write(tx -> tx.update("insert into duty values (?, true)", "person-" + i)));
            Crowd.each(i -> store.write(tx -> {
                return present(tx) > 1 ? tx.update("update duty set present = false where name = ?", "person-" + i) : 0;
            }));
            long present = store.read(StoreConcurrencyTest::present);
            assertThat(present).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void actionsAfterCommitRunOncePerCommitHoweverOftenTheWorkRan(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            store.write(tx -> tx.update("create table counter (name text primary key not null, n bigint not null)"));
            store.write(tx -> tx.update("insert into counter (name, n) values ('a', 0)"));
            AtomicInteger actions = new AtomicInteger();
            Crowd.each(_ -> store.write(tx -> {
                tx.afterCommit(actions::incrementAndGet);
                return tx.update("update counter set n = ? where name = 'a'", counter(tx) + 1);
            }));
            assertThat(actions).hasValue(Crowd.SIZE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCloseLetsWaitingWritesFinishAndRefusesNewOnes(TestDatabases database, @TempDir Path folder) {
        StoreSettings settings = database.settings();
        Store store = Stores.open(settings, folder);
        store.write(tx -> tx.update("create table thing (name text primary key not null)"));
        List<Integer> written = new ArrayList<>(Crowd.each(i ->
                store.write(tx -> tx.update("insert into thing (name) values (?)", "t" + i)) == 1 ? i : -1));
        store.close();
        assertThatThrownBy(() -> store.write(tx -> tx.update("delete from thing")))
                .isInstanceOf(IllegalStateException.class);
        try (Store again = Stores.open(settings, folder)) {
            List<String> kept = again.read(tx -> tx.query("select name from thing", row -> row.text("name")));
            assertThat(kept).hasSameSizeAs(written);
        }
    }

    private static void addTasks(Store store) {
        store.write(tx -> {
            tx.update("create table task (id bigint primary key not null, owner text)");
            List<Object[]> rows = new ArrayList<>();
            for (long i = 0; i < TASKS; i++) {
                rows.add(new Object[] {i});
            }
            tx.batch("insert into task (id) values (?)", rows);
            return rows.size();
        });
    }

    private static List<Long> claimAll(Store store, String worker) {
        List<Long> claimed = new ArrayList<>();
        while (true) {
            Optional<Long> task = store.write(tx -> {
                Optional<Long> free = freeTask(tx);
                free.ifPresent(id -> claim(tx, id, worker));
                return free;
            });
            if (task.isEmpty()) {
                return claimed;
            }
            claimed.add(task.get());
        }
    }

    private static Optional<Long> freeTask(Tx tx) {
        return tx.first("select id from task where owner is null order by id limit 1", row -> row.integer("id"));
    }

    private static long claim(Tx tx, long task, String worker) {
        return tx.update("update task set owner = ? where id = ?", worker, task);
    }

    private static long present(Tx tx) {
        return tx.first("select count(*) as n from duty where present", row -> row.integer("n"))
                .orElseThrow();
    }

    private static long counter(Tx tx) {
        return tx.first("select n from counter where name = 'a'", row -> row.integer("n"))
                .orElseThrow();
    }

    /// Work that looks before it inserts must either insert or see who was first, never neither.
    private static boolean takeOrLearnOwner(Store store, String name, String caller) {
        return store.write(tx -> {
            Optional<String> owner = tx.first("select owner from thing where name = ?", row -> row.text("owner"), name);
            if (owner.isPresent()) {
                assertThat(owner).isNotEqualTo(Optional.of(caller));
                return false;
            }
            tx.update("insert into thing (name, owner) values (?, ?)", name, caller);
            return true;
        });
    }

    private static <T> List<T> flat(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
