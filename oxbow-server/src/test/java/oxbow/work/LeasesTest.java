package oxbow.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Store;
import oxbow.testing.Crowd;
import oxbow.testing.SteppedClock;
import oxbow.testing.TestDatabases;

class LeasesTest {

    private static final Duration TTL = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void oneOfSixteenContendersGetsIt(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            SteppedClock clock = new SteppedClock();
            Leases leases = new Leases(store, clock);
            for (long term = 1; term <= 3; term++) {
                List<Boolean> got = Crowd.each(i -> leases.acquire("rollout", "node-" + i, TTL));
                assertThat(got).containsOnlyOnce(true);
                assertThat(leases.fence("rollout", "node-" + got.indexOf(true))).isEqualTo(OptionalLong.of(term));
                clock.forward(TTL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFenceKeepsOutAHolderThatWokeUpTooLate(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            SteppedClock clock = new SteppedClock();
            Leases leases = new Leases(store, clock);
            assertThat(leases.acquire("rollout", "sleepy", TTL)).isTrue();
            long old = leases.fence("rollout", "sleepy").orElseThrow();
            assertThat(leases.acquire("rollout", "brisk", TTL)).isFalse();

            clock.forward(TTL);
            assertThat(leases.acquire("rollout", "brisk", TTL)).isTrue();

            assertThat(leases.fence("rollout", "sleepy")).isEmpty();
            assertThatThrownBy(() -> store.write(tx -> {
                        leases.check(tx, "rollout", old);
                        return true;
                    }))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.STALE));
            long fresh = leases.fence("rollout", "brisk").orElseThrow();
            assertThat(fresh).isGreaterThan(old);
            store.write(tx -> {
                leases.check(tx, "rollout", fresh);
                return true;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHolderExtendsItsLeaseUnderTheSameFenceAndMayGiveItUp(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            SteppedClock clock = new SteppedClock();
            Leases leases = new Leases(store, clock);
            leases.acquire("rollout", "a", TTL);
            clock.forward(TTL.dividedBy(2));
            assertThat(leases.acquire("rollout", "a", TTL)).isTrue();
            clock.forward(TTL.dividedBy(2));
            assertThat(leases.fence("rollout", "a")).isEqualTo(OptionalLong.of(1));

            leases.release("rollout", "b");
            assertThat(leases.acquire("rollout", "b", TTL)).isFalse();
            leases.release("rollout", "a");
            assertThat(leases.acquire("rollout", "b", TTL)).isTrue();
        }
    }
}
