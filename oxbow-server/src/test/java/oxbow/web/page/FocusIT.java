package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import oxbow.testing.Browser;

/// What a reader without a mouse needs and [Axe] cannot tell.
@ExtendWith(SeededServer.Extension.class)
class FocusIT {

    /// What takes the focus but does not show it.
    private static final String UNSEEN = """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
              .filter((e) => e.checkVisibility() && !e.disabled)
              .filter((e) => {
                e.focus({ focusVisible: true });
                if (document.activeElement !== e) return false;
                const shown = [e, e.parentElement, e.querySelector('rect')].filter(Boolean).map((x) => getComputedStyle(x));
                return !shown.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
                  && !(e.querySelector('rect') && parseFloat(getComputedStyle(e.querySelector('rect')).strokeWidth) >= 2)
                  && getComputedStyle(e).boxShadow === 'none';
              })
              .map((e) => e.outerHTML.slice(0, 120))
            """;

    @Test
    void whateverTakesTheFocusShowsIt(SeededServer server) {
        try (Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            for (String name : List.of("home", "endpoint", "canary-running", "runs", "dataset", "review", "monitor")) {
                PageWalk.of(server).stop(name).open(page);
                assertThat((List<?>) page.evaluate(UNSEEN)).as(name).isEmpty();
            }
        }
    }
}
