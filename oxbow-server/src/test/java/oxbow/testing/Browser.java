package oxbow.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// Debian's Chromium, watched: what it complains about and whom it asks are facts of a test.
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final URI server;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private Browser(URI server, Playwright playwright) {
        this.server = server;
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// A browser for that server; the test is skipped where there is no Chromium.
    public static Browser open(URI server) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "There is no /usr/bin/chromium; apt-get install chromium brings it.");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(server, playwright);
    }

    /// A window of its own, with its own cookies.
    public Page page(ColorScheme scheme, int width, int height) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setTimezoneId("UTC")
                .setLocale("en-GB")
                .setBaseURL(server.toString()));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(server.toString()) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                strangers.add(url);
            }
        });
        return page;
    }

    /// Signs in as the administrator through the page.
    public static void signIn(Page page) {
        page.navigate("/sign-in");
        page.fill("#token", TestServer.TOKEN);
        page.click("button[type=submit]");
        page.waitForURL("**/projects/*");
    }

    /// Keeps what the window shows, from top to bottom, to be looked at.
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /// Errors and warnings on the console of any window.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Requests to other hosts.
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
