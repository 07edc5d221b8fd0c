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
    private final int wantedPort;
    private final int simulatorPort;

    Quickstart(Console console, DemoFolder folder, int wantedPort, int simulatorPort) {
        this.console = console;
        this.folder = folder;
        this.wantedPort = wantedPort;
        this.simulatorPort = simulatorPort;
    }

    /// Runs everything. Without `exit` it returns when the process is told to end. Says whether every step passed.
    boolean run(Optional<Path> report, boolean exit) throws IOException, InterruptedException {
        String token = "oxb_" + secret();
        int port = wantedPort == 0 ? freePort() : wantedPort;
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        console.line("Starting a server with the data folder " + folder.path() + " …");
        try (ServerProcess server = ServerProcess.start(folder.path(), port, token);
                Api api = new Api(address, token)) {
            Thread hook = new Thread(server::close, "quickstart-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            tellAddress(address, token);
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
                stay(api, job.traffic(), server);
            }
            return result.passed();
        } finally {
            job.traffic().ifPresent(Traffic::close);
        }
    }

    private void tellAddress(URI address, String token) {
        console.line("");
        console.line("Oxbow serves at " + address);
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

    private void stay(Api api, Optional<Traffic> traffic, ServerProcess server)
            throws IOException, InterruptedException {
        if (traffic.isEmpty()) {
            console.line("The server goes on at " + api.address() + ". Ctrl-C stops it.");
            server.join();
            return;
        }
        try (Simulator simulator = Simulator.start(traffic.get(), api.address(), simulatorPort)) {
            console.line("");
            console.line("Everything is left running. Look at it:  " + api.address());
            console.line("Sign in with the token:                  " + api.token());
            console.line("Break the camera yourself (simulator):   " + simulator.address());
            console.line("Ctrl-C stops both. Later: oxbow serve --data " + folder.path());
            server.join();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
