package oxbow.web.rest;

import java.util.List;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.data.DataVersion;
import oxbow.data.Dataset;
import oxbow.data.Datasets;
import oxbow.data.Example;
import oxbow.data.Examples;
import oxbow.data.NewVersion;
import oxbow.data.Schema;
import oxbow.data.StoredFile;
import oxbow.data.Uploads;
import oxbow.data.VersionProfile;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Files, data sets, versions, their profiles and rows.
public final class DataRoutes implements RouteSource {

    private static final String STAGE = "/api/v1/projects/{project}/data";
    private static final String VERSION = STAGE + "/datasets/{dataset}/versions/{version}";
    private static final String CSV = "text/csv";

    private final Uploads uploads;
    private final Datasets datasets;

    public DataRoutes(Uploads uploads, Datasets datasets) {
        this.uploads = uploads;
        this.datasets = datasets;
    }

    /// What a data set is made from.
    public record NewDataset(String name, Optional<String> description) {}

    /// What a version is made from.
    ///
    /// @param file the digest of an uploaded CSV file
    /// @param parent the number of the version it replaces or extends
    public record NewDataVersion(String file, Schema schema, Optional<String> note, Optional<Integer> parent) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put(STAGE + "/files/{digest}", Permission.WRITE, this::upload)
                        .takesRaw("application/octet-stream", Uploads.LONGEST)
                        .doc("Uploads a file under the SHA-256 of its bytes.", StoredFile.class),
                Route.post(STAGE + "/datasets", Permission.WRITE, this::create)
                        .takes(NewDataset.class)
                        .doc("Adds a data set without versions.", 201, Dataset.class),
                Route.get(STAGE + "/datasets", Permission.READ, this::list)
                        .docList("The data sets of the project, by name.", Dataset.class),
                Route.get(STAGE + "/datasets/{dataset}", Permission.READ, this::find)
                        .doc("One data set.", Dataset.class),
                Route.post(STAGE + "/datasets/{dataset}/versions", Permission.WRITE, this::addVersion)
                        .takes(NewDataVersion.class)
                        .doc(
                                "Makes a version of an uploaded CSV file that keeps the schema in every cell.",
                                201,
                                DataVersion.class),
                Route.get(STAGE + "/datasets/{dataset}/versions", Permission.READ, this::versions)
                        .docList("The versions of a data set, newest first.", DataVersion.class),
                Route.get(VERSION, Permission.READ, call -> Response.ok(version(call)))
                        .doc("One version, by its number, its id, or as latest.", DataVersion.class),
                Route.get(VERSION + "/profile", Permission.READ, call -> Response.ok(datasets.profile(version(call))))
                        .doc("A summary of the rows of a version.", VersionProfile.class),
                Route.get(VERSION + "/rows", Permission.READ, this::rows)
                        .docList(
                                "The rows of a version in order; all of them at once as CSV if text/csv is accepted.",
                                Example.class)
                        .query("split", "Only the rows of this split."),
                Route.get(VERSION + "/examples/{example}", Permission.READ, this::example)
                        .doc("The first row with that content hash.", Example.class),
                Route.get(VERSION + "/examples/{example}/image.png", Permission.READ, this::image)
                        .docRaw("The picture of an example, pixel by pixel.", "image/png"));
    }

    private Response upload(Call call) {
        return Response.ok(uploads.put(call.path("digest"), call.body()));
    }

    private Response create(Call call) {
        NewDataset wanted = call.json(NewDataset.class);
        Dataset made = datasets.create(
                call.project().id(), wanted.name(), wanted.description().orElse(""));
        return Response.created(call.path() + "/" + made.name(), made);
    }

    private Response list(Call call) {
        return Response.ok(Listing.page(call, datasets.list(call.project().id()), Dataset::id));
    }

    private Response find(Call call) {
        return Response.ok(datasets.find(call.project().id(), call.path("dataset")));
    }

    private Response addVersion(Call call) {
        NewDataVersion wanted = call.json(NewDataVersion.class);
        DataVersion made = datasets.addVersion(
                call.project().id(),
                call.path("dataset"),
                new NewVersion(
                        wanted.file(),
                        wanted.schema(),
                        wanted.parent(),
                        wanted.note().orElse("")));
        return Response.created(call.path() + "/" + made.number(), made);
    }

    private Response versions(Call call) {
        return Response.ok(
                Listing.page(call, datasets.versions(call.project().id(), call.path("dataset")), DataVersion::id));
    }

    private DataVersion version(Call call) {
        return datasets.version(call.project().id(), call.path("dataset"), call.path("version"));
    }

    private Response rows(Call call) {
        DataVersion version = version(call);
        Optional<String> split = call.query("split");
        if (call.header("Accept").orElse("").contains(CSV)) {
            return Response.stream(CSV + "; charset=utf-8", out -> datasets.writeCsv(version, split, out))
                    .with("Content-Disposition", "attachment; filename=\"rows.csv\"");
        }
        Examples page = datasets.rows(version, split, call.limit(), call.pageToken());
        return Response.ok(new Listing<>(page.items(), page.nextPageToken()));
    }

    private Response example(Call call) {
        return Response.ok(datasets.example(version(call), call.path("example")));
    }

    private Response image(Call call) {
        return Response.bytes(200, "image/png", datasets.png(version(call), call.path("example")))
                .with("Cache-Control", "private, max-age=86400");
    }
}
