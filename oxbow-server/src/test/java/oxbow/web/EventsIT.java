package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

@Timeout(60)
class EventsIT {

    private static final String EVENTS = "/api/v1/projects/default/events";

    private final TestServer server = TestServer.start();
    private final TestClient client = server.client();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        http.shutdownNow();
        server.close();
    }

    private Scanner listen(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new Scanner(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The lines of the next event.
    private static List<String> next(Scanner lines) {
        List<String> event = new ArrayList<>();
        while (event.isEmpty() || !event.getLast().isEmpty()) {
            String line = lines.nextLine();
            if (!(line.startsWith(":") || (event.isEmpty() && line.isEmpty()))) {
                event.add(line);
            }
        }
        return event;
    }

    private void makeDataset(String name) {
        client.post("/api/v1/projects/default/data/datasets", Map.of("name", name, "description", ""))
                .expect(201);
    }

    @Test
    void whatHappensIsToldWhileItHappensAndAfterAReconnectionWithoutAGap() throws IOException, InterruptedException {
        Scanner lines = listen(client.request(EVENTS));
        makeDataset("first");
        List<String> first = next(lines);
        assertThat(first.get(0)).startsWith("id: ");
        assertThat(first.get(1)).startsWith("event: dataset.");
        assertThat(first.get(2)).startsWith("data: {").contains("\"subject\"");
        lines.close();

        makeDataset("second");
        makeDataset("third");
        Scanner again = listen(
                client.request(EVENTS).header("Last-Event-ID", first.get(0).substring(4)));
        assertThat(next(again).get(0)).isGreaterThan(first.get(0));
        assertThat(next(again).get(1)).isEqualTo(first.get(1));
        again.close();
    }

    @Test
    void closingTheServerEndsTheStream() throws IOException, InterruptedException {
        Scanner lines = listen(client.request(EVENTS));
        server.close();
        while (lines.hasNextLine()) {
            assertThat(lines.nextLine()).matches(":?");
        }
    }
}
