package oxbow.quickstart.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import oxbow.quickstart.api.Json;

/// The part of a server that live traffic speaks to: it answers "3" to every image and takes every label.
public final class SmallEndpoint implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong predictions = new AtomicLong();
    private final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> feedback = new ConcurrentLinkedQueue<>();

    public SmallEndpoint() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    Queue<JsonNode> requests() {
        return requests;
    }

    Queue<JsonNode> feedback() {
        return feedback;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = Json.read(exchange.getRequestBody().readAllBytes());
            byte[] answer = Json.bytes(answer(exchange.getRequestURI().getPath(), body));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, Object> answer(String path, JsonNode body) {
        if (path.endsWith("/infer")) {
            requests.add(body);
            return Map.of(
                    "outputs",
                    List.of(Map.of("name", "label", "data", List.of("3"))),
                    "parameters",
                    Map.of("prediction_id", "p" + predictions.incrementAndGet(), "arm", "champion"));
        }
        if (path.endsWith("/feedback")) {
            body.required("items").forEach(feedback::add);
            return Map.of("accepted", body.required("items").size());
        }
        return Map.of("inputs", List.of(Map.of("name", "input")));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
