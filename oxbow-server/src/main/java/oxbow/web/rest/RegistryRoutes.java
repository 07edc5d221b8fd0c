package oxbow.web.rest;

import java.util.List;
import java.util.Optional;
import oxbow.access.Permission;
import oxbow.predict.InputImage;
import oxbow.predict.Recipe;
import oxbow.track.Model;
import oxbow.track.ModelVersion;
import oxbow.track.NewModelVersion;
import oxbow.track.Registry;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Models and their versions.
public final class RegistryRoutes implements RouteSource {

    private static final String MODELS = "/api/v1/projects/{project}/track/models";
    private static final String VERSIONS = MODELS + "/{model}/versions";

    private final Registry registry;

    public RegistryRoutes(Registry registry) {
        this.registry = registry;
    }

    /// What a model is made from.
    public record NewModel(String name) {}

    /// What a model version is made from.
    ///
    /// @param run the id of the run it came from
    /// @param file the digest of an uploaded ONNX file
    /// @param classes the names of the classes in the order of the scores, if the file does not say
    /// @param image how to look at an input row, if it is an image
    /// @param recipe what is done to a raw input before the model sees it
    public record RegisterModel(
            Optional<String> run,
            String file,
            List<String> classes,
            Optional<InputImage> image,
            Optional<Preparation> recipe,
            Optional<String> note) {}

    /// Value × scale + offset, then rows and columns swapped if asked for; absent parts leave the value as it is.
    public record Preparation(Optional<Double> scale, Optional<Double> offset, Optional<Boolean> transpose) {
        Recipe recipe() {
            return new Recipe(scale.orElse(1.0), offset.orElse(0.0), transpose.orElse(false));
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(MODELS, Permission.WRITE, this::create)
                        .takes(NewModel.class)
                        .doc("Adds a model without versions.", 201, Model.class),
                Route.get(MODELS, Permission.READ, this::models)
                        .docList("The models of the project, by name.", Model.class),
                Route.post(VERSIONS, Permission.WRITE, this::register)
                        .takes(RegisterModel.class)
                        .doc("Loads an uploaded model, runs it once and registers it.", 201, ModelVersion.class),
                Route.get(VERSIONS, Permission.READ, this::versions)
                        .docList("The versions of a model, newest first.", ModelVersion.class),
                Route.get(VERSIONS + "/{version}", Permission.READ, this::version)
                        .doc("One version of a model.", ModelVersion.class));
    }

    private Response create(Call call) {
        Model made =
                registry.create(call.project().id(), call.json(NewModel.class).name());
        return Response.created(call.path() + "/" + made.name(), made);
    }

    private Response models(Call call) {
        return Response.ok(Listing.page(call, registry.models(call.project().id()), Model::id));
    }

    private Response register(Call call) {
        RegisterModel wanted = call.json(RegisterModel.class);
        NewModelVersion version = new NewModelVersion(
                wanted.run(),
                wanted.file(),
                wanted.classes(),
                wanted.image(),
                wanted.recipe().map(Preparation::recipe).orElse(Recipe.IDENTITY),
                wanted.note().orElse(""));
        ModelVersion made = registry.register(call.project().id(), call.path("model"), version);
        return Response.created(call.path() + "/" + made.version(), made);
    }

    private Response versions(Call call) {
        return Response.ok(
                Listing.page(call, registry.versions(call.project().id(), call.path("model")), ModelVersion::id));
    }

    private Response version(Call call) {
        String name = call.path("model") + "/" + call.path("version");
        return Response.ok(registry.modelVersion(call.project().id(), name));
    }
}
