package oxbow.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.web.WebSettings;

/// The ports the server is to listen on, tried before anything is made. The web server does not say that it failed
/// to listen, and a token made by a start that fails would be lost.
final class ListenPorts {

    private static final String HINT = "Maybe another Oxbow runs there?";

    private ListenPorts() {}

    /// Opens all ports at the same time, so that one number given twice is found too, and closes them again.
    ///
    /// @throws ProblemException that names every port that cannot be had
    static void check(WebSettings web, OptionalInt grpcPort) {
        if (new InetSocketAddress(web.host(), 0).isUnresolved()) {
            throw ProblemException.broken("host", web.host(), "be an address of this machine");
        }
        List<Problem> problems = new ArrayList<>();
        try (ServerSocket http = new ServerSocket();
                ServerSocket grpc = new ServerSocket()) {
            open(http, "port", web.host(), web.port(), problems);
            if (grpcPort.isPresent()) {
                open(grpc, "gRPC port", web.host(), grpcPort.getAsInt(), problems);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The ports could not be tried.", e);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.RULE_BROKEN, problems.getFirst().message(), problems);
        }
    }

    private static void open(ServerSocket socket, String name, String host, int port, List<Problem> problems) {
        try {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            boolean taken = why.contains("in use");
            problems.add(
                    taken
                            ? new Problem(name, Integer.toString(port), "be free", HINT)
                            : new Problem(
                                    name, Integer.toString(port), "be one to listen on at " + host + " (" + why + ")"));
        }
    }
}
