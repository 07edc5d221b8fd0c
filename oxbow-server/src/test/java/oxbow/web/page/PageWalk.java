package oxbow.web.page;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every page in every state that readers meet, by a short name, and what its words must say.
record PageWalk(Map<String, Stop> stops) {

    /// A page of the walk.
    ///
    /// @param says what must stand in the answer at the top, as patterns
    record Stop(String path, List<String> says) {

        /// Opens it and waits for its charts, if it has any.
        void open(Page page) {
            page.navigate(path);
            if (page.locator("[data-windows]").count() > 0) {
                page.waitForSelector("body[data-charts=drawn]");
            }
        }
    }

    Stop stop(String name) {
        return Objects.requireNonNull(stops.get(name), name);
    }

    static PageWalk of(SeededServer server) {
        Map<String, Stop> walk = new LinkedHashMap<>();
        String home = SeededServer.HOME;
        String evaluation = server.first("evaluate/evaluations");
        String prediction = server.first("record/predictions?endpoint=digits&limit=1");
        List<String> runs = server.ids("track/runs");
        put(walk, "home", home, "\\d+ predictions wait for review; 1 rollout held, .*; \\d+ alarms? not acknowledged");
        put(walk, "data", home + "/data", "1 data set");
        put(walk, "dataset", home + "/data/datasets/digits?version=1", "900 rows with 64 features");
        put(
                walk,
                "lineage",
                home + "/data/lineage?node=prediction:" + prediction,
                "What this prediction was made from");
        put(walk, "lineage-ask", home + "/data/lineage", "What was something made from\\?");
        put(walk, "review", home + "/label", "\\d+ predictions wait for a person\\.");
        put(walk, "runs", home + "/track/runs", "3 runs\\.");
        put(walk, "run", home + "/track/runs/" + runs.getFirst(), "It made digits/\\d from digits v1\\.");
        put(
                walk,
                "compare",
                home + "/track/runs/compare?run=" + runs.get(0) + "&run=" + runs.get(1),
                "Held fixed: code, data",
                "What differs: epochs");
        put(walk, "models", home + "/track/models", "3 model versions registered\\.");
        put(walk, "model", home + "/track/models/digits/versions/2", "it is right in " + PagesIT.FIGURE);
        put(walk, "evaluations", home + "/evaluate", "3 evaluations");
        put(
                walk,
                "evaluation",
                home + "/evaluate/evaluations/" + evaluation,
                "always saying the majority would be right");
        put(walk, "endpoints", home + "/serve", "8 endpoints serve\\.");
        endpoints(walk, home + "/serve/endpoints/", server);
        put(walk, "monitor", home + "/monitor", "\\d+ alarms? not acknowledged yet\\.");
        empty(walk);
        return new PageWalk(walk);
    }

    private static void endpoints(Map<String, Stop> walk, String at, SeededServer server) {
        put(walk, "endpoint", at + "digits", "digits/2 serves; digits/3 answers 20 % of the keys, step 1 of 2\\.");
        put(walk, "endpoint-hour", at + "digits?range=1h", "digits/2 serves");
        put(walk, "endpoint-shadow", at + "scanner?range=1h", "digits/3 answers unseen beside it\\.");
        put(walk, "endpoint-held", at + "kiosk?range=1h", "The rollout is held and waits for a decision\\.");
        put(
                walk,
                "endpoint-blue-green",
                at + "gate",
                "^digits/1 answers everything; digits/2 stands ready to take over again at once\\.");
        put(walk, "endpoint-unlabelled", at + "archive", "digits/2 serves, and nothing else is being tried\\.");
        put(walk, "endpoint-fresh", at + "fresh", "digits/2 serves, and nothing else is being tried\\.");
        rollout(walk, "canary-running", at, server, "digits", "running", "digits/3 answers 20 % of the keys");
        rollout(
                walk,
                "canary-promoted",
                at,
                server,
                "digits",
                "promoted",
                "^digits/2 was promoted after [^.]*\\. The candidate erred in " + PagesIT.FIGURE + " of its keys");
        rollout(walk, "canary-rolled-back", at, server, "digits", "rolled_back", "digits/2 was rolled back after");
        rollout(walk, "canary-held", at, server, "kiosk", "held", "Held\\. Inconclusive: .* A person has to decide\\.");
        rollout(walk, "blue-green-running", at, server, "gate", "running", "^digits/1 answers everything;");
        rollout(
                walk,
                "canary-taken-back",
                at,
                server,
                "gate",
                "rolled_back",
                "^digits/3 was promoted and taken back by administrator on .* digits/2 took over again\\.");
        rollout(walk, "shadow-running", at, server, "scanner", "running", "digits/3 answers unseen beside it\\.");
        rollout(
                walk,
                "shadow-ended",
                at,
                server,
                "digits",
                "stopped",
                "The comparison ended after .*: digits/2 is found better\\.");
    }

    private static void rollout(
            Map<String, Stop> walk,
            String name,
            String at,
            SeededServer server,
            String endpoint,
            String state,
            String says) {
        put(walk, name, at + endpoint + "/rollouts/" + server.rollout(endpoint, state), says);
    }

    /// The pages of a project in which nothing has happened.
    private static void empty(Map<String, Stop> walk) {
        String home = "/projects/empty";
        put(walk, "empty-home", home, "Nothing waits for you\\.");
        put(walk, "empty-data", home + "/data", "There is no data set yet\\.");
        put(walk, "empty-review", home + "/label", "No prediction waits for a person\\.");
        put(walk, "empty-runs", home + "/track/runs", "Nothing was trained yet\\.");
        put(walk, "empty-models", home + "/track/models", "No model is registered yet\\.");
        put(walk, "empty-compare", home + "/track/runs/compare", "Choose two or more runs to compare\\.");
        put(walk, "empty-evaluations", home + "/evaluate", "Nothing was evaluated yet\\.");
        put(walk, "empty-endpoints", home + "/serve", "Nothing serves yet\\.");
        put(walk, "empty-monitor", home + "/monitor", "No alarm has been raised\\.");
    }

    private static void put(Map<String, Stop> walk, String name, String path, String... says) {
        walk.put(name, new Stop(path, List.of(says)));
    }
}
