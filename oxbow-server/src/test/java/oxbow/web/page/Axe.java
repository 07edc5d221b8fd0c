package oxbow.web.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The Web Content Accessibility Guidelines 2.2, levels A and AA, as far as axe-core can tell.
final class Axe {

    /// Every broken rule with the first places that break it.
    private static final String ASK = """
            async (dark) => (await axe.run(document, {
              runOnly: dark ? ['color-contrast'] : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            })).violations.map((v) => v.id + ': '
              + v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))
            """;

    private Axe() {}

    /// Brings it into every document the window opens from now on.
    static void into(Page page) {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("axe.min.js"), "axe.min.js")) {
            page.addInitScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is broken in the document that is open.
    ///
    /// @param dark whether it is shown dark, where only the colours are others
    static List<String> broken(Page page, boolean dark) {
        return ((List<?>) page.evaluate(ASK, dark))
                .stream().map(String::valueOf).toList();
    }
}
