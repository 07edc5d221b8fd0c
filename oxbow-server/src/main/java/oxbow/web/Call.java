package oxbow.web;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.access.Principal;
import oxbow.access.Project;

/// One request whose route was found and whose permission was checked. Belongs to the thread that handles it.
public interface Call {

    /// The name of the cookie that holds a browser session.
    String SESSION_COOKIE = "oxbow_session";

    /// Who asks. On a route that is open to everybody and without valid credentials, nobody: see [#signedIn].
    Principal principal();

    /// Whether the caller showed a valid token or session.
    boolean signedIn();

    /// The project the path names, or `default` if it names none.
    ///
    /// @throws oxbow.problem.ProblemException of kind `NOT_FOUND` if the caller may not see it
    Project project();

    /// The decoded value of a `{name}` segment of the route's path; asking for another name is a defect.
    String path(String name);

    /// The whole path, as it was asked for, without the query.
    String path();

    /// The first value of a parameter after the question mark; empty text counts as absent.
    Optional<String> query(String name);

    /// Every value of a parameter after the question mark.
    List<String> queries(String name);

    /// The `limit` of a list: 50 unless told, 1000 at most.
    int limit();

    /// The `page_token` of a list.
    Optional<String> pageToken();

    /// The body as JSON. Missing values, unknown fields and broken rules are problems that name the field.
    /// Components of the type that may be missing are `Optional` or `@Nullable`; a missing list or map is
    /// empty.
    <T> T json(Class<T> type);

    /// The body as it comes in, to be read once. Reading beyond the route's longest body throws a problem.
    InputStream body();

    /// The whole body, if it is not longer than so many bytes.
    byte[] bytes(long limit);

    /// The announced length of the body.
    OptionalLong contentLength();

    /// The fields of a form (`application/x-www-form-urlencoded`).
    Map<String, String> form();

    /// The first value of a header, whatever the case of its name.
    Optional<String> header(String name);

    Optional<String> cookie(String name);

    /// The id under which the log speaks of this call: the caller's `X-Request-Id` if it had a usable one.
    String requestId();

    /// Whether the caller sits on this machine.
    boolean fromLoopback();
}
