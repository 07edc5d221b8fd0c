package oxbow.cli;

import java.util.List;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.data.FileProfile;

/// A profile as a page: what there is in words, a table of all columns, a picture of each.
final class ProfilePage {

    /// So many columns are drawn, so that the page of a very wide table can still be opened.
    static final int MOST_DRAWN = 200;

    private final FileProfile found;
    private final RowProfile rows;

    ProfilePage(FileProfile found) {
        this.found = found;
        this.rows = found.profile();
    }

    String html() {
        Html html = new Html("Profile of " + Words.files(found));
        html.raw("<header class=\"answer\">").element("h1", Words.heading(found));
        Words.notes(found).forEach(note -> html.element("p", note));
        html.raw("</header>\n");
        table(html);
        html.raw("<h2>How the values lie</h2>\n<div class=\"cards\">\n");
        rows.schema().fields().stream().limit(MOST_DRAWN).forEach(field -> card(html, field));
        html.raw("</div>\n");
        foot(html, rows.schema().fields().size());
        return html.end();
    }

    /// Says what is not drawn, and what intervals mean.
    static void foot(Html html, int columns) {
        if (columns > MOST_DRAWN) {
            html.element("p", "The first " + MOST_DRAWN + " of " + Words.plural(columns, "column") + " are drawn.");
        }
        html.element(
                "p class=\"muted\"",
                "Intervals are 95 % intervals: Wilson's for shares, Student's for means; rows are taken to be"
                        + " independent. The outermost bars hold what lies beyond them too.");
    }

    private void table(Html html) {
        html.raw(
                "<h2>Columns</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Columns\"><table>");
        html.element(
                "caption", "Each column, what it is, the share of rows without a value, and what the others are like");
        html.raw("<thead><tr><th scope=\"col\">column</th><th scope=\"col\">kind</th>"
                + "<th scope=\"col\" class=\"n\">missing</th><th scope=\"col\">values</th>"
                + "<th scope=\"col\">taken for this because</th></tr></thead>\n<tbody>\n");
        for (RowSchema.Field field : rows.schema().fields()) {
            ColumnProfile column = rows.column(field.name()).orElseThrow();
            html.raw("<tr>")
                    .element("th scope=\"row\"", Words.visible(field.name()))
                    .element("td", Words.kind(field))
                    .element("td class=\"n\"", Numerals.figure(Summary.missing(column), true))
                    .element("td", Words.visible(Summary.line(column)))
                    .element("td", Words.visible(field.reason()))
                    .raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void card(Html html, RowSchema.Field field) {
        ColumnProfile column = rows.column(field.name()).orElseThrow();
        Bars bars = Bars.of(List.of(column));
        String name = Words.visible(field.name());
        html.raw("<section class=\"card\"><header>")
                .element("h3", name)
                .element("span class=\"muted\"", Words.kind(field))
                .raw("</header>");
        html.raw("<figure>").raw(BarsSvg.of(bars, List.of(""), "Histogram of " + name));
        html.element(
                "figcaption",
                Words.visible(Summary.line(column)) + " (n " + Numerals.count(column.rows() - column.missing()) + ")"
                        + Words.about(bars));
        html.raw("</figure></section>\n");
    }
}
