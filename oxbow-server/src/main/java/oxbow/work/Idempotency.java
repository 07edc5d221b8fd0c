package oxbow.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import oxbow.problem.ProblemException;
import oxbow.store.Row;
import oxbow.store.Store;
import oxbow.store.Tx;

/// Answers a write that is sent again with the first answer instead of doing it again. Keys belong to a token and a
/// route and are kept for 24 hours. Thread-safe.
public final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final Clock clock;
    private final Set<Key> working = ConcurrentHashMap.newKeySet();

    public Idempotency(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The saved answer, or else that of the work, which is then saved. While the work is going on, the same key is
    /// refused. If the work throws, nothing is saved. A crash between the work and the saving forgets the answer.
    ///
    /// @param requestDigest a digest of the request's body
    /// @throws ProblemException of kind `CONFLICT` if the key came with another request, or is being worked on
    public Saved answer(String tokenId, String route, String key, String requestDigest, Supplier<Saved> work) {
        Key whole = new Key(tokenId, route, key);
        if (!working.add(whole)) {
            throw ProblemException.conflict("A request with the Idempotency-Key '" + key
                    + "' is still being worked on. Try again in a moment.");
        }
        try {
            Optional<Saved> saved = find(tokenId, route, key, requestDigest);
            if (saved.isPresent()) {
                return saved.get();
            }
            Saved fresh = work.get();
            save(tokenId, route, key, requestDigest, fresh);
            return fresh;
        } finally {
            working.remove(whole);
        }
    }

    /// The answer saved for that key, if it is at most 24 hours old.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the key came with another request
    public Optional<Saved> find(String tokenId, String route, String key, String requestDigest) {
        long oldest = clock.millis() - KEPT.toMillis();
        return store.read(tx -> row(tx, new Key(tokenId, route, key), oldest)).map(entry -> {
            if (!entry.requestDigest().equals(requestDigest)) {
                throw ProblemException.conflict("The Idempotency-Key '" + key
                        + "' was used for a different request. Maybe a new key was forgotten?");
            }
            return entry.saved();
        });
    }

    /// Keeps an answer; the first one for a key stays.
    public void save(String tokenId, String route, String key, String requestDigest, Saved saved) {
        long now = clock.millis();
        store.write(tx -> {
            tx.update(
                    "delete from work_answer where token_id = ? and route = ? and idempotency_key = ? and at < ?",
                    tokenId,
                    route,
                    key,
                    now - KEPT.toMillis());
            return tx.update(
                    "insert into work_answer"
                            + " (token_id, route, idempotency_key, request_digest, status, content_type, body, location, at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    tokenId,
                    route,
                    key,
                    requestDigest,
                    saved.status(),
                    saved.contentType(),
                    saved.body(),
                    saved.location(),
                    now);
        });
    }

    /// Removes answers older than 24 hours; to be called now and then.
    public void forgetOld() {
        store.write(tx -> tx.update("delete from work_answer where at < ?", clock.millis() - KEPT.toMillis()));
    }

    private static Optional<Entry> row(Tx tx, Key key, long oldest) {
        return tx.first(
                "select request_digest, status, content_type, body, location from work_answer"
                        + " where token_id = ? and route = ? and idempotency_key = ? and at >= ?",
                Idempotency::entry,
                key.tokenId(),
                key.route(),
                key.key(),
                oldest);
    }

    private static Entry entry(Row row) {
        Saved saved = new Saved(
                Math.toIntExact(row.integer("status")),
                row.text("content_type"),
                row.text("body"),
                row.optionalText("location"));
        return new Entry(row.text("request_digest"), saved);
    }

    /// An answer as it was sent.
    ///
    /// @param status of HTTP
    /// @param location where the new thing is, if the answer said so
    public record Saved(int status, String contentType, String body, Optional<String> location) {}

    private record Key(String tokenId, String route, String key) {}

    private record Entry(String requestDigest, Saved saved) {}
}
