package oxbow.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Counts and times calls by route and class of status. Thread-safe: the timers are made beforehand.
final class CallMeter {

    private static final int CLASSES = 6;

    private final IdentityHashMap<Route, Timer[]> timers = new IdentityHashMap<>();
    private final Timer[] unrouted;

    CallMeter(MeterRegistry registry, List<Route> routes) {
        routes.forEach(
                route -> timers.put(route, timers(registry, route.method().name(), route.path())));
        unrouted = timers(registry, "any", "none");
    }

    private static Timer[] timers(MeterRegistry registry, String method, String path) {
        Timer[] byClass = new Timer[CLASSES];
        for (int i = 1; i < CLASSES; i++) {
            byClass[i] = Timer.builder("oxbow.http.calls")
                    .description("Calls over HTTP and how long their answers took.")
                    .tag("method", method)
                    .tag("route", path)
                    .tag("status", i + "xx")
                    .register(registry);
        }
        return byClass;
    }

    void count(Route route, int status, long nanos) {
        record(timers.getOrDefault(route, unrouted), status, nanos);
    }

    void countUnrouted(int status, long nanos) {
        record(unrouted, status, nanos);
    }

    private static void record(Timer[] byClass, int status, long nanos) {
        byClass[Math.clamp(status / 100, 1, CLASSES - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }
}
