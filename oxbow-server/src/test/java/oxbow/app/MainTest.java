package oxbow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.testing.TestServer;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new Main(Map.of(), new PrintWriter(out), new PrintWriter(err, true)).run(arguments);
    }

    @Test
    void helpAndVersionAreDone() {
        assertThat(run("--version")).isEqualTo(Main.DONE);
        assertThat(run("serve", "--help")).isEqualTo(Main.DONE);
        assertThat(out.toString()).contains("oxbow ", "--grpc-port", "OXBOW_DATA");
    }

    @Test
    void wrongUseIsTwoAndExplained() {
        assertThat(run()).isEqualTo(Main.WRONG_USE);
        assertThat(run("sreve")).isEqualTo(Main.WRONG_USE);
        assertThat(run("serve", "--nonsense")).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("sreve", "--nonsense", "Usage: oxbow");
    }

    @Test
    void settingsThatBreakTheirRulesAreTwoAndAllNamed() {
        assertThat(run("serve", "--port", "x", "--drain-s", "-1")).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("The --port (x)", "The --drain-s (-1)");
    }

    @Test
    void aDataFolderInUseIsRefused(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder, Map.of())) {
            assertThat(run("serve", "--port", "0", "--data", server.data().toString()))
                    .isEqualTo(Main.WRONG_USE);
        }
        assertThat(err.toString()).contains("must not be in use by another server");
    }

    @Test
    void aTakenPortIsTwoBeforeAnythingIsMade(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = taken()) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--port", port, "--grpc-port", "0", "--data", folder.toString()))
                    .isEqualTo(Main.WRONG_USE);
            assertThat(err.toString())
                    .isEqualToIgnoringNewLines("The port (" + port + ") must be free. Maybe another Oxbow runs there?");
        }
        assertThat(out.toString()).isEmpty();
        assertThat(folder.toFile().list()).containsExactly("server.lock");
    }

    @Test
    void everyTakenPortIsNamed(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = taken()) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--port", port, "--grpc-port", port, "--data", folder.toString()))
                    .isEqualTo(Main.WRONG_USE);
            assertThat(err.toString())
                    .contains("The port (" + port + ") must be free", "The gRPC port (" + port + ") must be free");
        }
    }

    @Test
    void onePortForBothProtocolsIsRefused(@TempDir Path folder) throws IOException {
        String port;
        try (ServerSocket free = taken()) {
            port = Integer.toString(free.getLocalPort());
        }
        assertThat(run("serve", "--port", port, "--grpc-port", port, "--data", folder.toString()))
                .isEqualTo(Main.WRONG_USE);
        assertThat(err.toString()).contains("The gRPC port (" + port + ") must be free");
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
