package oxbow.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import oxbow.access.Principal;
import oxbow.access.Project;
import oxbow.problem.ProblemException;

/// A call that came over HTTP.
final class HttpCall implements Call {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 1000;
    /// An announced length up to which memory is set aside before the bytes have come.
    private static final int BELIEVED = 1 << 20;
    private static final String DEFAULT_PROJECT = "default";

    private final ServerRequest request;
    private final Router.Match match;
    private final Authentication.Caller caller;
    private final Function<String, Project> projects;
    private final RequestJson json;
    private final String requestId;
    private @Nullable Project project;
    private byte @Nullable [] whole;
    private @Nullable InputStream unlimited;

    /// @param projects finds a project that the caller may see, by name or id
    HttpCall(
            ServerRequest request,
            Router.Match match,
            Authentication.Caller caller,
            Function<String, Project> projects,
            RequestJson json,
            String requestId) {
        this.request = request;
        this.match = match;
        this.caller = caller;
        this.projects = projects;
        this.json = json;
        this.requestId = requestId;
    }

    @Override
    public Principal principal() {
        return caller.principal();
    }

    @Override
    public boolean signedIn() {
        return caller.signedIn();
    }

    @Override
    public Project project() {
        if (project == null) {
            project = projects.apply(match.values().getOrDefault("project", DEFAULT_PROJECT));
        }
        return project;
    }

    @Override
    public String path(String name) {
        String value = match.values().get(name);
        if (value == null) {
            throw new IllegalStateException("The route " + match.route().path() + " has no {" + name + "}.");
        }
        return value;
    }

    @Override
    public String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst().filter(value -> !value.isEmpty());
    }

    @Override
    public List<String> queries(String name) {
        return request.query().all(name, List::of);
    }

    @Override
    public int limit() {
        Optional<String> asked = query("limit");
        if (asked.isEmpty()) {
            return USUAL_LIMIT;
        }
        try {
            int limit = Integer.parseInt(asked.get());
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the same problem as a number out of range
        }
        throw ProblemException.broken("limit", asked.get(), "be a whole number from 1 to " + HIGHEST_LIMIT);
    }

    @Override
    public Optional<String> pageToken() {
        return query("page_token");
    }

    @Override
    public <T> T json(Class<T> type) {
        return json.read(bytes(match.route().longestBody()), type);
    }

    @Override
    public InputStream body() {
        if (whole != null) {
            return new java.io.ByteArrayInputStream(whole);
        }
        if (!request.content().hasEntity()) {
            return InputStream.nullInputStream();
        }
        return new LimitedBody(unlimited(), match.route().longestBody());
    }

    private InputStream unlimited() {
        if (unlimited == null) {
            unlimited = request.content().inputStream();
        }
        return unlimited;
    }

    /// Reads on without looking, so that a sender who does not listen while sending gets to see the answer; not at
    /// all if more is announced than is read at most.
    void drain(long most) throws IOException {
        boolean unread = request.content().hasEntity() && !request.content().consumed();
        if (!unread || waitsForLeave() || contentLength().orElse(0) > most) {
            return;
        }
        InputStream rest = unlimited();
        byte[] unwanted = new byte[1 << 14];
        long left = most;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = rest.read(unwanted, 0, (int) Math.min(unwanted.length, left));
        }
    }

    /// Whether the sender keeps the body back until it is asked for, which it never was.
    private boolean waitsForLeave() {
        return unlimited == null && header("Expect").isPresent();
    }

    /// The longest body that the route takes, in bytes.
    long longestBody() {
        return match.route().longestBody();
    }

    @Override
    public byte[] bytes(long limit) {
        if (whole == null) {
            whole = readWhole(limit);
        }
        return whole;
    }

    private byte[] readWhole(long limit) {
        OptionalLong announced = contentLength();
        if (announced.isPresent() && announced.getAsLong() > limit) {
            throw LimitedBody.tooLong(announced.getAsLong() + " bytes", limit);
        }
        try (InputStream in = body()) {
            byte[] bytes = announced.isPresent() && announced.getAsLong() <= BELIEVED
                    ? exactly(in, (int) announced.getAsLong())
                    : in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > limit) {
                throw LimitedBody.tooLong("more than " + limit + " bytes", limit);
            }
            return bytes;
        } catch (IOException | UncheckedIOException e) {
            throw ProblemException.malformed("The body of the request broke off: " + e.getMessage());
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = in.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    @Override
    public OptionalLong contentLength() {
        return request.headers().contentLength();
    }

    @Override
    public Map<String, String> form() {
        String text = new String(bytes(match.route().longestBody()), StandardCharsets.UTF_8);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                fields.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformed("The form holds '" + text + "', which is not valid percent-encoding.");
        }
    }

    @Override
    public Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return Authentication.cookie(request.headers(), name);
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public boolean fromLoopback() {
        return request.remotePeer().address() instanceof java.net.InetSocketAddress peer
                && peer.getAddress() != null
                && peer.getAddress().isLoopbackAddress();
    }
}
