package oxbow.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `oxbow quickstart`: shows, on real handwritten digits, a model in production that goes wrong and is mended.
@Command(
        name = "oxbow quickstart",
        mixinStandardHelpOptions = true,
        description = "Starts a server, lets a model in production go wrong and mends it, in eight steps.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every step showed what it must", "1:a step did not, or the server failed", "2:wrong use"})
public final class Main implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int WRONG_USE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--exit", description = "Stop the server after the last step.")
    private boolean exit;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the facts of every step as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The server's port; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8420;

    @Option(
            names = "--simulator-port",
            paramLabel = "P",
            description =
                    "The port of the page that steers the traffic; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int simulatorPort = 8422;

    @Option(
            names = "--grpc-port",
            paramLabel = "P",
            description = "The server's port for gRPC; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int grpcPort = 8421;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "An empty or new folder for the server. Default: a new one here, or with --exit a temporary one.")
    private Optional<Path> data = Optional.empty();

    /// Ends the process with the command's exit code.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("oxbow quickstart: " + e.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        checkPort("--port", port);
        checkPort("--grpc-port", grpcPort);
        checkPort("--simulator-port", simulatorPort);
        if (taken("--port", port) || taken("--grpc-port", grpcPort) || taken("--simulator-port", simulatorPort)) {
            return WRONG_USE;
        }
        Console console = new Console(spec.commandLine().getOut(), isTerminal());
        DemoFolder folder;
        try {
            folder = DemoFolder.choose(data, exit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return new Quickstart(console, folder, new Quickstart.Ports(port, grpcPort, simulatorPort)).run(report, exit)
                ? 0
                : 1;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    private void checkPort(String name, int value) {
        if (value < 0 || value > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "The " + name + " (" + value + ") must be between 0 and " + HIGHEST_PORT + ".");
        }
    }

    /// Says so if somebody listens on the port. What runs there may be an Oxbow, and would answer instead of ours.
    private boolean taken(String name, int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return false;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The " + name + " (" + wanted + ") must be free (" + e.getMessage()
                            + "). Maybe another Oxbow runs there? Choose another port, or 0 for any free one.");
            return true;
        }
    }
}
