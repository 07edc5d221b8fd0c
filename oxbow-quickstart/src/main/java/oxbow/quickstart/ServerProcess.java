package oxbow.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.job.MainJob;

/// A server running as a child process. Closing it stops it in order.
final class ServerProcess implements AutoCloseable {
    static final String LAUNCHER = "oxbow.launcher";
    private static final long START_S = 90;
    private static final long STOP_S = 30;
    private static final long BETWEEN_MS = 100;
    private static final int LAST_LINES = 15;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts a server on this data folder and waits until it answers.
    ///
    /// @throws IllegalStateException if it ends or does not answer in time, with the end of its log
    static ServerProcess start(Path data, int port, int grpcPort, String token) {
        String launcher = System.getProperty(LAUNCHER);
        if (launcher == null) {
            throw new IllegalStateException(
                    "The property " + LAUNCHER + " must name the launcher. Maybe start it as ./oxbow quickstart?");
        }
        Path log = data.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                launcher,
                "serve",
                "--data",
                data.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--grpc-port",
                Integer.toString(grpcPort)));
        builder.environment()
                .putAll(Map.of(
                        "OXBOW_BUILD",
                        "never",
                        "OXBOW_JAVA_HOME",
                        System.getProperty("java.home"),
                        "OXBOW_ADMIN_TOKEN",
                        token,
                        "OXBOW_LOG_WINDOW_S",
                        Integer.toString(MainJob.WINDOW_S)));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Files.createDirectories(data);
            ServerProcess server = new ServerProcess(builder.start(), log);
            server.awaitHealth(port);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The server cannot be started with " + launcher + ".", e);
        }
    }

    private void awaitHealth(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
        try (Api api = new Api(URI.create("http://127.0.0.1:" + port), "")) {
            while (api.status("/health") != 200) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String what = process.isAlive() ? "does not answer" : "ended with " + process.exitValue();
                    close();
                    throw new IllegalStateException("The server " + what + ". Its log ends with:\n" + lastLines());
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Waits until the server ends by itself or is closed.
    void join() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
