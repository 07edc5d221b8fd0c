package oxbow.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Turns away requests that a foreign page made a browser send: those under a name that is not ours (DNS
/// rebinding) and those that would change something and come from another site (forgery). Thread-safe.
final class Border {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// All of 127.0.0.0/8, and not a name that only begins alike, such as 127.0.0.1.evil.example.
    private static final Pattern LOOPBACK_NUMBERS = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private final boolean loopback;
    private final List<String> allowed;

    Border(WebSettings settings) {
        this.loopback = isLoopback(settings.host());
        this.allowed = settings.allowedHosts();
    }

    static boolean isLoopback(String host) {
        return host.equals("::1") || isLoopbackName(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopbackName(String name) {
        return LOOPBACK.contains(name) || LOOPBACK_NUMBERS.matcher(name).matches();
    }

    /// @param host the `Host` header
    void checkHost(Optional<String> host) {
        if (!loopback && allowed.isEmpty()) {
            return;
        }
        String name = host.map(Border::withoutPort).orElse("");
        boolean ours = (loopback && isLoopbackName(name)) || allowed.contains(name);
        if (!ours) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "The Host header (" + name + ") must name this server. Maybe list the name under allowed_hosts.");
        }
    }

    /// Checks a request that changes something.
    ///
    /// @param byCookie whether a cookie says who asks; browsers send it on their own, so its sender must give
    ///     proof
    void checkOrigin(Optional<String> origin, Optional<String> fetchSite, Optional<String> host, boolean byCookie) {
        boolean sameSite = fetchSite
                .map(site -> site.equals("same-origin") || site.equals("none"))
                .orElse(true);
        boolean sameOrigin = origin.map(from -> authority(from).equals(host.map(h -> h.toLowerCase(Locale.ROOT))))
                .orElse(true);
        boolean proven = !byCookie || origin.isPresent() || fetchSite.isPresent();
        if (!sameSite || !sameOrigin || !proven) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "A request that changes something and is signed in by a cookie must come from a page of this"
                            + " server. Programs send the header 'Authorization: Bearer <token>' instead.");
        }
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority()).map(text -> text.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0 && host.indexOf(']', colon) < 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
