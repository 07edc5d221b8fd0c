package oxbow.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Store;
import oxbow.store.Tx;

/// Lets one holder at a time act for a name, such as an endpoint's rollout. A lease ends when its time is over,
/// so a holder that has fallen asleep may wake up after another has taken over: every change made under a lease
/// checks its fence, a number that grows with every change of holder, in the same transaction. Thread-safe.
public final class Leases {

    private final Store store;
    private final Clock clock;

    public Leases(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Takes the lease, or extends it if the holder has it; answers whether the holder has it now.
    public boolean acquire(String name, String holder, Duration ttl) {
        return store.write(tx -> {
            long now = clock.millis();
            long until = now + ttl.toMillis();
            Optional<Lease> lease = lease(tx, name);
            if (lease.isEmpty()) {
                tx.update(
                        "insert into work_lease (name, holder, fence, until) values (?, ?, 1, ?)", name, holder, until);
                return true;
            }
            if (lease.get().isHeldBy(holder, now)) {
                tx.update("update work_lease set until = ? where name = ?", until, name);
                return true;
            }
            return lease.get().until() <= now
                    && tx.update(
                                    "update work_lease set holder = ?, fence = fence + 1, until = ? where name = ?",
                                    holder,
                                    until,
                                    name)
                            == 1;
        });
    }

    /// The fence under which the holder may act; empty if it does not have the lease.
    public OptionalLong fence(String name, String holder) {
        return store.read(tx -> lease(tx, name))
                .filter(lease -> lease.isHeldBy(holder, clock.millis()))
                .map(lease -> OptionalLong.of(lease.fence()))
                .orElse(OptionalLong.empty());
    }

    /// Lets a change pass only under the newest fence; called in the transaction that makes the change.
    ///
    /// @throws ProblemException of kind `STALE` if another holder has taken over since
    public void check(Tx tx, String name, long fence) {
        boolean newest = lease(tx, name).filter(lease -> lease.fence() == fence).isPresent();
        if (!newest) {
            throw new ProblemException(ProblemKind.STALE, "Another process has taken over '" + name + "'.");
        }
    }

    /// Gives the lease up; does nothing if the holder does not have it.
    public void release(String name, String holder) {
        store.write(tx -> tx.update("update work_lease set until = 0 where name = ? and holder = ?", name, holder));
    }

    private static Optional<Lease> lease(Tx tx, String name) {
        return tx.first(
                "select holder, fence, until from work_lease where name = ?",
                row -> new Lease(row.text("holder"), row.integer("fence"), row.integer("until")),
                name);
    }

    private record Lease(String holder, long fence, long until) {

        boolean isHeldBy(String who, long now) {
            return holder.equals(who) && until > now;
        }
    }
}
