package oxbow.quickstart.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A server's public API, with the token of one caller. Safe for use by many threads. Every method throws
/// [ApiException] if the server refuses or cannot be reached.
public final class Api implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI address;
    private final String token;

    public Api(URI address, String token) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        this.address = address;
        this.token = token;
    }

    public URI address() {
        return address;
    }

    public String token() {
        return token;
    }

    public JsonNode get(String path) {
        return json(send(request(path).GET().build()));
    }

    public JsonNode post(String path, Object body) {
        return json(send(withBody(path, "POST", body)));
    }

    public JsonNode put(String path, Object body) {
        return json(send(withBody(path, "PUT", body)));
    }

    /// Stores bytes under the name their content gives them, and says that name: the SHA-256 in lower-case hex.
    public String putFile(String project, byte[] content) {
        String digest = Digest.sha256(content);
        HttpRequest request = request("/api/v1/projects/" + project + "/data/files/" + digest)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
        send(request);
        return digest;
    }

    /// The resource as CSV text.
    public String csv(String path) {
        return text(send(request(path).header("Accept", "text/csv").GET().build()));
    }

    /// The status of a GET without credentials, or 0 if nothing answers.
    public int status(String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(CONNECT)
                .GET()
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest withBody(String path, String method, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER).header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest request) {
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw ApiException.refused(what, response.statusCode(), text(response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw ApiException.unreachable(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ApiException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return ApiException.unreachable("The call", new IOException("interrupted", e));
    }

    private static JsonNode json(byte[] body) {
        return Json.read(body);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
