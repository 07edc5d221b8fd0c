package oxbow.web.oip;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oxbow.access.Access;
import oxbow.problem.ProblemException;
import oxbow.serve.Router;

/// Serves the protocol over gRPC on a port of its own, from its construction until it is closed.
public final class GrpcServer implements AutoCloseable {

    private static final long DRAIN_S = 10;

    private final Server server;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /// Opens the port.
    ///
    /// @param port 0 for any free one
    /// @param version of this server, for its metadata
    /// @throws ProblemException if the port cannot be had
    public GrpcServer(String host, int port, Router router, Access access, String version) {
        GrpcCaller caller = new GrpcCaller(access);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
                .executor(calls)
                .maxInboundMessageSize((int) OipRoutes.LONGEST_BODY)
                .intercept(caller)
                .addService(new GrpcInference(router, caller, version))
                .build();
        try {
            server.start();
        } catch (IOException taken) {
            calls.close();
            throw ProblemException.broken("gRPC port", port, "be free", "Maybe another Oxbow runs there?");
        }
    }

    public int port() {
        return server.getPort();
    }

    /// Lets calls in flight end, then closes the port.
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(DRAIN_S, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException stop) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.close();
    }
}
