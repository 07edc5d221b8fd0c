package oxbow.web;

import java.io.IOException;

/// Writes server-sent events for as long as somebody listens. Runs on the virtual thread of its call and
/// returns, or lets the `IOException` pass, when the sink has been closed.
@FunctionalInterface
public interface EventSource {
    void stream(EventSink sink) throws IOException, InterruptedException;
}
