package oxbow.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.api.Json;
import oxbow.quickstart.job.JobReport;
import oxbow.quickstart.job.MainJob;
import oxbow.quickstart.job.StepReport;
import oxbow.quickstart.simulator.Simulator;
import oxbow.quickstart.traffic.Traffic;

/// The demonstration from its start to its end: a server, the main job, the simulator.
final class Quickstart {
    private static final int TOKEN_BYTES = 24;

    private final Console console;
    private final DemoFolder folder;
    private final Ports ports;

    /// Where server and simulator listen; 0 is any free port.
    record Ports(int http, int grpc, int simulator) {}

    Quickstart(Console console, DemoFolder folder, Ports ports) {
        this.console = console;
        this.folder = folder;
        this.ports = ports;
    }

    /// Runs everything. Without `exit` it returns when the process is told to end. Says whether every step passed.
    boolean run(Optional<Path> report, boolean exit) throws IOException, InterruptedException {
        String token = "oxb_" + secret();
        int port = chosen(ports.http());
        int grpcPort = chosen(ports.grpc());
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        console.line("Starting a server with the data folder " + folder.path() + " …");
        try (ServerProcess server = ServerProcess.start(folder.path(), port, grpcPort, token);
                Api api = new Api(address, token)) {
            Thread hook = new Thread(server::close, "quickstart-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            tellAddress(address, grpcPort, token);
            boolean passed = runJob(api, report, exit, server);
            if (exit) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            return passed;
        } finally {
            folder.discard();
        }
    }

    private boolean runJob(Api api, Optional<Path> report, boolean exit, ServerProcess server)
            throws IOException, InterruptedException {
        MainJob job = new MainJob(api, Clock.systemUTC(), console);
        JobReport result = job.run();
        try {
            summary(result);
            if (report.isPresent()) {
                Files.writeString(report.get(), Json.pretty(result) + "\n");
                console.line("Facts of every step: " + report.get().toAbsolutePath());
            }
            if (!exit) {
                stay(api, job.traffic(), server, result.passed());
            }
            return result.passed();
        } finally {
            job.traffic().ifPresent(Traffic::close);
        }
    }

    private void tellAddress(URI address, int grpcPort, String token) {
        console.line("");
        console.line("Oxbow serves at " + address + " and, over gRPC, at 127.0.0.1:" + grpcPort);
        console.line("Sign in with the administrator's token: " + token);
        console.line("You can watch the pages while the steps run.");
    }

    private void summary(JobReport result) {
        console.line("");
        double seconds =
                result.steps().stream().mapToDouble(StepReport::seconds).sum();
        long shown = result.steps().stream().filter(StepReport::passed).count();
        console.line(
                shown + " of " + MainJob.STEPS + " steps showed what they must, in " + Math.round(seconds) + " s.");
    }

    private void stay(Api api, Optional<Traffic> traffic, ServerProcess server, boolean passed)
            throws IOException, InterruptedException {
        if (traffic.isEmpty()) {
            console.line("The server goes on at " + api.address() + ". Ctrl-C stops it.");
            server.join();
            return;
        }
        try (Simulator simulator = Simulator.start(traffic.get(), api.address(), ports.simulator())) {
            console.line("");
            console.line("Everything is left running. Look at it:  " + api.address());
            console.line("Sign in with the token:                  " + api.token());
            console.line("Break the camera yourself (simulator):   " + simulator.address());
            if (passed) {
                console.line(
                        "The camera is still broken; the retrained model copes. 'Camera as built' there mends it.");
            }
            console.line("Ctrl-C stops both. To go on later:");
            console.line("  " + DemoFolder.launcher() + " serve --data " + folder.path() + " --port "
                    + api.address().getPort());
            server.join();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int chosen(int wanted) throws IOException {
        return wanted == 0 ? freePort() : wanted;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
