package oxbow.core.sequential;

import java.util.HashSet;
import java.util.Set;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Which keys have voted. The unit of randomisation is the unit of counting: a user who meets the same error ten
/// times is one observation, not ten.
///
/// **Guarantee.** A key votes once. Memory is bounded by the limit (about 50 bytes a key): when it is reached, no
/// further key votes, which ends the evidence and biases nothing, since that does not look at arms or errors of
/// the keys to come.
///
/// **Condition.** Keys are 64-bit hashes: among ten million keys two collide with probability 3e-6, and then one
/// vote is lost, in whichever arm. Mutable, not thread-safe.
public final class KeyVotes {
    private final int limit;
    private final Set<Long> voted = new HashSet<>();

    /// @param limit most keys that vote, above 0
    public KeyVotes(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit of keys (%d) must be above 0.".formatted(limit));
        }
        this.limit = limit;
    }

    /// Whether this key votes now: true the first time, unless the limit is reached.
    public boolean vote(long key) {
        return voted.size() < limit && voted.add(key);
    }

    /// Whether this key has voted.
    boolean hasVoted(long key) {
        return voted.contains(key);
    }

    /// Whether the limit is reached, so that no further key votes.
    public boolean isFull() {
        return voted.size() == limit;
    }

    /// Keys that have voted.
    public int size() {
        return voted.size();
    }

    void write(StoredWriter writer) {
        writer.number(limit)
                .numbers(voted.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    static KeyVotes read(StoredReader reader) {
        KeyVotes votes = new KeyVotes(reader.number(1, Integer.MAX_VALUE));
        for (long key : reader.numbers()) {
            if (!votes.vote(key)) {
                throw new IllegalArgumentException("The stored keys (%d) must differ and stay within the limit (%d)."
                        .formatted(votes.size(), votes.limit));
            }
        }
        return votes;
    }
}
