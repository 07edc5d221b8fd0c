package oxbow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import oxbow.access.Access;
import oxbow.identity.Ids;
import oxbow.problem.ProblemException;
import oxbow.work.Idempotency;

/// The server's HTTP side: listens from its construction until it is closed. Every call runs on a virtual thread of
/// its own. Closing turns away new calls with 503, ends event streams and waits for calls in flight.
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger("oxbow.web");

    private final Duration drain;
    private final WebServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final java.util.concurrent.atomic.AtomicInteger inFlight = new java.util.concurrent.atomic.AtomicInteger();
    private volatile boolean serving = true;

    /// @param json how this program writes and reads JSON
    /// @param pageErrors how failures of pages are answered
    /// @throws ProblemException if the port cannot be had
    public HttpServer(
            WebSettings settings,
            List<RouteSource> sources,
            Access access,
            Idempotency idempotency,
            ObjectMapper json,
            Ids ids,
            MeterRegistry metrics,
            ErrorForm pageErrors) {
        this.drain = settings.drain();
        Router router = new Router(routes(sources));
        Responder responder = new Responder(json, () -> serving);
        CallMeter meter = new CallMeter(metrics, router.routes());
        Dispatcher dispatcher = new Dispatcher(
                router,
                new Border(settings),
                access,
                new RequestJson(json),
                new Replays(idempotency, json),
                responder,
                meter,
                pageErrors,
                ids);
        this.server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .contentEncoding(encoding ->
                        encoding.contentEncodingsDiscoverServices(false).addContentEncoding(new PackedBodies()))
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .routing(routing -> routing.any((request, out) -> handle(dispatcher, request, out)))
                .build()
                .start();
        if (!server.isRunning() || server.port() < 0) {
            server.stop();
            throw ProblemException.broken("port", settings.port(), "be free", "Maybe another Oxbow runs there?");
        }
    }

    /// The routes of all sources, in their order.
    public static List<Route> routes(List<RouteSource> sources) {
        return sources.stream().flatMap(source -> source.routes().stream()).toList();
    }

    /// The port the server listens on.
    public int port() {
        return server.port();
    }

    private void handle(Dispatcher dispatcher, ServerRequest request, ServerResponse out) {
        inFlight.incrementAndGet();
        try {
            if (serving) {
                dispatcher.handle(request, out);
            } else {
                out.header("Connection", "close")
                        .header("Retry-After", "1")
                        .status(503)
                        .send();
            }
        } finally {
            if (inFlight.decrementAndGet() == 0 && !serving) {
                signalIdle();
            }
        }
        closeIfAnnounced(request, out);
    }

    /// Helidon announces that it will close a connection, but leaves the closing to the client.
    private static void closeIfAnnounced(ServerRequest request, ServerResponse out) {
        if (out.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("The answer said that the connection closes.");
        }
    }

    private void signalIdle() {
        lock.lock();
        try {
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        serving = false;
        lock.lock();
        try {
            long left = drain.toNanos();
            while (inFlight.get() > 0 && left > 0) {
                left = idle.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        LOG.log(Level.INFO, "server.drained calls_cut_off=" + inFlight.get());
        server.stop();
    }
}
