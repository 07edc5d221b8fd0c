package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.testing.Browser;

/// Every page in a real browser over an API that answers from a file, light and dark, wide and narrow.
class PagesIT {

    private static final String HOME = "/projects/default";
    private static final String ID = "019aa1b2-0000-7000-8000-000000000";

    /// The address of each page.
    static Map<String, String> walk() {
        Map<String, String> walk = new LinkedHashMap<>();
        walk.put("home", HOME);
        walk.put("data", HOME + "/data");
        walk.put("dataset", HOME + "/data/datasets/digits");
        walk.put("lineage", HOME + "/data/lineage?node=prediction:" + ID + "384");
        walk.put("lineage-ask", HOME + "/data/lineage");
        walk.put("review", HOME + "/label");
        walk.put("runs", HOME + "/track/runs");
        walk.put("run", HOME + "/track/runs/" + ID + "0ca");
        walk.put("compare", HOME + "/track/runs/compare?run=" + ID + "0c9&run=" + ID + "0ca");
        walk.put("models", HOME + "/track/models");
        walk.put("model", HOME + "/track/models/digits/versions/2");
        walk.put("evaluations", HOME + "/evaluate");
        walk.put("evaluation", HOME + "/evaluate/evaluations/8b5cc4df7eec7d32a7814eca4af047ae");
        walk.put("endpoints", HOME + "/serve");
        walk.put("endpoint", HOME + "/serve/endpoints/digits");
        walk.put("rollout", HOME + "/serve/endpoints/digits/rollouts/" + ID + "1f7");
        walk.put("monitor", HOME + "/monitor");
        return walk;
    }

    /// What the reader of each page must find in its words.
    private static Map<String, String> words() {
        return Map.ofEntries(
                Map.entry("home", "43 predictions wait for review; 1 alarm not acknowledged."),
                Map.entry("data", "1 data set"),
                Map.entry("dataset", "1,260 rows with 64 features"),
                Map.entry("lineage", "What this prediction was made from"),
                Map.entry("lineage-ask", "What was something made from?"),
                Map.entry("review", "43 predictions wait for a person."),
                Map.entry("runs", "3 runs."),
                Map.entry("run", "It made digits/2"),
                Map.entry("compare", "Held fixed: code, data"),
                Map.entry("models", "3 model versions registered."),
                Map.entry("model", "it is right in"),
                Map.entry("evaluations", "3 evaluations"),
                Map.entry("evaluation", "always saying the majority would be right in"),
                Map.entry("endpoints", "2 endpoints serve."),
                Map.entry("endpoint", "digits/2 serves; digits/3 answers 25 % of the keys, step 2 of 3."),
                Map.entry("rollout", "digits/1 was rolled back after 3 min."),
                Map.entry("monitor", "1 alarm not acknowledged yet."));
    }

    @Test
    void everyPageAnswersItsQuestionAtTheTopWithoutComplaint(@TempDir Path data) {
        try (FixtureServer server = new FixtureServer(data, new FixtureApi());
                Browser browser = Browser.open(server.uri())) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = browser.page(scheme, 1360, 900);
                page.navigate("/sign-in");
                Browser.picture(page, "fixture-sign-in-" + scheme);
                Browser.signIn(page);
                walk().forEach((name, path) -> look(page, name, path, scheme));
            }
            assertThat(browser.strangers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void look(Page page, String name, String path, ColorScheme scheme) {
        page.navigate(path);
        assertThat(page.locator(".ox-head .ox-answer").textContent()).as(name).contains(words().get(name));
        assertThat(page.getAttribute("html", "data-bs-theme")).isEqualTo(scheme == ColorScheme.DARK ? "dark" : "light");
        if (page.locator("[data-windows]").count() > 0) {
            page.waitForFunction("document.body.dataset.charts === 'drawn'", null, new WaitForFunctionOptions());
            assertThat(page.locator("[data-chart] canvas").count()).isEqualTo(4);
        }
        Browser.picture(page, "fixture-" + name + "-" + scheme);
    }

    @Test
    void noPageIsWiderThanATelephone(@TempDir Path data) {
        try (FixtureServer server = new FixtureServer(data, new FixtureApi());
                Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 400, 800);
            Browser.signIn(page);
            walk().forEach((name, path) -> {
                page.navigate(path);
                Object wide = page.evaluate("document.documentElement.scrollWidth");
                assertThat(((Number) wide).intValue()).as("width of " + name).isLessThanOrEqualTo(400);
            });
            page.navigate(HOME + "/serve/endpoints/digits");
            Browser.picture(page, "fixture-endpoint-narrow");
        }
    }

    @Test
    void theKeyboardReachesStagesAndListsItsKeys(@TempDir Path data) {
        try (FixtureServer server = new FixtureServer(data, new FixtureApi());
                Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            page.keyboard().press("g");
            page.keyboard().press("d");
            page.waitForURL("**/projects/default/data");
            page.keyboard().press("?");
            assertThat(page.locator("#keys").textContent()).contains("Go to Monitor");
            Browser.picture(page, "fixture-keys");
        }
    }

    @Test
    void aSortedAndFilteredTableIsInTheAddress(@TempDir Path data) {
        try (FixtureServer server = new FixtureServer(data, new FixtureApi());
                Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            page.navigate(HOME + "/track/runs");
            page.locator("#runs th button", new Page.LocatorOptions().setHasText("dev_accuracy"))
                    .click();
            assertThat(page.locator("#runs tbody tr th").first().textContent()).isEqualTo("baseline");
            page.fill("input[type=search]", "both");
            page.waitForURL(url -> url.contains("runs.sort=5") && url.contains("runs.filter=both"));
            page.reload();
            assertThat(page.locator("#runs tbody tr:visible th").allTextContents())
                    .containsExactly("both");
        }
    }
}
