package oxbow.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Where the server listens and whom it believes.
///
/// @param host the address to listen on; loopback unless told otherwise
/// @param port the port, or 0 for any free one
/// @param allowedHosts names under which the server may be called besides its own; with a loopback address no
///     others are answered, so that no foreign page can reach the server through a name of its own (DNS
///     rebinding)
/// @param drain how long a stop waits for calls in flight
public record WebSettings(String host, int port, List<String> allowedHosts, Duration drain) {

    public WebSettings {
        allowedHosts =
                allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
