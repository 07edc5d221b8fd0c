package oxbow.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Server-sent events in their wire form (HTML standard, §9.2).
final class SseSink implements EventSink {

    private final OutputStream out;
    private final BooleanSupplier serving;

    SseSink(OutputStream out, BooleanSupplier serving) {
        this.out = out;
        this.serving = serving;
    }

    @Override
    public boolean open() {
        return serving.getAsBoolean();
    }

    @Override
    public void send(String id, String type, String data) throws IOException {
        StringBuilder event = new StringBuilder(data.length() + 64);
        event.append("id: ").append(oneLine(id)).append('\n');
        event.append("event: ").append(oneLine(type)).append('\n');
        data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        write(event.append('\n').toString());
    }

    @Override
    public void keepAlive() throws IOException {
        write(":\n\n");
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
