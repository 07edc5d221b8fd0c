package oxbow.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.Principal;

/// Says who makes a request, by its bearer token or else by its session cookie. Thread-safe.
final class Authentication {

    private static final Principal NOBODY = new Principal("", "nobody", false, Map.of());
    private static final String BEARER = "bearer ";

    /// @param byCookie whether a cookie was the proof
    record Caller(Principal principal, boolean signedIn, boolean byCookie) {
        static final Caller UNKNOWN = new Caller(NOBODY, false, false);
    }

    private final Access access;

    Authentication(Access access) {
        this.access = access;
    }

    Caller caller(ServerRequestHeaders headers) {
        Optional<String> token = headers.first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        if (token.isPresent()) {
            return access.authenticate(token.get())
                    .map(principal -> new Caller(principal, true, false))
                    .orElse(Caller.UNKNOWN);
        }
        return cookie(headers, Call.SESSION_COOKIE)
                .flatMap(access::session)
                .map(principal -> new Caller(principal, true, true))
                .orElse(Caller.UNKNOWN);
    }

    static Optional<String> cookie(ServerRequestHeaders headers, String name) {
        return headers.cookies().first(name).asOptional().filter(value -> !value.isBlank());
    }
}
