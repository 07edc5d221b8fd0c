package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

class MetricsIT {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABELS = "(\\{([a-zA-Z_]\\w*=\"[^\"]*\",?)*})?";
    private static final String VALUE = "([-+]?[0-9.]+([eE][-+]?[0-9]+)?|NaN|[-+]Inf)";

    @Test
    void everyLineIsPrometheusTextAndCallsAreCountedByRoute() {
        try (TestServer server = TestServer.start();
                TestClient nobody = server.client("")) {
            nobody.get("/health").expect(200);
            nobody.get("/api/v1/projects").expect(401);
            String metrics = nobody.get("/metrics").expect(200).body();
            assertThat(metrics.lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("#") || line.matches(NAME + LABELS + " " + VALUE));
            assertThat(metrics)
                    .contains("oxbow_http_calls_seconds_count{method=\"GET\",route=\"/health\",status=\"2xx\"} 1")
                    .contains("route=\"/api/v1/projects\",status=\"4xx\"} 1");
        }
    }
}
