package oxbow.web.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.Permission;
import oxbow.access.Session;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Signing in and out with a browser: a token becomes a session cookie.
public final class SessionRoutes implements RouteSource {

    private static final int LONGEST_FORM = 8 << 10;

    private final Access access;
    private final Clock clock;

    public SessionRoutes(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/sign-in", Permission.PUBLIC, this::signIn)
                        .longestBody(LONGEST_FORM)
                        .page("Opens a session with a token."),
                Route.post("/sign-out", Permission.PUBLIC, this::signOut)
                        .longestBody(LONGEST_FORM)
                        .page("Ends the session."));
    }

    private Response signIn(Call call) {
        String to = destination(call.form().getOrDefault("to", "/"));
        Optional<Session> session =
                access.signIn(call.form().getOrDefault("token", "").strip());
        if (session.isEmpty()) {
            return Response.redirect(
                    "/sign-in?failed=1&to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
        }
        long seconds =
                Duration.between(clock.instant(), session.get().expires()).toSeconds();
        return Response.redirect(to)
                .with("Set-Cookie", cookie(call, session.get().secret(), Math.max(seconds, 0)));
    }

    private Response signOut(Call call) {
        call.cookie(Call.SESSION_COOKIE).ifPresent(access::signOut);
        return Response.redirect("/sign-in").with("Set-Cookie", cookie(call, "", 0));
    }

    private static String cookie(Call call, String value, long seconds) {
        boolean secure =
                call.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
        return Call.SESSION_COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + seconds
                + (secure ? "; Secure" : "");
    }

    /// Where to go after signing in: a path on this server and nowhere else.
    private static String destination(String to) {
        boolean here = to.matches("/[!-~]*") && !to.startsWith("//") && !to.contains("\\");
        return here ? to : "/";
    }
}
