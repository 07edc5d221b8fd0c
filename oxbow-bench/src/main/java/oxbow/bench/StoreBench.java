package oxbow.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import oxbow.store.Store;
import oxbow.store.StoreSettings;
import oxbow.store.Stores;

/// Commits per second through `Store.write`: each client updates a row of its own and waits until it is durable.
final class StoreBench {

    private static final int HIGHEST_MICROS = 60_000_000;

    private StoreBench() {}

    record Result(int clients, double perSecond, long p50Micros, long p99Micros) {}

    static Result run(StoreSettings settings, Path folder, int clients, Duration duration)
            throws InterruptedException, ExecutionException {
        try (Store store = Stores.open(settings, folder)) {
            store.write(tx -> {
                tx.update("create table if not exists bench_counter (id text primary key not null, n bigint not null)");
                tx.update("delete from bench_counter");
                for (int i = 0; i < clients; i++) {
                    tx.update("insert into bench_counter (id, n) values (?, 0)", "client-" + i);
                }
                return 0;
            });
            load(store, clients, duration.dividedBy(2));
            long start = System.nanoTime();
            Histogram micros = load(store, clients, duration);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Result(
                    clients,
                    micros.getTotalCount() / seconds,
                    micros.getValueAtPercentile(50),
                    micros.getValueAtPercentile(99));
        }
    }

    private static Histogram load(Store store, int clients, Duration duration)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + duration.toNanos();
        Histogram all = new Histogram(HIGHEST_MICROS, 3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String id = "client-" + i;
                running.add(threads.submit(() -> client(store, id, end)));
            }
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
        }
        return all;
    }

    private static Histogram client(Store store, String id, long end) {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        long before = System.nanoTime();
        while (before < end) {
            store.write(tx -> tx.update("update bench_counter set n = n + 1 where id = ?", id));
            long after = System.nanoTime();
            micros.recordValue(Math.min(HIGHEST_MICROS, (after - before) / 1000));
            before = after;
        }
        return micros;
    }
}
