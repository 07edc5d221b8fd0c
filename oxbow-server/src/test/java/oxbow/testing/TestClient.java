package oxbow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import oxbow.json.Json;

/// Speaks JSON with a server, and fails with the whole answer where another status was expected.
public final class TestClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final String token;

    /// @param token sent with every request; none if it is empty
    public TestClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /// An answer as it came.
    public record Answer(int status, String body, HttpResponse<byte[]> raw) {

        /// Fails unless the status is this one.
        public Answer expect(int wanted) {
            assertThat(status)
                    .as("%s %s answered %s", raw.request().method(), raw.uri(), body)
                    .isEqualTo(wanted);
            return this;
        }

        public JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("No JSON: " + body, e);
            }
        }

        /// The first value of a header, or empty text.
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// Sends JSON.
    ///
    /// @param body a record, a map, or a text that is JSON already
    public Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(publisher(body)));
    }

    public Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(publisher(body)));
    }

    public Answer put(String path, byte[] bytes) {
        return send(request(path).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    /// Uploads a file to a project and answers its digest.
    ///
    /// @param project the path of the project in the API
    public String upload(String project, byte[] bytes) {
        String digest = sha256(bytes);
        put(project + "/data/files/" + digest, bytes).expect(200);
        return digest;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private static BodyPublisher publisher(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : Json.write(body));
    }

    /// A request with the token, to be given a method and more headers and then to [#send].
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
