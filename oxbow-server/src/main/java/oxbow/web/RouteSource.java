package oxbow.web;

import java.util.List;

/// A class that holds routes of one stage, of the pages or of a borrowed protocol.
@FunctionalInterface
public interface RouteSource {
    List<Route> routes();
}
