package oxbow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// HTTP/1.1 requests over a number of kept-alive connections, each sending the same bytes again as soon as its answer
/// is there, or at a pace; then a latency counts from when the request was due. Anything but status 200 stops the run:
/// a benchmark of errors is no benchmark.
final class Load {

    private static final int HIGHEST_MICROS = 60_000_000;

    private final int port;
    private final byte[] request;

    Load(int port, String path, String token, byte[] body) {
        this.port = port;
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
    }

    /// What a run measured; latencies in microseconds.
    record Result(int connections, long requests, double seconds, long p50Micros, long p99Micros) {

        double perSecond() {
            return requests / seconds;
        }
    }

    Result run(int connections, Duration duration) throws InterruptedException, ExecutionException {
        return run(connections, duration, 0);
    }

    /// Sends so many requests a second over all connections.
    Result paced(int connections, Duration duration, double perSecond) throws InterruptedException, ExecutionException {
        return run(connections, duration, (long) (1e9 * connections / perSecond));
    }

    private Result run(int connections, Duration duration, long everyNanos)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + duration.toNanos();
        long start = System.nanoTime();
        Histogram all = new Histogram(HIGHEST_MICROS, 3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> one(end, everyNanos)));
            }
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(
                connections, all.getTotalCount(), seconds, all.getValueAtPercentile(50), all.getValueAtPercentile(99));
    }

    private Histogram one(long end, long everyNanos) throws IOException {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            long before = System.nanoTime();
            while (before < end) {
                awaitTurn(before);
                out.write(request);
                skipAnswer(in);
                long after = System.nanoTime();
                micros.recordValue(Math.min(HIGHEST_MICROS, (after - before) / 1000));
                before = everyNanos == 0 ? after : before + everyNanos;
            }
        }
        return micros;
    }

    private static void awaitTurn(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void skipAnswer(InputStream in) throws IOException {
        String status = line(in);
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(
                        header.substring("content-length:".length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("The answer has no Content-Length: " + status);
        }
        byte[] body = in.readNBytes((int) length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection in the middle of an answer.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
