package oxbow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Main()).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --grpc-port, --simulator-port",
        "--grpc-port, --simulator-port, --port",
        "--simulator-port, --port, --grpc-port"
    })
    void aTakenPortIsTwoAtOnce(String wanted, String other, String third, @TempDir Path folder) throws IOException {
        Path data = folder.resolve("new");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("--data", data.toString(), wanted, port, other, "0", third, "0"))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("The " + wanted + " (" + port + ") must be free")
                    .doesNotContain("Usage");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void aPortOutOfRangeIsTwo() {
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("The --port (70000) must be between 0 and 65535.");
    }
}
