package oxbow.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.Map;
import oxbow.web.Response;

/// The precompiled templates. Thread-safe.
final class Pages {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "oxbow.web.page.templates");

    /// A whole page, or the part of one that stands alone.
    Response show(String template, Map<String, Object> models) {
        return show(template, 200, models);
    }

    Response show(String template, int status, Map<String, Object> models) {
        Map<String, Object> all = new HashMap<>(models);
        return Response.html(status, output -> engine.render(template + ".jte", all, output))
                .with("Cache-Control", "no-store");
    }
}
