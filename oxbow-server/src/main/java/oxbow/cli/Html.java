package oxbow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A report: one HTML page that needs nothing else, neither script nor network.
final class Html {

    private final StringBuilder page = new StringBuilder();

    /// Begins the page.
    ///
    /// @param title what stands in the browser's tab
    Html(String title) {
        raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        raw("<title>").text(title).raw("</title>\n<style>\n").raw(style()).raw("</style>\n</head>\n<body>\n<main>\n");
    }

    private static String style() {
        try (InputStream css = Html.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("The report's style is not in the program.");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Adds markup as it is.
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /// Adds text.
    Html text(String text) {
        escape(text, page);
        return this;
    }

    /// Adds an element that holds text.
    ///
    /// @param open its name and attributes
    Html element(String open, String text) {
        String name = open.split(" ", 2)[0];
        return raw("<" + open + ">").text(text).raw("</" + name + ">");
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        escape(text, out);
        return out.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(letter);
            }
        }
    }

    /// The whole page.
    String end() {
        return page + "</main>\n</body>\n</html>\n";
    }
}
