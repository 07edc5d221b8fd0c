package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import oxbow.testing.TestClient;
import oxbow.testing.TestClient.Answer;
import oxbow.testing.TestServer;

/// Who gets in, who does not, and how the server says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private TestServer server = TestServer.start();
    private TestClient admin = server.client();

    @AfterAll
    void stop() {
        admin.close();
        server.close();
    }

    @Test
    void withoutTokenNobodyGetsInAndLearnsHow() {
        Answer answer = server.client("").get("/api/v1/projects").expect(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:oxbow:problem:unauthenticated");
        assertThat(answer.json().path("request_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }
}
