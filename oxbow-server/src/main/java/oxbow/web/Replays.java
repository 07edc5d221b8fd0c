package oxbow.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.IssuedToken;
import oxbow.problem.ProblemException;
import oxbow.work.Idempotency;
import oxbow.work.Idempotency.Saved;

/// Lets a write be sent again without harm: with an `Idempotency-Key` it is carried out once, and the first
/// answer is given again. Bodies longer than the usual limit are not covered; they are uploads, which are
/// harmless to repeat. Thread-safe.
final class Replays {

    private static final String KEY = "Idempotency-Key";
    private static final String LOCATION = "Location";
    private static final int LONGEST_KEY = 200;

    private final Idempotency idempotency;
    private final ObjectMapper json;

    Replays(Idempotency idempotency, ObjectMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    Response answer(Route route, Call call) {
        Optional<String> key = call.header(KEY);
        boolean covered = key.isPresent()
                && call.signedIn()
                && !route.method().isSafe()
                && route.longestBody() <= Route.LONGEST_BODY;
        return covered ? once(route, call, checked(key.get())) : route.handler().handle(call);
    }

    private Response once(Route route, Call call, String key) {
        String digest = digest(call.bytes(route.longestBody()));
        String where = route.method() + " " + call.path();
        List<Response> fresh = new ArrayList<>(1);
        Saved saved = idempotency.answer(call.principal().id(), where, key, digest, () -> {
            Response response = route.handler().handle(call);
            fresh.add(response);
            return saved(response);
        });
        return fresh.isEmpty() ? replayed(saved) : fresh.getFirst();
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.broken(KEY, key, "have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private Saved saved(Response response) {
        return switch (response) {
            case Response.Json body ->
                new Saved(body.status(), "application/json", write(storable(body.value())), location(body));
            case Response.Empty empty -> new Saved(empty.status(), "", "", location(empty));
            case Response.Bytes bytes ->
                new Saved(
                        bytes.status(),
                        bytes.contentType(),
                        new String(bytes.body(), StandardCharsets.UTF_8),
                        location(bytes));
            case Response.Html _, Response.Stream _, Response.Events _ ->
                throw new IllegalStateException("A write answers a value, not a page or a stream.");
        };
    }

    /// A secret is shown once and kept as a hash only: the answer given again has an empty one.
    private static Object storable(Object value) {
        return value instanceof IssuedToken token ? new IssuedToken(token.id(), token.name(), "") : value;
    }

    private static Optional<String> location(Response response) {
        return Optional.ofNullable(response.headers().get(LOCATION));
    }

    private static Response replayed(Saved saved) {
        Map<String, String> mark = Map.of("Idempotency-Replayed", "true");
        Response again = saved.contentType().isEmpty()
                ? new Response.Empty(saved.status(), mark)
                : new Response.Bytes(
                        saved.status(), saved.contentType(), saved.body().getBytes(StandardCharsets.UTF_8), mark);
        return saved.location().map(place -> again.with(LOCATION, place)).orElse(again);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
