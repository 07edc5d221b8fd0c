package oxbow.quickstart.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;

/// Lets in only calls to this machine's own names, and changes only from the page itself, so that no other page
/// in the visitor's browser can steer the traffic.
final class Gate {
    private final Set<String> hosts;

    Gate(int port) {
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    boolean lets(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return false;
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return exchange.getRequestMethod().equals("GET") || ("http://" + host).equals(origin);
    }
}
