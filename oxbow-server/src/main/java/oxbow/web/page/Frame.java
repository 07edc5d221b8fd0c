package oxbow.web.page;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What stands around the content of every page: the lifecycle with what waits in it, who is signed in, where
/// assets lie.
///
/// @param project the project's name, which is part of every address
/// @param who the name of the token the reader is signed in with
/// @param projects all that the reader may look at
/// @param assets gives the address of a static file, which changes with its content
public record Frame(
        String title,
        String project,
        String who,
        UnaryOperator<String> assets,
        List<Stop> stops,
        List<Choice> projects) {

    public Frame {
        stops = List.copyOf(stops);
        projects = List.copyOf(projects);
    }

    /// A project that the reader may go to.
    public record Choice(String name, String title, boolean current) {}

    /// A stage in the navigation.
    ///
    /// @param waits how many things wait for the reader
    /// @param waitsFor what they are, in words
    public record Stop(
            Stage stage,
            String name,
            Optional<String> href,
            boolean current,
            long waits,
            String waitsFor,
            String key) {}

    public String asset(String file) {
        return assets.apply(file);
    }

    /// The address of a page of the project.
    public String at(String path) {
        return path.isEmpty() ? home() : home() + "/" + path;
    }

    public String home() {
        return "/projects/" + project;
    }

    /// The address of a resource of the API in the project.
    public String api(String path) {
        return "/api/v1/projects/" + project + "/" + path;
    }

    /// The address of the project's events.
    public String events() {
        return api("events");
    }

    public String count(long n) {
        return n > 999 ? "999+" : Long.toString(n);
    }
}
