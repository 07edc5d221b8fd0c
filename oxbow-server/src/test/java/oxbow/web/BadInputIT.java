package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import oxbow.testing.RawHttp;
import oxbow.testing.TestClient;
import oxbow.testing.TestClient.Answer;
import oxbow.testing.TestServer;

/// Malformed and hostile requests: the answer names what is wrong, and the server goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private final TestServer server = TestServer.start();
    private final TestClient client = server.client();

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private JsonNode refused(String body, int status) {
        return client.post("/api/v1/projects", body).expect(status).json();
    }

    @Test
    void anUnknownFieldIsNamedWithTheLikelyOne() {
        JsonNode problem = refused("{\"name\": \"a\", \"titel\": \"x\"}", 422)
                .path("problems")
                .path(0);
        assertThat(problem.path("field").asText()).contains("titel");
        assertThat(problem.path("rule").asText()).contains("name", "title");
        assertThat(refused("{\"name\": \"a\", \"Title\": \"b\"}", 422)
                        .path("title")
                        .asText())
                .contains("Maybe 'title' is meant");
    }

    @Test
    void aMissingFieldIsNamed() {
        JsonNode answer = refused("{\"title\": \"x\"}", 422);
        assertThat(answer.path("problems").path(0).path("field").asText()).isEqualTo("name");
        assertThat(answer.path("title").asText()).isEqualTo("The name must be given.");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        JsonNode answer = client.post("/api/v1/tokens", "{\"name\": \"x\", \"roles\": {\"default\": \"king\"}}")
                .expect(422)
                .json();
        assertThat(answer.path("problems").path(0).path("field").asText()).isEqualTo("roles.default");
        assertThat(answer.path("title").asText()).contains("king", "viewer", "owner");
        assertThat(refused("{\"name\": [1]}", 422).path("title").asText()).contains("name", "text");
    }

    @Test
    void nothingWhereSomethingBelongsIsNamed() {
        assertThat(refused("null", 400).path("title").asText()).contains("null", "object");
        String track = "/api/v1/projects/default/track";
        assertThat(client.post(track + "/runs", "{\"experiment\": \"e\", \"inputs\": [null]}")
                        .expect(422)
                        .body())
                .contains("inputs");
        assertThat(client.post("/api/v1/tokens", "{\"name\": \"x\", \"roles\": {\"default\": null}}")
                        .expect(422)
                        .body())
                .contains("roles");
    }

    @Test
    void aTimeThatNoCalendarHasIsRefused() {
        for (String time : List.of("+999999999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "soon")) {
            assertThat(client.post(
                                    "/api/v1/tokens",
                                    Map.of("name", "x", "roles", Map.of("default", "viewer"), "expires", time))
                            .expect(422)
                            .body())
                    .contains("expires", time);
        }
        assertThat(client.get("/api/v1/projects/default/record/predictions?from=-999999999-01-01T00:00:00Z")
                        .expect(422)
                        .body())
                .contains("-999999999");
    }

    @Test
    void aFileOfCountlessColumnsIsRefusedInLittleMemory() {
        byte[] wide = ("a" + ",*".repeat(2_000_000) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String digest = client.upload("/api/v1/projects/default", wide);
        String data = "/api/v1/projects/default/data";
        client.post(data + "/datasets", Map.of("name", "wide")).expect(201);
        Map<String, Object> column = Map.of("name", "a", "type", "number", "role", "feature");
        Answer answer = client.post(
                data + "/datasets/wide/versions", Map.of("file", digest, "schema", Map.of("columns", List.of(column))));
        assertThat(answer.expect(400).body()).contains("more than 10001 cells").hasSizeLessThan(2_000);
    }

    @Test
    void whatIsNotThereIsToldWithWhatCouldBe() {
        String project = "/api/v1/projects/default";
        assertThat(client.get(project + "/data/lineage?node=foo:1").expect(422).body())
                .contains("The kind of the node (foo) must be one of", "dataset_version", "prediction");
        client.post(project + "/track/models", Map.of("name", "digits")).expect(201);
        assertThat(client.post(project + "/serve/endpoints", Map.of("name", "reader", "model", "digits"))
                        .expect(404)
                        .body())
                .contains("There is no model version 'digits'. Name a version, such as digits/2.");
        for (String list : List.of("/label/tasks", "/track/runs", "/evaluate/evaluations")) {
            assertThat(client.get(project + list + "?page_token=zzz")
                            .expect(422)
                            .body())
                    .contains("page_token (zzz)");
        }
    }

    @Test
    void brokenJsonIsLocated() {
        assertThat(refused("{\"name\": \"a\",\n  \"title\": }", 400)
                        .path("title")
                        .asText())
                .contains("line 2, column 1");
        assertThat(refused("", 400).path("title").asText()).contains("has none");
        assertThat(refused("{\"name\": \"a\"} {}", 400).path("title").asText()).contains("line 1");
        assertThat(refused("[1, 2]", 422).path("title").asText()).contains("object");
    }

    @Test
    void aValueThatBreaksARuleIsExplained() {
        JsonNode answer = refused("{\"name\": \"Has Blanks\"}", 422);
        assertThat(answer.path("title").asText()).contains("Has Blanks", "lower-case letter");
        client.get("/api/v1/projects?limit=0").expect(422);
        assertThat(client.get("/api/v1/audit?limit=1001")
                        .expect(422)
                        .json()
                        .path("title")
                        .asText())
                .contains("limit (1001)", "1 to 1000");
    }

    @Test
    void aHugeBodyIsRefusedUnread() throws IOException {
        String answer = RawHttp.send(server.uri(), """
                POST /api/v1/projects HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 10000000000\r
                \r
                {"name": "only the beginning\
                """.formatted(TestServer.TOKEN));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("at most 16777216 bytes");
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsCutAtTheLimit() {
        byte[] megabyte = new byte[1 << 20];
        Answer answer = client.send(
                client.request("/sign-in").POST(BodyPublishers.ofByteArrays(List.of(megabyte, new byte[1]))));
        assertThat(answer.expect(413).body()).contains("at most 8192 bytes");
    }

    @Test
    void malformedHttpDoesNotStopTheServer() throws IOException {
        List<String> nonsense = List.of(
                "\r\n\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "GET /health HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
                "GET  /health\u0000 HTTP/1.1\r\n\r\n",
                "GET /%ZZ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "b".repeat(100_000) + "\r\n\r\n");
        for (String request : nonsense) {
            String answer = RawHttp.send(server.uri(), request);
            assertThat(answer)
                    .as(request.substring(0, Math.min(40, request.length())))
                    .doesNotContain(" 500 ");
        }
        client.get("/health").expect(200);
    }

    @Test
    void staticFilesDoNotLeaveTheirRoot() throws IOException {
        for (String path : List.of(
                "/static/../rest/SystemRoutes.class",
                "/static/..%2frest%2fSystemRoutes.class",
                "/static/%2e%2e/rest/SystemRoutes.class",
                "/static//etc/passwd",
                "/static/.hidden",
                "/static/%00.css",
                "/static/")) {
            String answer = RawHttp.send(
                    server.uri(), "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04].*");
        }
    }

    @Test
    void anUnknownPathAndAWrongMethodAreToldApart() {
        assertThat(client.get("/api/v1/nothing")
                        .expect(404)
                        .json()
                        .path("title")
                        .asText())
                .contains("/api/v1/nothing");
        Answer wrong = client.delete("/health").expect(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD");
        Answer browser = client.send(client.request("/nowhere").header("Accept", "text/html"));
        assertThat(browser.expect(404).header("Content-Type")).startsWith("text/html");
    }

    @Test
    void aUsableRequestIdIsTakenOverAndAnyOtherReplaced() {
        Answer taken = client.send(client.request("/health").header("X-Request-Id", "mine-1"));
        assertThat(taken.header("X-Request-Id")).isEqualTo("mine-1");
        Answer replaced = client.send(client.request("/health").header("X-Request-Id", "two words"));
        assertThat(replaced.header("X-Request-Id")).hasSize(36);
    }

    @Test
    void aRepeatedWriteWithTheSameKeyIsDoneOnce() {
        Map<String, String> body = Map.of("name", "once");
        Answer first = keyed("k-1", body).expect(201);
        Answer again = keyed("k-1", body).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Location")).isEqualTo("/api/v1/projects/once");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        keyed("k-1", Map.of("name", "different")).expect(409);
        keyed("k-2", body).expect(409);
    }

    @Test
    void theSecretOfATokenIsNotKeptToBeGivenAgain() {
        Map<String, Object> body = Map.of("name", "once", "roles", Map.of("default", "viewer"));
        JsonNode first = keyed("/api/v1/tokens", "k-3", body).expect(201).json();
        JsonNode again = keyed("/api/v1/tokens", "k-3", body).expect(201).json();
        assertThat(first.path("secret").asText()).startsWith("oxb_");
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("secret").asText()).isEmpty();
    }

    private Answer keyed(String key, Map<String, String> body) {
        return keyed("/api/v1/projects", key, body);
    }

    private Answer keyed(String path, String key, Map<String, ?> body) {
        return client.send(client.request(path)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(oxbow.json.Json.write(body))));
    }
}
