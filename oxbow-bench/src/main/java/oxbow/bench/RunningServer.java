package oxbow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server as its users run it: a process of its own on a fresh data folder, spoken to over HTTP.
final class RunningServer implements AutoCloseable {

    static final String TOKEN = "oxb_benchmark_0123456789abcdef0123456789abcdef";
    private static final Pattern ADDRESS = Pattern.compile(" serves at http://[^ ]*:(\\d+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(Path data, List<String> settings) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "oxbow.app.Main",
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--grpc-port",
                "off"));
        command.addAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OXBOW_ADMIN_TOKEN", TOKEN);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        process = builder.start();
        port = awaitPort(process);
    }

    private static int awaitPort(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("The server ended before it served.");
    }

    int port() {
        return port;
    }

    /// CPU time the server has used since it was started.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", JSON.writeValueAsBytes(body));
    }

    JsonNode put(String path, byte[] body) throws IOException, InterruptedException {
        return send("PUT", path, "application/octet-stream", body);
    }

    String metrics() throws IOException, InterruptedException {
        HttpRequest request = request("/metrics").GET().build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private JsonNode send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
