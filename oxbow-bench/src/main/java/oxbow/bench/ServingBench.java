package oxbow.bench;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The inference route with logging, profiling and drift monitors on, beside the same model called in a loop in
/// this process. The model is a 64-128-10 perceptron, the request 64 floats as JSON.
final class ServingBench {

    private static final int INPUTS = 64;
    private static final int CLASSES = 10;
    private static final int ROWS = 64;
    private static final String PROJECT = "/api/v1/projects/default";
    private static final int[] OFFERED = {20_000, 40_000, 60_000};

    private static final String APPENDED = "oxbow_log_appended_total";
    private static final String SHED = "oxbow_log_shed_total";
    private static final String PENDING = "oxbow_log_pending";

    private ServingBench() {}

    static void run(Path folder, Duration duration)
            throws IOException, InterruptedException, ExecutionException, OrtException {
        byte[] model = Perceptron.onnx(INPUTS, 128, CLASSES);
        InProcess.Result limit = InProcess.run(model, INPUTS, duration);
        System.out.printf(
                Locale.ROOT,
                "ONNX Runtime in a loop, one thread: %,.0f calls/s, %.1f µs CPU per call%n",
                limit.perSecond(),
                limit.cpuMicros());
        try (RunningServer server = new RunningServer(folder, List.of())) {
            publish(server, model);
            Load single = new Load(server.port(), "/v2/models/bench/infer", RunningServer.TOKEN, request(1));
            single.run(16, duration);
            for (int connections : new int[] {1, 16, 64}) {
                report(server, single, connections, duration, 1, limit);
            }
            Load many = new Load(server.port(), "/v2/models/bench/infer", RunningServer.TOKEN, request(ROWS));
            report(server, many, 4, duration, ROWS, limit);
            for (int offered : OFFERED) {
                log(server, many, duration, offered);
            }
        }
    }

    /// Rows into the prediction log beside serving, at a pace.
    private static void log(RunningServer server, Load load, Duration duration, int offered)
            throws IOException, InterruptedException, ExecutionException {
        settle(server);
        double appended = counter(server, APPENDED);
        double shed = counter(server, SHED);
        Load.Result result = load.paced(4, duration, (double) offered / ROWS);
        settle(server);
        System.out.printf(
                Locale.ROOT,
                "%,d rows/s offered, %,.0f served: %,.0f appended, %,.0f shed, p50 %d µs, p99 %d µs%n",
                offered,
                result.perSecond() * ROWS,
                counter(server, APPENDED) - appended,
                counter(server, SHED) - shed,
                result.p50Micros(),
                result.p99Micros());
    }

    /// Waits until the log has taken what was offered before.
    private static void settle(RunningServer server) throws IOException, InterruptedException {
        while (counter(server, PENDING) > 0) {
            Thread.sleep(100);
        }
    }

    private static void report(
            RunningServer server, Load load, int connections, Duration duration, int rows, InProcess.Result limit)
            throws InterruptedException, ExecutionException {
        Duration before = server.cpu();
        Load.Result result = load.run(connections, duration);
        double cpu = server.cpu().minus(before).toNanos() / 1e3 / result.requests();
        System.out.printf(
                Locale.ROOT,
                "%2d connections, %2d rows a request: %,.0f requests/s, %,.0f rows/s, p50 %d µs, p99 %d µs,"
                        + " %.1f µs CPU per request, %.1f times the loop's%n",
                connections,
                rows,
                result.perSecond(),
                result.perSecond() * rows,
                result.p50Micros(),
                result.p99Micros(),
                cpu,
                cpu / limit.cpuMicros() / rows);
    }

    private static void publish(RunningServer server, byte[] model) throws IOException, InterruptedException {
        String digest = sha256(model);
        server.put(PROJECT + "/data/files/" + digest, model);
        server.post(PROJECT + "/track/experiments", Map.of("name", "bench"));
        JsonNode run = server.post(
                PROJECT + "/track/runs",
                Map.of(
                        "experiment",
                        "bench",
                        "name",
                        "random-weights",
                        "params",
                        Map.of(),
                        "tags",
                        Map.of(),
                        "inputs",
                        List.of(),
                        "code_version",
                        "bench"));
        server.post(PROJECT + "/track/models", Map.of("name", "bench"));
        List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        server.post(
                PROJECT + "/track/models/bench/versions",
                Map.of(
                        "run",
                        run.get("id").asText(),
                        "file",
                        digest,
                        "classes",
                        classes,
                        "image",
                        Map.of("width", 8, "height", 8, "white", 16),
                        "note",
                        "random weights"));
        server.post(PROJECT + "/serve/endpoints", Map.of("name", "bench", "model", "bench/1"));
    }

    private static byte[] request(int rows) {
        Random random = new Random(3);
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < rows * INPUTS; i++) {
            data.append(i == 0 ? "" : ",").append(random.nextInt(17)).append(".5");
        }
        String body =
                "{\"parameters\":{\"key\":\"writer-1\"},\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":["
                        + rows + "," + INPUTS + "],\"data\":[" + data + "]}]}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static double counter(RunningServer server, String name) throws IOException, InterruptedException {
        Matcher matcher = Pattern.compile("^" + name + " ([0-9.eE+]+)$", Pattern.MULTILINE)
                .matcher(server.metrics());
        if (!matcher.find()) {
            throw new IOException("The server's metrics have no " + name + ".");
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
