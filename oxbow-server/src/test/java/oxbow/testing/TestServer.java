package oxbow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import oxbow.app.Oxbow;
import oxbow.app.Settings;

/// A whole Oxbow for tests: on a free port of the loopback address, with a known administrator's token.
public final class TestServer implements AutoCloseable {

    /// The administrator's token of every test server.
    public static final String TOKEN = "administrator-of-the-test-server";

    private final Path data;
    private final boolean temporary;
    private final Map<String, String> flags;
    private final Clock clock;
    private Oxbow oxbow;

    private TestServer(Path data, boolean temporary, Map<String, String> flags, Clock clock) {
        this.data = data;
        this.clock = clock;
        this.temporary = temporary;
        this.flags = flags;
        this.oxbow = open();
    }

    /// On a temporary folder that is deleted with the server.
    public static TestServer start() {
        return start(Map.of());
    }

    /// With settings besides, by flag, such as `--log-window-s`.
    public static TestServer start(Map<String, String> flags) {
        return start(flags, Clock.systemUTC());
    }

    /// With a clock of the test's own.
    public static TestServer start(Map<String, String> flags, Clock clock) {
        try {
            return new TestServer(Files.createTempDirectory("oxbow-test"), true, flags, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On a folder that is kept.
    public static TestServer start(Path data, Map<String, String> flags) {
        return new TestServer(data, false, flags, Clock.systemUTC());
    }

    private Oxbow open() {
        Map<String, String> all = new HashMap<>(Map.of(
                "--data",
                data.toString(),
                "--port",
                "0",
                "--grpc-port",
                "0",
                "--admin-token",
                TOKEN,
                "--drain-s",
                "2"));
        all.putAll(flags);
        Settings settings = Settings.read(all, Map.of(), new Properties());
        return new Oxbow(settings, clock, new SecureRandom());
    }

    /// Closes the server in order and starts it again on the same data.
    public void restart() {
        oxbow.close();
        oxbow = open();
    }

    public Oxbow oxbow() {
        return oxbow;
    }

    public Path data() {
        return data;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + oxbow.port());
    }

    /// A client with the administrator's token. Make a new one after [#restart].
    public TestClient client() {
        return client(TOKEN);
    }

    public TestClient client(String token) {
        return new TestClient(uri(), token);
    }

    @Override
    public void close() {
        oxbow.close();
        if (temporary && Files.exists(data)) {
            delete(data);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
