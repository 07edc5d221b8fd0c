package oxbow.web.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.EventSink;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.work.Event;
import oxbow.work.Outbox;

/// The durable events of a project as a stream of server-sent events. A client that connects again goes on where it
/// was, without a gap, because the id of each event is its offset.
public final class EventRoutes implements RouteSource {

    private static final int BATCH = 200;
    private static final long ALIVE_MS = 15_000;
    private static final long LOOK_AGAIN_MS = 1_000;

    private final Outbox outbox;
    private final ObjectMapper json;

    public EventRoutes(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    /// An event as the stream tells it; the name of the server-sent event is its type.
    public record Told(
            String id,
            String type,
            String subject,
            @JsonRawValue String data,
            Instant at) {

        static Told of(Event event) {
            return new Told(event.id(), event.type(), event.subject(), event.data(), event.at());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/projects/{project}/events", Permission.READ, this::events)
                .docRaw("What happens in the project, as server-sent events.", "text/event-stream")
                .query("after", "The offset to go on behind; without it, and without Last-Event-ID, what is new."));
    }

    private Response events(Call call) {
        String projectId = call.project().id();
        Optional<String> after = call.header("Last-Event-ID").or(() -> call.query("after"));
        long from = after.map(EventRoutes::offset).orElseGet(outbox::newest);
        return Response.events(sink -> stream(sink, projectId, from));
    }

    private static long offset(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.broken("offset", text, "be a whole number");
        }
    }

    private void stream(EventSink sink, String projectId, long from) throws IOException, InterruptedException {
        Semaphore news = new Semaphore(1);
        AutoCloseable listening = outbox.listen(news::release);
        try {
            long offset = from;
            long quiet = 0;
            while (sink.open()) {
                boolean woken = news.tryAcquire(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                quiet = woken ? 0 : quiet + LOOK_AGAIN_MS;
                offset = woken ? sendNew(sink, projectId, offset) : offset;
                if (quiet >= ALIVE_MS) {
                    sink.keepAlive();
                    quiet = 0;
                }
            }
        } finally {
            stop(listening);
        }
    }

    private long sendNew(EventSink sink, String projectId, long from) throws IOException {
        long offset = from;
        List<Event> batch = outbox.after(offset, BATCH);
        while (!batch.isEmpty()) {
            for (Event event : batch) {
                offset = event.offset();
                if (event.projectId().equals(projectId)) {
                    sink.send(String.valueOf(offset), event.type(), text(event));
                }
            }
            batch = outbox.after(offset, BATCH);
        }
        return offset;
    }

    private String text(Event event) {
        try {
            return json.writeValueAsString(Told.of(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
