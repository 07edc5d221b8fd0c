package oxbow.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a process of its own, as its users run it, so that it can be killed.
public final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile(" serves at (http://[^ ]*)/");

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// Starts a server on a folder and returns when it says that it serves.
    ///
    /// @param log the file that gets what the server says about itself
    /// @param settings more flags with their values
    public static ServerProcess start(Path data, Path log, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "oxbow.app.Main",
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--grpc-port",
                "off"));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OXBOW_ADMIN_TOKEN", TestServer.TOKEN);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        Process process = builder.start();
        return new ServerProcess(process, address(process, log));
    }

    private static URI address(Process process, Path log) throws IOException {
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1));
            }
        }
        throw new AssertionError("The server ended before it served: " + Files.readString(log));
    }

    /// A client with the administrator's token.
    public TestClient client() {
        return new TestClient(uri, TestServer.TOKEN);
    }

    /// Ends the process as `kill -9` does: nothing of it runs any more. May be called by several threads.
    public void kill() {
        process.destroyForcibly();
    }

    /// The exit code, when the process has ended; fails if it does not end within half a minute.
    public int exitCode() {
        return process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        kill();
        exitCode();
        try {
            process.inputReader().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
