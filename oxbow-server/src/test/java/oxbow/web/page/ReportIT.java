package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.cli.Command;
import oxbow.cli.CompareCommand;
import oxbow.cli.ProfileCommand;
import oxbow.testing.Browser;
import picocli.CommandLine;

/// The reports of `oxbow profile` and `oxbow compare` in a browser: readable in light and dark, without asking anybody.
class ReportIT {

    @TempDir
    private Path folder;

    private Path file(String name, double shift) throws IOException {
        StringBuilder rows = new StringBuilder("width,<b>colour</b>,flag,day\n");
        for (int i = 0; i < 3_000; i++) {
            rows.append((i * 7919L % 1009) / 100.0 + shift)
                    .append(i % 5 == 0 ? ",red," : ",\"blue & <green>\",")
                    .append(i % 3 == 0 ? "true," : "false,")
                    .append(i % 11 == 0 ? "" : "2026-0" + (1 + i % 9) + "-01")
                    .append('\n');
        }
        return Files.writeString(folder.resolve(name), rows);
    }

    private static int run(Command command, String... arguments) {
        return command.run(new CommandLine(command.spec()).parseArgs(arguments));
    }

    @Test
    void reportsAreReadableInLightAndDarkAndAskNobody() throws IOException {
        PrintWriter silent = new PrintWriter(new StringWriter());
        Path reference = file("reference.csv", 0);
        Path current = file("current.csv", 3);
        Path profile = folder.resolve("profile.html");
        Path compare = folder.resolve("compare.html");
        run(new ProfileCommand(Map.of(), silent, silent), "--html", profile.toString(), reference.toString());
        int code = run(
                new CompareCommand(Map.of(), silent, silent),
                "--html",
                compare.toString(),
                reference.toString(),
                current.toString());
        assertThat(code).isEqualTo(3);
        try (Browser browser = Browser.open(folder.toUri())) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = browser.page(scheme, 1200, 900);
                Axe.into(page);
                for (Path report : new Path[] {profile, compare}) {
                    page.navigate(report.toUri().toString());
                    page.locator("details summary").all().forEach(summary -> summary.click());
                    assertThat(Axe.broken(page, false)).isEmpty();
                    assertThat(page.locator("svg[role=img]").count()).isGreaterThanOrEqualTo(4);
                    Browser.picture(page, "report-" + report.getFileName() + "-" + scheme);
                }
                assertThat(page.locator("h1").textContent()).isEqualTo("Drift: 1 of 4 columns has drifted: width.");
                assertThat(page.locator("tbody th").allTextContents()).contains("<b>colour</b>");
            }
            assertThat(browser.strangers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
