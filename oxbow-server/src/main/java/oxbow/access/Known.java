package oxbow.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Remembers for a few seconds whom a secret belongs to, so that requests do not wait for the database. Whatever is
/// revoked in this process is forgotten at once; what another node revokes is believed for at most [#TRUST] longer.
/// Only secrets that were good are remembered. Thread-safe.
final class Known {

    static final Duration TRUST = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    Known(Clock clock) {
        this.clock = clock;
    }

    /// @param load asks the database
    Optional<AccessStore.Holder> holder(String hash, Supplier<Optional<AccessStore.Holder>> load) {
        Instant now = clock.instant();
        Entry entry = entries.get(hash);
        if (entry != null && entry.isGood(now)) {
            return Optional.of(entry.holder());
        }
        long before = generation.get();
        Optional<AccessStore.Holder> found = load.get();
        if (found.isEmpty()) {
            entries.remove(hash);
            return found;
        }
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(hash, new Entry(found.get(), now));
        if (generation.get() != before) {
            entries.remove(hash);
        }
        return found;
    }

    /// Forgets everything; called after every change of tokens, sessions and roles.
    void forget() {
        generation.incrementAndGet();
        entries.clear();
    }

    private record Entry(AccessStore.Holder holder, Instant loaded) {

        /// A clock that jumped back makes an entry old, not young.
        boolean isGood(Instant now) {
            Duration age = Duration.between(loaded, now);
            return !age.isNegative()
                    && age.compareTo(TRUST) < 0
                    && holder.expires().map(now::isBefore).orElse(true);
        }
    }
}
