package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.testing.Browser;
import oxbow.web.Route;

/// Reviewing with the keyboard alone.
class ReviewIT {

    private static void said(Page page, String words) {
        page.waitForFunction("words => document.querySelector('[data-part=last]').textContent.includes(words)", words);
    }

    @Test
    void digitsAnswerAndUTakesTheLastAnswerBack(@TempDir Path data) {
        FixtureQueue queue = new FixtureQueue(List.of("t1", "t2", "t3"));
        FixtureApi fixture = new FixtureApi();
        try (FixtureServer server = new FixtureServer(data, () -> {
                    List<Route> both = new ArrayList<>(fixture.routes());
                    both.addAll(queue.routes());
                    return both;
                });
                Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            page.navigate("/projects/default/label/queues/digits");
            page.waitForSelector("[data-part=desk]:not([hidden])");
            Browser.picture(page, "fixture-reviewing");
            assertThat(page.locator("[data-part=why]").textContent())
                    .contains("unsure")
                    .contains("52 %");
            page.keyboard().press("1");
            said(page, "Saved 1, as the model said.");
            assertThat(page.locator("[data-part=why]").textContent()).contains("at random");
            page.keyboard().press("7");
            said(page, "Saved 7; the model had said 1.");
            page.keyboard().press("u");
            said(page, "Took back 7.");
            page.keyboard().press("2");
            said(page, "Saved 2");
            page.keyboard().press("Backspace");
            said(page, "Took back 2.");
            page.keyboard().press("3");
            said(page, "Saved 3");
            page.keyboard().press("9");
            page.waitForSelector("[data-part=empty]:not([hidden])");
            Browser.picture(page, "fixture-reviewed");
            assertThat(queue.answers())
                    .containsExactly(Map.entry("t1", "1"), Map.entry("t2", "3"), Map.entry("t3", "9"));
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
