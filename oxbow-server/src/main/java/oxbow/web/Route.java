package oxbow.web;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import oxbow.access.Permission;

/// One thing the server can be asked: method, path, the permission it needs, its documentation and the code that
/// answers. Immutable; the methods below answer a changed copy.
///
/// A path consists of literal segments and `{name}` segments; the last may be `{name...}`, which takes the rest
/// of the path. A literal segment wins over a named one. A path with `{project}` is about that project, any
/// other about the project `default`.
///
/// @param errors how failures are answered; empty for problem documents (pages: the error page)
/// @param longestBody the most bytes a request body may have
public record Route(
        Method method,
        String path,
        Permission permission,
        Doc doc,
        Handler handler,
        Optional<ErrorForm> errors,
        long longestBody) {

    /// The longest body of a request that is read as a whole, unless a route says otherwise: 16 MiB.
    public static final long LONGEST_BODY = 16L << 20;

    private static final Pattern PATH = Pattern.compile("/|(/([A-Za-z0-9._-]+|\\{[a-z_]+(\\.\\.\\.)?}))+");

    public Route {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("The route path (" + path
                    + ") must be made of literal and {named} segments, each behind a slash, without one at the end.");
        }
    }

    public static Route get(String path, Permission permission, Handler handler) {
        return of(Method.GET, path, permission, handler);
    }

    public static Route post(String path, Permission permission, Handler handler) {
        return of(Method.POST, path, permission, handler);
    }

    public static Route put(String path, Permission permission, Handler handler) {
        return of(Method.PUT, path, permission, handler);
    }

    public static Route delete(String path, Permission permission, Handler handler) {
        return of(Method.DELETE, path, permission, handler);
    }

    private static Route of(Method method, String path, Permission permission, Handler handler) {
        return new Route(method, path, permission, Doc.NONE, handler, Optional.empty(), LONGEST_BODY);
    }

    /// Documents a route that answers 200 and a value of the type as JSON.
    public Route doc(String summary, Type answers) {
        return with(doc.answering(summary, 200, Optional.of(Doc.Payload.json(answers))));
    }

    /// Documents a route that answers that status and a value of the type as JSON.
    public Route doc(String summary, int status, Type answers) {
        return with(doc.answering(summary, status, Optional.of(Doc.Payload.json(answers))));
    }

    /// Documents a route that answers a [Listing] of such items, with `limit` and `page_token` to page through it.
    public Route docList(String summary, Type item) {
        return with(doc.answering(summary, 200, Optional.of(Doc.Payload.listing(item)))
                .withQuery("limit", "How many items to answer at most: 50 unless told, 1000 at most.")
                .withQuery("page_token", "Where to go on: the next_page_token of the page before."));
    }

    /// Documents a route that answers a [Listing] that is always whole.
    public Route docWhole(String summary, Type item) {
        return with(doc.answering(summary, 200, Optional.of(Doc.Payload.listing(item))));
    }

    /// Documents a route that answers 200 and something other than JSON.
    public Route docRaw(String summary, String mediaType) {
        return with(doc.answering(summary, 200, Optional.of(Doc.Payload.raw(mediaType))));
    }

    /// Documents a route that answers a status without a body, such as 204.
    public Route docEmpty(String summary, int status) {
        return with(doc.answering(summary, status, Optional.empty()));
    }

    /// Marks a page for people: it is left out of the OpenAPI document, leads to the sign-in page whoever is not
    /// signed in, and answers failures as a page.
    public Route page(String summary) {
        return with(new Doc(summary, 200, Optional.empty(), Optional.empty(), doc.queries(), true));
    }

    /// Says that the body of the request is JSON of that type.
    public Route takes(Type type) {
        return with(doc.taking(Doc.Payload.json(type)));
    }

    /// Says that the body of the request has that media type and at most so many bytes.
    public Route takesRaw(String mediaType, long longest) {
        return new Route(method, path, permission, doc.taking(Doc.Payload.raw(mediaType)), handler, errors, longest);
    }

    /// Allows a longer, or only a shorter, body than [#LONGEST_BODY].
    public Route longestBody(long bytes) {
        return new Route(method, path, permission, doc, handler, errors, bytes);
    }

    /// Documents a parameter after the question mark.
    public Route query(String name, String description) {
        return with(doc.withQuery(name, description));
    }

    /// Answers failures in a form of its own, as borrowed protocols want it.
    public Route errors(ErrorForm form) {
        return new Route(method, path, permission, doc, handler, Optional.of(form), longestBody);
    }

    private Route with(Doc newDoc) {
        return new Route(method, path, permission, newDoc, handler, errors, longestBody);
    }

    /// The segments of the path, without slashes; none for the root.
    List<String> segments() {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }
}
