package oxbow.cli;

import java.util.List;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.ColumnTest;
import oxbow.core.compare.Comparison;
import oxbow.core.compare.SchemaChange;
import oxbow.core.compare.TestResult;
import oxbow.core.profile.ColumnProfile;
import oxbow.data.FileComparison;
import oxbow.data.FileProfile;

/// A comparison as a page: the answer in words, a table of all columns by effect, a picture and the tests of each.
final class ComparePage {

    private static final List<String> SIDES = List.of("reference", "current");

    private final FileComparison found;
    private final Comparison comparison;

    ComparePage(FileComparison found) {
        this.found = found;
        this.comparison = found.comparison();
    }

    String html() {
        Html html = new Html("Drift of " + Words.files(found.current()));
        answer(html);
        table(html);
        html.raw("<h2>Reference and current</h2>\n<p><span class=\"key r\"></span><span>reference</span>"
                + "<span class=\"key c\"></span><span>current</span></p>\n<div class=\"cards\">\n");
        comparison.ranked().stream().limit(ProfilePage.MOST_DRAWN).forEach(column -> card(html, column));
        html.raw("</div>\n");
        ProfilePage.foot(html, comparison.columns().size());
        return html.end();
    }

    private void answer(Html html) {
        html.raw("<header class=\"answer" + (comparison.drifted() ? " bad" : "") + "\">")
                .element("h1", Verdict.sentence(comparison))
                .element("p", "Reference: " + Words.heading(found.reference()))
                .element("p", "Current: " + Words.heading(found.current()));
        for (SchemaChange change : comparison.schemaChanges()) {
            html.element("p", Words.visible(change.text()));
        }
        for (FileProfile side : List.of(found.reference(), found.current())) {
            Words.notes(side).forEach(note -> html.element("p", note));
        }
        html.element("p class=\"muted\"", Verdict.condition(comparison)).raw("</header>\n");
    }

    private void table(Html html) {
        html.raw(
                "<h2>Columns</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Columns\"><table>");
        html.element("caption", "Columns that have drifted first, then by effect, the largest first");
        html.raw("<thead><tr><th scope=\"col\">column</th><th scope=\"col\">kind</th><th scope=\"col\">verdict</th>"
                + "<th scope=\"col\" class=\"n\">effect</th><th scope=\"col\">reference</th>"
                + "<th scope=\"col\">current</th><th scope=\"col\">why</th></tr></thead>\n<tbody>\n");
        for (ColumnComparison column : comparison.ranked()) {
            html.raw("<tr>")
                    .element("th scope=\"row\"", Words.visible(column.name()))
                    .element("td", Verdict.kind(column))
                    .raw("<td>" + tag(column) + "</td>")
                    .element("td class=\"n\"", column.effect() == 0 ? "" : Numerals.number(column.effect()))
                    .element("td", values(found.reference(), column))
                    .element("td", values(found.current(), column))
                    .element("td", String.join("; ", Verdict.reasons(column, found)))
                    .raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static String tag(ColumnComparison column) {
        String colour = column.drifted() ? " bad" : Verdict.isCompared(column) ? " good" : "";
        return "<span class=\"tag" + colour + "\">" + Verdict.word(column) + "</span>";
    }

    private static String values(FileProfile side, ColumnComparison column) {
        ColumnProfile profile = Verdict.side(side, column);
        String missing = profile.missing() == 0 ? "" : "; missing " + Numerals.figure(Summary.missing(profile), true);
        return Words.visible(Summary.line(profile)) + missing;
    }

    private void card(Html html, ColumnComparison column) {
        Bars bars = Bars.of(List.of(Verdict.side(found.reference(), column), Verdict.side(found.current(), column)));
        String name = Words.visible(column.name());
        html.raw("<section class=\"card\"><header>").element("h3", name).raw(tag(column) + "</header><figure>");
        html.raw(BarsSvg.of(bars, SIDES, "Histogram of " + name + ": reference as a dashed outline, current filled"));
        html.element(
                "figcaption",
                "n " + Numerals.count(present(found.reference(), column)) + " and "
                        + Numerals.count(present(found.current(), column)) + Words.about(bars));
        html.raw("</figure>");
        tests(html, column, name);
        html.raw("</section>\n");
    }

    private static long present(FileProfile side, ColumnComparison column) {
        ColumnProfile profile = Verdict.side(side, column);
        return profile.rows() - profile.missing();
    }

    private static void tests(Html html, ColumnComparison column, String name) {
        html.raw("<details><summary>").text("Tests of " + name).raw("</summary>");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text("Tests of " + name)
                .raw("\"><table>");
        html.element("caption", "Those that decide first; a test decides if an effect from the floor on makes drift");
        html.raw("<thead><tr><th scope=\"col\">test</th><th scope=\"col\" class=\"n\">statistic</th>"
                + "<th scope=\"col\" class=\"n\">threshold</th><th scope=\"col\" class=\"n\">p</th>"
                + "<th scope=\"col\" class=\"n\">effect</th><th scope=\"col\" class=\"n\">floor</th>"
                + "<th scope=\"col\">says</th></tr></thead>\n<tbody>\n");
        for (ColumnTest test : column.tests()) {
            row(html, test);
        }
        html.raw("</tbody></table></div></details>");
    }

    private static void row(Html html, ColumnTest test) {
        html.raw("<tr>").element("th scope=\"row\"", Verdict.name(test.result().test()));
        switch (test.result()) {
            case TestResult.Known known ->
                html.element("td class=\"n\"", Numerals.number(known.statistic()))
                        .element("td class=\"n\"", Numerals.number(known.threshold()))
                        .element("td class=\"n\"", Numerals.chance(known.pValue()))
                        .element(
                                "td class=\"n\"", Numerals.number(known.effect().value()))
                        .element("td class=\"n\"", test.decides() ? Numerals.number(test.floor()) : "")
                        .element("td", test.drifted() ? "drift" : known.significant() ? "significant" : "same");
            case TestResult.Undefined undefined ->
                html.raw("<td></td><td></td><td></td><td></td><td></td>").element("td", undefined.reason());
        }
        html.raw("</tr>\n");
    }
}
