package oxbow.web;

import java.io.IOException;

/// Where server-sent events go. Used by one thread at a time.
public interface EventSink {

    /// Whether the server still serves; sources check it at least every few seconds.
    boolean open();

    /// Sends one event at once.
    ///
    /// @param id what the client sends back as `Last-Event-ID` when it connects again
    /// @param type the name of the event
    /// @param data one or more lines of text, mostly JSON
    /// @throws IOException if the client has gone
    void send(String id, String type, String data) throws IOException;

    /// Sends a line that clients ignore, so that proxies keep the connection and a gone client is noticed.
    void keepAlive() throws IOException;
}
