package oxbow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oxbow.testing.Eventually;
import oxbow.testing.IrisEndpoint;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// What becomes of files that nothing was made of.
class UploadsIT {

    @Test
    void aRefusedModelIsRemovedAfterADayAndWhatIsUsedStays() throws IOException {
        try (TestServer server = TestServer.start()) {
            String data = IrisEndpoint.PROJECT + "/data";
            List<Path> used;
            try (TestClient client = server.client()) {
                IrisEndpoint.publish(client);
                Map<String, Object> column = Map.of("name", "a", "type", "number", "role", "feature");
                String rows = client.upload(IrisEndpoint.PROJECT, "a\n1\n".getBytes(StandardCharsets.UTF_8));
                client.post(data + "/datasets", Map.of("name", "rows")).expect(201);
                client.post(
                                data + "/datasets/rows/versions",
                                Map.of("file", rows, "schema", Map.of("columns", List.of(column))))
                        .expect(201);
                used = files(server);
                assertThat(used).hasSize(2);
                String junk = client.upload(IrisEndpoint.PROJECT, "no model".getBytes(StandardCharsets.UTF_8));
                client.post(IrisEndpoint.PROJECT + "/track/models/iris/versions", Map.of("file", junk))
                        .expect(422);
            }
            FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
            for (Path file : files(server)) {
                Files.setLastModifiedTime(file, longAgo);
            }
            server.restart();
            Eventually.holds("the refused model is gone", () -> files(server).size() == 2);
            assertThat(files(server)).containsExactlyElementsOf(used);
            try (TestClient client = server.client()) {
                IrisEndpoint.infer(client).expect(200);
                client.get(data + "/datasets/rows/versions/1/rows").expect(200);
            }
        }
    }

    private static List<Path> files(TestServer server) {
        try (Stream<Path> all = Files.walk(server.data().resolve("artifacts"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
