package oxbow.web;

import java.util.stream.Collectors;
import oxbow.problem.Problem;

/// A plain page about a failed call, for when no better one is given.
public final class ErrorPage {

    private ErrorPage() {}

    public static Response answer(Failure failure) {
        String problems = failure.problems().stream()
                .map(Problem::message)
                .filter(message -> !message.equals(failure.title()))
                .map(message -> "<li>" + escape(message) + "</li>")
                .collect(Collectors.joining());
        String page = """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$d · Oxbow</title></head>
                <body><main><h1>%2$s</h1><ul>%3$s</ul><p>Request %4$s</p><p><a href="/">Home</a></p></main></body>
                </html>
                """.formatted(failure.status(), escape(failure.title()), problems, escape(failure.requestId()));
        return Response.html(failure.status(), output -> output.writeContent(page));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
