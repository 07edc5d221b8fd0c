package oxbow.web.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import oxbow.web.Failure;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.web.StaticFiles;

/// Every page for people.
public final class SitePages implements RouteSource {

    private final DoorPages door;
    private final List<RouteSource> parts;

    /// Pages that read the API in the name of their readers.
    ///
    /// @param routes every route of the server, known by the time of the first request; pages read the API through
    ///     them
    /// @param files where scripts and styles are
    /// @param clock what pages count back from
    public SitePages(Supplier<List<Route>> routes, StaticFiles files, Clock clock) {
        Api api = new Api(routes);
        Desk desk = new Desk(api, new Frames(api, files::url), new Pages(), clock);
        door = new DoorPages(api, desk.pages(), files::url);
        parts = List.of(
                door,
                new HomePages(desk),
                new DataPages(desk),
                new LineagePages(desk),
                new LabelPages(desk),
                new RunPages(desk),
                new ModelPages(desk),
                new EvaluatePages(desk),
                new EndpointPages(desk),
                new RolloutPages(desk),
                new MonitorPages(desk));
    }

    /// What went wrong, as a page.
    public Response failed(Failure failure) {
        return door.failed(failure);
    }

    @Override
    public List<Route> routes() {
        List<Route> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.routes()));
        return List.copyOf(all);
    }
}
