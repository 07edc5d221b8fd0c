package oxbow.record;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import oxbow.json.Json;
import oxbow.record.WindowFile.Place;
import oxbow.record.WindowStore.Entry;
import oxbow.store.Store;

/// Window profiles: summed up while rows are committed, sealed into files once their time is over, rebuilt from
/// the log after a crash. A row that comes after its window was sealed makes a second entry of that window.
/// Thread-safe.
final class Windows {

    private static final DateTimeFormatter FILE =
            DateTimeFormatter.ofPattern("'windows-'yyyyMMdd'.oxwp'").withZone(ZoneOffset.UTC);
    private static final int ROWS_AT_ONCE = 5_000;

    private final Store store;
    private final WindowFile files;
    private final Clock clock;
    private final long length;
    private final WindowStore index = new WindowStore();
    private final CounterStore counters = new CounterStore();
    private final Map<WindowKey, WindowBuilder> live = new HashMap<>();
    private final Map<WindowKey, Ended> sealing = new HashMap<>();
    private final ReadWriteLock moving = new ReentrantReadWriteLock();
    private long lastOffset;

    /// A window whose time is over, on its way into a file, with every row of it up to an offset.
    private record Ended(WindowProfile profile, long through) {}

    Windows(Store store, WindowFile files, Clock clock, long lengthMillis) {
        this.store = store;
        this.files = files;
        this.clock = clock;
        this.length = lengthMillis;
    }

    /// Sums up again what the last process had not sealed.
    void recover(LogStore log) {
        long complete = store.read(tx -> counters.value(tx, CounterStore.WINDOWS));
        Map<WindowKey, Long> through = new HashMap<>();
        for (Entry entry : store.read(tx -> index.beyond(tx, complete))) {
            through.merge(entry.key(), entry.through(), Math::max);
        }
        long offset = complete;
        Portion portion;
        do {
            portion = log.after(offset, Optional.empty(), ROWS_AT_ONCE);
            for (Logged row : portion.rows()) {
                if (row.offset() > through.getOrDefault(key(row.prediction()), 0L)) {
                    add(row.offset(), row.prediction());
                }
            }
            offset = portion.reached();
        } while (portion.more());
        lastOffset = Math.max(lastOffset, offset);
    }

    /// Rows that were just committed, in the order of their offsets.
    synchronized void add(long firstOffset, List<Prediction> rows) {
        long offset = firstOffset;
        for (Prediction row : rows) {
            add(offset++, row);
        }
    }

    private synchronized void add(long offset, Prediction row) {
        live.computeIfAbsent(key(row), key -> new WindowBuilder(offset)).add(row);
        lastOffset = offset;
    }

    private WindowKey key(Prediction row) {
        long at = row.at().toEpochMilli();
        return new WindowKey(
                row.endpointId(), new Series(row.deploymentId(), row.arm()), at - Math.floorMod(at, length));
    }

    /// Seals the windows that ended before a moment; one caller at a time. What could not be kept is tried again by
    /// the next call.
    void seal(long endedBefore) {
        long complete;
        Map<WindowKey, Ended> ended;
        synchronized (this) {
            for (WindowKey key : List.copyOf(live.keySet())) {
                if (key.start() + length <= endedBefore && !sealing.containsKey(key)) {
                    WindowBuilder builder = Objects.requireNonNull(live.remove(key));
                    sealing.put(key, new Ended(builder.build(), lastOffset));
                }
            }
            complete = live.values().stream()
                            .mapToLong(WindowBuilder::firstOffset)
                            .min()
                            .orElse(lastOffset + 1)
                    - 1;
            ended = Map.copyOf(sealing);
        }
        if (!ended.isEmpty()) {
            keep(ended, complete);
        }
    }

    private void keep(Map<WindowKey, Ended> ended, long complete) {
        List<WindowKey> keys = List.copyOf(ended.keySet());
        List<byte[]> documents = keys.stream()
                .map(key -> Json.write(of(ended, key).profile()).getBytes(StandardCharsets.UTF_8))
                .toList();
        List<Place> places = files.append(FILE.format(clock.instant()), documents);
        List<Entry> entries = new ArrayList<>(keys.size());
        for (int i = 0; i < places.size(); i++) {
            WindowKey key = keys.get(i);
            entries.add(new Entry(key, key.start() + length, of(ended, key).through(), places.get(i)));
        }
        moving.writeLock().lock();
        try {
            store.write(tx -> {
                index.insert(tx, entries);
                counters.set(tx, CounterStore.WINDOWS, complete);
                return true;
            });
            synchronized (this) {
                sealing.keySet().removeAll(ended.keySet());
            }
        } finally {
            moving.writeLock().unlock();
        }
    }

    private static Ended of(Map<WindowKey, Ended> ended, WindowKey key) {
        return Objects.requireNonNull(ended.get(key));
    }

    /// The profiles of an endpoint by series and start of step, sealed and live together.
    Map<WindowKey, WindowProfile> profiles(String endpointId, long from, long to, long stepMillis) {
        Map<WindowKey, WindowProfile> found = new HashMap<>();
        moving.readLock().lock();
        try {
            synchronized (this) {
                live.forEach((key, builder) -> collect(found, endpointId, from, to, stepMillis, key, builder::build));
                sealing.forEach((key, ended) -> collect(found, endpointId, from, to, stepMillis, key, ended::profile));
            }
            for (Entry entry : store.read(tx -> index.between(tx, endpointId, from, to))) {
                collect(found, endpointId, from, to, stepMillis, entry.key(), () -> read(entry));
            }
        } finally {
            moving.readLock().unlock();
        }
        return found;
    }

    private WindowProfile read(Entry entry) {
        return Json.read(new String(files.read(entry.place()), StandardCharsets.UTF_8), WindowProfile.class);
    }

    private static void collect(
            Map<WindowKey, WindowProfile> found,
            String endpointId,
            long from,
            long to,
            long stepMillis,
            WindowKey key,
            Supplier<WindowProfile> profile) {
        if (key.endpointId().equals(endpointId) && key.start() >= from && key.start() < to) {
            WindowKey step =
                    new WindowKey(endpointId, key.series(), key.start() - Math.floorMod(key.start(), stepMillis));
            found.merge(step, profile.get(), WindowProfile::merge);
        }
    }

    long lengthMillis() {
        return length;
    }
}
