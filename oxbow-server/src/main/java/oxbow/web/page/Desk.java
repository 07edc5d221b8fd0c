package oxbow.web.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.web.Call;
import oxbow.web.Response;

/// What every page needs at hand: the API to read from, the frame around it, the templates to show it with.
record Desk(Api api, Frames frames, Pages pages, Clock clock) {

    /// A whole page of a stage.
    Response show(Call call, Stage stage, String title, String template, Map<String, Object> models) {
        Map<String, Object> all = new HashMap<>(models);
        all.put("frame", frames.of(call, Optional.of(stage), title));
        return pages.show(template, all);
    }

    /// The way to a page below the given places of a stage.
    static List<Crumb> crumbs(Call call, Stage stage, Crumb... below) {
        String home = "/projects/" + call.project().name();
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(stage.title(), home + "/" + stage.path()));
        for (Crumb crumb : below) {
            crumbs.add(new Crumb(crumb.name(), home + "/" + crumb.href()));
        }
        return List.copyOf(crumbs);
    }
}
