package oxbow.web.page;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.identity.Ids;
import oxbow.json.Json;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;
import oxbow.testing.TestServer;
import oxbow.web.HttpServer;
import oxbow.web.RouteSource;
import oxbow.web.StaticFiles;
import oxbow.web.WebSettings;
import oxbow.web.rest.AccessRoutes;
import oxbow.web.rest.SessionRoutes;
import oxbow.work.Idempotency;

/// The pages over an API that answers from elsewhere: real server, real sign-in, no stages.
final class FixtureServer implements AutoCloseable {

    private final Store store;
    private final HttpServer server;

    FixtureServer(Path data, RouteSource api) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Ids ids = new Ids(clock, random);
        store = Stores.open(new StoreSettings.Sqlite(), data);
        Access access = new Access(store, clock, random, ids);
        access.startAdministrator(Optional.of(TestServer.TOKEN));
        StaticFiles files = new StaticFiles();
        List<RouteSource> sources = new ArrayList<>();
        SitePages pages = new SitePages(() -> HttpServer.routes(sources), files);
        sources.addAll(List.of(api, new AccessRoutes(access), new SessionRoutes(access, clock), files, pages));
        server = new HttpServer(
                new WebSettings("127.0.0.1", 0, List.of(), Duration.ofSeconds(1)),
                sources,
                access,
                new Idempotency(store, clock),
                Json.mapper(),
                ids,
                new SimpleMeterRegistry(),
                pages::failed);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
