package oxbow.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oxbow.access.Access;
import oxbow.data.Datasets;
import oxbow.data.Lineage;
import oxbow.data.Uploads;
import oxbow.evaluate.Evaluations;
import oxbow.identity.Ids;
import oxbow.json.Json;
import oxbow.label.ReviewSettings;
import oxbow.label.Reviews;
import oxbow.monitor.Monitors;
import oxbow.predict.Predictors;
import oxbow.record.RecordSettings;
import oxbow.record.RecordSettings.Durability;
import oxbow.record.Records;
import oxbow.serve.Serve;
import oxbow.serve.ServeSettings;
import oxbow.store.Artifacts;
import oxbow.store.Store;
import oxbow.store.Stores;
import oxbow.track.Registry;
import oxbow.track.Runs;
import oxbow.web.HttpServer;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.web.StaticFiles;
import oxbow.web.oip.GrpcServer;
import oxbow.web.oip.OipRoutes;
import oxbow.web.page.SitePages;
import oxbow.web.rest.AccessRoutes;
import oxbow.web.rest.DataRoutes;
import oxbow.web.rest.EvaluateRoutes;
import oxbow.web.rest.EventRoutes;
import oxbow.web.rest.LabelRoutes;
import oxbow.web.rest.LineageKind;
import oxbow.web.rest.LineageKinds;
import oxbow.web.rest.LineageRoutes;
import oxbow.web.rest.MonitorRoutes;
import oxbow.web.rest.OperationRoutes;
import oxbow.web.rest.RecordRoutes;
import oxbow.web.rest.RegistryRoutes;
import oxbow.web.rest.ReviewDataRoutes;
import oxbow.web.rest.ServeRoutes;
import oxbow.web.rest.ServedLineage;
import oxbow.web.rest.SessionRoutes;
import oxbow.web.rest.SystemRoutes;
import oxbow.web.rest.TrackRoutes;
import oxbow.work.Idempotency;
import oxbow.work.Leases;
import oxbow.work.Operations;
import oxbow.work.Outbox;

/// The whole server, put together: every part is made here, in the order of the packages, from the parts before
/// it, and closed in reverse. It serves from its construction until it is closed.
public final class Oxbow implements AutoCloseable {

    private static final Logger LOG = System.getLogger("oxbow.app");
    /// How long an upload waits for something to be made of it.
    private static final Duration UPLOAD_KEPT = Duration.ofDays(1);
    /// How often monitoring looks at the prediction log.
    private static final Duration MONITOR_PAUSE = Duration.ofMillis(500);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<Route> routes;
    private final HttpServer server;
    private final OptionalInt grpcPort;
    private final Optional<String> newAdministratorToken;

    private record Part(String name, AutoCloseable closing) {}

    /// @param random cryptographically strong and thread-safe
    /// @throws oxbow.problem.ProblemException if something about the settings or the data folder does not fit
    public Oxbow(Settings settings, Clock clock, RandomGenerator random) {
        try {
            // Foundations
            Ids ids = new Ids(clock, random);
            ObjectMapper json = Json.mapper();
            PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            keep("data folder", new DataFolder(settings.data()));
            ListenPorts.check(settings.web(), settings.grpcPort());
            Store store = keep("store", Stores.open(settings.store(), settings.data()));
            Access access = new Access(store, clock, random, ids);
            newAdministratorToken = access.startAdministrator(settings.adminToken());
            Outbox outbox = new Outbox(store, clock, ids);
            Operations operations = keep("operations", new Operations(store, clock, ids));
            Idempotency idempotency = new Idempotency(store, clock);

            Artifacts artifacts = new Artifacts(settings.data().resolve("artifacts"));

            // Stages, in the order of the packages
            Lineage lineage = new Lineage(store, clock);
            Datasets datasets = new Datasets(store, artifacts, outbox, lineage, clock, ids);
            Predictors predictors = keep(
                    "predictors",
                    new Predictors(
                            artifacts::bytes,
                            Runtime.getRuntime().availableProcessors(),
                            settings.data().resolve("native")));
            Reviews reviews = new Reviews(store, outbox, clock, ids, random, ReviewSettings.standard());
            Runs runs = new Runs(store, datasets, lineage, outbox, clock, ids);
            Registry registry = new Registry(store, artifacts, predictors, runs, lineage, outbox, clock, ids);
            Records records = keep(
                    "records", new Records(store, settings.data().resolve("record"), recordSettings(settings), clock));
            LogMeter.register(metrics, records);
            Evaluations evaluations =
                    new Evaluations(store, artifacts, datasets, predictors, registry, lineage, outbox, clock);
            Supplier<Set<String>> used = () -> Stream.of(datasets.files(), registry.files(), evaluations.files())
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            keep(
                    "housekeeping",
                    new Housekeeping(List.of(
                            idempotency::forgetOld,
                            () -> artifacts.removeUnused(clock.instant().minus(UPLOAD_KEPT), used))));
            Serve serve = keep(
                    "serve",
                    new Serve(
                            new Serve.Parts(
                                    store,
                                    access,
                                    outbox,
                                    new Leases(store, clock),
                                    lineage,
                                    reviews,
                                    predictors,
                                    registry,
                                    records,
                                    evaluations,
                                    clock,
                                    ids,
                                    random),
                            ServeSettings.standard()));
            Monitors monitors =
                    keep("monitors", new Monitors(store, records, serve.endpoints(), access, outbox, clock, ids));
            monitors.start(MONITOR_PAUSE);

            // Routes
            List<RouteSource> sources = new ArrayList<>();
            sources.add(new SystemRoutes(metrics, json, Version.current(), () -> HttpServer.routes(sources)));
            sources.add(new AccessRoutes(access));
            sources.add(new SessionRoutes(access, clock));
            sources.add(new EventRoutes(outbox, json));
            sources.add(new OperationRoutes(operations));
            sources.add(new DataRoutes(new Uploads(artifacts), datasets));
            sources.add(new TrackRoutes(runs));
            sources.add(new RegistryRoutes(registry));
            sources.add(new EvaluateRoutes(evaluations));
            sources.add(new RecordRoutes(
                    records,
                    (project, endpoint) ->
                            serve.endpoints().find(project, endpoint).id(),
                    clock));
            sources.add(new ServeRoutes(serve.endpoints(), serve.rollouts()));
            sources.add(new LabelRoutes(reviews));
            sources.add(new MonitorRoutes(monitors));
            sources.add(new OipRoutes(serve.router(), Version.current()));
            sources.add(new ReviewDataRoutes(datasets, reviews));
            Map<String, LineageKind> kinds = LineageKinds.of(datasets, runs, registry, evaluations);
            kinds.putAll(ServedLineage.of(records, serve.endpoints()));
            sources.add(new LineageRoutes(lineage, kinds));
            StaticFiles files = new StaticFiles();
            sources.add(files);
            SitePages pages = new SitePages(this::routes, files, clock);
            sources.add(pages);

            routes = HttpServer.routes(sources);
            server = keep(
                    "http",
                    new HttpServer(settings.web(), sources, access, idempotency, json, ids, metrics, pages::failed));
            grpcPort = settings.grpcPort().isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(keep(
                                    "grpc",
                                    new GrpcServer(
                                            settings.web().host(),
                                            settings.grpcPort().getAsInt(),
                                            serve.router(),
                                            access,
                                            Version.current()))
                            .port());
        } catch (RuntimeException | Error e) {
            closeParts();
            throw e;
        }
    }

    private static RecordSettings recordSettings(Settings settings) {
        Durability durability = switch (settings.log().durability()) {
            case GROUP -> Durability.GROUPED;
            case COMMIT -> Durability.COMMIT;
        };
        RecordSettings log = RecordSettings.DEFAULT.with(durability);
        return settings.log().window().map(log::withWindow).orElse(log);
    }

    /// Notes that a part is to be closed with the server, before those it was made from.
    private <T extends AutoCloseable> T keep(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /// The port of pages and the API.
    public int port() {
        return server.port();
    }

    /// The port of inference over gRPC; empty if that is switched off.
    public OptionalInt grpcPort() {
        return grpcPort;
    }

    /// Every route the server answers.
    public List<Route> routes() {
        return routes;
    }

    /// The administrator's token, if this start made it: to be printed once and never again.
    public Optional<String> newAdministratorToken() {
        return newAdministratorToken;
    }

    /// Stops: calls in flight are answered, what was promised to be kept is written, then everything is closed.
    /// A part that fails to close is logged and does not keep the others from closing.
    @Override
    public void close() {
        closeParts();
    }

    private void closeParts() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
            } catch (Exception e) {
                LOG.log(Level.ERROR, "part.failed_to_close part=" + part.name(), e);
            }
        }
    }
}
