package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page in a real browser, in the states that the fixture holds.
class PagesIT {

    private static final String HOME = "/projects/default";

    /// Path and a text that its reader must see.
    private static Map<String, String> walk() {
        Map<String, String> walk = new LinkedHashMap<>();
        walk.put("home", HOME);
        walk.put("data", HOME + "/data");
        walk.put("dataset", HOME + "/data/datasets/digits");
        walk.put("lineage", HOME + "/data/lineage?node=prediction:019aa1b2-0000-7000-8000-000000000384");
        walk.put("lineage-ask", HOME + "/data/lineage");
        walk.put("review", HOME + "/label");
        walk.put("runs", HOME + "/track/runs");
        walk.put("run", HOME + "/track/runs/019aa1b2-0000-7000-8000-0000000000ca");
        walk.put("compare", HOME + "/track/runs/compare?run=019aa1b2-0000-7000-8000-0000000000c9&run=019aa1b2-0000-7000-8000-0000000000ca");
        walk.put("models", HOME + "/track/models");
        walk.put("model", HOME + "/track/models/digits/versions/2");
        walk.put("evaluations", HOME + "/evaluate");
        walk.put("evaluation", HOME + "/evaluate/evaluations/8b5cc4df7eec7d32a7814eca4af047ae");
        walk.put("endpoints", HOME + "/serve");
        walk.put("endpoint", HOME + "/serve/endpoints/digits");
        walk.put("rollout", HOME + "/serve/endpoints/digits/rollouts/019aa1b2-0000-7000-8000-0000000001f7");
        walk.put("monitor", HOME + "/monitor");
        return walk;
    }

    @Test
    void everyPageShowsItselfWithoutComplaint(@TempDir Path data) {
        try (FixtureServer server = new FixtureServer(data, new FixtureApi());
                Browser browser = Browser.open(server.uri())) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = browser.page(scheme, 1360, 900);
                page.navigate("/sign-in");
                Browser.picture(page, "fixture-sign-in-" + scheme);
                Browser.signIn(page);
                walk().forEach((name, path) -> {
                    page.navigate(path);
                    page.waitForTimeout(400);
                    Browser.picture(page, "fixture-" + name + "-" + scheme);
                });
            }
            assertThat(browser.strangers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
