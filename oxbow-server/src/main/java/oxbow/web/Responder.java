package oxbow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.output.Utf8ByteOutput;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import oxbow.web.Response.Bytes;
import oxbow.web.Response.Empty;
import oxbow.web.Response.Events;
import oxbow.web.Response.Html;
import oxbow.web.Response.Json;
import oxbow.web.Response.Stream;

/// Writes responses to the connection, with the headers that keep browsers from doing harm. Thread-safe.
final class Responder {

    /// How much of an unwanted body is read, so that its sender gets to see the answer.
    static final long DRAINED = 8L << 20;

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final List<Header> PROTECTION = List.of(
            fixed("Content-Security-Policy", POLICY),
            fixed("X-Content-Type-Options", "nosniff"),
            fixed("Referrer-Policy", "same-origin"),
            fixed("Cross-Origin-Opener-Policy", "same-origin"));
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final Header NO_STORE = fixed("Cache-Control", "no-store");
    private static final Header JSON = fixed("Content-Type", "application/json");
    private static final Header HTML = fixed("Content-Type", "text/html; charset=utf-8");
    private static final Header EVENTS = fixed("Content-Type", "text/event-stream");

    private final ObjectMapper json;
    private final BooleanSupplier serving;

    /// @param serving false once the server is about to stop
    Responder(ObjectMapper json, BooleanSupplier serving) {
        this.json = json;
        this.serving = serving;
    }

    private static Header fixed(String name, String value) {
        return HeaderValues.createCached(HeaderNames.create(name), value);
    }

    /// @param head whether only the headers of the answer are wanted
    void send(ServerRequest request, ServerResponse out, Response response, String requestId, boolean head)
            throws IOException {
        ServerResponseHeaders headers = out.headers();
        PROTECTION.forEach(headers::set);
        headers.set(REQUEST_ID, requestId);
        headers.set(NO_STORE);
        out.status(response.status());
        if (mustClose(request)) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
        switch (response) {
            case Json body -> {
                headers.set(JSON);
                sendWhole(out, body, json.writeValueAsBytes(body.value()), head);
            }
            case Bytes body -> {
                headers.set(HeaderNames.CONTENT_TYPE, body.contentType());
                sendWhole(out, body, body.body(), head);
            }
            case Html page -> {
                headers.set(HTML);
                sendWhole(out, page, render(page), head);
            }
            case Empty empty -> {
                apply(empty, headers);
                out.send();
            }
            case Stream stream -> {
                headers.set(HeaderNames.CONTENT_TYPE, stream.contentType());
                sendStream(out, stream, head);
            }
            case Events events -> {
                headers.set(EVENTS);
                sendEvents(out, events, head);
            }
        }
    }

    /// A connection is given up rather than reading a long body that nobody wants.
    private boolean mustClose(ServerRequest request) {
        if (!serving.getAsBoolean()) {
            return true;
        }
        boolean unread = request.content().hasEntity() && !request.content().consumed();
        return unread && request.headers().contentLength().orElse(Long.MAX_VALUE) > DRAINED;
    }

    private static void apply(Response response, ServerResponseHeaders headers) {
        response.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    }

    private static byte[] render(Html page) {
        Utf8ByteOutput rendered = new Utf8ByteOutput();
        page.template().render(rendered);
        return rendered.toByteArray();
    }

    private static void sendWhole(ServerResponse out, Response response, byte[] body, boolean head) {
        apply(response, out.headers());
        if (head) {
            out.headers().contentLength(body.length);
            out.send();
        } else {
            out.send(body);
        }
    }

    private static void sendStream(ServerResponse out, Stream stream, boolean head) throws IOException {
        apply(stream, out.headers());
        if (head) {
            out.send();
            return;
        }
        try (OutputStream body = out.outputStream()) {
            stream.writer().writeTo(body);
        }
    }

    private void sendEvents(ServerResponse out, Events events, boolean head) throws IOException {
        out.headers().set(HeaderNames.create("X-Accel-Buffering"), "no");
        apply(events, out.headers());
        if (head) {
            out.send();
            return;
        }
        try (OutputStream body = out.outputStream()) {
            SseSink sink = new SseSink(body, serving);
            sink.keepAlive();
            events.source().stream(sink);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
