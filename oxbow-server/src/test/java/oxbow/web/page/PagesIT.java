package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import oxbow.testing.Browser;

/// Walks every page in a real browser, over a real server, light and dark, wide and narrow.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SeededServer.Extension.class)
@SuppressWarnings("NullAway.Init") // the browser is opened before all tests
class PagesIT {

    private static final int TELEPHONE = 400;
    static final String FIGURE = "\\d+\\.\\d % (± \\d+\\.\\d \\(|\\(\\d+\\.\\d to \\d+\\.\\d, )n [\\d,]+\\)";

    private Browser browser;
    private PageWalk walk;

    @BeforeAll
    void open(SeededServer server) {
        browser = Browser.open(server.uri());
        walk = PageWalk.of(server);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    private Page page(ColorScheme scheme) {
        Page page = browser.page(scheme, 1360, 900);
        Browser.signIn(page);
        return page;
    }

    @Test
    void everyPageAnswersItsQuestionAtTheTopWithoutComplaint() {
        List<String> broken = new ArrayList<>();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = browser.page(scheme, 1360, 900);
            Axe.into(page);
            page.navigate("/sign-in");
            Axe.broken(page, scheme == ColorScheme.DARK).forEach(it -> broken.add("sign-in: " + it));
            Browser.signIn(page);
            walk.stops().forEach((name, stop) -> look(page, name, stop, scheme, broken));
        }
        assertThat(broken).isEmpty();
        assertThat(browser.strangers()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void look(Page page, String name, PageWalk.Stop stop, ColorScheme scheme, List<String> broken) {
        stop.open(page);
        String answer = page.locator(".ox-head .ox-answer").textContent();
        assertThat(stop.says())
                .as("%s answers: %s", name, answer)
                .allSatisfy(says -> assertThat(answer).containsPattern(Pattern.compile(says)));
        assertThat(page.getAttribute("html", "data-bs-theme")).isEqualTo(scheme == ColorScheme.DARK ? "dark" : "light");
        Axe.broken(page, scheme == ColorScheme.DARK).forEach(it -> broken.add(name + " " + scheme + ": " + it));
        Browser.picture(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void noPageIsWiderThanATelephone() {
        Page page = browser.page(ColorScheme.LIGHT, TELEPHONE, 800);
        Browser.signIn(page);
        walk.stops().forEach((name, stop) -> {
            stop.open(page);
            Object wide = page.evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) wide).intValue()).as("width of " + name).isLessThanOrEqualTo(TELEPHONE);
            Browser.picture(page, name + "-narrow");
        });
    }

    @Test
    void chartsAreDrawnWhereThereIsSomethingToDraw() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("endpoint").open(page);
        assertThat(page.locator("[data-chart] canvas").count()).isEqualTo(4);
        walk.stop("endpoint-unlabelled").open(page);
        assertThat(page.locator("[data-chart=accuracy]").textContent()).contains("No label has arrived");
        walk.stop("endpoint-fresh").open(page);
        assertThat(page.locator("[data-chart] canvas").count()).isZero();
    }

    @Test
    void theKeyboardReachesStagesAndListsItsKeys() {
        Page page = page(ColorScheme.LIGHT);
        page.navigate(SeededServer.HOME);
        page.keyboard().press("g");
        page.keyboard().press("d");
        page.waitForURL("**/projects/default/data");
        page.keyboard().press("?");
        assertThat(page.locator("#keys").textContent()).contains("Go to Monitor");
        Browser.picture(page, "keys");
    }

    @Test
    void aSortedAndFilteredTableIsInTheAddress() {
        Page page = page(ColorScheme.LIGHT);
        page.navigate(SeededServer.HOME + "/track/runs");
        Locator heading = page.locator("#runs th button", new Page.LocatorOptions().setHasText("dev_accuracy"));
        heading.click();
        assertThat(page.locator("#runs tbody tr th").first().textContent()).isEqualTo("hasty");
        page.fill("input[type=search]", "again");
        page.waitForURL(url -> url.contains("runs.sort=5") && url.contains("runs.filter=again"));
        page.reload();
        assertThat(page.locator("#runs tbody tr:visible th").allTextContents()).containsExactly("again");
    }

    @Test
    void hiddenColumnsAreInTheAddressAndStayOutOfWhatIsCopied() {
        Page page = page(ColorScheme.LIGHT);
        page.navigate(SeededServer.HOME + "/track/runs");
        page.locator(".ox-columns summary").click();
        page.getByLabel("Experiment").uncheck();
        page.waitForURL(url -> url.contains("runs.hide=2"));
        page.reload();
        assertThat(page.locator("#runs thead th:visible").allTextContents())
                .contains("Run")
                .doesNotContain("Experiment");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Copy").setExact(true))
                .click();
        page.waitForSelector(".ox-toast");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .contains("hasty")
                .doesNotContain("reading");
    }

    @Test
    void chartsLeadToEarlierSpansAndBack() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("endpoint-hour").open(page);
        page.keyboard().press("[");
        page.waitForURL(url -> url.contains("range=1h&to="));
        page.waitForSelector("body[data-charts=drawn]");
        assertThat(page.locator("[data-legend]").textContent()).contains("digits/1");
        Browser.picture(page, "endpoint-earlier-light");
        page.keyboard().press("]");
        page.waitForURL(url -> url.endsWith("range=1h"));
    }

    @Test
    void answersAreReadPageByPage() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("review").open(page);
        List<String> latest = predictions(page);
        page.getByText("Earlier answers").click();
        page.waitForURL("**/label?before=*");
        assertThat(latest).hasSize(25);
        assertThat(predictions(page)).hasSize(25).doesNotContainAnyElementsOf(latest);
    }

    private static List<String> predictions(Page page) {
        return page.locator("#answered tbody tr td:last-child").allTextContents();
    }

    @Test
    void idsCanBeCopied() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("endpoint").open(page);
        Locator copy = page.locator("#recent .ox-copy").first();
        copy.click();
        page.waitForSelector(".ox-toast");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(copy.getAttribute("data-copy"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void accuracyStandsBesideEachEndpointOrThatNoLabelHasCome() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("endpoints").open(page);
        assertThat(row(page, "digits")).containsPattern(FIGURE);
        assertThat(row(page, "archive")).contains("no label in the last 24 hours");
    }

    private static String row(Page page, String endpoint) {
        return page.locator("#endpoints tr:has(th a:text-is(\"" + endpoint + "\"))")
                .textContent();
    }

    @Test
    void requestsThatAreTooYoungAreNotCalledUnlabelled() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("canary-running").open(page);
        assertThat(page.textContent("main")).containsPattern("requests? of the candidate ha(ve|s) not reached it yet");
        walk.stop("canary-promoted").open(page);
        assertThat(page.textContent("main")).contains("proved").doesNotContain("may go on");
    }

    @Test
    void whatSomebodyDecidedDoesNotLookAsIfItHadPassed() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("canary-taken-back").open(page);
        assertThat(page.textContent("main")).contains("Decided by administrator, not by the evidence");
        assertThat(page.locator(".ox-steps li.done").count()).isZero();
        assertThat(page.locator(".ox-steps").textContent())
                .contains("cut short")
                .contains("never began")
                .contains("promoted, then taken back");
        walk.stop("endpoint-blue-green").open(page);
        assertThat(page.textContent("main")).containsPattern("taken back\\s+By hand by administrator on \\d+ \\w+, ");
        walk.stop("canary-promoted").open(page);
        assertThat(page.locator(".ox-steps li.done").count()).isEqualTo(3);
        assertThat(page.textContent("main")).doesNotContain("not by the evidence");
    }

    @Test
    void theHeadFollowsAPromotionByHandAndAButtonTakesItBack(SeededServer server) {
        server.client()
                .post(
                        SeededServer.API + "/serve/endpoints/lever/rollouts",
                        Map.of("candidate", Map.of("model", "digits/3"), "plan", Map.of("pattern", "blue_green")))
                .expect(201);
        Page page = page(ColorScheme.LIGHT);
        page.navigate(SeededServer.HOME + "/serve/endpoints/lever");
        confirm(page, "Promote now");
        page.waitForSelector(".ox-answer:has-text('digits/3 serves, and nothing else is being tried.')");
        confirm(page, "Take the promotion back");
        page.waitForSelector(".ox-answer:has-text('digits/2 serves, and nothing else is being tried.')");
    }

    private static void confirm(Page page, String button) {
        page.locator("form button", new Page.LocatorOptions().setHasText(button))
                .click();
        page.locator("dialog[open] .primary").click();
    }

    @Test
    void stepsAreAskedForOnlyInACanary() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("endpoint-fresh").open(page);
        page.keyboard().press("n");
        Locator step = page.getByLabel("Step 1, per cent");
        assertThat(step.isVisible()).isFalse();
        page.getByLabel("canary").check();
        assertThat(step.isVisible()).isTrue();
        assertThat(page.getByLabel("Margin").isVisible()).isTrue();
        Browser.picture(page, "endpoint-start-canary");
        page.getByLabel("blue-green").check();
        assertThat(step.isVisible()).isFalse();
        assertThat(page.getByLabel("Margin").isVisible()).isFalse();
    }

    @Test
    void onlyWhereEvidenceDecidesAPageShowsEvidenceAndItsErrorRates() {
        Page page = page(ColorScheme.LIGHT);
        for (String blueGreen : List.of("endpoint-blue-green", "blue-green-running")) {
            walk.stop(blueGreen).open(page);
            assertThat(page.locator(".ox-gauge").count()).as(blueGreen).isZero();
            assertThat(page.textContent("main"))
                    .as(blueGreen)
                    .contains("You decide")
                    .doesNotContain("wrongly");
        }
        walk.stop("endpoint-blue-green").open(page);
        assertThat(page.getAttribute(".ox-split", "aria-label"))
                .isEqualTo("digits/2 stands ready, digits/1 answers 100 %");
        walk.stop("shadow-running").open(page);
        assertThat(page.textContent("main")).contains("Finds it worse wrongly").doesNotContain("Promotes wrongly");
    }

    @Test
    void aPageWithoutChartsLoadsLessThanAHundredKilobytesOfScript() {
        Page page = page(ColorScheme.LIGHT);
        walk.stop("runs").open(page);
        Object bytes = page.evaluate("performance.getEntriesByType('resource')"
                + ".filter((e) => e.initiatorType === 'script').reduce((sum, e) => sum + e.decodedBodySize, 0)");
        assertThat(((Number) bytes).longValue()).isBetween(1_000L, 100_000L);
        assertThat(page.locator("script[src*=echarts]").count()).isZero();
    }
}
