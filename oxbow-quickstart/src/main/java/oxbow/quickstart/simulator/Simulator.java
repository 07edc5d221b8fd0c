package oxbow.quickstart.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import oxbow.quickstart.api.Json;
import oxbow.quickstart.traffic.Traffic;

/// A page of its own, on loopback, with which a visitor steers camera, labels and speed of live traffic. No part of
/// Oxbow: it stands for the world outside.
public final class Simulator implements AutoCloseable {
    private static final String FOLDER = "/oxbow/quickstart/simulator/";
    private static final int LARGEST_BODY = 10_000;
    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/simulator.css", "text/css; charset=utf-8",
            "/simulator.js", "text/javascript; charset=utf-8");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Controls controls;
    private final Gate gate;

    private Simulator(HttpServer http, Controls controls) {
        this.http = http;
        this.controls = controls;
        this.gate = new Gate(http.getAddress().getPort());
    }

    /// Starts the page for this traffic. `server` is where Oxbow answers.
    public static Simulator start(Traffic traffic, URI server, int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Simulator simulator = new Simulator(http, new Controls(traffic, server));
        http.setExecutor(simulator.threads);
        http.createContext("/", simulator::handle);
        http.start();
        return simulator;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!gate.lets(exchange)) {
                plain(exchange, 403, "Only this page itself may call here.");
                return;
            }
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (call) {
                case "GET /state" -> json(exchange, 200, controls.state());
                case "GET /images" -> json(exchange, 200, controls.images());
                case "GET /favicon.ico" -> exchange.sendResponseHeaders(204, -1);
                case "POST /settings" -> change(exchange);
                default -> file(exchange);
            }
        }
    }

    private void change(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try {
            controls.change(Json.read(body));
            json(exchange, 200, controls.state());
        } catch (RuntimeException e) {
            json(exchange, 422, Map.of("detail", String.valueOf(e.getMessage())));
        }
    }

    private static void file(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = FILES.get(path);
        if (type == null || !exchange.getRequestMethod().equals("GET")) {
            plain(exchange, 404, "Nothing is here.");
            return;
        }
        String name = path.equals("/") ? "simulator.html" : path.substring(1);
        try (InputStream content = Simulator.class.getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IllegalStateException("The program was built without " + FOLDER + name + ".");
            }
            answer(exchange, 200, type, content.readAllBytes());
        }
    }

    private static void plain(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        answer(exchange, status, "application/json", Json.bytes(value));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
