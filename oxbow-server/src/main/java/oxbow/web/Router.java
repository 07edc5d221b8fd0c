package oxbow.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import oxbow.problem.ProblemException;

/// Finds the route of a request: a tree over path segments in which literal segments go before named ones, and
/// named ones before the rest of a path. Immutable.
final class Router {

    /// The outcome of a look-up.
    sealed interface Found {}

    /// @param values the decoded values of the named segments
    record Match(Route route, Map<String, String> values) implements Found {}

    /// The path exists, but not with this method.
    record WrongMethod(Set<Method> allowed) implements Found {}

    record Nothing() implements Found {}

    private final Node root = new Node();
    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.routes.forEach(this::add);
    }

    List<Route> routes() {
        return routes;
    }

    /// @param method the method, or empty if it is none a route can have
    /// @param rawPath the path as it came in, still percent-encoded
    Found find(Optional<Method> method, String rawPath) {
        List<String> segments = decode(rawPath);
        Node node = root.descend(segments, 0);
        if (node == null) {
            return new Nothing();
        }
        Route route = method.map(node.routes::get).orElse(null);
        return route == null ? new WrongMethod(node.routes.keySet()) : new Match(route, values(route, segments));
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.segments()) {
            node = node.child(segment);
        }
        Route other = node.routes.putIfAbsent(route.method(), route);
        if (other != null) {
            throw new IllegalArgumentException("Two routes answer " + route.method() + " " + route.path()
                    + (other.path().equals(route.path()) ? "." : " (" + other.path() + ")."));
        }
    }

    private static Map<String, String> values(Route route, List<String> found) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> names = route.segments();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.endsWith("...}")) {
                values.put(name.substring(1, name.length() - 4), String.join("/", found.subList(i, found.size())));
            } else if (name.startsWith("{")) {
                values.put(name.substring(1, name.length() - 1), found.get(i));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static List<String> decode(String rawPath) {
        if (rawPath.equals("/")) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.substring(1).split("/", -1)) {
            segments.add(raw.indexOf('%') < 0 ? raw : decodeSegment(raw));
        }
        return segments;
    }

    private static String decodeSegment(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformed("The path holds '" + raw + "', which is not valid percent-encoding.");
        }
    }

    /// The methods as an `Allow` header lists them.
    static String allow(Set<Method> methods) {
        String names = methods.stream().map(Method::name).collect(Collectors.joining(", "));
        return methods.contains(Method.GET) ? names + ", HEAD" : names;
    }

    static Optional<Method> method(String name) {
        String effective = name.equals("HEAD") ? "GET" : name;
        return Arrays.stream(Method.values())
                .filter(method -> method.name().equals(effective))
                .findFirst();
    }

    private static final class Node {

        final Map<String, Node> literal = new HashMap<>();
        final Map<Method, Route> routes = new EnumMap<>(Method.class);

        @Nullable
        Node named;

        @Nullable
        Node rest;

        Node child(String segment) {
            if (segment.endsWith("...}")) {
                rest = rest == null ? new Node() : rest;
                return rest;
            }
            if (segment.startsWith("{")) {
                named = named == null ? new Node() : named;
                return named;
            }
            return literal.computeIfAbsent(segment, _ -> new Node());
        }

        @Nullable
        Node descend(List<String> segments, int from) {
            if (from == segments.size()) {
                return routes.isEmpty() ? null : this;
            }
            String segment = segments.get(from);
            Node next = literal.get(segment);
            Node found = next == null ? null : next.descend(segments, from + 1);
            if (found == null && named != null && !segment.isEmpty()) {
                found = named.descend(segments, from + 1);
            }
            return found == null ? rest : found;
        }
    }
}
