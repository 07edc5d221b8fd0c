package oxbow.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oxbow.access.Access;
import oxbow.access.Permission;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Takes a request through its stations: name of the server, route, caller, origin, permission, size, handler,
/// answer. Whatever fails on the way is answered in the form of its route. Thread-safe.
final class Dispatcher {

    private static final Logger LOG = System.getLogger("oxbow.web");
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    private final Router router;
    private final Border border;
    private final Authentication authentication;
    private final Access access;
    private final RequestJson json;
    private final Replays replays;
    private final Responder responder;
    private final CallMeter meter;
    private final ErrorForm pageErrors;
    private final Ids ids;

    Dispatcher(
            Router router,
            Border border,
            Access access,
            RequestJson json,
            Replays replays,
            Responder responder,
            CallMeter meter,
            ErrorForm pageErrors,
            Ids ids) {
        this.router = router;
        this.border = border;
        this.authentication = new Authentication(access);
        this.access = access;
        this.json = json;
        this.replays = replays;
        this.responder = responder;
        this.meter = meter;
        this.pageErrors = pageErrors;
        this.ids = ids;
    }

    void handle(ServerRequest request, ServerResponse out) {
        String requestId =
                request.headers().first(REQUEST_ID).filter(RequestId::isUsable).orElseGet(ids::next);
        ScopedValue.where(RequestId.CURRENT, requestId).run(() -> handle(request, out, requestId));
    }

    private void handle(ServerRequest request, ServerResponse out, String requestId) {
        long start = System.nanoTime();
        Progress progress = new Progress();
        Response response = answer(request, requestId, progress);
        String method = request.prologue().method().text();
        try {
            responder.send(request, out, response, requestId, method.equals("HEAD"));
            if (progress.call != null) {
                progress.call.drain(
                        progress.admitted
                                ? Math.max(Responder.DRAINED, 2 * progress.call.longestBody())
                                : Responder.DRAINED);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.DEBUG, () -> "call.abandoned path=" + path(request) + " reason=\"" + e.getMessage() + "\"");
        }
        long took = System.nanoTime() - start;
        if (progress.route == null) {
            meter.countUnrouted(response.status(), took);
        } else {
            meter.count(progress.route, response.status(), took);
        }
        LOG.log(
                Level.DEBUG,
                () -> "call.answered method=" + method + " path=" + path(request) + " status=" + response.status()
                        + " took_us=" + took / 1000);
    }

    /// How far a request has come; decides the form in which a failure is answered.
    private static final class Progress {
        @Nullable
        Route route;

        @Nullable
        HttpCall call;

        /// Whether the caller may do this, and so is given the time to finish a body that is too long.
        boolean admitted;
    }

    private Response answer(ServerRequest request, String requestId, Progress progress) {
        try {
            return admit(request, requestId, progress);
        } catch (ProblemException problem) {
            return refuse(request, progress, problem, Failure.of(problem, path(request), requestId));
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "call.failed path=" + path(request), defect);
            return answer(request, progress, Failure.defect(path(request), requestId));
        }
    }

    private Response admit(ServerRequest request, String requestId, Progress progress) {
        ServerRequestHeaders headers = request.headers();
        border.checkHost(headers.first(HeaderNames.HOST));
        String methodName = request.prologue().method().text();
        Optional<Method> method = Router.method(methodName);
        return switch (router.find(method, path(request))) {
            case Router.Nothing _ ->
                throw new ProblemException(ProblemKind.NOT_FOUND, "There is nothing at " + path(request) + ".");
            case Router.WrongMethod(Set<Method> allowed) ->
                answer(
                        request,
                        progress,
                        Failure.wrongMethod(methodName, Router.allow(allowed), path(request), requestId));
            case Router.Match match -> {
                progress.route = match.route();
                Authentication.Caller caller = authentication.caller(headers);
                if (!match.route().method().isSafe()) {
                    border.checkOrigin(
                            headers.first(HeaderNames.ORIGIN),
                            headers.first(FETCH_SITE),
                            headers.first(HeaderNames.HOST),
                            caller.byCookie());
                }
                HttpCall call = new HttpCall(
                        request, match, caller, name -> access.project(caller.principal(), name), json, requestId);
                progress.call = call;
                checkPermission(match.route().permission(), call);
                progress.admitted = true;
                checkLength(match.route(), headers.contentLength());
                yield replays.answer(match.route(), call);
            }
        };
    }

    private static void checkPermission(Permission permission, HttpCall call) {
        if (permission != Permission.PUBLIC && !call.signedIn()) {
            throw new ProblemException(
                    ProblemKind.UNAUTHENTICATED,
                    "This needs a valid token. Send it in the header 'Authorization: Bearer <token>', or sign in.");
        }
        Principal principal = call.principal();
        boolean allowed = switch (permission) {
            case PUBLIC, SIGNED_IN -> true;
            case READ, INFER, LABEL, WRITE, DECIDE ->
                principal.may(permission, call.project().id());
            case ADMINISTER -> principal.administrator();
        };
        if (!allowed) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    principal.name() + " may not do this: it needs the permission "
                            + permission.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
    }

    private static void checkLength(Route route, OptionalLong announced) {
        if (announced.isPresent() && announced.getAsLong() > route.longestBody()) {
            throw LimitedBody.tooLong(announced.getAsLong() + " bytes", route.longestBody());
        }
    }

    private Response refuse(ServerRequest request, Progress progress, ProblemException problem, Failure failure) {
        Route route = progress.route;
        boolean toSignIn = problem.kind() == ProblemKind.UNAUTHENTICATED
                && route != null
                && route.doc().page()
                && route.method().isSafe();
        if (toSignIn) {
            String query = request.query().rawValue();
            String to = path(request) + (query.isEmpty() ? "" : "?" + query);
            return Response.redirect("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        return answer(request, progress, failure);
    }

    private Response answer(ServerRequest request, Progress progress, Failure failure) {
        Response response = form(request, progress).answer(failure);
        for (var header : failure.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    private ErrorForm form(ServerRequest request, Progress progress) {
        Route route = progress.route;
        if (route != null && route.errors().isPresent()) {
            return route.errors().get();
        }
        boolean page = route == null ? wantsPage(request) : route.doc().page();
        return page ? pageErrors : ProblemDocument::answer;
    }

    /// Whether a browser went astray: it names HTML, and the path is no part of an API.
    private static boolean wantsPage(ServerRequest request) {
        String path = path(request);
        return !path.startsWith("/api/")
                && !path.startsWith("/v2")
                && request.headers()
                        .first(HeaderNames.ACCEPT)
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    private static String path(ServerRequest request) {
        return request.prologue().uriPath().rawPath();
    }
}
