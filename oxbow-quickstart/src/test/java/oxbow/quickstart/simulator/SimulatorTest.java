package oxbow.quickstart.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.api.Json;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digits;
import oxbow.quickstart.digits.Split;
import oxbow.quickstart.traffic.PoolName;
import oxbow.quickstart.traffic.Pools;
import oxbow.quickstart.traffic.SmallEndpoint;
import oxbow.quickstart.traffic.Traffic;
import oxbow.quickstart.traffic.TrafficSettings;

@SuppressWarnings("NullAway.Init") // made before each test
class SimulatorTest {
    private static final TrafficSettings PAUSED = new TrafficSettings(Camera.WELL, 0, 1, 1, PoolName.BEFORE);
    private static final String BROKEN = """
            {"gain":0.7,"vignette":4,"black":0.05,"noise":0.02,
             "requests_per_second":0,"label_share":0.5,"label_delay":2,"pool":"during"}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private SmallEndpoint endpoint;
    private Api api;
    private Traffic traffic;
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        endpoint = new SmallEndpoint();
        api = new Api(endpoint.address(), "token");
        traffic = Traffic.start(api, "digits", "reader", new Pools(Split.of(Digits.all(), 7)), PAUSED, 1);
        simulator = Simulator.start(traffic, endpoint.address(), 0);
    }

    @AfterEach
    void stop() {
        simulator.close();
        traffic.close();
        api.close();
        endpoint.close();
        http.close();
    }

    @Test
    void thePageSaysThatItIsNotOxbowAndLoadsNothingFromElsewhere() throws Exception {
        String page = get("/").body();

        assertThat(page).contains("Simulator — not part of Oxbow").doesNotContain("https://");
        assertThat(get("/simulator.js").statusCode()).isEqualTo(200);
        assertThat(get("/simulator.css").statusCode()).isEqualTo(200);
        assertThat(get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
    }

    @Test
    void theSlidersReachTheTraffic() throws Exception {
        assertThat(post(BROKEN, own()).statusCode()).isEqualTo(200);

        assertThat(traffic.settings()).isEqualTo(new TrafficSettings(Camera.FAILED, 0, .5, 2, PoolName.DURING));
        JsonNode first = Json.read(get("/images").body().getBytes(StandardCharsets.UTF_8))
                .get(0);
        assertThat(first.required("seen")).hasSize(64).isNotEqualTo(first.required("paper"));
    }

    @Test
    void anotherPageCannotSteerTheTraffic() throws Exception {
        assertThat(post(BROKEN, "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(traffic.settings()).isEqualTo(PAUSED);
    }

    @Test
    void aWrongSettingIsNamedAndNothingChanges() throws Exception {
        HttpResponse<String> answer = post(BROKEN.replace("\"gain\":0.7", "\"gain\":-1"), own());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("gain (-1.0)");
        assertThat(traffic.settings()).isEqualTo(PAUSED);
    }

    private String own() {
        String address = simulator.address().toString();
        return address.substring(0, address.length() - 1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = simulator.address().resolve(path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String origin) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(simulator.address().resolve("/settings"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
