package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import oxbow.testing.IrisEndpoint;
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

    @Test
    void theLogsFiguresAreShownAndCountEachPrediction() throws IOException {
        try (TestServer server = TestServer.start(Map.of("--log-durability", "commit"));
                TestClient client = server.client()) {
            assertThat(client.get("/metrics").expect(200).body().lines())
                    .contains("# TYPE oxbow_log_appended_total counter", "# TYPE oxbow_log_shed_total counter")
                    .contains("oxbow_log_appended_total 0.0", "oxbow_log_shed_total 0.0")
                    .contains("oxbow_log_pending 0.0", "oxbow_log_segments 0.0");
            IrisEndpoint.publish(client);
            IrisEndpoint.infer(client).expect(200);
            IrisEndpoint.infer(client).expect(200);
            assertThat(client.get("/metrics").expect(200).body().lines())
                    .contains("oxbow_log_appended_total 2.0", "oxbow_log_shed_total 0.0", "oxbow_log_pending 0.0");
        }
    }
}
