package oxbow.web;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a handler answers. Immutable except for the bytes, which are not to be changed once given.
public sealed interface Response {

    int status();

    Map<String, String> headers();

    /// The same response with one more header.
    Response with(String name, String value);

    /// A value written as JSON, in `snake_case`.
    record Json(int status, Object value, Map<String, String> headers) implements Response {
        @Override
        public Json with(String name, String value) {
            return new Json(status, this.value, more(headers, name, value));
        }
    }

    /// Bytes that are in memory already.
    @SuppressWarnings("ArrayRecordComponent") // handed over, not copied: answers to inference are on the hot path
    record Bytes(int status, String contentType, byte[] body, Map<String, String> headers) implements Response {
        @Override
        public Bytes with(String name, String value) {
            return new Bytes(status, contentType, body, more(headers, name, value));
        }
    }

    /// A page, rendered while it is sent.
    record Html(int status, Template template, Map<String, String> headers) implements Response {
        @Override
        public Html with(String name, String value) {
            return new Html(status, template, more(headers, name, value));
        }
    }

    /// A body that is written piece by piece. A failure after the first piece breaks the connection, so that nobody
    /// takes a part for the whole.
    record Stream(int status, String contentType, Writer writer, Map<String, String> headers) implements Response {
        @Override
        public Stream with(String name, String value) {
            return new Stream(status, contentType, writer, more(headers, name, value));
        }
    }

    /// Server-sent events.
    record Events(EventSource source, Map<String, String> headers) implements Response {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Events with(String name, String value) {
            return new Events(source, more(headers, name, value));
        }
    }

    /// A status and headers alone.
    record Empty(int status, Map<String, String> headers) implements Response {
        @Override
        public Empty with(String name, String value) {
            return new Empty(status, more(headers, name, value));
        }
    }

    /// Renders a page.
    @FunctionalInterface
    interface Template {
        void render(TemplateOutput output);
    }

    /// Writes a body piece by piece.
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    static Json ok(Object value) {
        return json(200, value);
    }

    static Json json(int status, Object value) {
        return new Json(status, value, Map.of());
    }

    /// 201, with the path of what was created.
    static Json created(String location, Object value) {
        return new Json(201, value, Map.of("Location", location));
    }

    static Bytes bytes(int status, String contentType, byte[] body) {
        return new Bytes(status, contentType, body, Map.of());
    }

    static Bytes text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Html html(int status, Template template) {
        return new Html(status, template, Map.of());
    }

    static Stream stream(String contentType, Writer writer) {
        return new Stream(200, contentType, writer, Map.of());
    }

    static Events events(EventSource source) {
        return new Events(source, Map.of());
    }

    static Empty noContent() {
        return new Empty(204, Map.of());
    }

    /// 303: go there with `GET`.
    static Empty redirect(String location) {
        return new Empty(303, Map.of("Location", location));
    }

    private static Map<String, String> more(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return Map.copyOf(all);
    }
}
