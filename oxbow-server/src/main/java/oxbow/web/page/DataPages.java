package oxbow.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import oxbow.access.Permission;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Data sets and what is in a version of one.
public final class DataPages implements RouteSource {

    private static final int SAMPLED = 400;
    private static final int SHOWN_PER_CLASS = 14;

    private final Desk desk;

    DataPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/projects/{project}/data", Permission.READ, this::list)
                        .page("Data sets"),
                Route.get("/projects/{project}/data/datasets/{dataset}", Permission.READ, this::dataset)
                        .page("A data set: versions, profile, examples"));
    }

    /// A data set with its newest version, if it has one.
    public record Listed(DataView.Dataset dataset, List<DataView.Version> versions) {

        public Optional<DataView.Version> newest() {
            return versions.stream().max(Comparator.comparingInt(DataView.Version::number));
        }
    }

    /// Examples of a class.
    public record Samples(String label, long of, List<DataView.Example> examples) {}

    private Response list(Call call) {
        List<Listed> sets = desk.api().list(call, "data/datasets", DataView.Dataset.class).stream()
                .map(dataset -> new Listed(dataset, versions(call, dataset.name())))
                .toList();
        return desk.show(call, Stage.DATA, "Data sets", "data/list", Map.of("sets", sets));
    }

    private List<DataView.Version> versions(Call call, String dataset) {
        return desk
                .api()
                .list(call, "data/datasets/" + Addresses.encode(dataset) + "/versions", DataView.Version.class)
                .stream()
                .sorted(Comparator.comparingInt(DataView.Version::number).reversed())
                .toList();
    }

    private Response dataset(Call call) {
        DataView.Dataset dataset =
                desk.api().one(call, "data/datasets/" + Addresses.encode(call.path("dataset")), DataView.Dataset.class);
        List<DataView.Version> versions = versions(call, dataset.name());
        Optional<DataView.Version> chosen = call.query("version")
                .map(wanted -> versions.stream()
                        .filter(v -> wanted.equals(Integer.toString(v.number())) || wanted.equals(v.id()))
                        .findFirst())
                .orElseGet(() -> versions.stream().findFirst());
        if (chosen.isEmpty()) {
            return desk.show(
                    call,
                    Stage.DATA,
                    dataset.name(),
                    "data/none",
                    Map.of("crumbs", Desk.crumbs(call, Stage.DATA), "dataset", dataset));
        }
        String path = "data/datasets/" + Addresses.encode(dataset.name()) + "/versions/"
                + chosen.get().number();
        Optional<String> split = call.query("split");
        return desk.show(
                call,
                Stage.DATA,
                dataset.name() + " v" + chosen.get().number(),
                "data/dataset",
                Map.of(
                        "crumbs", Desk.crumbs(call, Stage.DATA),
                        "dataset", dataset,
                        "version", chosen.get(),
                        "versions", versions,
                        "profile", ProfileView.of(desk.api().ask(call, path + "/profile")),
                        "samples", samples(call, path, split, chosen.get()),
                        "split", split.orElse("")));
    }

    private List<Samples> samples(Call call, String path, Optional<String> split, DataView.Version version) {
        if (version.schema().image().isEmpty()) {
            return List.of();
        }
        String query = "/rows?limit=" + SAMPLED
                + split.map(s -> "&split=" + Addresses.encode(s)).orElse("");
        Map<String, List<DataView.Example>> byLabel = new TreeMap<>();
        for (DataView.Example example : desk.api().list(call, path + query, DataView.Example.class)) {
            byLabel.computeIfAbsent(example.label().orElse("none"), _ -> new ArrayList<>())
                    .add(example);
        }
        return byLabel.entrySet().stream()
                .map(e -> new Samples(
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream().limit(SHOWN_PER_CLASS).toList()))
                .toList();
    }
}
