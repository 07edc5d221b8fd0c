package oxbow.serve;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import oxbow.predict.Loaded;

/// A snapshot with its models loaded. Counts the requests that use it; its models are let go of when it has been
/// retired and the last of them has left. Thread-safe, without a lock.
final class Serving {

    private final Snapshot snapshot;
    private final Loaded champion;
    private final Optional<Loaded> candidate;
    private final Optional<Loaded> standby;
    private final AtomicInteger users = new AtomicInteger(1);

    /// Takes over the handles.
    Serving(Snapshot snapshot, Loaded champion, Optional<Loaded> candidate, Optional<Loaded> standby) {
        this.snapshot = snapshot;
        this.champion = champion;
        this.candidate = candidate;
        this.standby = standby;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Loaded champion() {
        return champion;
    }

    Optional<Loaded> candidate() {
        return candidate;
    }

    /// Begins a use; false if everything has been let go of, then there is a newer one.
    boolean enter() {
        int before = users.get();
        while (before > 0) {
            if (users.compareAndSet(before, before + 1)) {
                return true;
            }
            before = users.get();
        }
        return false;
    }

    /// Ends a use.
    void exit() {
        if (users.decrementAndGet() == 0) {
            handles().forEach(Loaded::close);
        }
    }

    /// Gives up the use it was made with; to be called once.
    void retire() {
        exit();
    }

    /// A further handle on the model of a deployment, if this snapshot holds it.
    Optional<Loaded> share(Deployment deployment) {
        if (snapshot.champion().equals(deployment)) {
            return champion.retain();
        }
        boolean tried = snapshot.split().map(Snapshot.Split::candidate).equals(Optional.of(deployment));
        Optional<Loaded> other =
                tried ? candidate : snapshot.standby().equals(Optional.of(deployment)) ? standby : Optional.empty();
        return other.flatMap(Loaded::retain);
    }

    private List<Loaded> handles() {
        return Stream.of(Optional.of(champion), candidate, standby)
                .flatMap(Optional::stream)
                .toList();
    }
}
