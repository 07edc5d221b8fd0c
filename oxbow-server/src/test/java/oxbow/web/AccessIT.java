package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
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

/// Who gets in, who does not, and how the server says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private final TestServer server = TestServer.start();
    private final TestClient admin = server.client();

    @AfterAll
    void stop() {
        admin.close();
        server.close();
    }

    private TestClient tokenOf(String project, String role) {
        JsonNode token = admin.post("/api/v1/tokens", Map.of("name", role, "roles", Map.of(project, role)))
                .expect(201)
                .json();
        return server.client(token.path("secret").asText());
    }

    private String origin() {
        return server.uri().toString();
    }

    @Test
    void withoutTokenNobodyGetsInAndLearnsHow() {
        try (TestClient nobody = server.client("")) {
            Answer answer = nobody.get("/api/v1/projects").expect(401);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:oxbow:problem:unauthenticated");
            assertThat(answer.json().path("request_id").asText()).isNotEmpty().isEqualTo(answer.header("X-Request-Id"));
        }
    }

    @Test
    void aWrongTokenIsAsGoodAsNone() {
        try (TestClient stranger = server.client("oxb_wrong")) {
            stranger.get("/api/v1/projects").expect(401);
        }
    }

    @Test
    void whoMayOnlyLookMayNotAdminister() {
        try (TestClient viewer = tokenOf("default", "viewer")) {
            viewer.get("/api/v1/projects/default").expect(200);
            Answer answer =
                    viewer.post("/api/v1/projects", Map.of("name", "mine")).expect(403);
            assertThat(answer.json().path("title").asText()).contains("administer");
        }
    }

    @Test
    void aProjectThatMayNotBeSeenLooksLikeOneThatIsNotThere() {
        admin.post("/api/v1/projects", Map.of("name", "hidden")).expect(201);
        try (TestClient viewer = tokenOf("default", "viewer")) {
            admin.get("/api/v1/projects/hidden").expect(200);
            JsonNode unseen = viewer.get("/api/v1/projects/hidden").expect(404).json();
            JsonNode missing =
                    viewer.get("/api/v1/projects/nowhere").expect(404).json();
            assertThat(unseen.path("title").asText().replace("hidden", "nowhere"))
                    .isEqualTo(missing.path("title").asText());
            assertThat(viewer.get("/api/v1/projects").json().path("items")).hasSize(1);
        }
    }

    @Test
    void aRevokedTokenLosesItsPowerAtOnce() {
        JsonNode token = admin.post("/api/v1/tokens", Map.of("name", "short", "roles", Map.of("default", "owner")))
                .json();
        try (TestClient holder = server.client(token.path("secret").asText())) {
            holder.get("/api/v1/me").expect(200);
            admin.delete("/api/v1/tokens/" + token.path("id").asText()).expect(204);
            holder.get("/api/v1/me").expect(401);
        }
        assertThat(admin.get("/api/v1/tokens").body())
                .doesNotContain(token.path("secret").asText());
    }

    @Test
    void aBrowserSignsInAndOutWithACookie() {
        try (TestClient browser = server.client("")) {
            Answer signedIn = form(browser, "/sign-in", "token=" + TestServer.TOKEN + "&to=%2Fsomewhere")
                    .expect(303);
            assertThat(signedIn.header("Location")).isEqualTo("/somewhere");
            assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
            String cookie = signedIn.header("Set-Cookie").replaceAll(";.*", "");
            browser.send(browser.request("/api/v1/me").header("Cookie", cookie)).expect(200);
            browser.send(browser.request("/sign-out")
                            .header("Cookie", cookie)
                            .header("Origin", origin())
                            .POST(BodyPublishers.noBody()))
                    .expect(303);
            browser.send(browser.request("/api/v1/me").header("Cookie", cookie)).expect(401);
        }
    }

    @Test
    void signingInLeadsNowhereElse() {
        try (TestClient browser = server.client("")) {
            for (String to : List.of("//evil.example", "https://evil.example", "/%5Cevil.example", "/a%0d%0aX:1")) {
                Answer answer = form(browser, "/sign-in", "token=" + TestServer.TOKEN + "&to=" + to);
                assertThat(answer.expect(303).header("Location")).as(to).isEqualTo("/");
            }
            assertThat(form(browser, "/sign-in", "token=wrong").header("Location"))
                    .startsWith("/sign-in?failed=1");
        }
    }

    @Test
    void anotherSiteCannotUseTheCookie() {
        try (TestClient browser = server.client("")) {
            String cookie = form(browser, "/sign-in", "token=" + TestServer.TOKEN)
                    .header("Set-Cookie")
                    .replaceAll(";.*", "");
            create(browser, cookie, "Origin", "https://evil.example").expect(403);
            create(browser, cookie, "Sec-Fetch-Site", "cross-site").expect(403);
            create(browser, cookie, "Origin", "null").expect(403);
            create(browser, cookie, "X-Nothing", "said").expect(403);
            create(browser, cookie, "Origin", origin()).expect(201);
        }
    }

    private Answer create(TestClient browser, String cookie, String header, String value) {
        return browser.send(browser.request("/api/v1/projects")
                .header("Cookie", cookie)
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"from-browser\"}")));
    }

    @Test
    void aNameThatIsNotOursIsRefused() throws IOException {
        for (String name :
                List.of("evil.example", "127.0.0.1.evil.example", "127.evil.example", "localhost.evil.example")) {
            String answer = RawHttp.send(server.uri(), """
                    GET /health HTTP/1.1\r
                    Host: %s\r
                    Connection: close\r
                    \r
                    """.formatted(name));
            assertThat(answer).as(name).startsWith("HTTP/1.1 403").contains(name);
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectBrowsers() {
        Answer answer = admin.get("/sign-in").expect(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static Answer form(TestClient browser, String path, String fields) {
        HttpRequest.Builder request = browser.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
        return browser.send(request);
    }
}
