package oxbow.monitor;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oxbow.access.Access;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.monitor.MonitorStore.Kept;
import oxbow.problem.Limits;
import oxbow.problem.ProblemException;
import oxbow.record.Logged;
import oxbow.record.Portion;
import oxbow.record.Records;
import oxbow.serve.Endpoints;
import oxbow.serve.Endpoints.Served;
import oxbow.store.Store;
import oxbow.work.Outbox;

/// Watches every endpoint for drift: brightness, contrast and sharpness of images, the model's score and the
/// class it predicts. The reference is a live window, the first after a deployment; the promise about false
/// alarms is one budget over all detectors of an endpoint (see [MonitorView#promise]).
///
/// It follows the prediction log. Its state, its place in the log and its alarms become durable in one transaction,
/// so a restart neither loses an alarm nor repeats one. Thread-safe; the work is done on one thread of its own.
public final class Monitors implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Monitors.class.getName());
    private static final int PORTION = 2_000;
    private static final int SHOWN_ALARMS = 50;

    private final Store store;
    private final Records records;
    private final Endpoints endpoints;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final AlarmReport reports;
    private final MonitorStore statements = new MonitorStore();
    private final Map<String, Following> following = new HashMap<>();
    private final Map<String, MonitorView> views = new ConcurrentHashMap<>();
    private final Map<String, MonitorSettings> wanted = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    private record Following(Watch watch, long offset) {}

    public Monitors(
            Store store, Records records, Endpoints endpoints, Access access, Outbox outbox, Clock clock, Ids ids) {
        this.store = store;
        this.records = records;
        this.endpoints = endpoints;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.reports = new AlarmReport(records);
    }

    /// Begins to look again and again, with such a pause in between.
    public void start(Duration pause) {
        thread = Optional.of(Thread.ofPlatform().name("monitors").daemon().start(() -> run(pause)));
    }

    private void run(Duration pause) {
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pass();
            }
        } catch (InterruptedException _) {
            LOG.log(Level.WARNING, "monitors.interrupted");
        }
    }

    /// Follows the log of every endpoint to its end.
    void pass() {
        for (Served endpoint : endpoints.served()) {
            try {
                follow(endpoint);
            } catch (RuntimeException e) {
                following.remove(endpoint.endpointId());
                LOG.log(Level.ERROR, "endpoint.not_watched endpoint=" + endpoint.name(), e);
            }
        }
    }

    private void follow(Served endpoint) {
        String id = endpoint.endpointId();
        Following present = following.computeIfAbsent(id, missing -> resume(endpoint));
        MonitorSettings settings = wanted.remove(id);
        if (settings != null) {
            present = new Following(new Watch(id, settings, WatchState.NEW), present.offset());
            keep(endpoint, present, List.of());
        }
        Portion portion;
        do {
            portion = records.after(present.offset(), Optional.of(id), PORTION);
            present = take(endpoint, present, portion);
        } while (portion.more());
        views.put(id, MonitorView.of(endpoint.name(), present.watch()));
    }

    private Following resume(Served endpoint) {
        String id = endpoint.endpointId();
        Kept kept = store.read(tx -> statements.kept(tx, id))
                .orElse(new Kept(MonitorSettings.standard(), WatchState.NEW, 0));
        return new Following(new Watch(id, kept.settings(), kept.state()), kept.offset());
    }

    private Following take(Served endpoint, Following present, Portion portion) {
        Following next = new Following(present.watch(), portion.reached());
        if (portion.rows().isEmpty()) {
            following.put(endpoint.endpointId(), next);
            return next;
        }
        List<Alarm> alarms = new ArrayList<>();
        Watch watch = present.watch();
        for (Logged row : portion.rows()) {
            for (Watch.Found found : watch.observe(row)) {
                alarms.add(reports.alarm(ids.next(), endpoint, watch, found));
            }
        }
        keep(endpoint, next, alarms);
        return next;
    }

    private void keep(Served endpoint, Following reached, List<Alarm> alarms) {
        Kept kept = new Kept(reached.watch().settings(), reached.watch().state(), reached.offset());
        store.write(tx -> {
            statements.keep(tx, endpoint.endpointId(), kept, clock.instant());
            for (Alarm alarm : alarms) {
                statements.insert(tx, alarm);
                outbox.append(tx, alarm.projectId(), "drift.alarm", alarm.id(), said(alarm));
            }
            return alarms.size();
        });
        following.put(endpoint.endpointId(), reached);
        alarms.forEach(alarm -> LOG.log(
                Level.WARNING,
                "drift.found endpoint=" + alarm.endpoint() + " feature="
                        + alarm.feature().word()));
    }

    private static Map<String, Object> said(Alarm alarm) {
        return Map.of(
                "endpoint", alarm.endpoint(),
                "feature", alarm.feature().word(),
                "change_at", alarm.changeAt().toString(),
                "fired_at", alarm.firedAt().toString(),
                "psi", alarm.psi(),
                "sentence", alarm.sentence());
    }

    /// How an endpoint's monitoring stands, with its newest alarms.
    ///
    /// @throws ProblemException if there is no such endpoint
    public MonitorView view(String projectId, String endpoint) {
        String id = endpoints.find(projectId, endpoint).id();
        MonitorView view = Optional.ofNullable(wanted.get(id))
                .map(settings -> fresh(id, endpoint, settings))
                .or(() -> Optional.ofNullable(views.get(id)))
                .orElseGet(() -> fresh(id, endpoint, MonitorSettings.standard()));
        return view.with(store.read(tx -> statements.alarms(tx, projectId, Optional.of(id), SHOWN_ALARMS)));
    }

    private static MonitorView fresh(String id, String endpoint, MonitorSettings settings) {
        return MonitorView.of(endpoint, new Watch(id, settings, WatchState.NEW));
    }

    /// Sets what is promised and how large the reference is. All detectors of the endpoint begin again with a new
    /// reference, as their thresholds change.
    ///
    /// @throws ProblemException if there is no such endpoint
    public void configure(Principal by, String projectId, String endpoint, MonitorSettings settings) {
        String id = endpoints.find(projectId, endpoint).id();
        store.write(tx -> {
            Optional<Kept> kept = statements.kept(tx, id);
            long offset = kept.map(Kept::offset).orElse(0L);
            statements.keep(tx, id, new Kept(settings, WatchState.NEW, offset), clock.instant());
            access.note(tx, by, "monitor.configured", endpoint);
            return offset;
        });
        wanted.put(id, settings);
    }

    /// The newest alarms of a project or of one of its endpoints, newest first.
    ///
    /// @throws ProblemException if there is no such endpoint
    public List<Alarm> alarms(String projectId, Optional<String> endpoint, int limit) {
        Optional<String> id =
                endpoint.map(name -> endpoints.find(projectId, name).id());
        return store.read(tx -> statements.alarms(tx, projectId, id, limit));
    }

    /// Notes whether an alarm was useful or noise.
    ///
    /// @throws ProblemException if there is no such alarm
    public Alarm acknowledge(Principal by, String projectId, String alarmId, boolean useful, String note) {
        Limits.checked("note", note, Limits.NOTE);
        return store.write(tx -> {
            if (statements.alarm(tx, projectId, alarmId).isEmpty()) {
                throw ProblemException.notFound("alarm", alarmId);
            }
            statements.acknowledge(tx, alarmId, new Alarm.Acknowledgement(by.name(), useful, note, clock.instant()));
            access.note(tx, by, "alarm.acknowledged", alarmId);
            return statements.alarm(tx, projectId, alarmId).orElseThrow();
        });
    }

    /// Stops after the pass in hand.
    @Override
    public void close() {
        closed.countDown();
        thread.ifPresent(running -> {
            try {
                running.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
