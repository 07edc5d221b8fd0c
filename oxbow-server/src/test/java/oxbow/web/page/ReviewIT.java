package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import oxbow.testing.Browser;

/// Reviewing with the keyboard alone.
@ExtendWith(SeededServer.Extension.class)
class ReviewIT {

    private static void said(Page page, String words) {
        page.waitForSelector("[data-part=last]:has-text(\"" + words + "\")");
    }

    /// Why a person is asked, without the score.
    private static String why(Page page) {
        return page.locator("[data-part=why]").textContent().replaceFirst(":.*", "");
    }

    @Test
    void digitsAnswerAndUTakesTheLastAnswerBack(SeededServer server) {
        try (Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            page.navigate(SeededServer.HOME + "/label/queues/desk");
            page.waitForSelector("[data-part=desk]:not([hidden])");
            Browser.picture(page, "reviewing");
            Set<String> why = new HashSet<>(Set.of(why(page)));
            String guess = answer(page, true);
            why.add(why(page));
            String other = answer(page, false);
            page.keyboard().press("u");
            said(page, "Took back " + other + ".");
            page.keyboard().press("2");
            said(page, "Saved 2");
            page.keyboard().press("Backspace");
            said(page, "Took back 2.");
            page.keyboard().press("3");
            said(page, "Saved 3");
            why.add(why(page));
            page.keyboard().press("9");
            page.waitForSelector("[data-part=empty]:not([hidden])");
            Browser.picture(page, "reviewed");
            assertThat(why)
                    .hasSize(2)
                    .anyMatch(it -> it.contains("the model is unsure"))
                    .anyMatch(it -> it.contains("Drawn at random"));
            assertThat(answers(server)).containsExactlyInAnyOrder(guess, "3", "9");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /// With what the model said or something else; an audit does not show what it said.
    private static String answer(Page page, boolean agree) {
        Locator suggested = page.locator("[data-part=answers] .suggested");
        boolean audit = why(page).contains("Drawn at random");
        assertThat(suggested.count()).isEqualTo(audit ? 0 : 1);
        String guess = audit ? "8" : suggested.getAttribute("data-label");
        String label = agree ? guess : guess.equals("7") ? "1" : "7";
        page.keyboard().press(label);
        said(
                page,
                audit
                        ? "Saved " + label
                        : agree
                                ? "Saved " + label + ", as the model said."
                                : "Saved " + label + "; the model had said " + guess + ".");
        return label;
    }

    @Test
    void whatIsNoImageIsShownAsNamedValues(SeededServer server) {
        new SeededFlowers(server.client()).publish();
        try (Browser browser = Browser.open(server.uri())) {
            Page page = browser.page(ColorScheme.LIGHT, 1360, 900);
            Browser.signIn(page);
            page.navigate("/projects/" + SeededFlowers.PROJECT + "/label/queues/flowers");
            page.waitForSelector("[data-part=desk]:not([hidden])");
            Browser.picture(page, "reviewing-features");
            assertThat(page.locator("[data-part=question]").textContent()).isEqualTo("Which class is this?");
            assertThat(page.locator("[data-part=image]").isVisible()).isFalse();
            assertThat(page.locator("[data-part=inputs] tbody th").allTextContents())
                    .containsExactly("petal length", "petal width");
            assertThat(page.locator("[data-part=inputs] tbody td").allTextContents())
                    .containsExactly("5.8", "2.8");
            page.keyboard().press("2");
            said(page, "Saved 2");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static List<String> answers(SeededServer server) {
        List<String> labels = new ArrayList<>();
        for (JsonNode task : server.items("/label/tasks?endpoint=desk&state=answered")) {
            labels.add(task.at("/answer/label").asText());
        }
        return labels;
    }
}
