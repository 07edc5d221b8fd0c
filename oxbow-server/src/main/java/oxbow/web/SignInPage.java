package oxbow.web;

import java.util.List;
import oxbow.access.Permission;

/// A plain page to sign in on.
public final class SignInPage implements RouteSource {

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/sign-in", Permission.PUBLIC, SignInPage::show).page("The page to sign in on."));
    }

    private static Response show(Call call) {
        String failed = call.query("failed").isPresent() ? "<p role=\"alert\">That token is not valid.</p>" : "";
        String page = """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Sign in · Oxbow</title></head>
                <body><main><h1>Oxbow</h1>%s
                <form method="post" action="/sign-in">
                <input type="hidden" name="to" value="%s">
                <label>Token <input type="password" name="token" autocomplete="current-password" required></label>
                <button>Sign in</button>
                </form></main></body>
                </html>
                """.formatted(failed, ErrorPage.escape(call.query("to").orElse("/")));
        return Response.html(200, output -> output.writeContent(page));
    }
}
