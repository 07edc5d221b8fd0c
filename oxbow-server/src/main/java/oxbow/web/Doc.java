package oxbow.web;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the OpenAPI document says about a route.
///
/// @param summary one sentence about what the route does; a route without one fails the build's route test
/// @param status the status of success
/// @param takes the body of the request, if it has one
/// @param answers the body of the answer, if it has one
/// @param queries the parameters after the question mark
/// @param page whether this is a page for people, which the OpenAPI document leaves out
public record Doc(
        String summary,
        int status,
        Optional<Payload> takes,
        Optional<Payload> answers,
        List<Query> queries,
        boolean page) {

    static final Doc NONE = new Doc("", 200, Optional.empty(), Optional.empty(), List.of(), false);

    public Doc {
        queries = List.copyOf(queries);
    }

    /// A body: its media type and, for JSON, the Java type it is read into or written from.
    ///
    /// @param items whether the body is a [Listing] of the type
    public record Payload(String mediaType, Type type, boolean items) {

        static Payload json(Type type) {
            return new Payload("application/json", type, false);
        }

        static Payload listing(Type item) {
            return new Payload("application/json", item, true);
        }

        static Payload raw(String mediaType) {
            return new Payload(mediaType, byte[].class, false);
        }
    }

    /// A parameter after the question mark.
    public record Query(String name, String description) {}

    Doc withQuery(String name, String description) {
        List<Query> more = new ArrayList<>(queries);
        more.add(new Query(name, description));
        return new Doc(summary, status, takes, answers, more, page);
    }

    Doc taking(Payload payload) {
        return new Doc(summary, status, Optional.of(payload), answers, queries, page);
    }

    Doc answering(String newSummary, int newStatus, Optional<Payload> payload) {
        return new Doc(newSummary, newStatus, takes, payload, queries, page);
    }
}
