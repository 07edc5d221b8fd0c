package oxbow.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import oxbow.store.StoreSettings;

/// The PostgreSQL server of this test run: the one at `OXBOW_TEST_POSTGRES` (a JDBC address of a database whose
/// user may create others; user and password in `OXBOW_TEST_POSTGRES_USER` and `_PASSWORD`), or else one
/// started from Debian's binaries in a temporary folder and stopped with this process.
final class PostgresServer {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int PATIENCE_S = 60;

    private PostgresServer() {}

    static StoreSettings.Postgres freshDatabase() {
        StoreSettings.Postgres server = Running.SERVER.orElseGet(() -> abort(Running.WHY_NOT));
        String name = "oxbow_" + ProcessHandle.current().pid() + "_" + MADE.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = server.url().replaceFirst("/[^/?]*(?=\\?|$)", "/" + name);
        return new StoreSettings.Postgres(url, server.user(), server.password());
    }

    private static Optional<StoreSettings.Postgres> start() {
        String configured = System.getenv("OXBOW_TEST_POSTGRES");
        if (configured != null) {
            return Optional.of(new StoreSettings.Postgres(
                    configured, variable("OXBOW_TEST_POSTGRES_USER"), variable("OXBOW_TEST_POSTGRES_PASSWORD")));
        }
        return binaries().map(PostgresServer::start);
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("postgres");
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoreSettings.Postgres start(Path bin) {
        try {
            Path folder = Files.createTempDirectory("oxbow-postgres");
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            Path data = folder.resolve("data");
            String control = bin.resolve("pg_ctl").toString();
            run(asPostgres(
                    bin.resolve("initdb").toString(), "-N", "-U", "postgres", "-A", "trust", "-D", data.toString()));
            int port = freePort();
            // Not durable on purpose: these databases live as long as the test run.
            String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off";
            List<String> stop = asPostgres(control, "-D", data.toString(), "-m", "immediate", "stop");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, folder)));
            run(asPostgres(control, "-D", data.toString(), "-l", folder + "/log", "-o", options, "-w", "start"));
            return new StoreSettings.Postgres("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(List<String> command, Path folder) {
        run(command);
        run(List.of("rm", "-rf", folder.toString()));
    }

    private static List<String> asPostgres(String... command) {
        return isRoot()
                ? Stream.concat(Stream.of("runuser", "-u", "postgres", "--"), Stream.of(command))
                        .toList()
                : List.of(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) {
        try {
            Path output = Files.createTempFile("oxbow-postgres", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/tmp").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(command + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Started when the first test asks, once.
    private static final class Running {
        static final String WHY_NOT = "There is no PostgreSQL: neither OXBOW_TEST_POSTGRES is set nor are Debian's"
                + " binaries in " + DEBIAN + ". Maybe: apt-get install postgresql";
        static final Optional<StoreSettings.Postgres> SERVER = start();
    }
}
