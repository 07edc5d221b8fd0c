package oxbow.web.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.access.Permission;
import oxbow.data.DataVersion;
import oxbow.data.Datasets;
import oxbow.data.Example;
import oxbow.data.Lineage;
import oxbow.data.NewExample;
import oxbow.data.Node;
import oxbow.data.Schema;
import oxbow.label.ReviewAnswer;
import oxbow.label.Reviews;
import oxbow.label.Task;
import oxbow.label.TaskQuery;
import oxbow.label.TaskState;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Turns answered reviews into a version of a data set: where the loop closes.
public final class ReviewDataRoutes implements RouteSource {

    private static final int PAGE = 1_000;

    private final Datasets datasets;
    private final Reviews reviews;

    public ReviewDataRoutes(Datasets datasets, Reviews reviews) {
        this.datasets = datasets;
        this.reviews = reviews;
    }

    /// What a version is made from.
    ///
    /// @param parent the number of the version whose rows and schema it takes
    /// @param endpoint whose answered reviews are added
    /// @param split the split the new rows belong to
    public record FromReviews(int parent, String endpoint, String split, Optional<String> note) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.post(
                        "/api/v1/projects/{project}/data/datasets/{dataset}/versions/from-reviews",
                        Permission.WRITE,
                        this::add)
                .takes(FromReviews.class)
                .doc(
                        "Makes a version of its parent's rows and the answered reviews of an endpoint, each different"
                                + " input with its label once and only if the parent does not have it.",
                        201,
                        DataVersion.class));
    }

    private Response add(Call call) {
        FromReviews wanted = call.json(FromReviews.class);
        String project = call.project().id();
        String dataset = call.path("dataset");
        DataVersion parent = datasets.version(project, dataset, String.valueOf(wanted.parent()));
        List<NewExample> added = rows(project, parent, wanted);
        if (added.isEmpty()) {
            throw ProblemException.broken(
                    "endpoint",
                    wanted.endpoint(),
                    "have answered reviews that " + parent.title() + " does not have yet");
        }
        DataVersion made = datasets.addVersionFromRows(
                project,
                dataset,
                parent.number(),
                added,
                wanted.note().orElse(""),
                List.of(new Node(Lineage.REVIEW, wanted.endpoint())));
        String versions = call.path().substring(0, call.path().lastIndexOf('/') + 1);
        return Response.created(versions + made.number(), made);
    }

    private List<NewExample> rows(String project, DataVersion parent, FromReviews wanted) {
        List<NewExample> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        Optional<String> after = Optional.empty();
        List<Task> page = List.of();
        do {
            page = reviews.list(
                    project,
                    new TaskQuery(Optional.of(TaskState.ANSWERED), Optional.of(wanted.endpoint()), false, PAGE, after));
            for (Task task : page) {
                Optional<ReviewAnswer> answer = task.answer();
                if (answer.isPresent() && !task.pixels().isEmpty()) {
                    Map<String, String> values = values(parent.schema(), task);
                    String label = answer.get().label();
                    String example = datasets.exampleId(parent, values);
                    boolean known = datasets.findExample(parent, example)
                            .flatMap(Example::label)
                            .filter(label::equals)
                            .isPresent();
                    if (!known && seen.add(List.of(example, label))) {
                        rows.add(new NewExample(values, Optional.of(label), wanted.split()));
                    }
                }
                after = Optional.of(task.id());
            }
        } while (page.size() == PAGE);
        return rows;
    }

    /// The raw input as cells: the pixels of the image, or all features in their order.
    private static Map<String, String> values(Schema schema, Task task) {
        List<Integer> columns = schema.image().isPresent() ? schema.pixels() : schema.features();
        if (columns.size() != task.pixels().size()) {
            throw ProblemException.broken(
                    "input of review " + task.id(),
                    task.pixels().size() + " values",
                    "have one value for each of the " + columns.size() + " features of the data set");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(
                    schema.columns().get(columns.get(i)).name(),
                    String.valueOf(task.pixels().get(i)));
        }
        return values;
    }
}
